import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../../tests/form.js';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
let task: string;
beforeAll(async () => {
  office = await testOffice();
  [task] = (await office.startTasks({ duties: [{ unit: office.units.housing, role: 'lead' }] })) as [string];
});
afterAll(() => office?.close());

const upload = async (seat: Seat, name: string, bytes: string | Uint8Array) =>
  office.get<{ id: string; name: string; size: number; sha256: string }>(
    seat,
    await formOf('/api/files?withoutMark=true', [['file', name, bytes]]),
  );

const attach = (seat: Seat, fileId: string, more: object = {}) =>
  office.ask(seat, {
    method: 'POST',
    url: '/api/attachments',
    payload: { subjectKind: 'task', subjectId: task, fileId, title: '验收单', ...more },
  });

describe('a file', () => {
  it('comes back to the byte, as a download under its own name', async () => {
    const bytes = Uint8Array.from({ length: 3 * 2 ** 20 + 17 }, (_, index) => index % 251);
    const file = await upload('housing', '验收单（盖章）.pdf', bytes);
    expect(file).toMatchObject({ name: '验收单（盖章）.pdf', size: bytes.length });
    const attached = (await attach('housing', file.id, { stamped: true })).json();
    expect(attached).toMatchObject({ stamped: true, file: { sha256: file.sha256 } });
    const answer = await office.ask('supervision', `/api/attachments/${attached.id}/file`);
    expect(Buffer.compare(answer.rawPayload, bytes)).toBe(0);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('验收单（盖章）.pdf').replace(/[()]/g, '')}`,
    );
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\\\Users\\\\a\\\\报告.docx', '报告.docx'],
    ['..', '未命名'],
    ['/', '未命名'],
    ['名\u202excod.exe', '名xcod.exe'],
  ])('named %j is kept as %j', async (given, kept) => {
    expect((await upload('housing', given, 'x')).name).toBe(kept);
  });

  it('is sent so that a page in it cannot act in our name', async () => {
    const file = await upload('housing', '<img src=x onerror=alert(1)>.html', '<script>alert(1)</script>');
    const attached = (await attach('housing', file.id)).json();
    const { headers } = await office.ask('housing', `/api/attachments/${attached.id}/file`);
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%3Cimg/);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('is refused where it is empty, or where there is none', async () => {
    const empty = await office.ask('housing', await formOf('/api/files', [['file', '空.txt', '']]));
    expect([empty.statusCode, empty.json().code]).toEqual([422, 'file-empty']);
    const none = await office.ask('housing', await formOf('/api/files', [['title', '没有文件']]));
    expect([none.statusCode, none.json().code]).toEqual([422, 'request-wrong']);
    const json = await office.ask('housing', { method: 'POST', url: '/api/files', payload: {} });
    expect([json.statusCode, json.json().code]).toEqual([415, 'media-type-unknown']);
  });
});

describe('an attachment', () => {
  it('is there for those who see its subject, and for nobody else', async () => {
    const file = await upload('housing', '照片.jpg', 'jpeg');
    const { id } = (await attach('housing', file.id)).json() as { id: string };
    const list = await office.get<{ rows: { id: string }[] }>(
      'leader',
      `/api/attachments?subjectKind=task&subjectId=${task}`,
    );
    expect(list.rows.map((row) => row.id)).toContain(id);
    const other = await office.ask('finance', `/api/attachments/${id}/file`);
    expect([other.statusCode, other.json().code]).toEqual([404, 'not-found']);
  });

  it('is made of one’s own upload only, and on what one may see', async () => {
    const file = await upload('supervision', '通知.txt', '通知');
    const taken = await attach('housing', file.id);
    expect([taken.statusCode, taken.json().code]).toEqual([403, 'file-not-yours']);
    const mine = await upload('finance', '说明.txt', '说明');
    expect((await attach('finance', mine.id)).statusCode).toBe(404);
    const foreign = await attach('supervision', file.id, { subjectKind: 'report' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'not-found']);
  });

  it('can be withdrawn by whoever added it; it leaves the list and stays in the history', async () => {
    const file = await upload('housing', '误传.txt', '误传');
    const { id } = (await attach('housing', file.id)).json() as { id: string };
    const withdraw = (seat: Seat) =>
      office.ask(seat, { method: 'POST', url: `/api/attachments/${id}/withdrawal`, payload: { reason: '传错了' } });
    expect((await withdraw('leader')).json().code).toBe('not-allowed');
    expect((await withdraw('housing')).statusCode).toBe(204);
    expect((await withdraw('housing')).statusCode).toBe(404);
    expect((await office.ask('housing', `/api/attachments/${id}/file`)).statusCode).toBe(404);
    const { rows } = await office.get<{ rows: { action: string; reason: string | null }[] }>(
      'supervision',
      `/api/tasks/${task}/history?limit=5`,
    );
    expect(rows[0]).toMatchObject({ action: 'withdraw', reason: '传错了' });
  });
});
