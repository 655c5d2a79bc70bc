import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { counted, money, share } from '../../definition/measure.js';
import { column, notFilled } from '../../definition/report.js';
import type { ReportCell, ReportTable } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import type { Choice, ChoiceWish, Tried, WhatIf } from './choice.js';
import { homesMeasure, needs } from './demand.js';
import { offers } from './offer.js';

const many = counted('个', 'offers');
const statusWords: Readonly<Record<Choice['status'], Words>> = {
  chosen: words('有方案', 'a choice was found'),
  impossible: words('必须收购的房源不能全部纳入，没有可行方案', 'not all that must be bought fits: no choice'),
  failed: words('限定时间内没有找到方案，请放宽条件后再试', 'none found in time: widen the conditions'),
};

/** The choice as asked beside what each change of it brings, with its proven gap. */
export function compared(
  base: ChoiceWish,
  from: Choice,
  tried: readonly Tried[],
  changes: readonly WhatIf[],
): ReportTable {
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
      ...tried.map((one, index) => row(one.name, changes[index]!.wish, one.choice, one.moreHomes)),
    ],
    notes: [
      words(
        '报价是区间的按上限算，需求是区间的按下限算，已收购的先扣除；房源整体收购。待核的参数按不限制算，如果有限制会怎样见各行。',
        'Prices count at their upper end, needs at their lower end, less what was bought; offers are bought whole. Empty parameters limit nothing: what a limit would change stands in the rows.',
      ),
    ],
  };
}

/** What each change puts in and takes out. */
export function changed(view: View, tried: readonly Tried[], name: (id: string) => string): ReportTable[] {
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

/** What of each need is met already, what this choice covers, and what stays unmet. */
export function covered(view: View, from: Choice): ReportTable {
  return {
    name: words('各地需求满足情况', 'Needs'),
    columns: [
      column('need', '需求', 'Need'),
      column('place', '地方', 'Place'),
      column('met', '已收购满足', 'Met by what was bought', homesMeasure),
      column('homes', '本方案满足', 'Covered by this choice', homesMeasure),
      column('unmet', '还缺', 'Unmet', homesMeasure),
    ],
    rows: from.covered.map(({ need, met, homes, unmet }): ReportCell[] => {
      const found = view.find(needs, need);
      return [found?.number ?? need, found?.place ?? notFilled, met, homes, unmet];
    }),
    notes: [],
  };
}

/** The offers of a choice, with what each adds. */
export function chosen(view: View, from: Choice, name: (id: string) => string): ReportTable {
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

/** The offers that are not chosen, each with its reason. */
export function leftOut(from: Choice, name: (id: string) => string): ReportTable {
  return {
    name: words('未选房源及理由', 'Left out, and why'),
    columns: [column('offer', '房源项目', 'Offer'), column('why', '理由', 'Why')],
    rows: from.leftOut.map(({ offer, why }): ReportCell[] => [name(offer), why]),
    notes: [],
  };
}
