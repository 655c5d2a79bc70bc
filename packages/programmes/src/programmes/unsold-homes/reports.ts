import { interval } from '@luoshi/reading';
import { englishInterval, intervalOf, printFigure, sum } from '../../definition/figure.js';
import { counted, money, share } from '../../definition/measure.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { column } from '../../definition/report.js';
import type { Report, ReportCell, ReportTable } from '../../definition/report.js';
import { distinctWords, words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { fateTable } from './allocation.js';
import { targetTable } from './prospect.js';
import { excessOf, lenderOf, quarterClaims } from './bank-claim.js';
import { claimOf, claimQuarter, creditClaim, formula } from './claim.js';
import { banksOf, drawnUnder } from './recorded.js';
import type { CreditClaim } from './claim.js';
import { occupancyOf, rateOf } from './cost.js';
import { credits } from './credit.js';
import { relendingTable } from './relending-due.js';
import { homesMeasure, plans } from './demand.js';
import { buyers } from './offer.js';
import { purchases } from './purchase.js';
import type { Words } from '../../definition/words.js';
import { askNote } from '../../definition/question.js';

const bySum = [
  column('outstanding', '季末合格贷款本金余额', 'Eligible principal', money),
  column('supported', '可支持额', 'Supported', money),
  column('relending', '再贷款余额', 'Relending', money),
] as const;

/** 季度再贷款申请清单: one row for each bank, all banks together, and beneath what each credit brings to its bank's claim. */
function claimList(view: View): ReportTable[] {
  const { banks, together, quarter } = quarterClaims(view);
  const rows = banks.map((claim): ReportCell[] => [
    lenderOf(claim),
    String(claim.credits.length),
    ...[claim.outstanding, claim.supported, claim.held, claim.claimable, excessOf(claim)],
  ]);
  const all = (figure: 'outstanding' | 'supported' | 'held') => sum(banks.map((claim) => claim[figure]));
  return [
    {
      name: words(`${quarter}季末再贷款申请清单`, `Claims on the balances of ${quarter}`),
      columns: [
        column('bank', '银行', 'Bank'),
        column('credits', '授信', 'Credits', counted('笔', 'credits')),
        ...bySum,
        column('claimable', '可申请额', 'Claimable', money),
        column('excess', '应归还', 'To give back', money),
      ],
      rows:
        banks.length > 1
          ? [
              ...rows,
              [
                words('合计', 'Together'),
                String(view.rows(credits).length),
                ...[all('outstanding'), all('supported'), all('held'), together],
                sum(banks.map(excessOf)),
              ],
            ]
          : rows,
      notes: [formula, ...distinctWords(banks.flatMap(({ questions }) => questions.map(askNote)))],
    },
    {
      name: words('各笔授信归属', 'What each credit brings'),
      columns: [
        column('bank', '银行', 'Bank'),
        column('credit', '授信', 'Credit'),
        column('outstanding', '季末合格贷款本金余额', 'Eligible principal', money),
        column('ratio', '支持比例', 'Ratio', share),
        column('relending', '再贷款余额', 'Relending', money),
        column('net', '归属额', 'Brings', money),
      ],
      rows: banks.flatMap((claim) =>
        claim.credits.map((credit): ReportCell[] => {
          const { outstanding, ratio, held, net } = claimOf(view, credit, claim.bank);
          return [lenderOf(claim), credit.number, outstanding, ratio, held, net];
        }),
      ),
      notes: [
        words(
          '归属额为负的，是这笔授信的再贷款多于可支持额，由同一银行的其他授信抵减。',
          'Below zero a credit holds more relending than it supports: the bank’s other credits make up for it.',
        ),
      ],
    },
    relendingTable(view),
  ];
}

/** 按各比例测算: what each ratio that ever held would give on what is drawn; an answer to “and under the old ratio?”. */
function byRatio(view: View): ReportTable[] {
  const ratios = view.programme.parameters.find(({ code }) => code === 'support-ratio')!.given;
  return [
    {
      name: words('按各支持比例测算', 'By ratio'),
      columns: [
        column('credit', '授信', 'Credit'),
        column('from', '比例起用', 'Ratio from'),
        column('ratio', '支持比例', 'Ratio', share),
        column('drawn', '已放款', 'Drawn', money),
        column('amount', '测算额', 'Amount', money),
      ],
      rows: view.rows(credits).flatMap((credit) =>
        ratios.map(({ from, value }) => {
          const drawn = drawnUnder(view, credit.id);
          return [credit.number, from, value, drawn, interval.multiply(drawn, interval.exactly(value))];
        }),
      ),
      notes: [
        words(
          '只是对照：申请额按季末合格本金余额计算，不按放款累计数。',
          'For comparison only: claims rest on the eligible principal at the quarter’s end, not on what was drawn.',
        ),
      ],
    },
  ];
}

/** 入住与计划: what each site shows, and what was only planned. */
function occupancyTable(view: View): ReportTable[] {
  return [
    {
      name: words('入住情况', 'Occupancy'),
      columns: [
        column('purchase', '收购项目', 'Purchase'),
        column('site', '站点', 'Site'),
        column('day', '统计日期', 'Day'),
        column('rate', '入住率', 'Occupancy', share),
      ],
      rows: view
        .rows(purchases)
        .flatMap((purchase) =>
          occupancyOf(view, purchase as never).map((row): ReportCell[] => [
            purchase.name,
            row.site,
            row.day,
            rateOf(row),
          ]),
        ),
      notes: [
        words('入住率只说明所列站点。', 'Rates of occupancy are of the sites listed alone.'),
        ...view.rows(plans).map((plan) => {
          const buyer = view.find(buyers, plan.buyer)?.name ?? '未写明收购主体';
          return words(
            `${buyer}计划到${plan.by ?? '（无时限）'}投用${printFigure(plan.homes, homesMeasure)}，是计划，不计入完成数。`,
            `${buyer} plans ${englishInterval(intervalOf(plan.homes), homesMeasure)} by ${plan.by ?? 'no day given'}: a plan, not counted as done.`,
          );
        }),
      ],
    },
  ];
}

const claimNeeds = {
  registers: ['credits', 'shares', 'drawdowns', 'repayments', 'balances', 'relendings'],
  parameters: ['support-ratio', 'ratio-follows'],
};

/** One credit: what it brings to each bank's claim and how it was found. */
function creditTables(view: View, record: AnyRecord): ReportTable[] {
  const credit = record as unknown as RecordOf<typeof credits>;
  const banks = banksOf(view, credit);
  const claims = (banks.length > 0 ? banks : [null]).map((bank) => claimOf(view, credit, bank));
  const all = creditClaim(view, credit);
  const row = (name: string | Words, { outstanding, ratio, held, net }: CreditClaim): ReportCell[] => [
    name,
    outstanding,
    ratio,
    held,
    net,
  ];
  return [
    {
      name: words(
        `按${claimQuarter(view.day)}季末余额归属各行`,
        `What it brings to each bank on the balances of ${claimQuarter(view.day)}`,
      ),
      columns: [
        column('bank', '银行', 'Bank'),
        column('outstanding', '季末合格贷款本金余额', 'Eligible principal', money),
        column('ratio', '支持比例', 'Ratio', share),
        column('relending', '再贷款余额', 'Relending', money),
        column('net', '归属额', 'Brings', money),
      ],
      rows: [
        ...claims.map((claim) => row(claim.bank ?? words('承贷银行未知', 'lender not known'), claim)),
        ...(banks.length > 1 ? [row(words('合计', 'Together'), all)] : []),
      ],
      notes: distinctWords([...claims.flatMap(({ why }) => why()), ...all.why()]),
    },
  ];
}

export const reports: readonly Report[] = [
  {
    code: 'credit',
    name: words('各行归属额', 'What it brings to each bank'),
    needs: claimNeeds,
    of: 'credits',
    make: creditTables,
  },
  {
    code: 'claim-list',
    name: words('季度再贷款申请清单', 'The quarter’s claims'),
    needs: { ...claimNeeds, parameters: [...claimNeeds.parameters, 'relending-term', 'relending-rate'] },
    of: null,
    make: claimList,
  },
  { code: 'by-ratio', name: words('按各支持比例测算', 'By ratio'), needs: claimNeeds, of: null, make: byRatio },
  {
    code: 'occupancy',
    name: words('入住情况', 'Occupancy'),
    needs: { registers: ['purchases', 'occupancies', 'plans', 'buyers', 'homes', 'offers'], parameters: [] },
    of: null,
    make: (view) => [...occupancyTable(view), fateTable(view)],
  },
  {
    code: 'targets',
    name: words('目标何时达到', 'When targets are met'),
    needs: { registers: ['targets', 'purchases'], parameters: [] },
    of: null,
    make: targetTable,
  },
];
