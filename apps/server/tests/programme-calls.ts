import type { InjectOptions } from 'fastify';
import type { Operation } from '../src/access.js';
import type { Office } from './office.js';
import { post } from './supervision-calls.js';

/** A project of 市住建局 among those of the programme: 市财政局 has no part in it. */
export const noProgrammeRows = { record: '', need: '' };
export type ProgrammeIds = typeof noProgrammeRows;

const ROOT = '/api/programmes/presold-homes';
const MAJOR = '/api/programmes/major-projects/registers';
const NEEDS = `${MAJOR}/wants/records`;
const RECORDS = `${ROOT}/registers/projects/records`;

export async function programmeRows(office: Office): Promise<ProgrammeIds> {
  const made = async (url: string, fields: object): Promise<string> =>
    (await office.get<{ id: string }>('operator', post(url, { fields }))).id;
  const record = await made(RECORDS, { number: 'LJ-01', name: '湖畔花园', taskForce: '市住建局' });
  const project = await made(`${MAJOR}/projects/records`, { number: 'ZD-01', name: '污水管网', lead: '市住建局' });
  return { record, need: await made(NEEDS, { project, number: '1', kind: 'land', detail: '用地批复' }) };
}

/** How each operation of the programmes is called. */
export const programmeCalls = {
  listProgrammes: () => ({ url: '/api/programmes' }),
  getProgramme: () => ({ url: ROOT }),
  getProgrammeOpenApi: () => ({ url: `${ROOT}/openapi.json` }),
  findProgrammeRecord: ({ record }) => ({ url: `/api/programme-records/${record}` }),
  listRecords: () => ({ url: RECORDS }),
  enterRecord: () => post(RECORDS, { fields: { name: '没有编号' } }),
  getRecord: ({ record }) => ({ url: `${RECORDS}/${record}` }),
  changeRecord: ({ record }) => ({
    method: 'PUT',
    url: `${RECORDS}/${record}`,
    headers: { 'if-match': '"99"' },
    payload: { fields: { name: '一' } },
  }),
  withdrawRecord: ({ record }) => ({
    method: 'POST',
    url: `${RECORDS}/${record}/withdrawal`,
    headers: { 'if-match': '"99"' },
  }),
  getEvidence: ({ record }) => ({ url: `${RECORDS}/${record}/evidence/00000000-0000-7000-8000-000000000000` }),
  raiseNeed: ({ need }) => post(`${NEEDS}/${need}/problem`, {}),
  getRecordHistory: ({ record }) => ({ url: `${RECORDS}/${record}/history` }),
  getBoard: () => ({ url: `${ROOT}/registers/projects/board` }),
  getSheet: () => ({ url: `${ROOT}/registers/projects/sheet?empty=true` }),
  readSheet: () => post(`${ROOT}/registers/projects/sheet`, {}),
  listPlaces: () => ({ url: `${ROOT}/places` }),
  listProgrammeIndicators: () => ({ url: `${ROOT}/indicators` }),
  getProgrammeIndicator: () => ({ url: `${ROOT}/indicators/delivery-rate` }),
  listEffects: () => ({ url: `${ROOT}/effects` }),
  takeUpEffects: () => post(`${ROOT}/effects/tasks`, { effects: [{ key: '0'.repeat(64) }] }),
  listParameters: () => ({ url: `${ROOT}/parameters` }),
  enterParameter: () => post(`${ROOT}/parameters/days-plan`, { from: '2026-04-01', value: '十天' }),
  enterBasis: () => post(`${ROOT}/rules/none/basis`, { title: '一' }),
  getReportTables: ({ record }) => ({ url: `${ROOT}/reports/cash?record=${record}` }),
  getReportSheet: ({ record }) => ({ url: `${ROOT}/reports/cash/sheet?record=${record}` }),
  getChart: ({ record }) => ({ url: `${ROOT}/charts/account-curve?record=${record}` }),
  tryOut: () => post(`${ROOT}/trials/none`, { inputs: {} }),
  adoptTrial: () => post(`${ROOT}/trials/none/adoption`, { inputs: {} }),
} as const satisfies Partial<Record<Operation, (ids: ProgrammeIds) => InjectOptions>>;
