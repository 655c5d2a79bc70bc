import type { Interval } from './interval.js';
import { overlaps } from './interval.js';
import { readable, spread } from './wording.js';

/** A figure of one paper, as far as it can be compared with another paper's. */
export interface Statement extends Interval {
  readonly subject: string;
  readonly place: string | null;
  readonly organisation?: string | null;
  /** First and last day it holds for, ISO; null is unknown. A statement without `to` is compared with nothing. */
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: string;
  readonly unit: string | null;
  readonly per?: string | null;
  /** The words, for the message. */
  readonly text: string;
}

/** A paper's figures under its name. */
export interface Statements {
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** Two papers that give two values for one thing: indexes into their lists. */
export interface Disagreement {
  readonly verdict: 'inconsistent' | 'undetermined';
  readonly first: { readonly paper: number; readonly statement: number };
  readonly second: { readonly paper: number; readonly statement: number };
  readonly message: string;
}

const bare = (words: string) => words.replace(/[\s“”"'、，,（）()《》:：。]/g, '');
/** Leading words that a subject may have in one paper and lack in the other. */
const LEADING = /^(?:截至目前|目前|全市|全县|全区|全省|我市|我县|我区|我省|已经|已|共|累计|共计)+/;
const core = (subject: string) => bare(subject).replace(LEADING, '');

/** How many earlier statements of one subject a statement is compared with. */
const COMPARED = 32;

/**
 * Compares papers with one another: the same subject, unit and day with two values that have no number in common.
 * The same words in both make it `inconsistent`; words that only agree without their leading 全市, 累计 … make it
 * `undetermined`. Statements of one paper are not compared with each other. Linear in the number of statements.
 */
export function restatedAcross(papers: readonly Statements[]): Disagreement[] {
  const found: Disagreement[] = [];
  const byKey = new Map<string, { paper: number; statement: number }[]>();
  const vague = vagueIn(papers);
  papers.forEach((paper, paperIndex) => {
    paper.statements.forEach((statement, index) => {
      const key = keyOf(statement);
      if (key === null || vague.has(`${paperIndex}|${key}`)) return;
      const earlier = byKey.get(key);
      if (!earlier) {
        byKey.set(key, [{ paper: paperIndex, statement: index }]);
        return;
      }
      for (const other of earlier) {
        if (other.paper === paperIndex) continue;
        const before = papers[other.paper]!.statements[other.statement]!;
        if (overlaps(before, statement) || !samePlace(before, statement) || !samePeriod(before, statement)) continue;
        const alike =
          bare(before.subject) === bare(statement.subject) &&
          before.from === statement.from &&
          (before.place ?? '') === (statement.place ?? '') &&
          (before.organisation ?? '') === (statement.organisation ?? '');
        const when =
          statement.from === statement.to || statement.from === null
            ? statement.to
            : `${statement.from}至${statement.to}`;
        const message =
          `“${statement.subject}”(${when}):《${papers[other.paper]!.name}》称“${before.text}”即${spread(before, readable)},` +
          `《${paper.name}》称“${statement.text}”即${spread(statement, readable)}${alike ? ',两处不符。' : ',请核对两处口径是否相同。'}`;
        found.push({
          verdict: alike ? 'inconsistent' : 'undetermined',
          first: other,
          second: { paper: paperIndex, statement: index },
          message,
        });
      }
      if (earlier.length < COMPARED) earlier.push({ paper: paperIndex, statement: index });
    });
  });
  return found;
}

/** Changes without a thing that changes: `平均增长`, `增速较上年同期回落` say of many things the same. */
const ONLY_CHANGE =
  /^(?:同比|环比|平均|年均|增速|增幅|降幅|涨幅|较|比|上年|去年|上月|同期|年初|增长|增加|上升|提高|提升|下降|减少|降低|回落|上涨|扩大|收窄|分别)+$/;

/** What makes two statements speak of one thing, or null for one that is compared with nothing. */
function keyOf({ subject, kind, unit, per, to }: Statement): string | null {
  const words = core(subject);
  if (to === null || words.length < 3 || ONLY_CHANGE.test(words)) return null;
  return `${words}|${kind}|${unit ?? ''}|${per ?? ''}|${to}`;
}

/**
 * `paper|key` of subjects for which a paper itself gives two values: there the words alone do not say which thing is
 * meant (首套6倍, 二套10倍 under one subject), and another paper's value contradicts neither.
 */
function vagueIn(papers: readonly Statements[]): ReadonlySet<string> {
  const vague = new Set<string>();
  papers.forEach(({ statements }, index) => {
    const first = new Map<string, Statement>();
    for (const statement of statements) {
      const key = keyOf(statement);
      if (key === null) continue;
      const known = first.get(key);
      if (!known) first.set(key, statement);
      else if (!overlaps(known, statement)) vague.add(`${index}|${key}`);
    }
  });
  return vague;
}

/** Places agree where they are the same or one paper names none. */
function samePlace(a: Statement, b: Statement): boolean {
  const [x, y] = [a.place ?? '', b.place ?? ''];
  if (x !== '' && y !== '' && x !== y && !x.endsWith(y) && !y.endsWith(x)) return false;
  const [p, q] = [a.organisation ?? '', b.organisation ?? ''];
  return p === '' || q === '' || p === q || p.endsWith(q) || q.endsWith(p);
}

/** An as-of day agrees with a period that ends on it (1至8月 and 截至8月31日); two periods must begin alike. */
function samePeriod(a: Statement, b: Statement): boolean {
  return a.from === b.from || a.from === null || b.from === null || a.from === a.to || b.from === b.to;
}
