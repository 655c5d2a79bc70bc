import {
  addMemberAt,
  addNameAt,
  changeUnitAt,
  createUnitAt,
  dayAt,
  endMemberAt,
  endUnitAt,
  mergeUnitsAt,
  ownHistory,
  recordSuccessionAt,
  removeNameAt,
  renameUnitAt,
  unitAt,
  unitExpanded,
  unitList,
  unitsNamed,
} from '@luoshi/work';
import type { UnitChange, UnitForm } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { entryPage } from '../contract/task.js';
import {
  ending,
  merging,
  namesAsked,
  namesFound,
  newMember,
  newSuccession,
  newUnit,
  otherName,
  renaming,
  unit,
  unitChange,
  unitPage,
  unitQuery,
  unitWhole,
} from '../contract/unit.js';
import { day, given, id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });
const onDay = z.object({ day: day.optional() });
const done = { 204: z.null() };

/** The register of units: names with their days, group units and their members, reorganisations, spellings merged. */
export const units: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/units',
    config: { operation: 'listUnits' },
    schema: { querystring: unitQuery, response: { 200: unitPage } },
    handler: (request) => {
      const desk = deskOf(request);
      const {
        office,
        day: asked = dayAt(desk.now),
        group,
        parent,
        order,
        after = null,
        limit,
        ...same
      } = request.query;
      const isGroup = group === undefined ? undefined : group === 'true';
      const filter = given({ ...same, isGroup, parentId: parent });
      return unitList(desk, { ...filter, day: asked }, { after, limit, order }, office);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units',
    config: { operation: 'createUnit' },
    schema: { body: newUnit, response: { 201: one } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await createUnitAt(deskOf(request), request.body satisfies UnitForm) }),
  });

  app.route({
    method: 'POST',
    url: '/api/units/named',
    config: { operation: 'findUnits' },
    schema: { body: namesAsked, response: { 200: namesFound } },
    handler: async (request) => {
      const desk = deskOf(request);
      const found = await unitsNamed(desk, request.body.names, request.body.day ?? dayAt(desk.now));
      return found.map(({ name, found: units }) => ({ name, found: [...units] }));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/units/:id',
    config: { operation: 'getUnit' },
    schema: { params: one, querystring: onDay, response: { 200: unitWhole } },
    handler: async (request, reply) => {
      const desk = deskOf(request);
      const found = await unitAt(desk, request.params.id, request.query.day ?? dayAt(desk.now));
      tagWith(reply, found.version);
      return found;
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/units/:id',
    config: { operation: 'changeUnit' },
    schema: { params: one, body: unitChange, response: done },
    handler: async (request, reply) => {
      const change = given(request.body) satisfies UnitChange;
      await changeUnitAt(deskOf(request), request.params.id, change, versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/ending',
    config: { operation: 'endUnit' },
    schema: { params: one, body: ending, response: done },
    handler: async (request, reply) => {
      await endUnitAt(deskOf(request), request.params.id, request.body.until, versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/renaming',
    config: { operation: 'renameUnit' },
    schema: { params: one, body: renaming, response: done },
    handler: async (request, reply) => {
      await renameUnitAt(deskOf(request), request.params.id, request.body.name, request.body.from);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/names',
    config: { operation: 'addUnitName' },
    schema: { params: one, body: otherName, response: { 201: one } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await addNameAt(deskOf(request), request.params.id, request.body) }),
  });

  app.route({
    method: 'DELETE',
    url: '/api/units/:id/names/:name',
    config: { operation: 'removeUnitName' },
    schema: { params: one.extend({ name: id }), response: done },
    handler: async (request, reply) => {
      await removeNameAt(deskOf(request), request.params.id, request.params.name);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/units/:id/members',
    config: { operation: 'listMembers' },
    schema: { params: one, querystring: onDay, response: { 200: z.array(unit) } },
    handler: (request) => {
      const desk = deskOf(request);
      return unitExpanded(desk, request.params.id, request.query.day ?? dayAt(desk.now));
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/members',
    config: { operation: 'addMember' },
    schema: { params: one, body: newMember, response: done },
    handler: async (request, reply) => {
      const { unitId, from } = request.body;
      await addMemberAt(deskOf(request), request.params.id, unitId, { from, until: null });
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/members/:member/ending',
    config: { operation: 'endMember' },
    schema: { params: one.extend({ member: id }), body: ending, response: done },
    handler: async (request, reply) => {
      await endMemberAt(deskOf(request), request.params.id, request.params.member, request.body.until);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/successors',
    config: { operation: 'recordSuccession' },
    schema: { params: one, body: newSuccession, response: done },
    handler: async (request, reply) => {
      await recordSuccessionAt(deskOf(request), { unitId: request.params.id, ...request.body });
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/units/:id/merging',
    config: { operation: 'mergeUnits' },
    schema: { params: one, body: merging, response: done },
    handler: async (request, reply) => {
      await mergeUnitsAt(deskOf(request), request.params.id, request.body.goesId);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/units/:id/history',
    config: { operation: 'getUnitHistory' },
    schema: { params: one, querystring: paging, response: { 200: entryPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return ownHistory(deskOf(request), 'unit', request.params.id, { after, limit });
    },
  });
};
