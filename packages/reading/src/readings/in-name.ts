import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Scene } from './scene.js';

const CLOSES = /^[^《“"]*[》”"]/;
const CARRIED_OUT = /(?<!停止|不再)(?:执行|落实好?|坚持)$/;
const PARAMETER = /^[^》”"]*(?:比例|利率|额度|限额|期限|年限|税率|费率|面积|标准)(?:应|须|统一)?$/;

/** Whether the figure stands inside a title or a quoted name (`《2024年5G工厂名录》`, `“1个规划引领+2个体系支撑”`). */
export function named(quantity: Quantity, scene: Scene): boolean {
  const { text } = scene.paper;
  const from = Math.max(scene.sentence.start, quantity.start - 40);
  const open = opening(text, from, quantity.start);
  if (open < 0) return false;
  // `严格执行⟦“首付比例不低于60%⟧、利率另议”的政策`: a rule that is quoted.
  if (
    quantity.qualifier?.startsWith('不') === true &&
    CARRIED_OUT.test(text.slice(Math.max(0, open - 6), open)) &&
    PARAMETER.test(text.slice(open + 1, quantity.start))
  )
    return false;
  const closes = CLOSES.exec(text.slice(quantity.end, Math.min(scene.sentence.end, quantity.end + 40)));
  // A quotation that runs over clauses is speech, not a name.
  return closes !== null && !/[，,。]/.test(text.slice(open, quantity.start) + closes[0]);
}

/** Where the first of the titles or quotations opens that are still open at `to`; −1 where none is. */
function opening(text: string, from: number, to: number): number {
  let open = -1;
  for (let at = to - 1; at >= from; at--) {
    const code = text.charCodeAt(at);
    if (code === 0x22 /* " */) return at;
    if (code === 0x300b /* 》 */ || code === 0x201d /* ” */) return open;
    if (code === 0x300a /* 《 */ || code === 0x201c /* “ */) open = at;
  }
  return open;
}
