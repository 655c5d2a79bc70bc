import type { Organisation } from '../recognise/organisation/organisation.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { comparisonOf, dealtChanges, dealtGrowth } from './comparison.js';
import { Cue, cueSet } from './cue.js';
import type { Deal } from './dealt.js';
import { dealsOf, dealtTime } from './dealt.js';
import type { Comparison, Observation } from './facts.js';
import { timeOf } from './governing-time.js';
import type { Bounding } from './left-edge.js';
import type { Scene } from './scene.js';
import { hears, yearOf } from './scene.js';
import { clauseAt } from './sentence.js';
import { subjectOf } from './subject.js';
import type { Whereabouts } from './where.js';

/** The observations of a sentence. `新增48家，同比增长⟦10%⟧`: the change is the comparison of the figure before it, no fact of its own. */
export function observationsOf(
  scene: Scene,
  told: readonly Quantity[],
  where: Whereabouts,
  organisations: readonly Organisation[],
  bounding: Bounding,
): Observation[] {
  const changes = dealtChanges(scene, told);
  const comparisons = told.map((quantity) => changes.get(quantity) ?? comparisonOf(scene, quantity));
  const own = told.filter((quantity) => !comparisons.some((c, i) => c?.quantity === quantity && told[i] !== quantity));
  const dealt = dealsOf(scene, own);
  const growth = dealtGrowth(scene, own);
  return own.map((quantity) => {
    const comparison = comparisons[told.indexOf(quantity)] ?? null;
    const deal = dealt.get(quantity) ?? null;
    const grown = growth.get(quantity);
    const named = grown
      ? `${subjectOf(scene, grown, 'keep', bounding)}${GROWS.exec(textBefore(scene, quantity))?.[0] ?? ''}`
      : null;
    return observation(scene, quantity, deal, named, where, organisations, bounding, comparison);
  });
}

const clauseOf = (scene: Scene, quantity: Quantity): Range =>
  scene.sentence.clauses[clauseAt(scene.sentence, quantity.start)]!;

const PAST = cueSet(Cue.past);

/** `建成⟦社区服务站⟧26个`: bodies that are counted do nothing. */
const isCounted = (scene: Scene, body: Organisation): boolean =>
  scene.quantities.some((q) => q.start === body.end && q.kind === 'count');

/** `⟦临江大学⟧“双一流”建设…`: a body that something is of does nothing. */
const isMember = (scene: Scene, body: Organisation): boolean => MEMBER.has(scene.paper.text.charCodeAt(body.end));
const MEMBER = new Codes('“');

/** `分别⟦增长⟧12.5%、15.3%` */
const GROWS = /(?:增长|增加|提高|上升|下降|减少|降低)/;
const textBefore = (scene: Scene, quantity: Quantity): string =>
  scene.paper.text.slice(clauseOf(scene, quantity).start, quantity.start);

/** `⟦市住建局⟧局长：今年以来…`, `⟦市住建局⟧负责人介绍，…`: who tells it did not do it. */
const SPEAKER =
  /^[^，,。；;：:]{0,10}?(?:[局行厅处科所院校部]长|主任|书记|负责人|发言人|经理|董事长)[^，,。；;：:]{0,8}?(?:[：:]|介绍|表示|透露|说)/;
/** `记者从⟦市住建局⟧获悉` */
const HEARD = /^[^，,。；;]{0,8}(?:获悉|了解到|得知|证实)/;
const speaks = (scene: Scene, body: Organisation): boolean => {
  const behind = scene.paper.text.slice(body.end, body.end + 30);
  return SPEAKER.test(behind) || (scene.paper.text.charAt(body.start - 1) === '从' && HEARD.test(behind));
};

const SAID_AGAIN = /^(?:人民币)?[（(]$/;
const OPENS_BRACKET = new Codes('（(');
const CLOSES_BRACKET = new Codes('）)');

/** Nothing but this joins two bodies of one series: `⟦甲行与⟧乙公司等10家企业签约` is none. */
const JOINS = /^[、和及]$/;
/** `与甲公司⟦、乙公司等19家⟧企业签约`: examples of what is counted. */
const EXAMPLES = /^(?:、[一-龥A-Za-z]{2,14}){0,12}(?:等[^，,。；;]{0,4}|(?<=、.{2,14}))$/;

function isExample({ paper: { text }, quantities }: Scene, body: Organisation): boolean {
  const next = quantities.find((q) => q.start >= body.end);
  return next?.kind === 'count' && next.start - body.end < 120 && EXAMPLES.test(text.slice(body.end, next.start));
}

/** Whether the words open a clause, and so do what it says: `⟦甲局等5个⟧部门印发…`. */
const opensClause = ({ sentence }: Scene, { start }: Organisation): boolean =>
  sentence.clauses[clauseAt(sentence, start)]!.start === start;

/**
 * Who did it: the last body named before the figure, with those that stand in one series with it (`⟦甲行、乙行⟧授信4亿元`). A
 * series whose last is a member, or that gives examples of those it is done with, names nobody.
 */
function actorOf(scene: Scene, quantity: Quantity, organisations: readonly Organisation[]): Range | null {
  const { text } = scene.paper;
  // `甲局（99.8%）、⟦东湖区⟧（99.6%）`: what stands in a bracket is of the name right before it.
  const listed =
    OPENS_BRACKET.has(text.charCodeAt(quantity.start - 1)) &&
    CLOSES_BRACKET.has(text.charCodeAt(quantity.end)) &&
    // `3亿元人民币（4200万美元）`
    !scene.quantities.some(({ end }) => end < quantity.start && SAID_AGAIN.test(text.slice(end, quantity.start)));
  for (let last = organisations.length - 1; last >= 0; last--) {
    const body = organisations[last]!;
    if (listed && body.end !== quantity.start - 1) continue;
    if (body.end > quantity.start || isCounted(scene, body) || speaks(scene, body)) continue;
    let first = last;
    while (first > 0 && JOINS.test(text.slice(organisations[first - 1]!.end, organisations[first]!.start))) first--;
    const examples = isExample(scene, body) && !opensClause(scene, organisations[first]!);
    if (examples || isMember(scene, body)) last = first;
    else return { start: organisations[first]!.start, end: body.end };
  }
  return null;
}

function observation(
  scene: Scene,
  quantity: Quantity,
  deal: Deal | null,
  named: string | null,
  where: Whereabouts,
  organisations: readonly Organisation[],
  bounding: Bounding,
  comparison: Comparison | null,
): Observation {
  const clause = clauseOf(scene, quantity);
  const dealt = named === null && deal ? deal.member : null;
  const subject = named ?? deal?.deed ?? dealt ?? subjectOf(scene, quantity, 'keep', bounding);
  const actor = actorOf(scene, quantity, organisations);
  return {
    start: clause.start,
    end: Math.max(clause.end, quantity.end),
    measure: scene.measure,
    article: scene.article,
    subject,
    quantity,
    time:
      (quantity.inYear ? yearOf(scene, quantity.inYear) : dealtTime(scene, quantity)) ??
      timeOf(scene, quantity.start, subject),
    place: (dealt === null ? null : where.dealt(scene, dealt)) ?? where.of(scene, quantity.start),
    organisation: actor && scene.paper.text.slice(actor.start, actor.end).replace(/\s+/g, ''),
    comparison,
    rule: hears(scene, PAST) ? 'told with a past word' : 'told',
  };
}
