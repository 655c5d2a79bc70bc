import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { beside } from '../../../tests/real-papers.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = join(root, 'apps/cli/bin/luoshi.cjs');
let folder = '';

const paper = (count: number) => `临江市推进重点工作若干措施

各县（区）人民政府，市直各单位：
为推进重点工作，制定如下措施。
一、加大住房保障力度
1.筹集保障性住房房源。2025年底前筹集保障性住房房源${count}套，完成投资12亿元。（责任单位：市住房城乡建设局、市财政局）
2.优化审批服务。审批时限由10个工作日压缩至5个工作日，力争办件量达到3万件以上。（责任单位：市政务服务局）
`;

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

function luoshi(args: readonly string[], input?: string): Run {
  const run = spawnSync(process.execPath, [bin, ...args], { cwd: folder, input: input ?? '', maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout.toString(), err: run.stderr.toString(), bytes: run.stdout };
}
const lastLine = ({ err }: Run) => err.trimEnd().split('\n').at(-1);
const names = ({ out }: Run) =>
  out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { source: { name: string } }).source.name);

function newest(path: string): number {
  return Math.max(
    0,
    ...readdirSync(path, { withFileTypes: true }).map((item) => {
      const inside = join(path, item.name);
      return item.isDirectory() ? newest(inside) : /\.test\.ts$/.test(item.name) ? 0 : statSync(inside).mtimeMs;
    }),
  );
}

