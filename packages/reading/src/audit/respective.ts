import type { Quantity } from '../recognise/quantity/quantity.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { finding } from './check.js';
import type { Paper } from './check.js';
import type { Finding } from './finding.js';
import { seriesBefore } from './series.js';

const RESPECTIVELY = '分别';
/** How far before the first figure it may stand. */
const NEAR = 10;

const JOINS_START = new Codes('、和以及' + BLANK_CODES);

/** `津贴、护理费和抚恤金分别达到3000元、2800元、1400元`: as many figures as items. */
export function respectively(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  for (let index = 0; index + 1 < quantities.length; index++) {
    // Figures side by side, as few are, stand right behind 分别.
    if (!joinsNext(text, quantities, index)) continue;
    const { start } = quantities[index]!;
    const from = Math.max(start - NEAR, index > 0 ? quantities[index - 1]!.start + 1 : 0);
    const lead = text.slice(from, start + RESPECTIVELY.length);
    for (let at = lead.indexOf(RESPECTIVELY); at >= 0; at = lead.indexOf(RESPECTIVELY, at + 2)) {
      let last = index + 1;
      while (last - index < 20 && joinsNext(text, quantities, last)) last++;
      const count = last - index + 1;
      const series = seriesBefore(text, from + at);
      if (!series || series.andMore || series.least < 2 || (series.least !== count && series.most !== count)) continue;
      const range = { start: series.start, end: quantities[last]!.end };
      const message = `所列${count}项分别对应${count}个数,相符。`;
      findings.push(finding('enumeration', 'consistent', [range], message, String(count), String(count)));
    }
  }
  return findings;
}

/** Whether nothing but 、 or 和 stands between a quantity and the next. */
function joinsNext(text: string, quantities: readonly Quantity[], index: number): boolean {
  const next = quantities[index + 1];
  if (!next) return false;
  const { end } = quantities[index]!;
  const code = text.charCodeAt(end);
  return JOINS_START.has(code) && /^\s*(?:、|和|以及|及)\s*$/.test(text.slice(end, Math.min(next.start, end + 6)));
}
