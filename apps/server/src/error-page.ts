import { storeRefusals, workRefusals } from '@luoshi/work';
import type { RefusalEntry, RefusalWords } from '@luoshi/work';
import { httpRefusals } from './http-refusal.js';
import type { ProblemCode } from './problem.js';
import { statuses } from './status.js';

interface Section {
  readonly title: string;
  readonly table: Readonly<Record<string, RefusalEntry>>;
}

/** Every code with its words, by where it comes from. */
const sections: readonly Section[] = [
  { title: '请求 · The request', table: httpRefusals },
  { title: '业务 · The work', table: workRefusals },
  { title: '数据 · The store', table: storeRefusals },
];

interface Row {
  readonly code: string;
  readonly status: number;
  readonly chinese: string;
  readonly english: string;
}

const inChinese = ({ what, why, next }: RefusalWords) => `${what}：${why}。${next}。`;
const inEnglish = ({ what, why, next }: RefusalWords) => `${what}: ${why}. ${next[0]!.toUpperCase()}${next.slice(1)}.`;

const rowsOf = ({ table }: Section): Row[] =>
  Object.entries(table)
    .map(([code, { chinese, english }]) => ({
      code,
      status: statuses[code as ProblemCode],
      chinese: inChinese(chinese),
      english: inEnglish(english),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

const INTRODUCTION = [
  '接口拒绝时返回 application/problem+json（RFC 9457）：code 是下表的代码，title、detail 是中文，english 是英文，fields 指出请求里有误的字段，request 是请求编号，出现 internal 时请告诉系统管理员。',
  'Where the API refuses, it answers application/problem+json (RFC 9457): code is one of this table, title and detail are Chinese, english is English, fields name what is wrong in the request, request is its number, to be told to an administrator where the code is internal.',
];

/** The page docs/errors.md; a test holds it, the tables and the types together. */
export function errorsPage(): string {
  const table = (section: Section) =>
    [
      `## ${section.title}`,
      '',
      '| code | HTTP | 中文 | English |',
      '| --- | --- | --- | --- |',
      ...rowsOf(section).map(({ code, status, chinese, english }) =>
        `| \`${code}\` | ${status} | ${chinese} | ${english} |`.replaceAll('\n', ' '),
      ),
      '',
    ].join('\n');
  return [
    '# 错误代码 · Error codes',
    '',
    '<!-- Made from the tables of refusals by apps/server/src/error-page.ts; a test compares the two. -->',
    '',
    ...INTRODUCTION.flatMap((line) => [line, '']),
    ...sections.map(table),
  ].join('\n');
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The same for whoever opens the `type` of a problem in a browser: `/api/errors#code`. */
export function errorsHtml(): string {
  const rows = (section: Section) =>
    rowsOf(section)
      .map(
        ({ code, status, chinese, english }) =>
          `<tr id="${code}"><td><a href="#${code}"><code>${code}</code></a></td><td>${status}</td>` +
          `<td>${escaped(chinese)}</td><td lang="en">${escaped(english)}</td></tr>`,
      )
      .join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>错误代码 · 落实</title>
<style>
body { font: 15px/1.6 system-ui, sans-serif; margin: 2em auto; max-width: 76em; padding: 0 1em; color: #222; }
table { border-collapse: collapse; width: 100%; }
td, th { border-bottom: 1px solid #ddd; padding: .4em .6em; text-align: left; vertical-align: top; }
tr:target { background: #fff3c4; }
td:first-child { white-space: nowrap; }
</style>
</head>
<body>
<h1>错误代码 · Error codes</h1>
${INTRODUCTION.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${sections
  .map(
    (section) =>
      `<h2>${section.title}</h2>\n<table>\n<thead><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr></thead>\n` +
      `<tbody>\n${rows(section)}\n</tbody>\n</table>`,
  )
  .join('\n')}
</body>
</html>
`;
}
