import { addDays, interval } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import type { ChartModel, ChartPoint } from '../../definition/chart.js';
import { intervalOf } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { AnyRecord } from '../../definition/register.js';
import { column, notFilled, notSet } from '../../definition/report.js';
import type { ReportCell, ReportTable } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { movedBy } from '../../money/total.js';
import { balanceOf, cashByMonth, costToComplete, recoveryStanding } from './cash.js';
import { owedUnder, repaymentOf, specialMoney } from './repayment.js';
import { account, assets, loanKind, loans, measures, movements, recoveries } from './fund.js';
import { homesMeasure, buildings, milestones } from './project.js';
import type { Project } from './project.js';
import { askNote } from '../../definition/question.js';
import { fromToday } from './words.js';
import type { Words } from '../../definition/words.js';

const as = (record: AnyRecord): Project => record as unknown as Project;

const optionWords = (
  options: readonly { readonly code: string; readonly words: Words }[],
  code: string | null,
): Words => options.find((option) => option.code === code)?.words ?? notFilled;

/** 一个项目的资金: 保, 贷 and 追 with what came of each, the custody account, and what may be repaid or why not. */
export function projectMoney(view: View, record: AnyRecord): ReportTable[] {
  const project = as(record);
  const balance = balanceOf(view, project.id, view.day);
  const cost = costToComplete(view, project.id, view.day);
  const { free, proposal, why, questions } = repaymentOf(view, project);
  return [
    {
      name: words('专户与续建', 'Account and cost to complete'),
      columns: [column('what', '项目', 'What'), column('amount', '金额', 'Amount', money)],
      rows: [
        [words('专户余额', 'On the account'), balance],
        [
          words('其中专项借款（不得偿还原有债务）', 'Of it special loans (pay no old debt)'),
          specialMoney(view, project),
        ],
        [words('续建成本', 'Cost to complete'), cost],
        [words('余额减续建成本', 'Account less cost'), free],
      ],
      notes: [why, ...questions.map(askNote)],
    },
    {
      name: words('贷：各笔借款', 'Loans'),
      columns: [
        column('number', '编号', 'Number'),
        column('kind', '种类', 'Kind'),
        column('lender', '出借方', 'Lender'),
        column('granted', '授信额', 'Granted', money),
        column('drawn', '已放款', 'Drawn', money),
        column('owed', '余额', 'Owed', money),
        column('payable', '现可还', 'Payable now', money),
      ],
      rows: view.linked(loans, 'project', project.id).map((loan): ReportCell[] => [
        loan.number,
        loanKind(loan) ?? notFilled,
        loan.lender ?? notFilled,
        intervalOf(loan.granted),
        movedBy(
          view.linked(movements, 'loan', loan.id).filter(({ kind }) => kind === 'draw'),
          view.day,
        ),
        owedUnder(view, loan.id, view.day),
        proposal?.payments.find(({ id }) => id === loan.id)?.paid ?? '0',
      ]),
      notes: [],
    },
    {
      name: words('保：保全的资产', 'Assets kept'),
      columns: [
        column('number', '编号', 'Number'),
        column('kind', '类别', 'Kind'),
        column('value', '价值', 'Value', money),
        column('day', '保全日期', 'Secured on'),
        column('keeper', '保管主体', 'Keeper'),
        column('sold', '处置日期', 'Sold on'),
        column('proceeds', '处置所得', 'Proceeds', money),
      ],
      rows: view
        .linked(assets, 'project', project.id)
        .map((asset): ReportCell[] => [
          asset.number,
          optionWords(assets.fields.kind.options, asset.kind),
          intervalOf(asset.value),
          asset.securedOn ?? words('未保全', 'not secured'),
          asset.keeper ?? notFilled,
          asset.soldOn ?? words('未处置', 'not sold'),
          asset.soldOn === null && asset.proceeds === null ? '0' : intervalOf(asset.proceeds),
        ]),
      notes: [],
    },
    {
      name: words('增收办法', 'Ways to raise income'),
      columns: [
        column('number', '编号', 'Number'),
        column('kind', '办法', 'Way'),
        column('expected', '预计增收', 'Expected', money),
        column('decided', '批准日期', 'Decided on'),
      ],
      rows: view
        .linked(measures, 'project', project.id)
        .map((way): ReportCell[] => [
          way.number,
          optionWords(measures.fields.kind.options, way.kind),
          intervalOf(way.expected),
          way.decidedOn ?? words('未批准', 'not decided'),
        ]),
      notes: [],
    },
    {
      name: words('追：追回资金', 'Recoveries'),
      columns: [
        column('number', '编号', 'Number'),
        column('amount', '应追回', 'To be recovered', money),
        column('received', '已到账', 'Received', money),
        column('expected', '按计划到时限', 'By the plan', money),
        column('short', '还差', 'Short', money),
        column('by', '时限', 'Deadline'),
      ],
      rows: view.linked(recoveries, 'project', project.id).map((recovery): ReportCell[] => {
        const standing = recoveryStanding(view, recovery);
        return [
          recovery.number,
          intervalOf(recovery.amount),
          standing?.received ?? null,
          standing?.expected ?? null,
          standing?.short ?? null,
          recovery.by ?? words('没有时限', 'no deadline'),
        ];
      }),
      notes: [],
    },
    {
      name: words('分月资金', 'Cash by month'),
      columns: [
        column('month', '月份', 'Month'),
        column('income', '计划流入', 'In', money),
        column('outlay', '计划流出', 'Out', money),
        column('atEnd', '月末余额', 'At its end', money),
        column('lacking', '月末缺口', 'Lacking', money),
      ],
      rows: cashByMonth(view, project).map(({ month, income, outlay, atEnd, lacking }): ReportCell[] => [
        month.slice(0, 7),
        income,
        outlay,
        atEnd,
        lacking,
      ]),
      notes: [fromToday],
    },
  ];
}

