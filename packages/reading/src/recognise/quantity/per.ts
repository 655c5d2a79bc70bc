import { VERBS } from './limits.js';
import { unitAt } from './units.js';

/** Characters looked at before a figure. */
const REACH = 14;

/** What a figure is for one of, said before it: `每人1000元` → 人, `每人每月170元` → `人·月`, `人均3000元` → 人; null where nothing is said. */
export function perBefore(text: string, at: number, floor: number): string | null {
  const first = Math.max(floor, at - REACH, 0);
  let back = at - 1;
  for (; back >= first; back--) {
    const code = text.charCodeAt(back);
    if (code === 0x6bcf /* 每 */) break;
    if (code === 0x5747 /* 均 */) {
      if (back === 0 || back < at - 3) return null;
      const of = text.charAt(back - 1);
      return '人户亩日月年村'.includes(of) ? of : null;
    }
    if (code < 0x4e00) return null;
  }
  if (back < first) return null;
  let per: string | null = null;
  let from = back;
  for (;;) {
    const unit = unitAt(text, from + 1);
    const word = unit?.word ?? ('月日'.includes(text.charAt(from + 1)) ? text.charAt(from + 1) : '');
    if (word === '' || from + 1 + word.length > at) return per;
    for (let i = from + 1 + word.length; i < at; i++) if (VERBS[text.charCodeAt(i)] === 0) return per;
    per = per === null ? word : `${word}·${per}`;
    let earlier = from - 1;
    while (earlier >= first && earlier > from - 5 && text.charCodeAt(earlier) !== 0x6bcf) earlier--;
    if (earlier < first || text.charCodeAt(earlier) !== 0x6bcf) return per;
    const other = unitAt(text, earlier + 1);
    if (other === null || earlier + 1 + other.length !== from) return per;
    from = earlier;
    return `${other.word}·${per}`;
  }
}

/** Behind a unit: `/平方米`, `/人·月`, `每平方米`. Returns where it ends, or `at`. */
export function perAfter(text: string, at: number): number {
  let end = at;
  for (let parts = 0; parts < 3; parts++) {
    const code = text.charCodeAt(end);
    if (code !== 47 && code !== 0xff0f && !(parts > 0 && (code === 0xb7 || code === 0x2022))) break;
    const unit = unitAt(text, end + 1);
    if (unit !== null) end += 1 + unit.length;
    else if ('月日人年亩度吨台'.includes(text.charAt(end + 1) || ' ')) end += 2;
    else break;
  }
  return end;
}
