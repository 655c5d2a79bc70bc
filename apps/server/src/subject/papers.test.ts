import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '../../../../packages/formats/tests/pdf.js';
import { formOf } from '../../tests/form.js';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';
import { acceptPaper, ended, put, sample, startPaper, takeIn, versionNow } from '../../tests/papers.js';

let office: Office;
const lines: string[] = [];
beforeAll(async () => void (office = await testOffice('installed', { write: (line) => void lines.push(line) })));
afterAll(() => office?.close());

const DISTRICT = '02-东湖区稳投资促增长工作措施.txt';
const DRAFT = '09-云溪县提振消费若干措施（征求意见稿）.txt';

interface Brought {
  jobId: string | null;
  accepted: number;
  known: { name: string; paperId: string }[];
  refused: { name: string; code: string }[];
  manifestProblems: string[];
}

const bring = async (parts: Parameters<typeof formOf>[1]) =>
  office.ask('supervision', await formOf('/api/papers', parts));

/** A workbook of one sheet with a line above its table. */
const sheet = (above: string, cell: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'xl/workbook.xml': Buffer.from('<workbook/>'),
    'xl/worksheets/sheet1.xml': Buffer.from(
      `<worksheet><sheetData>${[
        [above],
        ['序号', '事项', '单位', '时限', '目标'],
        ['1', cell, '市住建局', '年底', '20个'],
      ]
        .map((cells) => `<row>${cells.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('')}</row>`)
        .join('')}</sheetData></worksheet>`,
    ),
  });

