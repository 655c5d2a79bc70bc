import type { Day } from '../text/calendar.js';
import { flowOf } from '../text/flow.js';
import type { Range } from '../text/span.js';
import { closingDateline, datelineAt, dayOfDateline } from './dateline.js';
import type { Dateline } from './dateline.js';
import type { Headlines } from './headline.js';
import { blockOf } from './block.js';
import type { About, Article, Block, BlockKind, Outline } from './outline.js';
import type { PageElement } from './page-element.js';
import type { Links } from './thread.js';

/**
 * Lays the articles of a page out one after the other: the flow, in which cut sentences read on without a break, its
 * blocks, and the articles with title, dateline and the day their relative times count from. Captions and labels follow
 * the article beside which they stand.
 */
export function layOut(
  text: string,
  elements: readonly PageElement[],
  links: Links,
  headlines: Headlines,
  articles: readonly (readonly number[])[],
  about: About,
): Outline {
  const reference = about.published ?? null;
  const runs: Range[] = [];
  const blocks: Block[] = [];
  const found: Article[] = [];
  const papers = new Set<string>();
  let at = 0;
  const put = (from: number, to: number): number => {
    const start = at;
    if (to > from) {
      runs.push({ start: from, end: to });
      at += to - from;
    }
    return start;
  };
  /** Puts an element and gives its range in the flow. `joined`: it continues the piece before it. */
  const place = (i: number, joined: boolean, continues: boolean): Range => {
    const element = elements[i]!;
    const from = joined ? element.start : element.from;
    const to = continues ? element.end : element.to;
    const start = put(from, to) + (element.start - from);
    return { start, end: start + (element.end - element.start) };
  };
  const beside = asidesOf(elements, headlines, articles);
  const first = beside.get(-1) ?? [];
  for (const i of first) blocks.push(block(elements[i]!, place(i, false, false), headlines, i, -1));
  articles.forEach((order, index) => {
    const start = order[0]!;
    const titleElement = headlines.title.get(start) ?? -1;
    let titleAt: Range | null = null;
    let dateline: { said: Dateline; at: Range } | null = null;
    let begin = -1;
    let end = at;
    for (let k = 0; k < order.length; k++) {
      const i = order[k]!;
      const element = elements[i]!;
      const joined = k > 0 && links.next[order[k - 1]!] === i;
      const continues = k + 1 < order.length && links.next[i] === order[k + 1];
      const range = place(i, joined, continues);
      if (begin < 0) begin = range.start;
      end = range.end;
      if (i === titleElement) titleAt = range;
      const said: Dateline | null = dateline ? null : datelineOf(text, element);
      if (said) {
        if (said.paper) papers.add(said.paper);
        const offset: number = range.start + (said.start - element.start);
        dateline = { said, at: { start: offset, end: offset + (said.end - said.start) } };
      }
      const last = blocks[blocks.length - 1];
      if (joined && last && last.article === index && last.kind === 'body')
        blocks[blocks.length - 1] = blockOf(
          'body',
          { start: last.start, end: range.end },
          index,
          last.depth,
          last.number,
        );
      else blocks.push(block(element, range, headlines, i, index));
    }
    for (const i of beside.get(index) ?? []) {
      const range = place(i, false, false);
      blocks.push(
        block(
          elements[i]!,
          range,
          headlines,
          i,
          elements[i]!.kind === 'aside' && !headlines.labels.has(i) ? index : -1,
        ),
      );
      if (blocks[blocks.length - 1]!.article === index) end = range.end;
    }
    const own: Day | null = dateline ? dayOfDateline(dateline.said, reference) : null;
    found.push({
      start: Math.max(begin, 0),
      end,
      title: titleElement < 0 ? null : titleOf(text, elements[titleElement]!),
      titleAt,
      dateline: dateline?.at ?? null,
      column: null,
      anchor: own ?? reference,
      anchorFrom: own ? 'dateline' : reference ? 'manifest' : null,
    });
  });
  return {
    flow: flowOf(text, runs),
    document: {
      title: found.find((article) => article.title !== null)?.title ?? null,
      issuers: [...papers],
      number: null,
      published: null,
      genre: 'news',
      status: 'issued',
      addressees: [],
    },
    articles: found,
    blocks,
  };
}

/** Words of a headline with its broken lines joined. */
function titleOf(text: string, element: PageElement): string {
  return text
    .slice(element.start, element.end)
    .replace(/\**\s*\n\s*\**/g, '')
    .trim();
}

function datelineOf(text: string, element: PageElement): Dateline | null {
  if (element.kind === 'head' || element.kind === 'aside') return null;
  return (
    datelineAt(text, element.start, element.end) ??
    (element.kind === 'body' ? closingDateline(text, element.start, element.end) : null)
  );
}

function block(element: PageElement, range: Range, headlines: Headlines, i: number, article: number): Block {
  const isTitle = headlines.titles.has(i);
  const kind: BlockKind =
    element.kind === 'aside'
      ? 'body'
      : element.kind === 'body'
        ? 'body'
        : element.kind === 'head' && !headlines.labels.has(i)
          ? isTitle
            ? 'title'
            : 'heading'
          : 'head';
  return blockOf(kind, range, article);
}

/** Captions and labels by the article beside which they were printed, −1 for those before the first. */
function asidesOf(
  elements: readonly PageElement[],
  headlines: Headlines,
  articles: readonly (readonly number[])[],
): Map<number, number[]> {
  const home = new Map<number, number>();
  articles.forEach((order, index) => order.forEach((i) => home.set(i, index)));
  const beside = new Map<number, number[]>();
  let last = -1;
  for (let i = 0; i < elements.length; i++) {
    const own = home.get(i);
    if (own !== undefined) last = own;
    else if (elements[i]!.kind === 'aside' || headlines.labels.has(i)) {
      const list = beside.get(last);
      if (list) list.push(i);
      else beside.set(last, [i]);
    }
  }
  return beside;
}
