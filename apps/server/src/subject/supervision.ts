import { approvals } from './approvals.js';
import { drawings } from './drawings.js';
import { endings } from './endings.js';
import { history } from './history.js';
import { instructions } from './instructions.js';
import { meetings } from './meetings.js';
import { notices } from './notices.js';
import { objections } from './objections.js';
import { problems } from './problems.js';
import { settings } from './settings.js';
import { urges } from './urges.js';
import { verifications } from './verifications.js';
import { worklists } from './worklists.js';

/** What a supervision office does with the ledger: one plugin a subject. */
export const supervision = [
  approvals,
  drawings,
  endings,
  history,
  instructions,
  meetings,
  notices,
  objections,
  problems,
  settings,
  urges,
  verifications,
  worklists,
];
