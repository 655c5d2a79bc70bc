import type { Range } from '../text/span.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { hanNumeral } from './list-run.js';
import type { ListItem, ListRun, ListStyle } from './list-run.js';
import { quoted } from './wording.js';

/** A number of the list's style, as a reader expects it. */
function printed(style: ListStyle, value: number): string {
  switch (style) {
    case 'han':
      return `${hanNumeral(value)}、`;
    case 'han-bracket':
      return `（${hanNumeral(value)}）`;
    case 'arabic':
      return `${value}.`;
    case 'arabic-bracket':
      return `（${value}）`;
    case 'arabic-close':
      return `${value}）`;
    case 'circled':
      return String.fromCharCode(0x245f + value);
    case 'article':
      return `第${hanNumeral(value)}条`;
    case 'chapter':
      return `第${hanNumeral(value)}章`;
    case 'section':
      return `第${hanNumeral(value)}节`;
    case 'is':
      return `${hanNumeral(value)}是`;
  }
}

/** Counters that make `四个` a count and no list number. */
const COUNTERS = /^[个项年月日号大种类级条家方部季届次区县市省国是成倍点分层支张块套批期周天万千百十多余余、]/;
const STARTS_CLAUSE = /[。；：！？\n;:!?]/;

type Lost =
  /** It is not there. */
  | { readonly kind: 'none' }
  /** It stands there in another form (`二.`, `（二）`, `二要`), or the paper says that it left something out. */
  | { readonly kind: 'elsewhere' }
  /** It stands there without 是: `四抓好` for `四是完善`. */
  | { readonly kind: 'bare'; readonly at: Range };

/** Looks between two items of a list for the number that is missing. */
function lostNumber(
  text: string,
  used: ReadonlySet<number>,
  style: ListStyle,
  value: number,
  from: ListItem,
  to: ListItem,
): Lost {
  const between = text.slice(from.end, to.start);
  if (/……|\.{6}|[（(]略[）)]/.test(between)) return { kind: 'elsewhere' };
  if (style === 'circled') return { kind: between.includes(printed(style, value)) ? 'elsewhere' : 'none' };
  const names = style.startsWith('arabic') ? [String(value)] : [hanNumeral(value), String(value)];
  let bare: Range | null = null;
  for (const name of names) {
    for (let at = between.indexOf(name); at >= 0; at = between.indexOf(name, at + 1)) {
      const before = at === 0 ? '\n' : between[at - 1]!;
      if (/[0-9一二三四五六七八九十.．]/.test(before)) continue;
      const after = between.slice(at + name.length, at + name.length + 2);
      if (used.has(from.end + at)) continue;
      if (before === '第' || /^[、.．，,）)是要则\s\u3000:：]/.test(after)) return { kind: 'elsewhere' };
      if (bare || style !== 'is' || name.charCodeAt(0) < 58) continue;
      if (!STARTS_CLAUSE.test(before) || COUNTERS.test(after) || !/^[\u4e00-\u9fff]/.test(after)) continue;
      const start = from.end + at;
      bare = { start, end: start + name.length + 2 };
    }
  }
  return bare ? { kind: 'bare', at: bare } : { kind: 'none' };
}

const named = (item: ListItem, text: string) => quoted(text, { start: item.start, end: item.end + 10 }, 12);