/** 楼栋和工程节点: what is due, what is done, what is late, and how many files prove it. */
export function projectMilestones(view: View, record: AnyRecord): ReportTable[] {
  const rows = view.linked(buildings, 'project', record.id);
  const state = (dueOn: Day | null, doneOn: Day | null): Words => {
    if (doneOn !== null && doneOn <= view.day) return words(`${doneOn}完成`, `done on ${doneOn}`);
    if (dueOn === null) return words('未完成，没有计划日期', 'not done, no day planned');
    return dueOn < view.day ? words('未完成，已逾期', 'not done, late') : words('未完成', 'not done');
  };
  return [
    {
      name: words('楼栋', 'Buildings'),
      columns: [
        column('building', '楼栋', 'Building'),
        column('homes', '套数', 'Homes', homesMeasure),
        column('due', '计划交付', 'To be delivered by'),
        column('state', '交付情况', 'State'),
      ],
      rows: rows.map((building): ReportCell[] => [
        building.building,
        intervalOf(building.homes),
        building.dueOn ?? notSet,
        state(building.dueOn, building.deliveredOn),
      ]),
      notes: [],
    },
    {
      name: words('工程节点', 'Milestones'),
      columns: [
        column('building', '楼栋', 'Building'),
        column('step', '节点', 'Step'),
        column('due', '计划完成', 'Due on'),
        column('state', '完成情况', 'State'),
        column('evidence', '凭证', 'Evidence'),
      ],
      rows: rows.flatMap((building) =>
        view
          .linked(milestones, 'building', building.id)
          .map((one): ReportCell[] => [
            building.building,
            optionWords(milestones.fields.step.options, one.step),
            one.dueOn ?? notSet,
            state(one.dueOn, one.doneOn),
            one.doneOn === null
              ? ''
              : (one.evidence ?? []).length > 0
                ? words(`${one.evidence!.length}份`, String(one.evidence!.length))
                : words('没有凭证', 'No evidence'),
          ]),
      ),
      notes: [],
    },
  ];
}

const monthEnds = (days: readonly Day[]): Day[] => {
  const last = (day: Day): Day => {
    const [year, month] = day.split('-').map(Number) as [number, number];
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    return addDays(next, -1);
  };
  return [...new Set(days.map(last))].sort();
};

/** 专户余额曲线: the custody account by month's end as booked, and on by the cash plan. */
export function accountCurve(view: View, record: AnyRecord): ChartModel {
  const project = as(record);
  const booked = view
    .linked(account, 'project', project.id)
    .map(({ day }) => day)
    .filter((day) => day !== null && day <= view.day);
  const point = (day: Day, { lower, upper }: { lower: string | null; upper: string | null }): ChartPoint => ({
    day,
    lower,
    upper,
    middle: null,
  });
  const past = [...monthEnds(booked as Day[]).filter((day) => day < view.day), view.day];
  const today = balanceOf(view, project.id, view.day);
  const cost = costToComplete(view, project.id, view.day);
  const plan = cashByMonth(view, project);
  return {
    name: words('专户余额', 'Custody account'),
    measure: money,
    lines: [
      {
        name: words('月末余额', 'At the month’s end'),
        kind: 'observed',
        points: booked.length === 0 ? [] : past.map((day) => point(day, balanceOf(view, project.id, day))),
      },
      {
        name: words('按资金计划', 'By the plan'),
        kind: 'forecast',
        points:
          plan.length === 0 ? [] : [point(view.day, today), ...plan.map(({ month, atEnd }) => point(month, atEnd))],
      },
      ...(interval.contains(cost, '0') || cost.upper === null
        ? []
        : [
            {
              name: words('续建成本', 'Cost to complete'),
              kind: 'target' as const,
              points: [point(plan.at(-1)?.month ?? view.day, cost)],
            },
          ]),
    ],
    notes: booked.length === 0 ? [words('还没有专户收支记录。', 'Nothing was booked on the account yet.')] : [],
  };
}