describe('a paper', () => {
  it('is taken in with its head, measures and facts, each at its place in the text', async () => {
    const [file] = await takeIn(office, [['file', DISTRICT, sample(DISTRICT)]]);
    expect(file).toMatchObject({ known: false, sameText: null });
    const { paper, versions } = await office.get<{ paper: Record<string, unknown>; versions: { number: number }[] }>(
      'supervision',
      `/api/papers/${file!.paperId}`,
    );
    expect(paper).toMatchObject({ documentNumber: '东政办〔2025〕11号', status: 'issued', genre: 'measures' });
    expect(versions).toHaveLength(1);
    const { text, measures, facts } = await versionNow(office, file!.paperId);
    expect(measures).toHaveLength(file!.measures);
    expect(measures.every(({ review, duty }) => review === 'waiting' && duty === 'said')).toBe(true);
    for (const { said, start, end } of facts)
      expect(text.slice(start, end)).toBe((said['span'] as { text: string }).text);
    expect(facts.filter(({ kind }) => kind === 'finding').length).toBeGreaterThan(0); // 数据疑点, planted
    const { rows } = await office.get<{ rows: unknown[] }>(
      'supervision',
      `/api/papers/${file!.paperId}/versions/1/explanation?start=${measures[0] ? 300 : 0}&end=420`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('that comes again is recognised, and as .docx by its text', async () => {
    const again = (await bring([['file', '另一个名字.txt', sample(DISTRICT)]])).json() as Brought;
    expect(again).toMatchObject({ jobId: null, accepted: 0, known: [{ name: '另一个名字.txt' }] });
    const text = `\ufeff${sample(DISTRICT).toString('utf8')}`;
    const [same] = await takeIn(office, [['file', '加了标记.txt', text]]);
    expect(same!.sameText).toEqual({ paperId: again.known[0]!.paperId, versionId: expect.any(String) });
    expect(same!.sameNumber).toContain(again.known[0]!.paperId);
  });

  it('comes out again to the byte', async () => {
    const { rows } = await office.get<{ rows: { id: string; title: string }[] }>(
      'supervision',
      `/api/papers?name=${encodeURIComponent('东湖区稳投资')}&limit=1`,
    );
    const first = await office.get<Brought>(
      'supervision',
      await formOf('/api/papers', [['file', 'x', sample(DISTRICT)]]),
    );
    expect(rows).toHaveLength(1);
    const answer = await office.ask('leader', `/api/papers/${first.known[0]!.paperId}/versions/1/file`);
    expect(Buffer.compare(answer.rawPayload, sample(DISTRICT))).toBe(0);
  });

  it('shows what a new version changed, and which tasks that touches', async () => {
    const text =
      '东湖区人民政府办公室\n关于印发《绿化工作措施》的通知\n东政办〔2026〕3号\n各街道：\n一、建绿\n' +
      '1.新建口袋公园20个。（牵头单位：市住建局）\n2.新建绿道30公里。（牵头单位：市财政局）\n3.补植行道树500株。（牵头单位：市住建局）\n' +
      '东湖区人民政府办公室\n2026年1月5日\n';
    const [first] = await takeIn(office, [['file', '绿化.txt', text]]);
    await acceptPaper(office, first!.paperId);
    const { started } = await startPaper(office, first!.paperId);
    expect(started).toHaveLength(3);
    const better = text.replace('口袋公园20个', '口袋公园26个').replace(/3\.补植.*\n/, '');
    const [second] = await takeIn(office, [
      ['file', '绿化（修订）.txt', better],
      ['versionOf', first!.paperId],
    ]);
    expect(second!.paperId).toBe(first!.paperId);
    const changes = await office.get<{
      same: unknown[];
      changed: { words: { kind: string; text: string }[]; taskIds: string[] }[];
      dropped: { taskIds: string[] }[];
    }>('supervision', `/api/papers/${first!.paperId}/versions/2/changes`);
    expect(changes.same).toHaveLength(1);
    expect(changes.changed).toHaveLength(1);
    expect(
      changes.changed[0]!.words.filter(({ kind }) => kind === 'added')
        .map((one) => one.text)
        .join(),
    ).toContain('26');
    expect(changes.changed[0]!.taskIds).toEqual([started[0]!.taskId]);
    expect(changes.dropped.map(({ taskIds }) => taskIds)).toEqual([[started[2]!.taskId]]);

    // What has a task already starts no second one, whether its words have changed or not; what is new does.
    const more = better.replace(
      '\n东湖区人民政府办公室\n2026年1月5日',
      '\n3.改造老旧公园4个。（牵头单位：市住建局）$&',
    );
    await takeIn(office, [
      ['file', '绿化（再修订）.txt', more.replace('30公里', '35公里')],
      ['versionOf', first!.paperId],
    ]);
    await acceptPaper(office, first!.paperId, 3);
    const again = await startPaper(office, first!.paperId);
    const third = await versionNow(office, first!.paperId, 3);
    expect(again.started.map(({ measureId }) => measureId)).toEqual([third.measures[2]!.id]);
    expect(again.waiting.map(({ why, detail }) => [why, detail])).toEqual(
      started.slice(0, 2).map(({ number }) => ['has-task', number]),
    );
    // A task made of the first text is still told by what changed from the second to the third.
    const later = await office.get<typeof changes>('supervision', `/api/papers/${first!.paperId}/versions/3/changes`);
    expect(later.changed.map(({ taskIds }) => taskIds)).toEqual([[started[1]!.taskId]]);
  });

  it('that comes again with measures that nobody was named for keeps what a person has assigned', async () => {
    const text =
      '东湖区人民政府办公室\n关于印发《清洁工作措施》的通知\n东政办〔2026〕9号\n各街道：\n一、清洁\n' +
      '1.清理河岸垃圾，保持河面清洁。\n2.整治占道堆放，保持道路畅通。\n东湖区人民政府办公室\n2026年1月6日\n';
    const [draft] = await takeIn(office, [
      ['file', '清洁（征求意见稿）.txt', text.replace('措施》', '措施（征求意见稿）》')],
    ]);
    const { measures } = await versionNow(office, draft!.paperId);
    const waiting = (paperId: string) =>
      office.get<{ rows: { number: string }[] }>('supervision', `/api/measures/without-duty?paper=${paperId}`);
    expect((await waiting(draft!.paperId)).rows).toHaveLength(2);
    const [one] = measures;
    await put(office, `/api/measures/${one!.id}/decisions`, one!.version, {
      decision: 'corrected',
      corrected: { duties: [{ unit: office.units.land, role: 'lead' }] },
    });
    const { started } = await startPaper(office, draft!.paperId, {
      override: { reason: '先行试办', approver: '分管领导' },
    });
    expect(started).toHaveLength(1);
    const [issued] = await takeIn(office, [
      ['file', '清洁.txt', text.replace('1.清理', '2.清理').replace('2.整治', '1.整治')],
      ['draftId', draft!.paperId],
    ]);
    expect((await waiting(issued!.paperId)).rows.map(({ number }) => number)).toEqual(['1']);
    expect((await waiting(draft!.paperId)).rows).toEqual([]);
    await acceptPaper(office, issued!.paperId);
    const { started: none, waiting: told } = await startPaper(office, issued!.paperId);
    expect([none, told.map(({ why }) => why).toSorted()]).toEqual([[], ['has-task', 'no-duty']]);
  });
});

describe('a paper that no longer holds', () => {
  it('says so from its day, with who noted it in its history, and starts nothing without leave', async () => {
    const text =
      '东湖区人民政府办公室\n关于印发《早市管理措施》的通知\n东政办〔2025〕11号\n各街道：\n' +
      '1.规范早市摊位。（牵头单位：市住建局）\n东湖区人民政府办公室\n2025年1月8日\n';
    const [taken] = await takeIn(office, [['file', '早市.txt', text]]);
    await acceptPaper(office, taken!.paperId);
    const url = `/api/papers/${taken!.paperId}`;
    expect((await put(office, `${url}/lapse`, 1, { on: '2026-03-01' })).statusCode).toBe(204);
    expect((await put(office, `${url}/lapse`, 1, { on: '2026-03-02' })).json().code).toBe('changed-meanwhile');
    const { paper } = await office.get<{ paper: object }>('leader', url);
    expect(paper).toMatchObject({ status: 'lapsed', lapsedOn: '2026-03-01' });
    const { rows } = await office.get<{ rows: object[] }>('auditor', `/api/history/paper/${taken!.paperId}`);
    expect(rows).toMatchObject([
      { action: 'lapse', body: { on: '2026-03-01' }, accountId: office.accounts.supervision },
    ]);
    const start = await office.ask('supervision', { method: 'POST', url: `${url}/tasks`, payload: {} });
    expect(start.json().code).toBe('paper-not-issued');
  });
});

describe('many papers', () => {
  it('come in a zip with a manifest, each under its name, whatever the paths; one that cannot be read is told', async () => {
    const archive = zipSync({
      'documents.csv': Buffer.from(
        '文件名,标题,文号,成文日期\n甲.txt,关于甲事的通知,临政〔2026〕1号,2026年1月9日\n没有.txt,x,,\n',
      ),
      '../../越界/甲.txt': Buffer.from('各区县：\n现将有关事项通知如下，请认真贯彻执行，按时报送进展情况。'),
      '子目录/乙.txt': Buffer.from('各区县：\n请于2026年3月底前报送工作总结，逾期通报，特此通知，请遵照执行。'),
      '__MACOSX/._乙.txt': Buffer.from('x'),
      '子目录/乙的副本.txt': Buffer.from('各区县：\n请于2026年3月底前报送工作总结，逾期通报，特此通知，请遵照执行。'),
      '图.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    });
    const answer = await bring([['file', '一批.zip', archive]]);
    expect(answer.statusCode).toBe(202);
    const brought = answer.json() as Brought;
    expect(brought).toMatchObject({
      accepted: 2,
      repeated: ['乙的副本.txt'],
      refused: [{ name: '图.png', code: 'image' }],
    });
    const job = await ended(office, brought.jobId!);
    expect(job).toMatchObject({ state: 'done', doneUnits: 2, totalUnits: 2 });
    expect(job.result!.files.map(({ name, title }) => [name, title])).toEqual([
      ['甲.txt', '关于甲事的通知'],
      ['乙.txt', '乙'],
    ]);
    const { paper } = await office.get<{ paper: object }>(
      'supervision',
      `/api/papers/${job.result!.files[0]!.paperId}`,
    );
    expect(paper).toMatchObject({ documentNumber: '临政〔2026〕1号', published: '2026-01-09' });
  });

  it('in a bomb are refused before anything is unpacked', async () => {
    const bomb = zipSync({ '大.txt': new Uint8Array(40 * 2 ** 20) });
    const answer = await bring([['file', '炸弹.zip', bomb]]);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'paper-unreadable']);
    expect(answer.json().detail).toContain('压缩炸弹');
  });

  it('are followed by events to their end', async () => {
    const brought = (
      await bring([['file', '丙.txt', '各区县：请于2026年4月底前完成排查，建立台账，按月报送。']])
    ).json() as Brought;
    const answer = await office.ask('supervision', `/api/jobs/${brought.jobId}/events`);
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    const events = [...answer.body.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, name, data]) => [
      name,
      JSON.parse(data!),
    ]);
    expect(events.at(-1)).toEqual(['end', expect.objectContaining({ state: 'done', doneUnits: 1 })]);
    expect((await office.ask('leader', `/api/jobs/${brought.jobId}/events`)).statusCode).toBe(404);
    const late = await office.ask('supervision', { method: 'POST', url: `/api/jobs/${brought.jobId}/cancellation` });
    expect([late.statusCode, late.json().code]).toEqual([409, 'job-ended']);
  });
});

describe('a mark of classification in the head', () => {
  const body =
    '关于做好有关工作的通知\n各区县人民政府：\n现将有关事项通知如下，请认真贯彻执行，并将贯彻落实情况及时报告，重大事项随时请示。';
  const secret = '代号梧桐的专项行动';

  const everything = async () => {
    const rows = await Promise.all(
      (
        [
          'stored_file',
          'stored_file_piece',
          'paper',
          'paper_version',
          'job',
          'job_effect',
          'entry',
          'search_document',
          'paper_reading',
          'measure',
          'fact',
          'fact_review',
          'question',
          'task',
          'commitment',
          'urge',
          'idempotency_key',
        ] as const
      ).map(async (table) =>
        (await office.store.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)),
      ),
    );
    return rows.flat().join('\n');
  };

  it.each([
    ['机密★10年', '机密★10年\n'],
    ['alone', '秘密\n'],
    ['spaced, with 份号 and urgency', '000012\n绝 密 ★ 长期\n特急\n'],
    ['labelled', '密级：秘密  紧急程度：平急\n'.replace('  紧急程度：平急', '')],
    ['bracketed', '【机密】\n'],
    ['in a cell of a table', '编号\t机密\t特急\n'],
  ])('%s is refused, and nothing is kept of it', async (_, mark) => {
    const answer = await bring([['file', `${secret}.txt`, `${mark}${body}${secret}`]]);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'paper-classified']);
    const kept = await everything();
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString('hex'));
    expect(lines.join()).not.toContain(secret);
    expect(lines.join()).not.toContain(encodeURIComponent(secret));
  });

  it('in one of several keeps that one out, and the others come in', async () => {
    const answer = await bring([
      ['file', `${secret}.txt`, `机密★5年\n${body}`],
      ['file', '平常.txt', `${body}平常`],
    ]);
    expect(answer.json()).toMatchObject({
      accepted: 1,
      refused: [{ name: `${secret}.txt`, code: 'paper-classified' }],
    });
    await ended(office, (answer.json() as Brought).jobId!);
    expect(await everything()).not.toContain(secret);
  });

  it('is refused in an attachment too: as a text, in a Word file, by its name', async () => {
    const word = zipSync({
      '[Content_Types].xml': Buffer.from(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      'word/document.xml': Buffer.from(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${['机密★5年', ...body.split('\n'), secret].map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
      ),
    });
    for (const [name, bytes] of [
      [`${secret}.txt`, `机密★10年\n${body}${secret}`],
      [`${secret}.docx`, word],
      [`${secret}.pdf`, pdfOf([['000001', '机密★3年', ...body.split('\n'), secret]])],
      [
        `${secret}扫排.pdf`,
        pdfOf(
          [
            [secret, body.replace(/\n/g, '')],
            ['秘　密', secret, '附件之二的正文在此'],
          ],
          { spaced: 20 },
        ),
      ],
      [`${secret}.xlsx`, sheet('秘密★1年', secret)],
      [`（机密）${secret}.jpg`, Buffer.from('ffd8ffe000104a464946', 'hex')],
    ] as const) {
      const answer = await office.ask('housing', await formOf('/api/files', [['file', name, bytes]]));
      expect([name, answer.statusCode, answer.json().code]).toEqual([name, 422, 'paper-classified']);
    }
    expect(await everything()).not.toContain(secret);
    const headed = zipSync({
      ...unzipSync(word),
      'word/document.xml': Buffer.from(
        Buffer.from(unzipSync(word)['word/document.xml']!).toString().replace('机密★5年', '各区县：'),
      ),
      'word/header1.xml': Buffer.from(
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>机密★5年</w:t></w:r></w:p></w:hdr>',
      ),
    });
    const attached = await office.ask('housing', await formOf('/api/files', [['file', `${secret}.docx`, headed]]));
    expect(attached.json().code).toBe('paper-classified');
    expect((await bring([['file', `${secret}.docx`, headed]])).json().code).toBe('paper-classified');
    expect(await everything()).not.toContain(secret);
  });

  it('is asked about where an attachment cannot show that it bears none, and the answer is kept', async () => {
    const send = async (name: string, bytes: string | Uint8Array, sure = '') =>
      office.ask('housing', await formOf(`/api/files${sure}`, [['file', name, bytes]]));
    for (const [name, bytes, why] of [
      ['扫描盖章件.pdf', pdfOf([[]]), 'unread'],
      ['现场.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'unread'],
      ['说明.txt', `${body}不涉及商业秘密。`, 'words'],
    ] as const) {
      const asked = await send(name, bytes);
      expect([name, asked.statusCode, asked.json().code]).toEqual([name, 409, 'mark-unconfirmed']);
      expect(asked.json().detail).toContain(name);
      expect(await everything()).not.toContain(name);
      const sent = await send(name, bytes, '?withoutMark=true');
      expect([name, sent.statusCode, sent.json().withoutMark]).toEqual([name, 201, why]);
    }
    // Saying so does not let in what bears one.
    expect(
      (await send('盖章件.pdf', pdfOf([['机密★3年', body.replace(/\n/g, '')]]), '?withoutMark=true')).json().code,
    ).toBe('paper-classified');
    for (const [name, bytes] of [
      ['方案.pdf', pdfOf([body.split('\n').filter(Boolean)])],
      ['台账.xlsx', sheet('绿化任务台账', '建园')],
    ] as const) {
      const plain = await send(name, bytes);
      expect([name, plain.statusCode, plain.json().withoutMark]).toEqual([name, 201, null]);
    }
  });

  it('is none where the words stand elsewhere: they only ask, and a person answers', async () => {
    const text = `${body}\n各单位不得泄露企业商业秘密，不得泄露工作秘密。`;
    const [file] = await takeIn(office, [['file', '商业秘密.txt', text]]);
    const { questions, text: kept } = await versionNow(office, file!.paperId);
    expect(questions).toHaveLength(1);
    const [one] = questions;
    expect(kept.slice(one!.start, one!.end)).toBe('秘密');
    expect(one!.words).toContain('商业秘密');
    const wrong = await put(office, `/api/questions/${one!.id}/answer`, 1, { answer: { kind: 'none' } });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'answer-wrong']);
    const right = await put(office, `/api/questions/${one!.id}/answer`, 1, {
      answer: { kind: 'not-classified', note: '指企业商业秘密' },
    });
    expect(right.json().answer).toEqual({ classified: false, note: '指企业商业秘密' });
  });

  it('that a person finds later has the paper removed with all that was made of it, and no word of it is left', async () => {
    const text =
      `临江市人民政府办公室\n关于印发《${secret}方案》的通知\n临政办〔2026〕31号\n各区县：\n一、组织\n` +
      `1.年底前完成${secret}20次。（牵头单位：市住建局；配合单位：市财政局）\n2.不得泄露工作秘密，按时报告${secret}。（牵头单位：市财政局）\n`;
    const before = (await office.get<{ rows: unknown[] }>('supervision', '/api/tasks')).rows;
    const [file] = await takeIn(office, [['file', `${secret}.txt`, text]]);
    const { paperId } = file!;
    await acceptPaper(office, paperId);
    const { started } = await startPaper(office, paperId);
    expect(started).toHaveLength(2);
    const task = started[0]!.taskId;
    await put(office, `/api/tasks/${task}/actions`, 3, { deed: { action: 'adjust', reason: secret, title: secret } });
    await office.get('supervision', {
      method: 'POST',
      url: '/api/urges',
      payload: { about: { tasks: [task] }, text: '请加快' },
    });
    expect(await everything()).toContain(secret);
    const url = `/api/papers/${paperId}`;
    // What is said to go is what goes, to the row.
    const rowsNow = async (): Promise<Record<string, number>> => {
      const tables = {
        versions: 'paper_version',
        measures: 'measure',
        tasks: 'task',
        reports: 'report',
        entries: 'entry',
      };
      const counted = Object.entries(tables).map(([name, table]) => `(select count(*)::int from ${table}) as ${name}`);
      return (await office.store.pool.query<Record<string, number>>(`select ${counted.join()}`)).rows[0]!;
    };
    const ahead = await office.get<Record<string, number> & { tasks: unknown[]; staying: unknown[] }>(
      'supervision',
      `${url}/removal`,
    );
    const rowsBefore = await rowsNow();
    const remove = (version: number) => put(office, `${url}/removal`, version, { because: 'classified' });
    expect((await remove(9)).json().code).toBe('changed-meanwhile');
    const gone = await remove(1);
    expect(gone.statusCode, gone.body).toBe(204);
    const rowsAfter = await rowsNow();
    expect({ ...ahead, tasks: ahead.tasks.length, entries: ahead['entries']! - 1 }).toMatchObject(
      Object.fromEntries(Object.entries(rowsBefore).map(([name, count]) => [name, count - rowsAfter[name]!])),
    );
    expect(ahead.tasks.length).toBeGreaterThan(0);
    const kept = await everything();
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString('hex'));
    expect((await office.ask('supervision', url)).statusCode).toBe(404);
    expect((await office.get<{ rows: unknown[] }>('supervision', '/api/tasks')).rows).toEqual(before);
    const { rows } = await office.store.pool.query(
      `select body, account_id from entry where action = 'remove-classified'`,
    );
    expect(rows).toEqual([{ body: { paper: paperId }, account_id: office.accounts.supervision }]);
    // The office's own history tells it, with the name of who did it.
    const own = `00000000-0000-0000-0000-${office.jurisdiction.toString(16).padStart(12, '0')}`;
    const told = await office.get<{ rows: object[] }>('auditor', `/api/history/jurisdiction/${own}`);
    expect(told.rows).toMatchObject([{ action: 'remove-classified', by: expect.stringMatching(/./) as string }]);
    // The same bytes may come again: nothing remembers them.
    expect((await bring([['file', '又来.txt', text]])).json()).toMatchObject({ accepted: 1, known: [] });
  });
});

