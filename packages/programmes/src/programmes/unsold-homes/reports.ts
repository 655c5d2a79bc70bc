import { interval } from '@luoshi/reading';
import { englishInterval, intervalOf, printFigure } from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { column } from '../../definition/report.js';
import type { Report, ReportCell, ReportTable } from '../../definition/report.js';
import { distinctWords, words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { claimOf, claimQuarter, creditClaim } from './claim.js';
import { banksOf, drawnUnder } from './recorded.js';
import type { Claim } from './claim.js';
import { occupancyOf, rateOf } from './cost.js';
import { credits } from './credit.js';
import { homesMeasure, plans } from './demand.js';
import { buyers } from './offer.js';
import { purchases } from './purchase.js';
import type { Words } from '../../definition/words.js';
import { askNote } from '../../definition/question.js';

/** 季度再贷款申请清单: one row for each bank and credit, and one for each credit whose banks are not known. */
function claimList(view: View): ReportTable[] {
  const rows: ReportCell[][] = [];
  const notes: Words[] = [];
  for (const credit of view.rows(credits)) {
    const banks = banksOf(view, credit);
    for (const bank of banks.length > 0 ? banks : [null]) {
      const claim = claimOf(view, credit, bank);
      rows.push([
        credit.number,
        bank ?? words('承贷银行未知', 'lender not known'),
        claim.outstanding,
        claim.ratio,
        claim.relending,
        claim.claimable,
      ]);
      notes.push(...claim.questions.map(askNote));
    }
    if (banks.length > 1) {
      const all = creditClaim(view, credit);
      rows.push([credit.number, words('合计', 'Together'), all.outstanding, all.ratio, all.relending, all.claimable]);
    }
  }
  return [
    {
      name: words(`${claimQuarter(view.day)}季末再贷款申请清单`, `Claims on the balances of ${claimQuarter(view.day)}`),
      columns: [
        column('credit', '授信', 'Credit'),
        column('bank', '银行', 'Bank'),
        column('outstanding', '季末合格贷款本金余额', 'Eligible principal', money),
        column('ratio', '支持比例', 'Ratio', share),
        column('relending', '再贷款余额', 'Relending', money),
        column('claimable', '可申请额', 'Claimable', money),
      ],
      rows,
      notes: distinctWords(notes),
    },
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

/** One credit: what each bank may claim and how it was found. */
function creditTables(view: View, record: AnyRecord): ReportTable[] {
  const credit = record as unknown as RecordOf<typeof credits>;
  const banks = banksOf(view, credit);
  const claims = (banks.length > 0 ? banks : [null]).map((bank) => claimOf(view, credit, bank));
  const all = creditClaim(view, credit);
  const row = (name: string | Words, { outstanding, ratio, relending, claimable }: Claim): ReportCell[] => [
    name,
    outstanding,
    ratio,
    relending,
    claimable,
  ];
  return [
    {
      name: words(
        `按${claimQuarter(view.day)}季末余额可申请`,
        `Claimable on the balances of ${claimQuarter(view.day)}`,
      ),
      columns: [
        column('bank', '银行', 'Bank'),
        column('outstanding', '季末合格贷款本金余额', 'Eligible principal', money),
        column('ratio', '支持比例', 'Ratio', share),
        column('relending', '再贷款余额', 'Relending', money),
        column('claimable', '可申请额', 'Claimable', money),
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
    name: words('各行可申请额', 'Claimable by bank'),
    needs: claimNeeds,
    of: 'credits',
    make: creditTables,
  },
  {
    code: 'claim-list',
    name: words('季度再贷款申请清单', 'The quarter’s claims'),
    needs: claimNeeds,
    of: null,
    make: claimList,
  },
  { code: 'by-ratio', name: words('按各支持比例测算', 'By ratio'), needs: claimNeeds, of: null, make: byRatio },
  {
    code: 'occupancy',
    name: words('入住情况', 'Occupancy'),
    needs: { registers: ['purchases', 'occupancies', 'plans', 'buyers'], parameters: [] },
    of: null,
    make: occupancyTable,
  },
];
