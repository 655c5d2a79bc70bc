import type { Trace } from '../text/trace.js';
import { outlineOfDigest } from './digest.js';
import { linesOf } from './line.js';
import type { About, Outline } from './outline.js';
import { outlineOfPage } from './page.js';
import { outlineOfPaper } from './paper.js';

/**
 * The structure of a document: its fields, articles and blocks, and the flow of its words in reading order.
 * `canonical` is the decoded text with LF line ends. `about` (a manifest's row) gives a day to count from where the
 * text prints none; nothing of it is written into the fields. Never throws; linear in the text's length.
 */
export function outlineOf(canonical: string, about: About, trace?: Trace): Outline {
  const lines = linesOf(canonical);
  const outline =
    outlineOfDigest(canonical, lines, about) ??
    outlineOfPage(canonical, lines, about) ??
    outlineOfPaper(canonical, lines, about);
  if (trace) note(outline, trace);
  return outline;
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
