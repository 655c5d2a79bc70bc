import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Figure } from '../../definition/figure.js';
import { intervalOf } from '../../definition/figure.js';
import { counted, money, share } from '../../definition/measure.js';
import type { AnyRecord } from '../../definition/register.js';
import { column, notFilled } from '../../definition/report.js';
import type { ReportCell, ReportTable } from '../../definition/report.js';
import type { Tools, Trial, TrialAnswer } from '../../definition/trial.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { chooseOffers, tryChoices } from './choice.js';
import type { Choice, ChoiceWish, Tried, WhatIf } from './choice.js';
import { homesMeasure, needs } from './demand.js';
import { offers } from './offer.js';
import type { Words } from '../../definition/words.js';

/** How near to the optimum a choice is to come, and how long it may take. */
const GAP = 0.001;
const SECONDS = 10;

const many = counted('个', 'offers');
const statusWords: Readonly<Record<Choice['status'], Words>> = {
  chosen: words('有方案', 'a choice was found'),
  impossible: words('必须收购的房源不能全部纳入，没有可行方案', 'not all that must be bought fits: no choice'),
  failed: words('限定时间内没有找到方案，请放宽条件后再试', 'none found in time: widen the conditions'),
};

/** The budget that holds for certain: the lower end of what was said. */
const sum = (figure: unknown): Decimal | null => intervalOf((figure ?? null) as Figure | null).lower;

/** The choice for a budget, and what each change of it would bring. */
function choice(view: View, inputs: AnyRecord, { solve }: Tools): TrialAnswer {
  const budget = sum(inputs['budget']) ?? '0';
  const base: ChoiceWish = { budget, gap: GAP, seconds: SECONDS };
  const name = (id: string): string => {
    const offer = view.find(offers, id);
    return offer?.name ?? offer?.number ?? id;
  };
  const [must, mustNot] = [inputs['must'], inputs['mustNot']] as (string | null)[];
  const other = inputs['otherBudget'] === null ? null : sum(inputs['otherBudget']);
  const changes: WhatIf[] = [
    ...(other === null
      ? []
      : [{ name: words('换成另一个预算', 'With the other budget'), wish: { ...base, budget: other } }]),
    ...(must
      ? [{ name: words(`必须收购${name(must)}`, `With ${name(must)} in any case`), wish: { ...base, must: [must] } }]
      : []),
    ...(mustNot
      ? [{ name: words(`不收${name(mustNot)}`, `Without ${name(mustNot)}`), wish: { ...base, mustNot: [mustNot] } }]
      : []),
  ];
  const from = chooseOffers(view, solve, base);
  const tried = tryChoices(view, solve, from, changes);
  return {
    tables: [
      compared(base, from, tried, changes),
      ...changed(view, tried, name),
      covered(view, from),
      chosen(view, from, name),
      leftOut(from, name),
    ],
    charts: [],
    records: [],
  };
}

function compared(base: ChoiceWish, from: Choice, tried: readonly Tried[], changes: readonly WhatIf[]): ReportTable {
  const row = (name: string | Words, { budget }: ChoiceWish, one: Choice, more: Decimal | null): ReportCell[] => [
    name,
    budget,
    one.homesCovered,
    more === null
      ? '—'
      : words(`${compare(more, '0') > 0 ? '+' : ''}${more}套`, `${compare(more, '0') > 0 ? '+' : ''}${more} homes`),
    one.cost,
    String(one.chosen.length),
    one.atMost,
    one.gap,
    statusWords[one.status],
  ];
  return {
    name: words('方案对比', 'Compared'),
    columns: [
      column('name', '方案', 'Choice'),
      column('budget', '预算', 'Budget', money),
      column('covered', '满足需求', 'Needs covered', homesMeasure),
      column('more', '与原方案相比', 'Against the first'),
      column('cost', '花费', 'Cost', money),
      column('chosen', '入选房源', 'Chosen', many),
      column('at-most', '任何方案不超过', 'No choice exceeds', homesMeasure),
      column('gap', '与最优的差距不超过', 'Proven gap', share),
      column('status', '结果', 'Result'),
    ],
    rows: [
      row(words('原方案', 'As asked'), base, from, null),
      ...tried.map((one, index) => row(one.name.chinese, changes[index]!.wish, one.choice, one.moreHomes)),
    ],
    notes: [
      words(
        '报价是区间的按上限算，需求是区间的按下限算；房源整体收购。',
        'Prices count at their upper end, needs at their lower end; offers are bought whole.',
      ),
    ],
  };
}