function isStale(workspace: string): boolean {
  const stamp = statSync(join(root, workspace, 'tsconfig.tsbuildinfo'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return newest(join(root, workspace, 'src')) > stamp;
}

beforeAll(() => {
  const parts = ['packages/reading', 'packages/formats', 'packages/reports', 'apps/cli'];
  if (parts.some(isStale)) {
    spawnSync(process.execPath, [join(root, 'scripts/compile.mjs'), 'apps/cli'], {
      cwd: root,
      stdio: 'inherit',
    });
  }
  folder = mkdtempSync(join(tmpdir(), 'luoshi-'));
  mkdirSync(join(folder, '文件/下级'), { recursive: true });
  mkdirSync(join(folder, '文件/.隐藏'));
  writeFileSync(join(folder, '文件/甲.txt'), paper(2000));
  writeFileSync(
    join(folder, '文件/乙.html'),
    `<html><body>${paper(3000)
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`,
  );
  writeFileSync(join(folder, '文件/下级/丙.txt'), paper(4000));
  writeFileSync(join(folder, '文件/坏.pdf'), '%PDF-1.4');
  writeFileSync(join(folder, '文件/表.csv'), 'a,b');
  writeFileSync(join(folder, '文件/.隐藏/丁.txt'), paper(1));
  const lines = Array.from({ length: 300 }, (_, index) =>
    JSON.stringify({ name: `第${index}份.txt`, text: paper(index) }),
  );
  lines.splice(150, 0, '{"name":"无字"}', 'not json', '');
  writeFileSync(join(folder, '大宗.jsonl'), lines.join('\n'));
  writeFileSync(join(folder, '大宗.jsonl.gz'), gzipSync(lines.join('\n')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('luoshi read', () => {
  it('prints one reading per line, in the order of the files', () => {
    const run = luoshi(['read', '文件/下级/丙.txt', '文件/甲.txt', '--format', 'jsonl']);
    expect(run.code).toBe(0);
    expect(names(run)).toEqual(['丙.txt', '甲.txt']);
    const [reading] = run.out.split('\n').map((line) => JSON.parse(line || 'null') as Record<string, unknown>);
    expect(Object.keys(reading!)).toEqual(
      'source document measures duties commitments provisions observations fundFlows quantities times findings'.split(
        ' ',
      ),
    );
    expect(reading!['source']).toMatchObject({ mediaType: 'text/plain', characters: paper(4000).length });
    expect(lastLine(run)).toBe('luoshi: 读取 2 份，失败 0 份 (2 read, 0 failed)');
  });

  it('goes through folders, tells what it passes over, and goes on past a bad file', () => {
    const run = luoshi(['read', '文件', '--format', 'jsonl']);
    expect(run.code).toBe(3);
    expect(names(run)).toEqual(['丙.txt', '乙.html', '甲.txt']);
    expect(run.err).toContain('[pdf]');
    expect(run.err).toContain('.csv 1');
    expect(lastLine(run)).toContain('(3 read, 1 failed)');
  });

  it('takes patterns, a file once, and says what is missing', () => {
    const run = luoshi(['read', '文件/**/*.txt', '文件/甲.txt', '没有.txt', '无*.txt', '--format', 'jsonl']);
    expect(names(run)).toEqual(['丙.txt', '甲.txt']);
    expect(run.err).toContain('没有.txt: 失败');
    expect(run.err).toContain('无*.txt: 失败');
    expect(lastLine(run)).toContain('(2 read, 2 failed)');
  });

  it.each([
    ['one thread', '1'],
    ['many threads', '3'],
  ])('reads JSON lines in order with %s, plain and zipped', (_, jobs) => {
    for (const file of ['大宗.jsonl', '大宗.jsonl.gz']) {
      const run = luoshi(['read', file, '-f', 'jsonl', '-j', jobs]);
      expect(run.code).toBe(3);
      expect(names(run)).toEqual(Array.from({ length: 300 }, (__, index) => `第${index}份.txt`));
      expect(run.err).toContain(`${file}:151: 失败`);
      expect(run.err).toContain(`${file}:152: 失败`);
      expect(lastLine(run)).toContain('(300 read, 2 failed)');
    }
  });

  it('gives the same bytes with one thread and with many', () => {
    const args = ['read', '大宗.jsonl', '文件', '-f', 'jsonl'];
    expect(luoshi([...args, '-j', '1']).bytes.equals(luoshi([...args, '-j', '4']).bytes)).toBe(true);
  });

  it('reads standard input', () => {
    const run = luoshi(['read', '-', '--format', 'json'], paper(5));
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject([{ source: { name: 'stdin' } }]);
  });

  it('prints a table of at most 80 columns, without escapes or a bar in a pipe', () => {
    const run = luoshi(['read', '文件/甲.txt', '文件/下级/丙.txt']);
    const lines = run.out.split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(run.out + run.err).not.toContain('\u001b');
    expect(run.out).toContain('2000套');
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('helps in at most 80 columns', () => {
    for (const command of [[], ['read'], ['check'], ['explain'], ['serve'], ['backup'], ['doctor']]) {
      const lines = luoshi([...command, '--help']).out.split('\n');
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
      expect(lines.length).toBeGreaterThan(8);
    }
  });

  it('writes a workbook', () => {
    const run = luoshi(['read', '文件', '--out', '台账.xlsx']);
    expect(run.code).toBe(3);
    expect(run.out).toBe('');
    expect(readFileSync(join(folder, '台账.xlsx')).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('prints an empty array where nothing could be read', () => {
    expect(luoshi(['read', '文件/坏.pdf', '-f', 'json'])).toMatchObject({ code: 3, out: '[\n]\n' });
    expect(luoshi(['read', '文件/坏.pdf', '-f', 'jsonl'])).toMatchObject({ code: 3, out: '' });
  });

  it('takes from a manifest what the texts do not print, and says what fits no file', () => {
    const csv =
      '\ufeff文件名;published;issuer;其他\r\n甲.txt;2025年1月5日;临江市人民政府;x\r\n没有.txt;2025-01-01;;\r\n丙.txt;不详;;\r\n';
    writeFileSync(join(folder, '清单.csv'), csv);
    const run = luoshi(['read', '文件/甲.txt', '文件/下级/丙.txt', '-m', '清单.csv', '-f', 'jsonl']);
    expect(run.code).toBe(0);
    expect(run.err).toContain('没有.txt 没有对应的文件');
    expect(run.err).toContain('「其他」');
    expect(run.err).toContain('「不详」');
    expect(names(run)).toEqual(['甲.txt', '丙.txt']);
  });

  it.each([
    [['read']],
    [['reed', '文件']],
    [['read', '文件', '--format', 'pdf']],
    [['read', '文件', '--jobs', '0']],
    [['read', '文件', '--manifest', '没有.csv']],
    [['read', '文件', '--out', '没有/这里.json']],
    [['read', '文件/.隐藏/..', '--out', '文件']],
  ])('refuses wrong usage with code 2: %j', (args) => {
    const run = luoshi(args);
    expect(run.code).toBe(2);
    expect(run.err).not.toMatch(/\n\s+at /);
    expect(run.out).toBe('');
  });

  it('says its exit codes in the help', () => {
    for (const args of [['--help'], ['read', '--help'], ['check', '--help']]) {
      const run = luoshi(args);
      expect(run.code).toBe(0);
      expect(run.out).toMatch(/Exit codes[^]*0[^]*1[^]*2[^]*3[^]*130/);
    }
  });

  it('stops at Ctrl-C and leaves no half-written file', async () => {
    const many = Array.from({ length: 40_000 }, (_, index) =>
      JSON.stringify({ name: `${index}.txt`, text: paper(index) }),
    );
    writeFileSync(join(folder, '很多.jsonl'), many.join('\n'));
    const child = spawn(process.execPath, [bin, 'read', '很多.jsonl', '--out', '很多.out.jsonl', '-j', '2'], {
      cwd: folder,
    });
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const ended = new Promise((done) => child.on('close', done));
    // Stopped while it writes, however long the machine takes to come to that.
    await vi.waitFor(() => expect(readdirSync(folder).some((name) => name.startsWith('很多.out'))).toBe(true), {
      timeout: 30_000,
      interval: 20,
    });
    await new Promise((done) => setTimeout(done, 300));
    child.kill('SIGINT');
    const code = await ended;
    expect(code).toBe(130);
    expect(err).toContain('interrupted');
    expect(readdirSync(folder).filter((name) => name.startsWith('很多.out'))).toEqual([]);
  });

  it('ends quietly where nobody reads on', () => {
    const run = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" read 大宗.jsonl -f jsonl | head -n 1 | wc -l`], {
      cwd: folder,
    });
    expect(run.stdout.toString().trim()).toBe('1');
    expect(run.stderr.toString()).not.toContain('EPIPE');
  });
});

describe('luoshi check', () => {
  const wrong = `临江市住房公积金缴存标准调整说明\n\n一、住房公积金月缴存基数下限由每人每月2000元提高至2200元，增幅达25%。\n`;

  it('prints findings as a linter does, and exits with 1', () => {
    writeFileSync(join(folder, '错.txt'), wrong);
    const run = luoshi(['check', '错.txt']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^错\.txt:3:\d+ {2}growth {2}inconsistent 不符 {2}\S/m);
    expect(run.out).toMatch(/^ {4}3:\d+ {2}「.*25%/m);
    expect(run.err).toContain('1 inconsistent');
  });

  it('gives JSON and SARIF', () => {
    const json = JSON.parse(luoshi(['check', '错.txt', '-f', 'json']).out) as Record<string, unknown>[];
    expect(json).toMatchObject([{ file: '错.txt', line: 3, rule: 'growth', verdict: 'inconsistent' }]);
    const sarif = JSON.parse(luoshi(['check', '错.txt', '-f', 'sarif']).out) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]!.results).toMatchObject([
      { ruleId: 'growth', level: 'error', locations: [{ physicalLocation: { region: { startLine: 3 } } }] },
    ]);
  });

  it('exits with 0 where nothing is wrong, with empty JSON and SARIF that parse', () => {
    writeFileSync(join(folder, '对.txt'), wrong.replace('25%', '10%'));
    expect(luoshi(['check', '对.txt'])).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(luoshi(['check', '对.txt', '-f', 'json']).out)).toEqual([]);
    expect(JSON.parse(luoshi(['check', '对.txt', '-f', 'sarif']).out)).toMatchObject({ runs: [{ results: [] }] });
  });

  it('compares the papers of one call with each other', () => {
    const report = (count: number) => `截至2025年6月30日，全市累计筹集保障性租赁住房${count}套。\n`;
    writeFileSync(join(folder, '甲.txt'), report(2180));
    writeFileSync(join(folder, '乙.txt'), report(2810));
    expect(luoshi(['check', '甲.txt']).code).toBe(0);
    const run = luoshi(['check', '甲.txt', '乙.txt']);
    expect(run.code).toBe(1);
    expect(run.out).toContain('甲.txt:1:27  restated  inconsistent');
    expect(run.out).toContain('乙.txt:1:27  「2810套」');
    const [finding] = JSON.parse(luoshi(['check', '甲.txt', '乙.txt', '-f', 'json']).out) as { spans: object[] }[];
    expect(finding?.spans).toMatchObject([{ text: '2180套' }, { text: '2810套', file: '乙.txt' }]);
    const same = luoshi(['check', '甲.txt', '甲.txt']);
    expect(same.code).toBe(0);
  });
});

describe('luoshi explain', () => {
  it('prints the derivation of what stands in the words', () => {
    const run = luoshi(['explain', '今年年底前筹集房源不少于2000套', '--published', '2025-03-05']);
    expect(run.code).toBe(0);
    expect(run.out).toContain('⟦不少于2000套⟧');
    expect(run.out).toContain('2025-12-31');
  });
});

describe('the bulk of real papers', () => {
  const bulk = beside('documents/bulk');
  it.skipIf(bulk === null)('is read, all of it', () => {
    const run = luoshi(['read', join(bulk!, 'housing-policy.jsonl.gz'), '-f', 'jsonl']);
    expect(run.code).toBe(0);
    expect(names(run)).toHaveLength(3164);
  });
});
