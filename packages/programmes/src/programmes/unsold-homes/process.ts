import { intervalOf } from '../../definition/figure.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import type { Condition, Process, Stage } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { interval } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { credits, drawdowns, relendings } from './credit.js';
import { allListed, homeCheck, listedOf } from './home-check.js';
import { buyers, calls, offers } from './offer.js';
import { overPriced } from './candidate.js';
import type { purchases } from './purchase.js';

type Purchase = RecordOf<typeof purchases>;
const as = (record: AnyRecord): Purchase => record as unknown as Purchase;
const housing = words('当地住房城乡建设部门', 'The local housing department');

const field =
  (name: 'teamOn' | 'surveyOn' | 'methodOn' | 'agreedOn' | 'allocatedOn' | 'occupiedOn') =>
  (_view: View, record: AnyRecord): Day | null =>
    as(record)[name];

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.filter((day) => day !== null).reduce<Day | null>((a, b) => (a === null || b! < a ? b : a), null);

const taskForce = (_view: View, record: AnyRecord): string | null => as(record).taskForce;
const buyerOf = (view: View, record: AnyRecord): string | null => view.find(buyers, as(record).buyer)?.name ?? null;

/** 收购条件: built, unsold, free of mortgage and seizure home by home, a fair price, a local state-owned buyer. */
function mayBeBought(view: View, record: AnyRecord): Condition[] {
  const purchase = as(record);
  const offer = view.find(offers, purchase.offer);
  const buyer = view.find(buyers, purchase.buyer);
  const check = offer ? homeCheck(view, offer) : null;
  const rows = check?.listed ?? [];
  // What is not listed was not checked home by home.
  const unlisted = check === null || !allListed(check);
  const all = (good: (home: (typeof rows)[number]) => boolean | null, rest: boolean | null): boolean | null => {
    const verdicts = rows.map(good);
    if (unlisted) verdicts.push(rest);
    if (verdicts.includes(false)) return false;
    return verdicts.includes(null) ? null : true;
  };
  const { chinese, english } = offer && check && unlisted ? listedOf(offer, check) : { chinese: '', english: '' };
  const checked = (what: string, englishly: string): [string, string] =>
    chinese === '' ? [what, englishly] : [`${what}（${chinese}）`, `${englishly} (${english})`];
  const condition = (chinese: string, english: string, met: boolean | null): Condition => ({
    words: words(chinese, english),
    met,
    ask: housing,
  });
  const not = (flag: boolean | null): boolean | null => (flag === null ? null : !flag);
  const tooDear = offer ? overPriced(view, offer) : null;
  const conditions = [
    condition('收购主体是地方国有企业', 'the buyer is a local state-owned enterprise', buyer?.stateOwned ?? null),
    condition(
      '房屋已建成',
      'the homes are completed',
      all((home) => home.completed, offer?.completed ?? null),
    ),
    condition(
      '房屋未出售',
      'the homes are unsold',
      all((home) => home.unsold, offer?.unsold ?? null),
    ),
    condition(
      ...checked('逐套核查无抵押', 'no home is mortgaged'),
      all((home) => not(home.mortgaged), null),
    ),
    condition(
      ...checked('逐套核查未查封', 'no home is seized'),
      all((home) => not(home.seized), null),
    ),
  ];
  if (view.parameter('price-cap').settings.some(({ value }) => value === 'replacement'))
    conditions.push(condition('价格不超过重置价', 'the price is at most the replacement price', not(tooDear)));
  return conditions;
}

const creditsOf = (view: View, record: AnyRecord) => view.linked(credits, 'purchase', record.id);

const stages: readonly Stage[] = [
  { code: 'team', name: words('成立专班', 'Task force'), after: [], done: field('teamOn'), responsible: taskForce },
  {
    code: 'survey',
    name: words('摸排需求', 'Survey of needs'),
    after: ['team'],
    done: field('surveyOn'),
    responsible: taskForce,
  },
  {
    code: 'call',
    name: words('征集房源', 'Call for offers'),
    after: ['survey'],
    // The call is over at its deadline, once offers came in.
    done: (view, record) => {
      const call = view.find(calls, as(record).call);
      return call !== null && view.linked(offers, 'call', call.id).length > 0 ? call.deadline : null;
    },
    due: (view, record) => view.find(calls, as(record).call)?.deadline ?? null,
    responsible: taskForce,
  },
  {
    code: 'method',
    name: words('明确收购办法', 'Method'),
    after: ['survey'],
    done: field('methodOn'),
    responsible: taskForce,
  },
  {
    code: 'buyer',
    name: words('选定收购主体', 'Choice of the buyer'),
    after: ['survey'],
    done: (view, record) => view.find(buyers, as(record).buyer)?.chosenOn ?? null,
    responsible: taskForce,
  },
  {
    code: 'negotiate',
    name: words('与房企协商', 'Negotiation'),
    after: ['call', 'method', 'buyer'],
    conditions: mayBeBought,
    done: field('agreedOn'),
    clock: { parameter: 'days-negotiate', days: 'working' },
    responsible: buyerOf,
  },
  {
    code: 'credit',
    name: words('授信', 'Credit'),
    after: ['negotiate'],
    done: (view, record) => earliest(creditsOf(view, record).map(({ signedOn }) => signedOn)),
    clock: { parameter: 'days-credit', days: 'working' },
    responsible: buyerOf,
  },
  {
    code: 'draw',
    name: words('放款', 'Drawdown'),
    after: ['credit'],
    done: (view, record) =>
      earliest(
        creditsOf(view, record).flatMap(({ id }) =>
          view
            .linked(drawdowns, 'credit', id)
            .filter(({ amount }) => amount !== null && interval.below(interval.exactly('0'), intervalOf(amount)))
            .map(({ day, by }) => day ?? by),
        ),
      ),
    clock: { parameter: 'days-draw', days: 'working' },
    responsible: buyerOf,
  },
  {
    code: 'relend',
    name: words('再贷款', 'Relending'),
    after: ['draw'],
    done: (view, record) =>
      earliest(
        creditsOf(view, record).flatMap(({ id }) =>
          view.linked(relendings, 'credit', id).map(({ receivedOn }) => receivedOn),
        ),
      ),
    responsible: () => null,
  },
  {
    code: 'allocate',
    name: words('配租配售', 'Allocation'),
    after: ['draw'],
    done: field('allocatedOn'),
    responsible: buyerOf,
  },
  {
    code: 'occupy',
    name: words('入住', 'Moving in'),
    after: ['allocate'],
    done: field('occupiedOn'),
    responsible: buyerOf,
  },
];

/** From the task force to people moving in. */
export const process: Process = {
  register: 'purchases',
  needs: {
    registers: ['purchases', 'credits', 'drawdowns', 'relendings', 'buyers', 'calls', 'homes', 'offers'],
    parameters: ['price-cap', 'days-negotiate', 'days-credit', 'days-draw'],
  },
  begins: () => null,
  stages,
};
