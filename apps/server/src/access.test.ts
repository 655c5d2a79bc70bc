import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../tests/form.js';
import { seats, testOffice } from '../tests/office.js';
import type { Office, Seat } from '../tests/office.js';
import { access } from './access.js';
import type { Access, Operation } from './access.js';

/** What the calls below are about: rows of 市住建局 that 市财政局 has no part in. */
interface Ids {
  task: string;
  attachment: string;
}

let office: Office;
let upload: InjectOptions;
const NOWHERE = '01890000-0000-7000-8000-000000000000';
const ids: Ids = { task: '', attachment: '' };

beforeAll(async () => {
  office = await testOffice();
  const { started } = await office.get<{ started: { id: string }[] }>('supervision', {
    method: 'POST',
    url: '/api/tasks',
    payload: {
      tasks: [
        {
          title: '建成口袋公园',
          origin: { kind: 'hand', source: '督查室' },
          establish: true,
          duties: [{ unit: office.units.housing, role: 'lead' }],
        },
      ],
    },
  });
  ids.task = started[0]!.id;
  upload = await formOf('/api/files', [['file', '方案.txt', '实施方案']]);
  const file = await office.get<{ id: string }>('housing', upload);
  const attached = await office.get<{ id: string }>('housing', {
    method: 'POST',
    url: '/api/attachments',
    payload: { subjectKind: 'task', subjectId: ids.task, fileId: file.id, title: '方案' },
  });
  ids.attachment = attached.id;
});
afterAll(() => office?.close());

/** How each operation is called: about a row above where it is about one. */
const calls: Readonly<Record<Operation, (ids: Ids) => InjectOptions>> = {
  getHealth: () => ({ url: '/healthz' }),
  getReadiness: () => ({ url: '/readyz' }),
  getOpenApi: () => ({ url: '/api/openapi.json' }),
  getPage: () => ({ url: '/ledger' }),
  signIn: () => ({ method: 'POST', url: '/api/session', payload: { office: 'x', login: 'x', password: 'x' } }),
  signOut: () => ({ method: 'DELETE', url: '/api/session' }),
  getSession: () => ({ url: '/api/session' }),
  changePassword: () => ({
    method: 'POST',
    url: '/api/session/password',
    payload: { old: 'x', fresh: 'x' },
  }),
  listTasks: () => ({ url: '/api/tasks' }),
  countTasks: () => ({ url: '/api/tasks/count' }),
  startTasks: () => ({
    method: 'POST',
    url: '/api/tasks',
    payload: { tasks: [{ title: '一', origin: { kind: 'hand', source: '督查室' } }] },
  }),
  getTask: ({ task }) => ({ url: `/api/tasks/${task}` }),
  getTaskHistory: ({ task }) => ({ url: `/api/tasks/${task}/history` }),
  getTaskOnDay: ({ task }) => ({ url: `/api/tasks/${task}/days/2026-03-03` }),
  actOnTask: ({ task }) => ({
    method: 'POST',
    url: `/api/tasks/${task}/actions`,
    headers: { 'if-match': '"99"' },
    payload: { deed: { action: 'archive' } },
  }),
  // files and jobs
  uploadFile: () => upload,
  listAttachments: ({ task }) => ({ url: `/api/attachments?subjectKind=task&subjectId=${task}` }),
  attachFile: ({ task }) => ({
    method: 'POST',
    url: '/api/attachments',
    payload: { subjectKind: 'task', subjectId: task, fileId: NOWHERE, title: '附件' },
  }),
  getAttachmentFile: ({ attachment }) => ({ url: `/api/attachments/${attachment}/file` }),
  withdrawAttachment: ({ attachment }) => ({
    method: 'POST',
    url: `/api/attachments/${attachment}/withdrawal`,
    payload: { reason: '传错了' },
  }),
  listJobs: () => ({ url: '/api/jobs' }),
  getJob: () => ({ url: `/api/jobs/${NOWHERE}` }),
  followJob: () => ({ url: `/api/jobs/${NOWHERE}/events` }),
  cancelJob: () => ({ method: 'POST', url: `/api/jobs/${NOWHERE}/cancellation` }),
};

/** Signing out would take the seat's cookie from the tests after it. */
const LAST: readonly Operation[] = ['signOut'];
const operations = (Object.keys(access) as Operation[]).sort(
  (a, b) => Number(LAST.includes(a)) - Number(LAST.includes(b)),
);

/** Whether an operation is about one row: its address or body changes with the row. */
const isAboutARow = (operation: Operation): boolean => {
  const every = (word: string): Ids => ({ task: word, attachment: word });
  return JSON.stringify(calls[operation](every('a'))) !== JSON.stringify(calls[operation](every('b')));
};

const may = (operation: Operation, seat: Seat): boolean => {
  const { who } = access[operation] as Access;
  return who === 'everyone' || who === 'signed-in' || seats[seat].some(({ role }) => who.includes(role));
};

describe('the table of access', () => {
  it('has a row for every address, and an address for every row', async () => {
    const document = await office.get<{ paths: Record<string, Record<string, { operationId?: string }>> }>(
      'supervision',
      '/api/openapi.json',
    );
    const served = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
    const hidden: Operation[] = ['getOpenApi', 'getPage'];
    expect([...served, ...hidden].sort()).toEqual(Object.keys(access).sort());
  });

  it('shows a liaison the own units’ rows only, in lists and counts too', async () => {
    const mine = await office.get<{ rows: { id: string }[] }>('housing', '/api/tasks');
    expect(mine.rows.map(({ id }) => id)).toEqual([ids.task]);
    expect(await office.get('finance', '/api/tasks')).toEqual({ rows: [], next: null });
    expect(await office.get('finance', '/api/tasks/count')).toEqual({ green: 0, yellow: 0, red: 0, grey: 0 });
  });

  const closed = operations.filter((operation) => access[operation].who !== 'everyone');
  it.each(closed)('%s asks to sign in', async (operation) => {
    const answer = await office.ask(null, calls[operation](ids));
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in']);
  });

  const aboutARow = operations.filter((operation) => access[operation].rows === 'own-units' && isAboutARow(operation));
  it.each(aboutARow)('%s shows nothing of other units', async (operation) => {
    const answer = await office.ask('finance', calls[operation](ids));
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });

  describe.each(operations)('%s', (operation) => {
    it.each(Object.keys(seats) as Seat[])('as %s', async (seat) => {
      const answer = await office.ask(seat, calls[operation](ids));
      const code = answer.body.startsWith('{') ? (answer.json() as { code?: string }).code : undefined;
      expect(answer.statusCode).toBeLessThan(500);
      if (may(operation, seat)) expect(code).not.toBe('not-allowed');
      else expect([answer.statusCode, code]).toEqual([403, 'not-allowed']);
    });
  });
});
