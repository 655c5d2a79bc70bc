import { readFileSync } from 'node:fs';

/**
 * Reads a `*.cases.txt`: what a recogniser must and must not find, in text that a clerk can read.
 *
 *     # 上限写在数的前或后
 *     @ 2024-10-27
 *     45 微克/立方米 ≤
 *         全市细颗粒物年均浓度控制在⟦45微克/立方米以内⟧。
 *
 * `#` titles a group; `@ DAY` sets the anchor for the cases below it (`@` alone takes it away); a line at the margin is
 * the expected value in its one-line print form, several joined by ` | ` for several marks in a sentence; the indented
 * lines below it are its phrasings, marks giving the spans. `无` expects nothing; `待 ` before a value says that the case
 * is known to fail and must still do so.
 */
export interface Case {
  readonly title: string;
  readonly line: number;
  readonly anchor: string | null;
  /** The sentence without its marks. */
  readonly text: string;
  /** Expected facts in order: range of the marked words and printed value. */
  readonly expected: readonly { start: number; end: number; value: string }[];
  /** Known gap: must fail. */
  readonly pending: boolean;
}

export function readCases(path: string | URL): Case[] {
  const cases: Case[] = [];
  let title = '';
  let anchor: string | null = null;
  let values: string[] | null = null;
  let pending = false;
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    if (line.startsWith('#')) {
      title = line.slice(1).trim();
      values = null;
    } else if (line.startsWith('@')) {
      anchor = line.slice(1).trim() || null;
    } else if (!line.startsWith('    ')) {
      pending = line.startsWith('待 ');
      const value = pending ? line.slice(2).trim() : line.trim();
      values = value === '无' ? [] : value.split(' | ').map((v) => v.trim());
    } else {
      if (values === null) throw new Error(`${String(path)}:${index + 1}: a sentence without a value above it`);
      cases.push({
        title,
        line: index + 1,
        anchor,
        pending,
        ...unmark(line.slice(4), values, `${String(path)}:${index + 1}`),
      });
    }
  });
  return cases;
}

function unmark(marked: string, values: readonly string[], where: string): Pick<Case, 'text' | 'expected'> {
  const expected: { start: number; end: number; value: string }[] = [];
  let text = '';
  let open = -1;
  for (const character of marked.replaceAll('\\n', '\n')) {
    if (character === '⟦') open = text.length;
    else if (character === '⟧') {
      const value = values.length === 1 ? values[0] : values[expected.length];
      if (open < 0 || value === undefined) throw new Error(`${where}: more marks than values`);
      expected.push({ start: open, end: text.length, value });
      open = -1;
    } else text += character;
  }
  if (values.length > 1 && expected.length !== values.length) throw new Error(`${where}: fewer marks than values`);
  if (values.length > 0 && expected.length === 0) throw new Error(`${where}: a value and no mark`);
  return { text, expected };
}

/** One line a fact, as `[start,end) words → value`, to compare and to show. */
export function listed(text: string, facts: readonly { start: number; end: number; value: string }[]): string {
  return facts.map((f) => `[${f.start},${f.end}) ${text.slice(f.start, f.end)} → ${f.value}`).join('\n');
}
