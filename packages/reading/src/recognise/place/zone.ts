import { Codes } from '../../text/codes.js';
import type { PlaceName } from './place.js';

/** Areas with an administration of their own, directly behind the division they lie in: `合肥⟦高新技术产业开发区⟧`. */
const ZONE =
  /(?:(?:国家级|国家)?(?:高新技术产业|高新技术|经济技术|经济|高新|经开|循环经济|现代产业|综合保税|自由贸易试验|自贸试验|农业高新技术产业示范|产业转移|旅游度假|风景名胜|临空经济|航空港经济综合实验|生态经济|工业|科技|国际|东部|西部|南部|北部|城东|城西|城南|城北|滨江|滨海|滨湖|高铁)?(?:开发区|高新区|经开区|新区|新城|园区|试验区|实验区|保税区|示范区|度假区|名胜区|产业园|工业园))/y;

const OPENS_ZONE = new Codes('国高经循现综自农产旅风临航生工科东西南北城滨开新园试实保示度名');

/** A town's name: up to five characters of a name, then its kind. */
const TOWN_LIMIT = 6;
const NOT_IN_TOWN = new Codes('的和与及在是有为等了将对各全老旧小每个重点中级大这那该本其多两数城区县市州除含、');
const KIND = new Codes('镇乡');
const STREET = '街'.charCodeAt(0);

/**
 * The zone or town that stands directly behind a place, or, behind a town, after `、` in the same list:
 * `⟦云溪县⟧南浦镇、石桥乡` gives 南浦镇, then 石桥乡. Null where something else stands there.
 */
export function zoneAt(text: string, place: PlaceName): PlaceName | null {
  if (place.level === 'nation' || place.rule === '<区域>' || place.rule === '<省简称>') return null;
  const listed = place.level === 'township' && text[place.end] === '、';
  const at = listed ? place.end + 1 : place.end;
  if (place.level === 'township' && !listed) return null;
  if (!listed) {
    ZONE.lastIndex = at;
    const zone = place.level === 'other' || !OPENS_ZONE.has(text.charCodeAt(at)) ? null : ZONE.exec(text);
    if (zone !== null) {
      const end = at + zone[0].length;
      return { start: at, end, name: text.slice(place.start, end), code: null, level: 'other', rule: '<地名> <园区>' };
    }
  }
  if (place.level === 'province' || place.level === 'other' || place.rule === '全、我、本<级>') return null;
  for (let end = at; end < at + TOWN_LIMIT && end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code < 0x4e00 || code > 0x9fff) return null;
    const street = code === STREET && text[end + 1] === '道';
    if (end > at && (street || KIND.has(code))) {
      const stop = street ? end + 2 : end + 1;
      if (!street && /[村镇街居域]/.test(text[stop] ?? '')) return null;
      return { start: at, end: stop, name: text.slice(at, stop), code: null, level: 'township', rule: '<县> <乡镇>' };
    }
    if (NOT_IN_TOWN.has(code)) return null;
  }
  return null;
}
