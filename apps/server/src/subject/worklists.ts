import {
  approvalCount,
  checkCount,
  clerkCards,
  countOf,
  courseCount,
  dayAt,
  droppedCount,
  leaderCards,
  meetingCount,
  missingCount,
  noticeCount,
  objectionCount,
  problemCount,
  reportCount,
  seenUnits,
  StoreRefusal,
  unitCards,
  urgeCount,
  withoutDutyCount,
  officeCalendar,
} from '@luoshi/work';
import type { Card, CardList, Desk } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { approvalFilter } from '../contract/approval.js';
import { droppedFilter } from '../contract/dropped.js';
import { meetingFilter } from '../contract/meeting.js';
import { noticeFilter } from '../contract/notice.js';
import { objectionFilter } from '../contract/objection.js';
import { planFilter } from '../contract/indicator.js';
import { problemFilter } from '../contract/problem.js';
import { reportFilter } from '../contract/report.js';
import { withoutDutyFilter } from '../contract/review.js';
import { missingFilter } from '../contract/roster.js';
import { taskFilter } from '../contract/task.js';
import { urgeFilter } from '../contract/urge.js';
import { id } from '../contract/value.js';
import { verificationFilter } from '../contract/verification.js';
import { myWorklists, worklist } from '../contract/worklist.js';
import { deskOf } from '../plugin/door.js';
import { approvalsBy } from './approvals.js';
import { droppedBy } from './dropped.js';
import { meetingsBy } from './meetings.js';
import { noticesBy } from './notices.js';
import { objectionsBy } from './objections.js';
import { plansBy } from './indicators.js';
import { problemsBy } from './problems.js';
import { reportsBy } from './reports.js';
import { withoutDutyBy } from './reviews.js';
import { missingBy } from './rosters.js';
import { filterFrom } from './task-filter.js';
import { urgesBy } from './urges.js';
import { verificationsBy } from './verifications.js';

type Query = Card['query'];

/** How each list counts its rows: the query goes through the list's own form and filter, so that card and list agree. */
const counts: Readonly<Record<CardList, (desk: Desk, query: Query) => Promise<number>>> = {
  tasks: async (desk, query) => {
    const byLamp = await countOf(desk, filterFrom(taskFilter.parse(query)));
    return Object.values(byLamp).reduce((sum, one) => sum + one, 0);
  },
  approvals: (desk, query) => approvalCount(desk, approvalsBy(desk, approvalFilter.parse(query))),
  reports: (desk, query) => reportCount(desk, reportsBy(reportFilter.parse(query))),
  'missing-reports': (desk, query) => missingCount(desk, missingBy(missingFilter.parse(query))),
  'measures/without-duty': (desk, query) => withoutDutyCount(desk, withoutDutyBy(withoutDutyFilter.parse(query))),
  'dropped-promises': (desk, query) => droppedCount(desk, droppedBy(droppedFilter.parse(query))),
  'indicator-plans': (desk, query) => courseCount(desk, plansBy(planFilter.parse(query))),
  urges: (desk, query) => urgeCount(desk, urgesBy(urgeFilter.parse(query))),
  verifications: (desk, query) => checkCount(desk, verificationsBy(verificationFilter.parse(query))),
  objections: (desk, query) => objectionCount(desk, objectionsBy(desk, objectionFilter.parse(query))),
  problems: (desk, query) => problemCount(desk, problemsBy(desk, problemFilter.parse(query))),
  notices: (desk, query) => noticeCount(desk, noticesBy(noticeFilter.parse(query))),
  meetings: (desk, query) => meetingCount(desk, meetingsBy(meetingFilter.parse(query))),
};

const calendarOf = ({ store, jurisdiction }: Desk) => officeCalendar(store, store.db, jurisdiction);

/** One worklist for each role that the account holds: who is clerk and leader at once has both. */
async function worklistsOf(desk: Desk) {
  const [today, calendar] = [dayAt(desk.now), await calendarOf(desk)];
  const { personId, roles } = desk.who;
  const none = { unitId: null, personId: null };
  const units = roles.flatMap(({ role, unitId }) => (role === 'liaison' && unitId !== null ? [unitId] : []));
  const may = (...wanted: readonly string[]): boolean => roles.some(({ role }) => wanted.includes(role));
  return [
    ...(may('supervision', 'auditor')
      ? [{ role: 'supervision' as const, ...none, cards: clerkCards(today, calendar) }]
      : []),
    ...(may('leader') && personId !== null
      ? [{ role: 'leader' as const, ...none, personId, cards: leaderCards(personId, today, calendar) }]
      : []),
    ...[...new Set(units)].map((unitId) => ({
      role: 'liaison' as const,
      ...{ ...none, unitId },
      cards: unitCards(unitId, today, calendar),
    })),
  ];
}

/** The address of a card's list. */
function addressOf({ list, query }: Card): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of typeof value === 'string' ? [value] : value) words.append(name, one);
  return `/api/${list}?${words}`;
}

/** The cards with their counts. */
async function counted(desk: Desk, cards: readonly Card[]): Promise<z.input<typeof worklist>> {
  const shown = [];
  for (const card of cards) {
    const { name, chinese, english, list, query } = card;
    shown.push({ name, chinese, english, count: await counts[list](desk, query), list: addressOf(card) });
  }
  return { cards: shown };
}

/** What is to be done: by the clerk today, by one unit, by one leader. Each count leads to exactly its list. */
export const worklists: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/worklists/today',
    config: { operation: 'getToday' },
    schema: { response: { 200: worklist } },
    handler: async (request) => {
      const desk = deskOf(request);
      return counted(desk, clerkCards(dayAt(desk.now), await calendarOf(desk)));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/worklists/mine',
    config: { operation: 'getMyWorklists' },
    schema: { response: { 200: myWorklists } },
    handler: async (request) => {
      const desk = deskOf(request);
      const lists = [];
      for (const { cards, ...of } of await worklistsOf(desk)) lists.push({ ...of, ...(await counted(desk, cards)) });
      return { lists };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/worklists/units/:unit',
    config: { operation: 'getUnitPage' },
    schema: { params: z.object({ unit: id }), response: { 200: worklist } },
    handler: async (request) => {
      const desk = deskOf(request);
      const { unit } = request.params;
      const seen = seenUnits(desk);
      if (seen !== null && !seen.includes(unit)) throw new StoreRefusal('not-found', unit);
      return counted(desk, unitCards(unit, dayAt(desk.now), await calendarOf(desk)));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/worklists/leaders/:leader',
    config: { operation: 'getLeaderPage' },
    schema: { params: z.object({ leader: id }), response: { 200: worklist } },
    handler: async (request) => {
      const desk = deskOf(request);
      return counted(desk, leaderCards(request.params.leader, dayAt(desk.now), await calendarOf(desk)));
    },
  });
};
