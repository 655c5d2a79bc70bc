import type { Trace } from '../text/trace.js';
import { outlineOfDigest } from './digest.js';
import type { Line } from './line.js';
import { linesOf } from './line.js';
import type { About, Outline } from './outline.js';
import { outlineOfPage } from './page.js';
import { outlineOfPaper } from './paper.js';
import { rejoined, wrapWidth } from './wrapped.js';

/**
 * The structure of a document: its fields, articles and blocks, and the flow of its words in reading order.
 * `canonical` is the decoded text with LF line ends. `about` (a manifest's row) gives a day to count from where the
 * text prints none; nothing of it is written into the fields. Never throws; linear in the text's length.
 */
export function outlineOf(canonical: string, about: About, trace?: Trace): Outline {
  const lines = linesOf(canonical);
  const width = wrapWidth(canonical, lines);
  const outline =
    (width === 0 ? outlineOfDigest(canonical, lines, about) : null) ??
    outlineOfPage(canonical, lines, about) ??
    outlineInOrder(canonical, lines, width, about);
  if (trace) note(outline, trace);
  return outline;
}

/** The outline of a text whose words stand in order, its broken paragraphs joined again. */
function outlineInOrder(canonical: string, printed: readonly Line[], width: number, about: About): Outline {
  const flow = rejoined(canonical, printed, width);
  if (!flow) return outlineOfPaper(canonical, printed, about);
  const lines = linesOf(flow.text);
  return { ...(outlineOfDigest(flow.text, lines, about) ?? outlineOfPaper(flow.text, lines, about)), flow };
}

function note(outline: Outline, trace: Trace): void {
  const { document } = outline;
  for (const article of outline.articles) {
    trace.note(
      `<${document.genre}> article`,
      article,
      article.title ?? '（无题）',
      article.anchor ? `时间锚 ${article.anchor}（${article.anchorFrom}）` : undefined,
    );
  }
}
