import { approvalCount, approvalList, dayAt, decideMany } from '@luoshi/work';
import type { ApprovalFilter, DecisionAsked, Desk } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { AppOptions } from '../app.js';
import { approvalFilter, approvalPage, approvalQuery, decided, decisions } from '../contract/approval.js';
import { count } from '../contract/outcome.js';
import { deskOf } from '../plugin/door.js';

/** The query's words as the inbox's filter. */
export const approvalsBy = (desk: Desk, query: z.output<typeof approvalFilter>): ApprovalFilter => ({
  state: query.state,
  kinds: query.kind,
  taskId: query.task,
  unitId: query.unit,
  leaderId: query.leader,
  overdueOn: query.overdue && dayAt(desk.now),
});

/** 审批: everything that waits for a decision, and its trace. */
export const approvals: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/approvals',
    config: { operation: 'listApprovals' },
    schema: { querystring: approvalQuery, response: { 200: approvalPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      const desk = deskOf(request);
      return approvalList(desk, approvalsBy(desk, filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/approvals/count',
    config: { operation: 'countApprovals' },
    schema: { querystring: approvalFilter, response: { 200: count } },
    handler: async (request) => {
      const desk = deskOf(request);
      return { count: await approvalCount(desk, approvalsBy(desk, request.query)) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/approvals/decisions',
    config: { operation: 'decideApprovals' },
    schema: { body: decisions, response: { 200: decided } },
    handler: (request) => decideMany(deskOf(request), request.body.decisions as readonly DecisionAsked[]),
  });
};
