import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes, isHan } from '../text/codes.js';
import type { Around } from './around.js';
import type { Scene } from './scene.js';

/** What units a plant or a line is named by: what it makes, moves or burns, and its voltage. */
const CAPACITY = new Set('吨 吨/年 吨/日 千瓦 兆瓦 吉瓦时 兆瓦时 立方米/日'.split(' '));
const VOLTAGE = new Set('千伏 伏 kV KV V'.split(' '));

/** Why a size states nothing of its own: it names a project or product, or says which ones are meant. Null where it states. */
export function sizeInName(scene: Scene, quantity: Quantity, a: Around): string | null {
  const { text } = scene.paper;
  const { unit, qualifier } = quantity;
  if (unit !== null) {
    if (VOLTAGE.has(unit) && /^[一-龥]/.test(a.behind)) return 'size in a name';
    if (CAPACITY.has(unit) && (ofPlant(unit, a) || listedProject(text, quantity, a))) return 'size in a name';
  }
  // `全球⟦最高12米⟧支架成功下线`: what a product is famed for.
  if (ENDS_FIELD.has(a.last) && SUPERLATIVE.test(qualifier ?? '') && RECORD.test(a.before) && isHan(a.next))
    return 'size in a name';
  // `开工一批百亿元级、⟦50亿元级⟧项目`
  if (qualifier === '级' && BATCH.test(text.slice(Math.max(a.clause.start, quantity.start - 30), quantity.start)))
    return 'size of those that nobody counts';
  // `打造2个⟦五百亿级⟧产业集群`: the size of what is counted.
  if (qualifier === '级' && scene.quantities.some((q) => q.end === quantity.start && q.kind === 'count'))
    return 'size of what is counted';
  return quantity.kind === 'money' && oneOfClasses(scene, quantity, a) ? 'says which ones' : null;
}

/** `甲公司⟦30万吨/年⟧聚酯项目年底前完成投资8亿元`: a rate of making right before what makes it. */
const ofPlant = (unit: string, { behind }: Around): boolean => unit.endsWith('/年') && PLANT.test(behind);
const PLANT = /^[一-龥A-Za-z（()）]{1,16}?(?:项目|工程|生产线|装置)/;

/** `推进⟦甲公司50万吨/年聚合物⟧、乙公司3万吨酒技改等项目建设`: one of several projects, and a noun behind its size. */
function listedProject(text: string, quantity: Quantity, { clause, before, behind }: Around): boolean {
  if (!BEFORE_NAME.test(behind) || !BEHIND_NAME.test(before)) return false;
  const words = text.slice(clause.start, Math.min(clause.end, clause.start + 300));
  const rest = words.slice(quantity.end - clause.start);
  return OPENS_LIST.test(words) && words.includes('、') && /等[^，,]{0,24}(?:项目|工程)/.test(rest);
}
const OPENS_LIST = /^[^，,]{0,16}(?:推进|加快|推动|实施|抓好|开工|建设|建成)/;
const BEFORE_NAME = /^(?:[（(][A-Za-z]{1,5}[）)])?[一-龥“]/;
const BEHIND_NAME =
  /(?:[A-Za-z一-龥）)]{2})(?<!新增|(?:形成|实现|达到|新增)[年日月]产|产[能量]|能力|规模|储[备量]|收储|供应|消纳|完成|达到|实现|形成|突破|超过|增加|减少|累计|总量)$/;

const SUPERLATIVE = /^最[高大长深多低]/;
const RECORD = /(?:全球|世界|[全我]国|国内|国际|亚洲|行业|业内|同类)$/;
const ENDS_FIELD = new Codes('球界国内际洲业类');
const BATCH = /(?:一批|一系列|若干)(?:[^，,。；;]{0,24}级、)?$/;

/** `对制造类⟦5亿元⟧、服务类8亿元以上项目实行…`: a class like the last of them, whose 以上 is said of all. */
function oneOfClasses({ paper: { text }, quantities }: Scene, quantity: Quantity, a: Around): boolean {
  if (a.limited || text.charCodeAt(quantity.end) !== MARK || text.charCodeAt(a.clause.start) !== FOR) return false;
  let last = quantity;
  for (const next of quantities) {
    if (next.start <= last.start) continue;
    if (!NEXT_CLASS.test(text.slice(last.end, next.start))) break;
    last = next;
  }
  return last !== quantity && CLASSES.test(text.slice(last.end - 2, last.end + 4));
}
const MARK = '、'.charCodeAt(0);
const FOR = '对'.charCodeAt(0);
const NEXT_CLASS = /^、[一-龥]{1,8}$/;
const CLASSES = /^以上的?(?:项目|企业|工程)/;
