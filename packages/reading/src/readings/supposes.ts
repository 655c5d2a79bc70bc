import type { Quantity } from '../recognise/quantity/quantity.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Around } from './around.js';
import { Cue } from './cue.js';
import type { Scene } from './scene.js';

const SUPPOSES = /^(?:如果|如(?![期何下此实同约意])|若(?![干])|一旦|倘若|假如)/;
const OPENS_SUPPOSED = new Codes(`如若一倘假${BLANK_CODES}`);
/** `达到90%以上，⟦则⟧…`, `低于85%以下，⟦自次月起⟧…`. */
const CONSEQUENCE =
  /^(?:(?:该|本|此)[^，,]{0,6}(?:停止|终止|失效)|则|即可|方可|自次|自下|从次|从下|暂停|停止|不再|恢复|调[减增]|启动(?=.{2,12}机制))/;

/** Whether the words at an offset open what is only supposed: `⟦如⟧连续3个月上涨`, not 如期 or 若干. */
export const supposedAt = (text: string, at: number): boolean =>
  OPENS_SUPPOSED.has(text.charCodeAt(at)) && SUPPOSES.test(text.slice(at, at + 4).trimStart());

/** Whether the clause only supposes (`⟦如连续3个月上涨⟧，…`) or sets the threshold of what the next clause orders. */
export function supposes(scene: Scene, a: Around, quantity: Quantity): boolean {
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  const { clause } = a;
  if (supposedAt(text, clause.start)) return true;
  const at = clauses.indexOf(clause);
  // `同时满足余额大于还款额，⟦且⟧…的60倍…两个条件`
  const last = clauses[at - 1];
  if (
    last !== undefined &&
    OPENS_AND.has(text.charCodeAt(clause.start)) &&
    /^(?:且|并且|或者?)/.test(text.slice(clause.start, clause.start + 2)) &&
    supposedAt(text, last.start)
  )
    return true;
  const next = clauses[at + 1];
  if (next === undefined) return false;
  // What the next clause says is told from its first character: most of the questions below need one of a few.
  const opening = text.charCodeAt(next.start);
  // `个贷率达到85%，⟦该政策停止⟧实施`
  if (OPENS_STOP.has(opening) && STOPS.test(text.slice(next.start, next.start + 12))) return true;
  // `投入达到30亿元、10亿元的企业负责人，⟦可⟧分别认定为…`
  if (opening === MAY && OF_WHOM.test(a.behind) && /^可(?:直接|分别|以)/.test(text.slice(next.start, next.start + 3)))
    return true;
  if (quantity.qualifier === null) return false;
  if (OPENS_CONSEQUENCE.has(opening) && CONSEQUENCE.test(text.slice(next.start, next.start + 16))) return true;
  // `形象进度达⟦70%以上⟧，⟦可申请⟧…`
  if (opening === MAY && a.limited && LEAVE.test(text.slice(next.start, next.start + 6))) return true;
  // `⟦对溢价率超过30%⟧，可分阶段…`
  if (text.charCodeAt(clause.start) === TO && RULES.has(opening)) return true;
  // `信用分值100分以上，⟦按5%留存⟧`: a bare threshold, and the clause behind it says what goes by it.
  if (quantity.kind === 'ratio' || !ENDS_MEASURE.has(a.next)) return false;
  const measured =
    (quantity.kind === 'area' && /(?:面积|户型)[^，,]{0,4}$/.test(a.before)) ||
    (quantity.kind === 'money' &&
      /(?:缴存额|收入|工资|基数)[^，,]{0,4}(?:[\d.]+[万亿]?元(?:（含）|\(含\))?以上至)?$/.test(a.before));
  return (
    (measured || /以上|以下|以内/.test(quantity.qualifier)) &&
    ENDS_HERE.test(a.behind) &&
    (measured || !a.hasBefore(Cue.deed)) &&
    !a.hasBefore(Cue.reach) &&
    !a.hasBefore(Cue.encourage) &&
    GOES_BY.test(text.slice(next.start, Math.min(next.end, next.start + 30)))
  );
}
const OPENS_AND = new Codes('且并或');
const OPENS_STOP = new Codes('该本此');
const OPENS_CONSEQUENCE = new Codes('该本此则即方自下从暂停不恢调启');
const MAY = '可'.charCodeAt(0);
const TO = '对'.charCodeAt(0);
const RULES = new Codes('可应须由按');
/** What may stand behind a measure that ends its clause: nothing but a bracket. */
const ENDS_MEASURE = new Codes('\u0000）)至');
/** `1200元以上⟦至2500元以下⟧` */
const ENDS_HERE = /^(?:[）)]|至[\d.]+[万亿]?元[^，,]{0,6})?$/;
const STOPS = /^(?:该|本|此)[^，,]{0,6}(?:停止|终止|失效)/;
const OF_WHOM = /^(?:、[^，,、的]{1,10}){0,4}的[一-龥]/;
const LEAVE = /^可(?:以)?(?:申请|享受|按|办理|提取)/;
const GOES_BY =
  /^[一-龥]{0,4}最[高低][^，,；;]{0,10}(?:额度|限额|比例|标准)|按.{1,20}(?:留存|缴纳|缴存|收取|计算|给予|执行)|给予|发放|奖励|补贴|享受|可申请/;