/** What each change puts in and takes out. */
function changed(view: View, tried: readonly Tried[], name: (id: string) => string): ReportTable[] {
  if (tried.length === 0) return [];
  const row = (change: Words, what: Words, id: string): ReportCell[] => {
    const offer = view.find(offers, id);
    return [change, what, name(id), offer?.homes ?? null, offer?.price ?? null];
  };
  return [
    {
      name: words('与原方案不同的房源', 'What changes'),
      columns: [
        column('change', '方案', 'Choice'),
        column('what', '变化', 'Change'),
        column('offer', '房源项目', 'Offer'),
        column('homes', '套数', 'Homes', homesMeasure),
        column('price', '报价', 'Price', money),
      ],
      rows: tried.flatMap((one) => [
        ...one.nowChosen.map((id) => row(one.name, words('改为入选', 'now bought'), id)),
        ...one.nowLeftOut.map((id) => row(one.name, words('改为不选', 'now left out'), id)),
      ]),
      notes: tried
        .filter(({ nowChosen, nowLeftOut }) => nowChosen.length + nowLeftOut.length === 0)
        .map((one) =>
          words(`${one.name.chinese}：入选的房源不变。`, `${one.name.english}: the choice stays the same.`),
        ),
    },
  ];
}

function covered(view: View, from: Choice): ReportTable {
  return {
    name: words('各地需求满足情况', 'Needs'),
    columns: [
      column('need', '需求', 'Need'),
      column('place', '地方', 'Place'),
      column('homes', '满足', 'Covered', homesMeasure),
      column('unmet', '还缺', 'Unmet', homesMeasure),
    ],
    rows: from.covered.map(({ need, homes, unmet }): ReportCell[] => {
      const found = view.find(needs, need);
      return [found?.number ?? need, found?.place ?? notFilled, homes, unmet];
    }),
    notes: [],
  };
}

function chosen(view: View, from: Choice, name: (id: string) => string): ReportTable {
  return {
    name: words('入选房源', 'Chosen'),
    columns: [
      column('offer', '房源项目', 'Offer'),
      column('place', '地方', 'Place'),
      column('homes', '套数', 'Homes', homesMeasure),
      column('cost', '花费', 'Cost', money),
    ],
    rows: from.chosen.map(({ offer, homes, cost }): ReportCell[] => [
      name(offer),
      view.find(offers, offer)?.place ?? notFilled,
      homes,
      cost,
    ]),
    notes: [],
  };
}

function leftOut(from: Choice, name: (id: string) => string): ReportTable {
  return {
    name: words('未选房源及理由', 'Left out, and why'),
    columns: [column('offer', '房源项目', 'Offer'), column('why', '理由', 'Why')],
    rows: from.leftOut.map(({ offer, why }): ReportCell[] => [name(offer), why]),
    notes: [],
  };
}

export const trials: readonly Trial[] = [
  {
    code: 'choice',
    name: words('收购方案测算', 'Which offers to buy'),
    meaning: words(
      '在预算内选哪些房源，最多满足多少摸排出的需求；改一个条件会怎样',
      'Which offers cover most of the needs found within a budget, and what a change would bring',
    ),
    needs: { registers: ['offers', 'needs'], parameters: ['price-cap', 'whole-buildings'] },
    inputs: {
      budget: { kind: 'figure', label: words('预算', 'Budget'), measure: money, required: true },
      otherBudget: {
        kind: 'figure',
        label: words('如果预算是', 'And if the budget were'),
        hint: words('与原方案对比；可不填', 'Compared with the first; may stay empty'),
        measure: money,
      },
      must: { kind: 'link', to: 'offers', label: words('如果必须收购', 'And if this must be bought') },
      mustNot: { kind: 'link', to: 'offers', label: words('如果不收', 'And if this is left out') },
    },
    work: choice,
  },
];
