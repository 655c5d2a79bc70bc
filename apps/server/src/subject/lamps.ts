import {
  adoptRule,
  calendarOf,
  colourMeanings as meaningsOf,
  enterNotice,
  lampNow,
  lampOnDay,
  overrideDay,
  pastCount,
  pastList,
  proposeRule,
  ruleList,
  setColourMeanings,
  tryRules,
  wallOf,
} from '@luoshi/work';
import type { Counted, JobRunner, Lighted, RuleVersion, Wall } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  calendarDays,
  colourMeanings,
  dayOverride,
  holidayNotice,
  lampWhy,
  pastFilter,
  pastPage,
  rehearsal,
  rehearsalAsked,
  rehearsalJob,
  ruleProposal,
  rules,
  view,
  wall,
} from '../contract/lamp.js';
import { taskCounts } from '../contract/task.js';
import { day, id, paging } from '../contract/value.js';
import { deskOf, versionOf } from '../plugin/door.js';
import { filterFrom } from './task-filter.js';

const one = z.object({ id });
const onDay = z.object({ day });

const shownWhy = ({ lamp, byHand, shown, progressClass, turnsAt }: Lighted) => {
  const { parts, ...computed } = lamp;
  return { shown, byHand, computed, parts, progressClass, turnsAt };
};

/** The wall as it is told: each number with the query that lists its rows. */
const shownWall = (found: Wall) => ({
  ...found,
  total: counted(found.total),
  turned: counted(found.turned),
  units: found.units.map((one) => ({ ...one, lead: counted(one.lead), support: counted(one.support) })),
  leagues: found.leagues.map((one) => ({ league: one.league, ...counted(one) })),
  needsLeader: { ...found.needsLeader, red: counted(found.needsLeader.red) },
});

/** Walls as they were written, for as long as the desk gives the same one. */
const walls = new WeakMap<Wall, string>();

/** The query that lists what a number counts. */
function counted({ counts, filter }: Counted) {
  const query = new URLSearchParams();
  for (const state of filter.states ?? []) query.append('state', state);
  for (const lamp of filter.lamps ?? []) query.append('lamp', lamp);
  if (filter.unitId) query.set('unit', filter.unitId);
  if (filter.unitRole) query.set('role', filter.unitRole);
  if (filter.league) query.set('league', filter.league);
  if (filter.turnedSince) query.set('turnedSince', filter.turnedSince);
  return { counts, query: query.toString() };
}

/** Lamps: their rules and calendar, why each is as it is, past days, and the numbers of the wall map. */
export const lamps: FastifyPluginAsyncZod<AppOptions & { runner: JobRunner }> = async (app, { runner }) => {
  app.route({
    method: 'GET',
    url: '/api/lamp-rules',
    config: { operation: 'listLampRules' },
    schema: { response: { 200: rules } },
    handler: async (request) => ({ rules: await ruleList(deskOf(request)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/lamp-rules',
    config: { operation: 'proposeLampRule' },
    schema: { body: ruleProposal, response: { 201: one } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await proposeRule(deskOf(request), request.body as RuleVersion) }),
  });

  app.route({
    method: 'POST',
    url: '/api/lamp-rules/rehearsals',
    config: { operation: 'rehearseLampRules' },
    schema: { body: rehearsalAsked, response: { 200: rehearsal, 202: rehearsalJob } },
    handler: async (request, reply) => {
      const { proposals, unit, background } = request.body;
      const found = await tryRules(deskOf(request), proposals, unit === undefined ? {} : { unitId: unit }, background);
      if (!('jobId' in found)) return found;
      runner.wake();
      return reply.code(202).send(found);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/lamp-rules/:id/adoption',
    config: { operation: 'adoptLampRule' },
    schema: { params: one, response: { 200: rules } },
    handler: async (request) => {
      const desk = deskOf(request);
      await adoptRule(desk, request.params.id, versionOf(request));
      runner.wake();
      return { rules: await ruleList(desk) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/lamp-colours',
    config: { operation: 'getLampColours' },
    schema: { response: { 200: colourMeanings } },
    handler: (request) => meaningsOf(deskOf(request)),
  });

  app.route({
    method: 'PUT',
    url: '/api/lamp-colours',
    config: { operation: 'setLampColours' },
    schema: { body: colourMeanings, response: { 200: colourMeanings } },
    handler: async (request) => {
      await setColourMeanings(deskOf(request), request.body);
      return request.body;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/calendar',
    config: { operation: 'getCalendar' },
    schema: {
      querystring: z
        .object({ from: day, to: day })
        .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 800 * 86_400_000, '一次最多查询800天'),
      response: { 200: calendarDays },
    },
    handler: async (request) => {
      const { local, days } = await calendarOf(deskOf(request), request.query.from, request.query.to);
      return { local: { notices: local.notices ?? [], overrides: local.overrides ?? [] }, days };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/calendar/notices',
    config: { operation: 'enterHolidayNotice' },
    schema: { body: holidayNotice, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await enterNotice(deskOf(request), request.body);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/calendar/days',
    config: { operation: 'overrideDay' },
    schema: { body: dayOverride, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await overrideDay(deskOf(request), request.body);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/:id/lamp',
    config: { operation: 'getTaskLamp' },
    schema: {
      params: one,
      querystring: z.object({ day: day.optional(), view }),
      response: { 200: lampWhy.nullable() },
    },
    handler: async (request) => {
      const { day: past, view } = request.query;
      const desk = deskOf(request);
      const lit = past
        ? await lampOnDay(desk, request.params.id, { day: past, view })
        : await lampNow(desk, request.params.id);
      return lit && shownWhy(lit);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/days/:day/tasks',
    config: { operation: 'listTasksOnDay' },
    schema: { params: onDay, querystring: pastFilter.extend({ view, ...paging.shape }), response: { 200: pastPage } },
    handler: (request) => {
      const { view, after = null, limit, ...filter } = request.query;
      const past = { day: request.params.day, view };
      return pastList(deskOf(request), past, filterFrom(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/days/:day/tasks/count',
    config: { operation: 'countTasksOnDay' },
    schema: { params: onDay, querystring: pastFilter.extend({ view }), response: { 200: taskCounts } },
    handler: (request) => {
      const { view, ...filter } = request.query;
      return pastCount(deskOf(request), { day: request.params.day, view }, filterFrom(filter));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/wall',
    config: { operation: 'getWall' },
    schema: { querystring: z.object({ turnedSince: day.optional(), unit: id.optional() }), response: { 200: wall } },
    handler: async (request, reply) => {
      const { turnedSince, unit } = request.query;
      const found = await wallOf(deskOf(request), {
        ...(turnedSince === undefined ? {} : { turnedSince }),
        ...(unit === undefined ? {} : { unitId: unit }),
      });
      // Written once for as long as it is the same: it is asked for by every page, and long.
      let answer = walls.get(found);
      if (answer === undefined) walls.set(found, (answer = JSON.stringify(wall.parse(shownWall(found)))));
      return reply.type('application/json; charset=utf-8').send(answer as never);
    },
  });
};
