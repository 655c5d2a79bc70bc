import type { InjectOptions } from 'fastify';
import type { Operation } from '../src/access.js';
import type { Office } from './office.js';
import { post } from './supervision-calls.js';

/** A bond project of 市住建局, paid by 市自然资源和规划局: 市财政局 has no part in it. */
export const noBondRows = { bondBatch: '', bondProject: '', bondLine: '', bulletin: '' };
export type BondIds = typeof noBondRows;

/** A write that names the version it saw. */
export const putAt = (url: string, version: number, payload: object): InjectOptions => ({
  ...post(url, payload, version),
  method: 'PUT',
});

export async function bondRows(office: Office): Promise<BondIds> {
  const { housing, land } = office.units;
  const made = async (url: string, payload: object): Promise<string> =>
    (await office.get<{ id: string }>('supervision', post(url, payload))).id;
  const bondBatch = await made('/api/bond-batches', { name: '第一批', issuedOn: '2026-01-15', said: '1亿元' });
  const project = { name: '污水管网', unitId: housing, payerUnitId: land };
  const bondProject = await made('/api/bond-projects', project);
  const allotment = { allottedOn: '2026-01-20', said: '2000万元' };
  await office.get('supervision', putAt(`/api/bond-projects/${bondProject}/allotments/${bondBatch}`, 0, allotment));
  const line = { kind: 'request', batchId: bondBatch, on: '2026-02-05', said: '300万元' };
  const bondLine = await made(`/api/bond-projects/${bondProject}/money`, line);
  const bulletin = await made('/api/payment-bulletins', { period: 'ten-days:2026-02-10' });
  return { bondBatch, bondProject, bondLine, bulletin };
}

const project = { name: '雨水管网' };

/** How each operation on bond money is called. */
export const bondCalls = {
  listBondBatches: () => ({ url: '/api/bond-batches' }),
  registerBondBatch: () => post('/api/bond-batches', { name: '第二批', issuedOn: '2026-02-15', said: '一些' }),
  listBondProjects: () => ({ url: '/api/bond-projects' }),
  registerBondProject: ({ bondBatch }) =>
    post('/api/bond-projects', { ...project, unitId: bondBatch, payerUnitId: bondBatch }),
  getBondProject: ({ bondProject }) => ({ url: `/api/bond-projects/${bondProject}` }),
  changeBondProject: ({ bondProject, bondBatch }) =>
    putAt(`/api/bond-projects/${bondProject}`, 99, { ...project, unitId: bondBatch, payerUnitId: bondBatch }),
  allotBond: ({ bondProject, bondBatch }) =>
    putAt(`/api/bond-projects/${bondProject}/allotments/${bondBatch}`, 99, {
      allottedOn: '2026-02-20',
      said: '2000万元',
    }),
  enterBondMoney: ({ bondProject, bondBatch }) =>
    post(`/api/bond-projects/${bondProject}/money`, {
      kind: 'request',
      batchId: bondBatch,
      on: '2026-02-05',
      said: '9亿元',
    }),
  correctBondMoney: ({ bondProject, bondLine }) =>
    post(`/api/bond-projects/${bondProject}/money/${bondLine}/corrections`, {
      instead: { on: '2026-02-05', said: '9亿元' },
      reason: '笔误',
    }),
  listPaymentBulletins: () => ({ url: '/api/payment-bulletins' }),
  previewPaymentBulletin: () => ({ url: '/api/payment-bulletins/preview?period=ten-days:2026-02-20' }),
  putOutPaymentBulletin: () => post('/api/payment-bulletins', { period: 'month:2026-02-28' }),
  getPaymentBulletin: ({ bulletin }) => ({ url: `/api/payment-bulletins/${bulletin}` }),
} as const satisfies Partial<Record<Operation, (ids: BondIds) => InjectOptions>>;
