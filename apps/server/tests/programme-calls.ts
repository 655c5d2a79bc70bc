import type { InjectOptions } from 'fastify';
import type { Operation } from '../src/access.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const ROOT = '/api/programmes/presold-homes';
const RECORDS = `${ROOT}/registers/projects/records`;

const post = (url: string, payload: object): InjectOptions => ({ method: 'POST', url, payload });

/** How each operation of the programmes is called: about a record that is not there, so that nothing comes of it. */
export const programmeCalls = {
  listProgrammes: () => ({ url: '/api/programmes' }),
  getProgramme: () => ({ url: ROOT }),
  getProgrammeOpenApi: () => ({ url: `${ROOT}/openapi.json` }),
  findProgrammeRecord: () => ({ url: `/api/programme-records/${NOBODY}` }),
  listRecords: () => ({ url: RECORDS }),
  enterRecord: () => post(RECORDS, { fields: { name: '没有编号' } }),
  getRecord: () => ({ url: `${RECORDS}/${NOBODY}` }),
  changeRecord: () => ({
    method: 'PUT',
    url: `${RECORDS}/${NOBODY}`,
    headers: { 'if-match': '"1"' },
    payload: { fields: { name: '一' } },
  }),
  withdrawRecord: () => ({
    method: 'POST',
    url: `${RECORDS}/${NOBODY}/withdrawal`,
    headers: { 'if-match': '"1"' },
  }),
  getRecordHistory: () => ({ url: `${RECORDS}/${NOBODY}/history` }),
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
  getReportTables: () => ({ url: `${ROOT}/reports/cash` }),
  getReportSheet: () => ({ url: `${ROOT}/reports/cash/sheet` }),
  getChart: () => ({ url: `${ROOT}/charts/delivery-curve` }),
  tryOut: () => post(`${ROOT}/trials/none`, { inputs: {} }),
  adoptTrial: () => post(`${ROOT}/trials/none/adoption`, { inputs: {} }),
} as const satisfies Partial<Record<Operation, () => InjectOptions>>;
