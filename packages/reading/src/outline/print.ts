import type { Measure, Outline } from './outline.js';

const short = (words: string, limit = 36): string => {
  const flat = words.replace(/\s+/g, ' ');
  return flat.length > limit ? `${flat.slice(0, limit - 12)}…${flat.slice(-11)}` : flat;
};

/** The outline as a tree in text, one line an article and a block: for cases, failures and the eye. */
export function printOutline(outline: Outline, measures: readonly Measure[] = []): string {
  const { document, articles, blocks, flow } = outline;
  const out = [
    `${document.genre} ${document.status} 题:${document.title ?? '无'} 号:${document.number ?? '无'} 日:${document.published ?? '无'}`,
    `发:${document.issuers.join('|') || '无'} 送:${document.addressees.join('|') || '无'} 片:${flow.pieces.length}`,
  ];
  let article = -2;
  for (const block of blocks) {
    if (block.article !== article) {
      article = block.article;
      const one = articles[article];
      out.push(
        one
          ? `== ${article} ${one.column ? `[${one.column}] ` : ''}${one.title ?? '无题'} @${one.anchor ?? '无'} ${one.anchorFrom ?? ''}`
          : '== -',
      );
    }
    const depth = Math.max(0, block.depth);
    const number = block.number === null ? '' : ` ${block.number}`;
    out.push(`${'  '.repeat(depth + 1)}${block.kind}${number} ${short(flow.text.slice(block.start, block.end))}`);
  }
  for (const measure of measures) {
    out.push(
      `* ${measure.number} ${measure.path.map((part) => short(part, 24)).join(' > ')} | ${measure.heading ?? '无'} (${measure.end - measure.start})`,
    );
  }
  return out.join('\n');
}
