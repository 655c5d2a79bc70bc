import type { Migration } from '../migration.js';
import { additions } from './additions.js';
import { divisionMaps } from './division-maps.js';
import { lamps } from './lamps.js';
import { programmes } from './programmes.js';
import { search } from './search.js';
import { webhooks } from './webhooks.js';

/** The second step: what the functions of src/subject need, and the full text. */
export const subjects: Migration = {
  name: '0002-subjects',
  parts: [additions, search, lamps, programmes, divisionMaps, webhooks],
};
