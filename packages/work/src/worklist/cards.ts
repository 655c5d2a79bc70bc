import { addDays } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays } from '../calendar/working-days.js';

/** The lists that cards lead to, by their address below /api. */
export type CardList =
  | 'tasks'
  | 'reports'
  | 'missing-reports'
  | 'measures/without-duty'
  | 'dropped-promises'
  | 'indicator-plans'
  | 'approvals'
  | 'urges'
  | 'verifications'
  | 'objections'
  | 'problems'
  | 'notices'
  | 'meetings';

/** A card of a worklist: a count, and the query of exactly the list that it counts. */
export interface Card {
  readonly name: string;
  readonly chinese: string;
  readonly english: string;
  readonly list: CardList;
  /** As the list's address takes it. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
}

const card = (name: string, chinese: string, english: string, list: CardList, query: Card['query']): Card => ({
  name,
  chinese,
  english,
  list,
  query,
});

const AT_WORK = ['awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened'] as const;
/** States in which a deadline still presses. */
const PRESSING = ['approved', ...AT_WORK] as const;

/** Working days from which a deadline is near. */
const SOON = 3;

/** The last day that counts as near; where holidays are not yet known, the earliest that it can be. */
const soonTo = (calendar: WorkingCalendar, today: Day): Day => addWorkingDays(calendar, today, SOON).nearest;

/** Dates of tasks: past, today and soon, as three lists that do not overlap. */
const dueCards = (today: Day, calendar: WorkingCalendar, more: Card['query'] = {}): Card[] => [
  card('overdue', '逾期', 'Overdue', 'tasks', { state: PRESSING, dueTo: addDays(today, -1), ...more }),
  card('due-today', '今日到期', 'Due today', 'tasks', { state: PRESSING, dueFrom: today, dueTo: today, ...more }),
  card('due-soon', '临期', 'Due soon', 'tasks', {
    state: PRESSING,
    dueFrom: addDays(today, 1),
    dueTo: soonTo(calendar, today),
    ...more,
  }),
];

const lampCards = (more: Card['query']): Card[] => [
  card('red', '红灯', 'Red', 'tasks', { state: AT_WORK, lamp: 'red', ...more }),
  card('yellow', '黄灯', 'Yellow', 'tasks', { state: AT_WORK, lamp: 'yellow', ...more }),
  card('green', '绿灯', 'Green', 'tasks', { state: AT_WORK, lamp: 'green', ...more }),
  card('grey', '灰灯', 'Grey', 'tasks', { state: AT_WORK, lamp: 'grey', ...more }),
];

/** 督查室: what is to be done today. */
export const clerkCards = (today: Day, calendar: WorkingCalendar): Card[] => [
  card('without-duty', '待分工', 'Without a duty', 'measures/without-duty', {}),
  card('dropped-promises', '新版本未再提待定', 'Dropped by a new version', 'dropped-promises', { fate: 'undecided' }),
  card('to-establish', '待立项', 'To be approved', 'tasks', { state: 'drafted' }),
  card('to-assign', '待交办', 'To be assigned', 'tasks', { state: 'approved' }),
  card('to-sign', '待签收', 'Awaiting signature', 'tasks', { state: 'awaiting-signature' }),
  ...dueCards(today, calendar),
  card('approvals', '待审批', 'Waiting for a decision', 'approvals', { state: 'waiting' }),
  card('approvals-overdue', '审批超时', 'Decisions overdue', 'approvals', { overdue: 'true' }),
  card('plans', '序时计划待审批', 'Plans to decide', 'indicator-plans', { state: 'proposed' }),
  card('plans-outdated', '序时计划须重报', 'Plans to propose anew', 'indicator-plans', { outdated: 'true' }),
  card('reports-missing', '未报送', 'Reports missing', 'missing-reports', {}),
  card('reports-to-check', '报送待审核', 'Reports to check', 'reports', { state: 'issued' }),
  card('to-verify', '待核查', 'Awaiting verification', 'tasks', { state: 'awaiting-verification' }),
  card('checks', '应做核查', 'Checks due', 'verifications', { state: 'planned', plannedTo: today }),
  card('objections', '异议待答复', 'Objections waiting', 'objections', { state: 'waiting' }),
  card('problems-raised', '问题待认领', 'Problems to be claimed', 'problems', { state: 'raised' }),
  card('problems-overdue', '问题超时', 'Problems overdue', 'problems', { overdue: 'true' }),
  card('problems-solved', '问题待销号', 'Problems to be struck off', 'problems', { state: 'solved' }),
  card('urges-unanswered', '催办未答复', 'Urges unanswered', 'urges', { state: 'unanswered' }),
  card('notices-to-issue', '待编号印发', 'Notices to be issued', 'notices', { state: 'signed' }),
  card('notices-unanswered', '文书未答复', 'Notices unanswered', 'notices', { open: 'unanswered' }),
  card('to-strike-off', '待销号', 'To be struck off', 'tasks', { state: 'closed' }),
];

/** One unit on one page. */
export const unitCards = (unit: string, today: Day, calendar: WorkingCalendar): Card[] => [
  card('to-sign', '待签收', 'To be signed for', 'tasks', { unit, partState: 'awaiting-signature', state: AT_WORK }),
  card('reports-missing', '未报送', 'Reports missing', 'missing-reports', { unit }),
  card('plans-outdated', '序时计划须重报', 'Plans to propose anew', 'indicator-plans', {
    outdated: 'true',
    lead: unit,
  }),
  card('reports-returned', '报送被退回', 'Reports returned', 'reports', { state: 'returned', unit }),
  ...dueCards(today, calendar, { unit }),
  ...lampCards({ unit }),
  card('approvals', '待审批的申请', 'Waiting for a decision', 'approvals', { state: 'waiting', unit }),
  card('urges-unread', '催办未阅', 'Urges unread', 'urges', { state: 'unread', unit }),
  card('urges-unanswered', '催办未答复', 'Urges unanswered', 'urges', { state: 'unanswered', unit }),
  card('notices-unread', '文书未阅', 'Notices unread', 'notices', { open: 'unread', unit }),
  card('notices-unanswered', '文书未答复', 'Notices unanswered', 'notices', { open: 'unanswered', unit }),
  card('notices-shown', '征求意见的文书', 'Notices shown for objection', 'notices', { state: 'rehearsed', unit }),
  card('problems-to-claim', '待认领的问题', 'Problems to claim', 'problems', { state: 'raised', blocking: unit }),
  card('problems-to-solve', '待解决的问题', 'Problems to solve', 'problems', {
    state: ['claimed', 'coordinated'],
    blocking: unit,
  }),
  card('problems-raised', '提出未解决的问题', 'Problems raised', 'problems', {
    state: ['raised', 'claimed', 'coordinated', 'solved'],
    raisedBy: unit,
  }),
  card('objections', '已提异议', 'Objections raised', 'objections', { state: 'waiting', unit }),
  card('checks', '待核查', 'Checks planned', 'verifications', { state: 'planned', unit }),
];

/** What is a leader's, and what waits for him. */
export const leaderCards = (leader: string, today: Day, calendar: WorkingCalendar): Card[] => [
  ...lampCards({ leader }),
  ...dueCards(today, calendar, { leader }),
  card('approvals', '待审批', 'Waiting for a decision', 'approvals', { state: 'waiting', leader }),
  card('plans', '序时计划待审批', 'Plans to decide', 'indicator-plans', { state: 'proposed' }),
  card('to-strike-off', '待销号', 'To be struck off', 'tasks', { state: 'closed', leader }),
  card('meetings', '待签批的议题清单', 'Lists to sign', 'meetings', { state: 'gathering', chair: leader }),
  card('notices', '待签发的文书', 'Notices to sign', 'notices', { state: ['drafted', 'rehearsed'] }),
];