describe('内部资料 and 依申请公开', () => {
  it.each([
    ['内部资料　注意保存\n', '', 'internal'],
    ['', '\n（此件依申请公开）\n', 'on-request'],
    ['', '\n对依申请公开的材料要依法办理，做好登记。\n', null],
  ])('%j … %j is kept as %s', async (head, foot, handling) => {
    const text = `${head}关于报送材料的通知\n各区县人民政府：\n请于2026年5月底前报送材料，内容要真实完整，不得漏报瞒报。${foot}`;
    const [file] = await takeIn(office, [['file', `材料${handling}.txt`, text]]);
    const { paper } = await office.get<{ paper: { handling: string | null } }>(
      'supervision',
      `/api/papers/${file!.paperId}`,
    );
    expect(paper.handling).toBe(handling);
    const answer = await office.ask('auditor', `/api/papers/${file!.paperId}/versions/1/file`);
    expect(answer.statusCode).toBe(handling === null ? 200 : 403);
    expect((await office.ask('leader', `/api/papers/${file!.paperId}/versions/1/file`)).statusCode).toBe(200);
    await office.get('leader', `/api/papers/${file!.paperId}/versions/1`);
    // who read or took away a restricted one is kept
    const { rows } = await office.get<{ rows: { action: string; subjectId: string | null; accountId: string }[] }>(
      'auditor',
      '/api/access-log?limit=200',
    );
    const kept = rows.filter(
      ({ subjectId, accountId }) => subjectId === file!.paperId && accountId === office.accounts.leader,
    );
    expect(kept.map(({ action }) => action).sort()).toEqual(handling === null ? [] : ['export', 'read']);
  });

  it('who takes away what is attached to a task that came of it is kept, and of another task nobody', async () => {
    const text =
      '内部资料　注意保存\n东湖区人民政府办公室\n关于印发《排水工作措施》的通知\n东政办〔2026〕5号\n各街道：\n一、排水\n' +
      '1.改造排水管网12公里。（牵头单位：市住建局）\n东湖区人民政府办公室\n2026年1月6日\n';
    const [paper] = await takeIn(office, [['file', '内部.txt', text]]);
    await acceptPaper(office, paper!.paperId);
    const { started } = await startPaper(office, paper!.paperId);
    const others = await office.startTasks({});
    const attached = async (subjectId: string) => {
      const file = await office.get<{ id: string }>(
        'supervision',
        await formOf('/api/files', [['file', '附.txt', 'x']]),
      );
      const payload = { subjectKind: 'task', subjectId, fileId: file.id, title: '附件', stamped: false };
      const made = await office.get<{ id: string }>('supervision', {
        method: 'POST',
        url: '/api/attachments',
        payload,
      });
      expect((await office.ask('leader', `/api/attachments/${made.id}/file`)).statusCode).toBe(200);
      return made.id;
    };
    const [limited, free] = [await attached(started[0]!.taskId), await attached(others[0]!)];
    const { rows } = await office.get<{ rows: { action: string; subjectId: string | null; body: unknown }[] }>(
      'auditor',
      '/api/access-log?limit=200',
    );
    expect(rows.filter(({ subjectId }) => subjectId === limited)).toMatchObject([
      { action: 'export', body: { paperId: paper!.paperId, handling: 'internal' } },
    ]);
    expect(rows.filter(({ subjectId }) => subjectId === free)).toEqual([]);
  });
});

