import { countFindings, listFindings, textOf } from '@luoshi/ledger';
import type { FindingFilter, Id, Page, PageAsked, PaperFinding } from '@luoshi/ledger';
import type { PlacedFinding, Span } from '@luoshi/reading';
import type { Desk } from '../desk/desk.js';

/** Words of a paper with what stands around them, up to the line's ends. */
export interface Quote {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
}

/** A doubt about a paper's figures or words with every place that it rests on. */
export interface Doubt extends Omit<PaperFinding, 'said'> {
  readonly said: Pick<PlacedFinding, 'rule' | 'verdict' | 'message' | 'expected' | 'found'>;
  readonly quotes: readonly Quote[];
}

/** How much of the line is shown on either side of the words, in characters. */
const AROUND = 60;

/** What the checks found wrong or open over all papers (数据疑点), each with its quotes and the answer that stands. */
export async function doubtList(
  { store, jurisdiction }: Desk,
  filter: FindingFilter,
  page: PageAsked,
): Promise<Page<Doubt>> {
  const { rows, next } = await listFindings(store.db, jurisdiction, filter, page);
  const texts = new Map<Id, string>();
  for (const { versionId } of rows)
    if (!texts.has(versionId)) texts.set(versionId, (await textOf(store.db, jurisdiction, versionId))?.text ?? '');
  return {
    rows: rows.map(({ said, ...row }) => {
      const { rule, verdict, message, expected, found, spans } = said as PlacedFinding;
      const text = texts.get(row.versionId)!;
      return {
        ...row,
        said: { rule, verdict, message, expected, found },
        quotes: spans.map((span) => quoteOf(text, span)),
      };
    }),
    next,
  };
}

/** How many doubts there are by verdict. */
export const doubtCounts = (
  { store, jurisdiction }: Desk,
  filter: FindingFilter,
): Promise<Readonly<Record<string, number>>> => countFindings(store.db, jurisdiction, filter);

function quoteOf(text: string, { start, end }: Span): Quote {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const lineEnd = stop < 0 ? text.length : stop;
  const from = Math.max(lineStart, start - AROUND);
  const to = Math.min(lineEnd, end + AROUND);
  return {
    before: (from > lineStart ? '…' : '') + whole(text.slice(from, start)),
    text: text.slice(start, end),
    after: whole(text.slice(end, to)) + (to < lineEnd ? '…' : ''),
    start,
    end,
  };
}

/** Without half a character where the cut went through one. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
