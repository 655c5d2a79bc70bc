import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../tests/form.js';
import { testOffice } from '../tests/office.js';
import type { Office } from '../tests/office.js';
import { ended } from '../tests/papers.js';
import { doorOf, pour } from '../tests/pour.js';
import type { Door } from '../tests/pour.js';

const MB = 2 ** 20;

let office: Office;
let door: Door;
beforeAll(async () => {
  office = await testOffice();
  door = await doorOf(office, 'supervision');
});
afterAll(async () => {
  office?.app.server.closeAllConnections(); // a client that has its answer may keep its line open
  await office?.close();
});

const spools = () => readdirSync(tmpdir()).filter((name) => name.startsWith('luoshi-upload-'));

describe('an upload of a gigabyte', () => {
  const doors = [
    ['/api/files', 64],
    ['/api/papers', 128],
    ['/api/register/import', 8],
  ] as const;

  it.each(doors)('to %s that says how large it is, is refused before its body, with the limit', async (path, limit) => {
    const { status, sent, body } = await pour(door, path, true);
    expect([status, sent, body.code]).toEqual([413, 0, 'too-large']);
    expect(body.detail).toContain(`上限${limit}MB`);
  });

  it.each(doors)('to %s that does not say so, is refused at the limit and leaves nothing', async (path, limit) => {
    const before = spools();
    const { status, sent, body, grown } = await pour(door, path, false);
    expect(status).toBe(413);
    expect(body.detail).toContain(`上限${limit}MB`);
    // What stands in the buffers of both sides comes on top.
    expect(sent).toBeLessThan(limit * 2 * MB + 32 * MB);
    // Those of other tests on this machine come and go.
    await expect.poll(() => spools().filter((name) => !before.includes(name))).toEqual([]);
    // An attachment goes through a file; papers and workbooks are held until they are known to be too large.
    expect(grown).toBeLessThan(path === '/api/files' ? 160 * MB : limit * 2 * MB + 160 * MB);
    const { rows } = await office.store.pool.query(`select name from stored_file where name = '大.bin'`);
    expect(rows).toEqual([]);
  });

  it('is answered in words to a sender who listens only when all is sent', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(80 * MB)]), '大.bin');
    const answer = await fetch(`http://127.0.0.1:${door.port}/api/files`, {
      method: 'POST',
      headers: { cookie: door.cookie },
      body: form,
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'too-large']);
    // The connection goes on to be of use.
    expect((await fetch(`http://127.0.0.1:${door.port}/healthz`)).status).toBe(200);
  });

  it('of JSON is refused', async () => {
    const answer = await office.ask('supervision', {
      method: 'POST',
      url: '/api/units',
      headers: { 'content-type': 'application/json' },
      payload: `{"name": "${'字'.repeat(MB)}"}`,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large']);
  });
});

describe('a bomb', () => {
  const content = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  /** A Word file whose text is a gigabyte of spaces. */
  const word = () =>
    zipSync({ '[Content_Types].xml': strToU8(content), 'word/document.xml': new Uint8Array(120 * MB).fill(0x20) });

  it('in a Word file is refused when it comes, and nothing of it is kept', async () => {
    const before = process.memoryUsage().rss;
    const bytes = word();
    const answer = await office.ask('supervision', await formOf('/api/papers', [['file', '炸弹.docx', bytes]]));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'paper-unreadable']);
    expect(answer.json().detail).toContain('压缩炸弹');
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * MB);
  });

  it('in a Word file among others keeps the others from nothing', async () => {
    const form = await formOf('/api/papers', [
      ['file', '炸弹.docx', word()],
      ['file', '通知.txt', '关于报送进展的通知\n各区县：请于2026年4月底前完成排查，建立台账，按月报送进展。'],
    ]);
    const answer = await office.ask('supervision', form);
    expect(answer.statusCode).toBe(202);
    const brought = answer.json() as { jobId: string; accepted: number; refused: { name: string; code: string }[] };
    expect(brought).toMatchObject({ accepted: 1, refused: [{ name: '炸弹.docx', code: 'bomb' }] });
    expect((await ended(office, brought.jobId)).state).toBe('done');
  });

  it('of entities in a Word file is refused', async () => {
    const lol = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const document = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">${lol}]><w>&l12;</w>`;
    const bytes = zipSync({ '[Content_Types].xml': strToU8(content), 'word/document.xml': strToU8(document) });
    const answer = await office.ask('supervision', await formOf('/api/papers', [['file', '实体.docx', bytes]]));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'paper-unreadable']);
  });
});

describe('names of files and in archives', () => {
  const paper = (number: number) =>
    strToU8(`关于报送第${number}批进展的通知\n各区县：请于2026年4月底前完成排查，建立台账，按月报送进展。`);

  it('lead nowhere: only the last part is kept, and no two are one', async () => {
    const archive = zipSync({
      '../../etc/cron.d/甲.txt': paper(1),
      '/etc/passwd.txt': paper(2),
      'C:\\Windows\\乙.txt': paper(3),
      '..\\..\\丙.txt': paper(4),
      'a/../../../丁.txt': paper(5),
      '名\u202etxt.戊.txt': paper(6),
    });
    const answer = await office.ask('supervision', await formOf('/api/papers', [['file', '../../一批.zip', archive]]));
    const { jobId, accepted } = answer.json() as { jobId: string; accepted: number };
    expect([answer.statusCode, accepted]).toEqual([202, 6]);
    const job = await ended(office, jobId);
    expect(job.result!.files.map(({ name }) => name).toSorted()).toEqual(
      ['passwd.txt', '丁.txt', '丙.txt', '乙.txt', '名txt.戊.txt', '甲.txt'].toSorted(),
    );
    const { rows } = await office.store.pool.query<{ name: string }>('select name from stored_file');
    for (const { name } of rows) expect(name).not.toMatch(/[/\\\u202e\0]|^\.\.?$/u);
  });
});