function checkRun(paper: Paper, run: ListRun, used: ReadonlySet<number>): Finding[] {
  const { text } = paper;
  const { style, items } = run;
  const findings: Finding[] = [];
  const clean = items[0]!.value === 1;
  const cut = paper.rethreaded;
  const report = (sure: boolean, ranges: readonly Range[], message: string, expected: string, found: string) => {
    const settled = sure && clean && !cut;
    if (!settled && items.length < 4) return;
    findings.push(
      finding(
        'numbering',
        settled ? 'inconsistent' : 'undetermined',
        ranges,
        `${message}${settled ? '。' : ',请核对是否有脱漏。'}`,
        expected,
        found,
      ),
    );
  };
  for (let index = 1; index < items.length; index++) {
    const before = items[index - 1]!;
    const item = items[index]!;
    const after = items[index + 1];
    const due = before.value + 1;
    if (item.value === due) continue;
    if (after && after.value === due + 1) {
      // 三、五、五→ one number mistyped: 三、八、五 stands for 三、四、五.
      report(
        true,
        [item],
        `序号“${printed(style, item.value)}”应为“${printed(style, due)}”(前为“${printed(style, before.value)}”,后为“${printed(style, after.value)}”)`,
        printed(style, due),
        printed(style, item.value),
      );
      index++;
      continue;
    }
    // A list that began anew behind other words (`补贴程序1.…`) has its 1 within a paragraph.
    if (item.value <= before.value && lostNumber(text, used, style, 1, before, item).kind !== 'none') continue;
    if (item.value === before.value) {
      report(
        true,
        [before, item],
        `序号“${printed(style, item.value)}”出现两次:“${named(before, text)}”“${named(item, text)}”`,
        printed(style, due),
        printed(style, item.value),
      );
      continue;
    }
    if (item.value < before.value) {
      report(
        false,
        [before, item],
        `序号由“${printed(style, before.value)}”退到“${printed(style, item.value)}”`,
        printed(style, due),
        printed(style, item.value),
      );
      continue;
    }
    if (after && after.value === due) {
      report(
        true,
        [item, after],
        `序号颠倒:“${printed(style, item.value)}”排在“${printed(style, after.value)}”之前`,
        printed(style, due),
        printed(style, item.value),
      );
      continue;
    }
    const missing = item.value - due;
    const lost = lostNumber(text, used, style, due, before, item);
    if (lost.kind === 'elsewhere') continue;
    if (lost.kind === 'bare') {
      const words = quoted(text, lost.at, 8);
      report(
        true,
        [lost.at, before, item],
        `“${words}”前的序号缺“是”字,应为“${printed(style, due)}”`,
        printed(style, due),
        words,
      );
    } else if (missing === 1) {
      report(
        true,
        [before, item],
        `序号由“${printed(style, before.value)}”直接到“${printed(style, item.value)}”,缺“${printed(style, due)}”`,
        printed(style, due),
        printed(style, item.value),
      );
    } else {
      report(
        false,
        [before, item],
        `序号由“${printed(style, before.value)}”直接到“${printed(style, item.value)}”`,
        printed(style, due),
        printed(style, item.value),
      );
    }
  }
  return findings;
}

function run(paper: Paper): Finding[] {
  const findings: Finding[] = [];
  let used: Set<number> | null = null;
  for (const list of paper.lists) {
    if (!list.items.some((item, index) => index > 0 && item.value !== list.items[index - 1]!.value + 1)) continue;
    used ??= placesOf(paper.lists);
    findings.push(...checkRun(paper, list, used));
  }
  return findings;
}

/** Numbers of lists that begin with 1 have their place; the （二） of 一、（一）（二）三、 is not the missing 二、. */
function placesOf(lists: readonly ListRun[]): Set<number> {
  const used = new Set<number>();
  for (const { items } of lists) {
    if (items[0]!.value === 1) for (const item of items) for (let at = item.start; at < item.end; at++) used.add(at);
  }
  return used;
}

/** 序号应连续,不缺、不重、不倒。 */
export const numbering: Check = {
  rule: 'numbering',
  title: '序号连续',
  explanation:
    '查“一、”“（一）”“1.”“第一条”“一是”等各级序号是否连续:缺号、重号、颠倒,以及“四是”漏写“是”字。各级标题下序号可以重新从一开始,也可以全文连排。',
  example: {
    text: '一、加快项目建设\n东湖区要抓好开工。\n三、稳定就业\n北山区要抓好培训。',
    message: '序号由“一、”直接到“三、”,缺“二、”。',
  },
  notWhen:
    '所缺的号在两项之间以别的形式出现(“（二）”“二要”)、文中写明省略(……)时不报;不从一开始的节录和缺两个号以上的,只提请核对。',
  run,
};
