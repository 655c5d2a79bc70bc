import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import { Signs } from '../text/signs.js';
import type { Range } from '../text/span.js';
import { Cue, cueSet } from './cue.js';
import type { Comparison } from './facts.js';
import type { Scene } from './scene.js';
import { hears } from './scene.js';
import { clauseAt } from './sentence.js';

const RANK =
  /(?:[一-龥、，]{0,8}?(?:均|分别|连续\d+年)?(?:位居|位列|居|排名|名列|位\s*列|跃居)[^，。；,;\n]{0,10}?(?:第[一二三四五六七八九十\d]+|首位|榜首|前列|前[一二三四五六七八九十\d]+))/;
/** What a change is measured against: `同比`, `较上年`, `比1-4月`, `较2020年末`, `比三年前`. */
export const AGAINST =
  '(?:同比|环比|[较比](?:上年|去年|前年|上月|上周|同期|年初|此前|上?[一二三四]季度|上半年|[一二三四五六七八九十\\d]{1,2}年前|20\\d\\d年(?:初|末|底)?|\\d{1,2}(?:[-—－~～至到]{1,2}\\d{1,2})?月(?:份|末|底)?)(?:同期)?)';
const YOY = new RegExp(
  `${AGAINST}[^，。；,;\\n]{0,4}?(?:增长|增加|多增|少增|上升|提高|提升|扩大|收窄|缩小|压缩|缩短|回升|下降|下滑|减少|降低|上涨|回落|增|降|翻)`,
);
const BASELINE =
  /(?:由|从)[^，。；,;\n]{1,20}?(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|压缩|压减|缩减|精简|缩短|调整|调[高低增减]|增|升|降|减|提)[到至为]/;

const OWN_MEASURE = /^(?!其中|(?:新增)?(?:总|全年|累计|月)?(?:量|额|数))[^，,]{2,20}[数额量率入积]$/;
const ENDS_BASELINE = new Codes('到至为');
const SINCE = new RegExp(`${AGAINST}[^，。；,;\\n]{0,6}$`);
const ABOVE_MEAN = /^[，,]?(?:超过|高于|低于)(?:全国|全省|全市)平均/;

/** What a character near a figure calls for: without it none of these expressions can hold. */
const Sign = { change: 1, rank: 2, mean: 4 } as const;
const SIGNS = new Signs(['同环较比', Sign.change], ['居列排', Sign.rank], ['均', Sign.mean]);

/**
 * Whether a change told behind a figure is its own: that of the figure right before it, but a change in other units is that
 * of the last figure in them (`新增就业⟦4.8万人⟧，完成任务的60%，较去年同期增加0.3万人`).
 */
function compares(scene: Scene, quantity: Quantity, by: Quantity | null, adjacent: boolean): boolean {
  if (!by || by.kind === 'ratio' || by.kind === 'point' || by.kind === 'multiple') return adjacent;
  if (by.unit !== quantity.unit) return adjacent && quantity.kind !== 'ratio';
  return scene.quantities.every((q) => q.start < quantity.end || q.start >= by.start || q.kind === 'ratio');
}

/**
 * The comparison that the words give for a figure: a rank behind it (`居全省第一`, which closes a whole series), a change
 * against the same time before (`同比增长90.9%`), or an old value before it (`由60%提高到100%`). Null where they give none.
 */
export function comparisonOf(scene: Scene, quantity: Quantity): Comparison | null {
  const { text } = scene.paper;
  const { sentence } = scene;
  const before = text.slice(Math.max(sentence.start, quantity.start - 30), quantity.start);
  const base = ENDS_BASELINE.end(before) || ENDS_BASELINE.end(before.slice(0, -1)) ? BASELINE.exec(before) : null;
  if (base && base.index + base[0].length >= before.length - 1) {
    const start = quantity.start - before.length + base.index;
    const origin = scene.quantities.find((q) => q.start >= start && q.end <= quantity.start) ?? null;
    return { kind: 'baseline', text: text.slice(start, quantity.end), quantity: origin };
  }
  const own = (SIGNS.of(before) & Sign.change) !== 0 ? SINCE.exec(before) : null;
  if (own) {
    return { kind: 'yoy', text: text.slice(quantity.start - before.length + own.index, quantity.end), quantity };
  }
  const behind = text.slice(quantity.end, Math.min(sentence.end, quantity.end + 60));
  const signs = SIGNS.of(behind);
  const yoy = (signs & Sign.change) !== 0 ? YOY.exec(behind) : null;
  if (yoy) {
    const next = scene.quantities.find((q) => q.start >= quantity.end);
    const start = quantity.end + yoy.index;
    // `新增贷款4万亿元，⟦10月末中长期贷款⟧同比增长30%`: what another time is told of grows by itself.
    const clause = sentence.clauses[clauseAt(sentence, start)]!;
    const other =
      clause.start > quantity.end &&
      scene.times.some((time) => time.start >= clause.start && time.end < start && start - time.end > 2);
    const by = scene.quantities.find((q) => q.start >= start && q.start <= start + yoy[0].length + 4) ?? null;
    // `挽回损失1760万元，⟦发案数⟧同比下降12%`: what has a measure of its own grows by itself.
    const measured = clause.start > quantity.end && OWN_MEASURE.test(text.slice(clause.start, start).trim());
    if (!other && !measured && compares(scene, quantity, by, !next || start <= next.start))
      return { kind: 'yoy', text: text.slice(start, by ? by.end : start + yoy[0].length), quantity: by };
  }
  const rank = (signs & Sign.rank) !== 0 ? RANK.exec(behind) : null;
  if (rank) {
    const between = behind.slice(0, rank.index);
    const lead = rank[0].search(/位居|位列|位\s*列|居|排名|名列|跃居/);
    const start = quantity.end + rank.index + lead;
    const all = /[均都]$/.test(text.slice(quantity.end, start));
    // `主要指标居前列` says nothing of the figure before it.
    if (
      !/[；;]|(?:主要|各项|核心)?(?:经济)?指标|综合实力/.test(between + rank[0].slice(0, lead)) &&
      ranks(scene, quantity.end, start, all)
    ) {
      return { kind: 'rank', text: text.slice(start, start - lead + rank[0].length), quantity: null };
    }
  }
  if ((signs & Sign.mean) !== 0 && ABOVE_MEAN.test(behind)) {
    const by = scene.quantities.find((q) => q.start >= quantity.end && q.start - quantity.end <= 14);
    const words = by ? text.slice(quantity.end, by.end) : behind.slice(0, 12);
    return { kind: 'baseline', text: words.replace(/^[，,]/, ''), quantity: null };
  }
  return null;
}

