import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Call } from './calls.js';
import { Cue } from './cue.js';
import { dated } from './dated.js';
import { Codes } from '../text/codes.js';
import type { Scene } from './scene.js';

const GIVES = /给予[^，,、；;]{0,8}$|提供(?:最高|最多)?$|(?:奖励|补贴|补助|奖补)[^，,、；;]{0,6}$|(?:再|另|额外|加)补$/;
/** `⟦按个人缴纳金额的⟧50%` */
const BY_RATE = /(?:按照?|(?<![所可予难足给])以)[^，,；;]{0,22}$/;
/** `50%⟦予以补助⟧` */
export const BY_RATE_BEHIND =
  /^的?(?:标准|比例|[一-龥]{0,4}(?:予以|给予|发放|分担|奖励|补贴|申请|领取|享受|缴存|收取))/;
/** `每年发放⟦40%⟧`, `可获得每套⟦3万元⟧的补助`, `分为每月⟦500元⟧`: what each one gets. */
const EACH = /每(?:[年月季套户人亩名家台辆件]|个月|平方米)[^，,；;。]{0,10}$/;

/** Whether an 按 or 以 before the figure says of what it is a rate; a bracket between them says more of that. */
export function byRate(text: string, quantity: Quantity, a: Around): boolean {
  if ((a.calling(Call.by) || a.before.includes('以')) && BY_RATE.test(a.before)) return true;
  if (!ASIDE_ENDS.end(a.before.endsWith('的') ? a.before.slice(0, -1) : a.before)) return false;
  const lead = text.slice(Math.max(a.clause.start, quantity.start - ASIDE), quantity.start);
  const open = Math.max(lead.lastIndexOf('（'), lead.lastIndexOf('('));
  return open > 0 && BY_RATE.test(lead.slice(0, open));
}
const ASIDE_ENDS = new Codes('）)');
/** Characters before a figure in which such a bracket opens, and what it belongs to. */
const ASIDE = 80;

/** What a policy told in the news gives (`首套按购房款的⟦1%⟧予以补贴`, `每套奖励⟦最高3万元⟧`), where no past is told. */
export function grants(scene: Scene, quantity: Quantity, a: Around): boolean {
  if (quantity.kind !== 'ratio' && quantity.kind !== 'money') return false;
  const { text } = scene.paper;
  if (a.has(Cue.past)) return false;
  // `由政府⟦给予100元/平方米⟧补贴`: so much for each is a rate, whatever else is told.
  if (quantity.per !== null && SO_MUCH_FOR_EACH.test(text.slice(quantity.start, quantity.end)) && GIVES.test(a.before))
    return true;
  if (dated(scene)) return false;
  if ((quantity.per !== null || BY_RATE_BEHIND.test(a.behind)) && byRate(text, quantity, a)) return true;
  const giving = scene.cues.some(({ cue }) => cue === Cue.grant);
  if (giving && EACH.test(a.before) && !scene.cues.some(({ cue }) => cue === Cue.past)) return true;
  if (!GIVES.test(a.before)) return false;
  // `面积⟦90平方米以下补贴⟧4000元`
  if (quantity.kind === 'money' && BY_SIZE.test(a.before)) return true;
  if (MORE.test(a.before)) return true;
  if (BY_PAPER.test(text.slice(scene.sentence.start, scene.sentence.start + 60))) return true;
  return a.limited || quantity.per !== null || /给予[^，,、；;]{0,8}$/.test(a.before);
}

const BY_SIZE = /(?:平方米|平米|㎡|m2|m²)(?:[（(][^）)]{0,6}[）)])?[^，,；;\d]{0,10}(?:补贴|奖励|补助|奖补)$/;
/** `100元⟦/平方米⟧` */
const SO_MUCH_FOR_EACH = /[/／]/;
/** `三孩家庭⟦再补⟧5万元` */
const MORE = /(?:再|另|额外|加)补$/;
/** `按照⟦《…补贴实施细则》⟧，…`: what a paper gives. */
const BY_PAPER = /^\s*(?:按照?|根据|依据|依照)(?:有关)?《[^》]{2,50}(?:细则|办法|政策|规定|意见|措施|通知|方案)》/;