describe('a draft for comment', () => {
  it('gathers opinions per unit, and is compared with what is issued; it is assigned only with a recorded leave', async () => {
    const text = sample(DRAFT).toString('utf8');
    const [draft] = await takeIn(office, [['file', DRAFT, text]]);
    const { measures } = await versionNow(office, draft!.paperId);
    const { housing, finance, land } = office.units;
    const round = await office.get<{ id: string; version: number }>('supervision', {
      method: 'POST',
      url: `/api/papers/${draft!.paperId}/rounds`,
      payload: { title: '第一轮', due: '2026-03-20', unitIds: [housing, finance] },
    });
    const say = (seat: 'housing' | 'finance' | 'bank', unitId: string, payload: object) =>
      office.ask(seat, { method: 'POST', url: `/api/rounds/${round.id}/opinions`, payload: { unitId, ...payload } });
    const given = await say('housing', housing, { measureId: measures[2]!.id, text: '建议把补贴标准写明' });
    expect(given.statusCode).toBe(201);
    expect((await say('finance', finance, { text: null })).json()).toMatchObject({ text: null, outcome: null });
    expect((await say('finance', housing, { text: '代他人' })).json().code).toBe('not-asked');
    expect((await say('bank', land, { text: '未被征求' })).statusCode).toBe(404);

    // Each liaison sees the draft and its own words; the office sees who is silent.
    const seen = await office.get<{ opinions: { unitId: string }[] }>('finance', `/api/rounds/${round.id}`);
    expect(seen.opinions.map(({ unitId }) => unitId)).toEqual([finance]);
    expect((await office.ask('finance', `/api/papers/${draft!.paperId}`)).statusCode).toBe(200);
    expect((await office.ask('bank', `/api/papers/${draft!.paperId}`)).statusCode).toBe(404);

    const listed = (seat: 'supervision' | 'finance' | 'bank') =>
      office.get<{ rows: { id: string; paperTitle: string; said: number; unitIds: string[] }[] }>(seat, '/api/rounds');
    expect((await listed('supervision')).rows[0]).toMatchObject({
      id: round.id,
      said: 2,
      unitIds: [housing, finance].sort(),
    });
    expect((await listed('finance')).rows).toMatchObject([{ id: round.id, said: 1, unitIds: [finance] }]);
    expect((await listed('bank')).rows).toEqual([]);

    const decide = (id: string, version: number, payload: object) =>
      put(office, `/api/opinions/${id}/decision`, version, payload);
    const opinion = given.json() as { id: string };
    expect((await decide(opinion.id, 1, { outcome: 'not-adopted' })).json().code).toBe('missing');
    expect((await decide(opinion.id, 1, { outcome: 'partly', reason: '标准在细则里写明' })).json().outcome).toBe(
      'partly',
    );
    await put(office, `/api/rounds/${round.id}/end`, round.version, { closed: true });
    expect((await say('housing', housing, { text: '迟了' })).json().code).toBe('round-closed');

    await acceptPaper(office, draft!.paperId);
    const start = (payload: object) =>
      office.ask('supervision', { method: 'POST', url: `/api/papers/${draft!.paperId}/tasks`, payload });
    expect((await start({})).json().code).toBe('paper-not-issued');

    const issued = text.replaceAll('（征求意见稿）', '').replace('地方特色餐饮名店20家', '地方特色餐饮名店25家');
    const [final] = await takeIn(office, [
      ['file', '云溪县提振消费若干措施.txt', issued.slice(issued.indexOf('2025年5月21日') + '2025年5月21日\n'.length)],
      ['draftId', draft!.paperId],
    ]);
    const changes = await office.get<{
      changed: { before: { heading: string } }[];
      dropped: unknown[];
      added: unknown[];
    }>('supervision', `/api/papers/${final!.paperId}/versions/1/changes`);
    expect(changes.changed.map(({ before }) => before.heading)).toEqual(['做优餐饮住宿消费']);
    expect([changes.added, changes.dropped]).toEqual([[], []]);
    const opinions = await office.ask('supervision', {
      method: 'POST',
      url: `/api/papers/${final!.paperId}/rounds`,
      payload: { title: '再征', due: '2026-03-30', unitIds: [housing] },
    });
    expect(opinions.json().code).toBe('not-a-draft');
  });
});
