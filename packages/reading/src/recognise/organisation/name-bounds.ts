import { Codes } from '../../text/codes.js';
import { firstEndingAfter } from '../../text/span.js';
import type { PlaceName } from '../place/place.js';
import type { Organisation } from './organisation.js';
import { FUNCTION, NO_FUNCTION, STEMS } from './words.js';

const ENDS_STEM = new Codes([...STEMS].map((words) => words.at(-1)).join(''));

export type Level = Organisation['level'];

/** Start of the run of office words that ends at `end`: `⟦自然资源和规划⟧局`. */
export function stemsBefore(text: string, end: number, floor: number): number {
  let at = end;
  for (let round = 0; round < 6; round++) {
    let length = 0;
    if (!ENDS_STEM.has(text.charCodeAt(at - 1))) break;
    for (let size = Math.min(10, at - floor); size >= 2; size--) {
      if (STEMS.has(text.slice(at - size, at))) {
        length = size;
        break;
      }
    }
    if (length === 0) break;
    at -= length;
    if (at - 1 > floor && '和与及'.includes(text[at - 1]!)) {
      for (let size = Math.min(8, at - 1 - floor); size >= 2; size--) {
        if (STEMS.has(text.slice(at - 1 - size, at - 1))) {
          at -= 1 + size;
          break;
        }
      }
    }
  }
  return at;
}

const LEVEL_BY_SIGN: Readonly<Record<string, Level>> = {
  省: 'province', 市: 'prefecture', 州: 'prefecture', 盟: 'prefecture', 区: 'county', 县: 'county', 旗: 'county', 镇: 'township', 乡: 'township',
}; // prettier-ignore

export function levelOfSign(sign: string): Level {
  return LEVEL_BY_SIGN[sign] ?? null;
}

/** The place or level sign that stands directly before `end`: `⟦安徽省⟧财政厅`, `⟦市⟧财政局`, `⟦国家⟧税务总局`. */
export function prefixBefore(
  text: string,
  end: number,
  floor: number,
  places: readonly PlaceName[],
): { start: number; level: Level } {
  let index = firstEndingAfter(places, end - 1);
  let start = end;
  let level: Level = null;
  while (index < places.length && places[index]!.end === start && places[index]!.start >= floor) {
    const name = places[index]!;
    if (
      name.rule === '<省简称>' ||
      (/^[全我本]/.test(text.slice(name.start, name.start + 1)) &&
        name.level !== 'nation' &&
        name.end - name.start === 2)
    )
      break;
    if (level === null && name.level !== 'other') level = name.level;
    start = name.start;
    index--;
    if (index < 0) break;
  }
  if (start < end) return { start, level };
  if (end - 2 >= floor && /^(?:国家|中国|全国|中央)$/.test(text.slice(end - 2, end)))
    return { start: end - 2, level: 'nation' };
  let sign = end > floor ? text[end - 1]! : '';
  if (sign !== '' && ')）〕'.includes(sign)) {
    // 各县（市、区）⟦人民政府⟧
    let open = end - 2;
    while (open > floor && open > end - 12 && !'(（〔'.includes(text[open]!)) open--;
    if (!'(（〔'.includes(text[open]!) || !/^[市州县区旗特镇乡、,，]+$/.test(text.slice(open + 1, end - 1)))
      return { start: end, level: null };
    end = open;
    sign = end > floor ? text[end - 1]! : '';
  }
  const own = levelOfSign(sign);
  if (own === null) return { start: end, level: null };
  const from = unknownDivision(text, end, floor);
  return { start: from > floor && text[from - 1] === '各' ? from - 1 : from, level: own };
}

/** `，⟦云溪县⟧财政局`: a division the table does not hold, where a mark or a function word stands close before it. */
function unknownDivision(text: string, end: number, floor: number): number {
  for (let at = end - 1; at >= Math.max(floor, end - 5); at--) {
    const before = at > floor ? text[at - 1]! : '';
    if (before === '' || !isHan(before) || FUNCTION.includes(before))
      return at <= end - 3 && !'全我本各该'.includes(text[at]!) ? at : end - 1;
  }
  return end - 1;
}

export function isHan(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Whether the character is a word of its own, and not part of one: `⟦经⟧市住建局`, but `经开区`. */
export function isFunction(text: string, at: number): boolean {
  if (!FUNCTION.includes(text[at]!)) return false;
  return !NO_FUNCTION.has(text.slice(at, at + 2)) && !NO_FUNCTION.has(text.slice(Math.max(0, at - 1), at + 1));
}
