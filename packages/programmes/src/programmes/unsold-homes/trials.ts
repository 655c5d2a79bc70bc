import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Figure } from '../../definition/figure.js';
import { intervalOf } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { AnyRecord } from '../../definition/register.js';
import type { ReportTable } from '../../definition/report.js';
import type { Tools, Trial, TrialAnswer } from '../../definition/trial.js';
import { words } from '../../definition/words.js';
import { questionTable } from '../../engine/question-table.js';
import type { View } from '../../engine/view.js';
import { chooseOffers, tryChoices } from './choice.js';
import type { Choice, ChoiceWish, Tried, WhatIf } from './choice.js';
import { changed, chosen, compared, covered, leftOut } from './choice-tables.js';
import { offers } from './offer.js';
import { settled } from './parameters.js';
import type { Question } from '../../definition/question.js';
import type { Words } from '../../definition/words.js';

/** How near to the optimum a choice is to come, and how long it may take. */
const GAP = 0.001;
const SECONDS = 10;

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
    ...OPEN_RULES.filter(({ parameter }) => settled(view, parameter) === null).map((assumed) => ({
      name: words(`如果${assumed.chinese}`, `If ${assumed.english}`),
      wish: base,
      assumed,
    })),
    ...unclearWhole(view, base),
  ];
  const from = chooseOffers(view, solve, base);
  const tried = tryChoices(view, solve, from, changes);
  return {
    tables: [
      compared(base, from, tried, changes),
      ...changed(view, tried, name),
      ...open(view, from, tried, changes),
      covered(view, from),
      chosen(view, from, name),
      leftOut(from, name),
    ],
    charts: [],
    records: [],
  };
}

/** Rules that no paper of the country sets: while one is empty, the answer tells what it would change. */
const OPEN_RULES = [
  {
    ...{ parameter: 'price-cap', value: 'replacement' },
    ...{ chinese: '价格不得超过重置价', english: 'prices may not exceed the replacement price' },
  },
  {
    ...{ parameter: 'whole-buildings', value: 'only' },
    ...{ chinese: '只收整栋', english: 'only whole buildings are bought' },
  },
] as const;

/**
 * What would be if the offers of which it is not recorded were whole buildings, where that decides: the answer lies between this
 * and the choice in which none of them is.
 */
function unclearWhole(view: View, wish: ChoiceWish): WhatIf[] {
  const rule = settled(view, 'whole-buildings');
  if (rule === 'any' || unclear(view) === 0) return [];
  const assumed = OPEN_RULES.find(({ parameter }) => parameter === 'whole-buildings')!;
  return [
    {
      ...(rule === null
        ? {
            name: words(`如果${assumed.chinese}，不清楚的都算整栋`, `If ${assumed.english} and all unclear ones are`),
            assumed,
          }
        : { name: words('如果不清楚的都是整栋', 'If all unclear ones are whole buildings') }),
      wish,
      unclearWhole: true,
    },
  ];
}

/** Offers of which it is not recorded whether they are whole buildings. */
const unclear = (view: View): number =>
  view.rows(offers).filter(({ wholeBuildings }) => wholeBuildings === null).length;

/** What the choice covers, from none of the unclear offers being whole buildings to all of them. */
function wholeRow(view: View, from: Choice, tried: readonly Tried[], changes: readonly WhatIf[]) {
  const yes = changes.findIndex((change) => change.unclearWhole);
  if (yes < 0) return [];
  const no = changes.findIndex(
    ({ assumed, unclearWhole }) => assumed?.parameter === 'whole-buildings' && unclearWhole === undefined,
  );
  const [least, most] = [no < 0 ? from : tried[no]!.choice, tried[yes]!.choice].map((one) => one.homesCovered);
  const question: Question = {
    code: 'offers-whole',
    missing: words(`${unclear(view)}个房源是不是整栋或整单元`, `Whether ${unclear(view)} offers are whole buildings`),
    ask: words('当地住房城乡建设部门', 'The local housing department'),
    at: { kind: 'register', register: 'offers' },
  };
  const effect = words(
    `收整栋时满足需求在${least}套（都不是）与${most}套（都是）之间`,
    `With whole buildings between ${least} homes (none is) and ${most} (all are) are covered`,
  );
  return [{ question, effect }];
}

/** What is not known, whom to ask, and what an answer would change. */
function open(view: View, from: Choice, tried: readonly Tried[], changes: readonly WhatIf[]): ReportTable[] {
  const row = (question: Question, effect: Words) => ({ question, effect });
  const parameters = changes.flatMap(({ assumed, name, unclearWhole: asWhole }, index) => {
    if (!assumed || asWhole) return [];
    const { choice, nowLeftOut } = tried[index]!;
    const same = nowLeftOut.length === 0 && choice.homesCovered === from.homesCovered;
    return [
      row(
        view.askParameter(assumed.parameter),
        same
          ? words(`${name.chinese}，方案不变`, `${name.english}, the choice stays the same`)
          : words(
              `满足需求在${choice.homesCovered}套（${name.chinese}）与${from.homesCovered}套（不限制）之间，换下${nowLeftOut.length}个房源`,
              `Between ${choice.homesCovered} homes (${name.english.toLowerCase()}) and ${from.homesCovered} (without) are covered; ${nowLeftOut.length} offers would be left out`,
            ),
      ),
    ];
  });
  const largest = from.chosen
    .map(({ offer }) => intervalOf(view.find(offers, offer)?.areaTo ?? null).upper)
    .reduce<Decimal | null>(
      (most, size) => (size !== null && (most === null || compare(size, most) > 0) ? size : most),
      null,
    );
  const sizes = (['size-limit', 'size-limit-sale'] as const)
    .filter((code) => settled(view, code) === null)
    .map((code) =>
      row(
        view.askParameter(code),
        largest === null
          ? words('没有入选房源', 'Nothing is chosen')
          : words(
              `入选房源最大户型${largest}平方米；上限低于它的，要换下`,
              `The largest home chosen has ${largest} m²: offers above a lower limit would be left out`,
            ),
      ),
    );
  const others = from.questions.map((question) => row(question, words('可能要换下或多收', 'May change the choice')));
  const rows = [...parameters, ...wholeRow(view, from, tried, changes), ...sizes, ...others];
  if (rows.length === 0) return [];
  return [
    questionTable(
      view,
      words('还不清楚的', 'Not known'),
      rows.map(({ question }) => question),
      rows.map(({ effect }) => effect),
    ),
  ];
}

export const trials: readonly Trial[] = [
  {
    code: 'choice',
    name: words('收购方案测算', 'Which offers to buy'),
    meaning: words(
      '在预算内选哪些房源，最多满足多少摸排出的需求；改一个条件会怎样',
      'Which offers cover most of the needs found within a budget, and what a change would bring',
    ),
    needs: {
      registers: ['offers', 'homes', 'needs', 'purchases'],
      parameters: ['price-cap', 'whole-buildings', 'size-limit', 'size-limit-sale'],
    },
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
