import { words } from '../../definition/words.js';

/** Under every table of money to come. */
export const fromToday = words(
  '从今天的专户余额起，按资金计划逐月推算；当月已经入账的不再算一遍。',
  'From today’s balance of the account, month by month by the cash plan; what was booked this month is not counted again.',
);