const NONE: ReadonlyMap<Quantity, Comparison> = new Map();
const DEALS = cueSet(Cue.respectively);
const DEALT_CHANGE =
  /(?:同比|环比|[较比][^，,。；;]{1,12}?)?分别(?:同比|环比|[较比][^，,。；;\d]{1,12}?\d{0,2}月?[^，,。；;\d]{0,4})?(?:增长|增加|上升|提高|提升|扩大|收窄|回升|下降|下滑|减少|降低|上涨|回落|增|降)$/;

/** `⟦按可比口径⟧比上年分别增长…` */
const BY_MEASURE = /^按(?:照)?[一-龥]{2,4}(?:口径|价格?)(?:计算)?/;

/**
 * Changes that 分别 deals to the figures of the clauses before: `办结率98.7%，满意率96.2%，⟦较6月分别上升0.4个、1.1个百分点⟧`.
 * By the figure that changed; empty where there are not as many changes as figures right before them.
 */
export function dealtChanges(scene: Scene, told: readonly Quantity[]): ReadonlyMap<Quantity, Comparison> {
  if (told.length < 4 || !hears(scene, DEALS)) return NONE;
  const dealt = new Map<Quantity, Comparison>();
  const { text } = scene.paper;
  for (const clause of scene.sentence.clauses) {
    const changes = told.filter((q) => q.start >= clause.start && q.end <= clause.end);
    if (changes.length < 2 || changes.some(({ kind }) => kind !== changes[0]!.kind)) continue;
    const said = text.slice(clause.start, changes[0]!.start).trimStart().replace(BY_MEASURE, '');
    if (!DEALT_CHANGE.test(said) || !/^(?:同比|环比|[较比分])/.test(said)) continue;
    if (said.startsWith('分别') && !/[较比]/.test(said)) continue;
    const figures = told.filter((q) => q.end <= clause.start).slice(-changes.length);
    if (figures.length !== changes.length || figures.some((q, at) => !followsOn(scene, q, figures[at + 1], clause)))
      continue;
    figures.forEach((figure, at) => {
      const quantity = changes[at]!;
      dealt.set(figure, { kind: 'yoy', text: text.slice(clause.start, quantity.end).trimStart(), quantity });
    });
  }
  return dealt;
}

/**
 * The figures that a bare growth is dealt to, by the growth: `接待游客1280万人次，收入96亿元，⟦分别增长12.5%、15.3%⟧`. Empty where
 * there are not as many figures right before them.
 */
export function dealtGrowth(scene: Scene, told: readonly Quantity[]): ReadonlyMap<Quantity, Quantity> {
  if (told.length < 4 || !hears(scene, DEALS)) return NO_GROWTH;
  const growth = new Map<Quantity, Quantity>();
  const { text } = scene.paper;
  for (const clause of scene.sentence.clauses) {
    const changes = told.filter((q) => q.kind === 'ratio' && q.start >= clause.start && q.end <= clause.end);
    if (changes.length < 2) continue;
    if (!/^\s*分别(?:增长|增加|提高|上升|下降|减少|降低)$/.test(text.slice(clause.start, changes[0]!.start))) continue;
    const figures = told.filter((q) => q.end <= clause.start).slice(-changes.length);
    if (figures.length === changes.length) changes.forEach((change, at) => growth.set(change, figures[at]!));
  }
  return growth;
}

const NO_GROWTH: ReadonlyMap<Quantity, Quantity> = new Map();

/** Whether nothing but words stands between a figure and the next, or the clause that deals. */
const followsOn = (scene: Scene, one: Quantity, next: Quantity | undefined, clause: Range): boolean =>
  (next?.start ?? clause.start) - one.end <= 30 &&
  scene.quantities.every((q) => q.start < one.end || q.start >= (next?.start ?? clause.start));

/**
 * Whether a rank behind `to` speaks of the figure that ends at `from`: the last figure before it, those in one series with
 * that (`6家、⟦7个⟧，居全省第三`), and with 均 those of the clauses before (`30家，总数108家，⟦均⟧居首位`).
 */
function ranks(scene: Scene, from: number, to: number, all: boolean): boolean {
  const { text } = scene.paper;
  let at = from;
  for (const quantity of scene.quantities) {
    if (quantity.start < from || quantity.end > to || quantity.kind === 'duration') continue;
    const gap = text.slice(at, Math.min(quantity.start, at + 28));
    if (quantity.start - at > 24 || !(/^[、和及]/.test(gap) || (all && /^[，,]/.test(gap)))) return false;
    at = quantity.end;
  }
  // No comma but the one right before the rank.
  return to - at <= 24 && (text.slice(at, to).match(/[，,]/g)?.length ?? 0) <= 1;
}
