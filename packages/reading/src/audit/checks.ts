import type { Check } from './check.js';
import { enumeration } from './enumeration.js';
import { growth } from './growth.js';
import { headingBody } from './heading-body.js';
import { magnitude } from './magnitude.js';
import { name } from './name.js';
import { numbering } from './numbering.js';
import { pairing } from './pairing.js';
import { residue } from './residue.js';
import { restated } from './restated.js';
import { share } from './share.js';
import { sum } from './sum.js';
import { unit } from './unit.js';

/** All checks, in the order of the contract's table. The audit runs them all; docs/checks.md shows them. */
export const checks: readonly Check[] = [
  growth,
  share,
  sum,
  enumeration,
  numbering,
  headingBody,
  restated,
  residue,
  name,
  unit,
  magnitude,
  pairing,
];
