import { intervalOf } from '../../definition/figure.js';
import { counted, money } from '../../definition/measure.js';
import { column } from '../../definition/report.js';
import type { Report, ReportCell, ReportTable } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { cashByMonth, gapToComplete } from './cash.js';
import { repaymentOf } from './repayment.js';
import { projectMilestones, projectMoney } from './project-page.js';
import { deliveredBy, lastMonthEnd } from './delivery.js';
import { financing, loanKind, loans } from './fund.js';
import { days, homesMeasure, projects } from './project.js';
import type { Words } from '../../definition/words.js';
import { askNote } from '../../definition/question.js';
import { fromToday } from './words.js';

const project = column('project', '项目', 'Project');

/** 专班日报: the newest sheet of each project for the day, and who has not filed. */
function dailySheet(view: View): ReportTable[] {
  const filed = view.rows(days).filter((row) => row.day === view.day);
  const byProject = new Map(filed.map((row) => [row.project, row]));
  const open = view.rows(projects).filter(({ deliveredOn }) => deliveredOn === null || deliveredOn > view.day);
  return [
    {
      name: words(`${view.day}专班日报`, `Daily sheet of ${view.day}`),
      columns: [
        project,
        column('workers', '在场工人', 'Workers', counted('人', 'people')),
        column('delivered', '累计交付', 'Delivered', homesMeasure),
        column('done', '当日进展', 'Done'),
        column('problem', '存在问题', 'Problem'),
        column('wanted', '请求协调', 'Wanted'),
      ],
      rows: open
        .filter(({ id }) => byProject.has(id))
        .map((one): ReportCell[] => {
          const row = byProject.get(one.id)!;
          const delivered = deliveredBy(view, one, lastMonthEnd(view.day));
          return [
            one.name ?? one.number,
            intervalOf(row.workers),
            delivered,
            row.done ?? '',
            row.problem ?? '',
            row.wanted ?? '',
          ];
        }),
      notes: open
        .filter(({ id }) => !byProject.has(id))
        .map((one) =>
          words(
            `未报：${one.name ?? one.number}（${one.taskForce ?? '专班未定'}）`,
            `Not reported: ${one.name ?? one.number} (${one.taskForce ?? 'no task force'})`,
          ),
        ),
    },
  ];
}

/** 资金缺口: what each project lacks, now and month by month. */
function cashTable(view: View): ReportTable[] {
  const open = view.rows(projects).filter(({ deliveredOn }) => deliveredOn === null || deliveredOn > view.day);
  return [
    {
      name: words('续建资金缺口', 'Gap to complete'),
      columns: [project, column('gap', '续建成本与专户余额之差', 'Gap', money)],
      rows: open.map((one): ReportCell[] => [one.name ?? one.number, gapToComplete(view, one as never).value]),
      notes: [],
    },
    {
      name: words('分月资金', 'Cash by month'),
      columns: [
        project,
        column('month', '月份', 'Month'),
        column('income', '计划流入', 'In', money),
        column('outlay', '计划流出', 'Out', money),
        column('lacking', '月末缺口', 'Lacking', money),
      ],
      rows: open.flatMap((one) =>
        cashByMonth(view, one).map((month): ReportCell[] => [
          one.name ?? one.number,
          month.month,
          month.income,
          month.outlay,
          month.lacking,
        ]),
      ),
      notes: [fromToday],
    },
  ];
}

/** 还款测算: what the order gives each lender, or why nothing is paid. */
function repaymentTable(view: View): ReportTable[] {
  const rows: ReportCell[][] = [];
  const notes: Words[] = [];
  for (const one of view.rows(projects)) {
    if (view.linked(loans, 'project', one.id).length === 0) continue;
    const { proposal, why, questions } = repaymentOf(view, one);
    const name = one.name ?? one.number ?? one.id;
    if (!proposal) {
      notes.push(words(`${name}：${why.chinese}`, `${name}: ${why.english}`), ...questions.map(askNote));
      continue;
    }
    for (const { id, paid, stillOwed } of proposal.payments) {
      const loan = view.find(loans, id)!;
      rows.push([name, loan.lender ?? loan.number, loanKind(loan) ?? '', paid, stillOwed]);
    }
    notes.push(...questions.map(askNote));
  }
  return [
    {
      name: words('还款测算（建议）', 'Repayment (proposal)'),
      columns: [
        project,
        column('lender', '出借方', 'Lender'),
        column('kind', '种类', 'Kind'),
        column('paid', '可还', 'Paid', money),
        column('owed', '仍欠', 'Still owed', money),
      ],
      rows,
      notes,
    },
  ];
}

/** 融资需求清单 with what is not met. */
function financingTable(view: View): ReportTable[] {
  return [
    {
      name: words('融资需求清单', 'Financing needs'),
      columns: [
        project,
        column('number', '编号', 'Number'),
        column('amount', '需求', 'Amount', money),
        column('met', '已落实', 'Met', money),
        column('bank', '银行', 'Bank'),
      ],
      rows: view
        .rows(financing)
        .map((row): ReportCell[] => [
          view.find(projects, row.project)?.name ?? row.project,
          row.number,
          intervalOf(row.amount),
          intervalOf(row.met),
          row.bank ?? words('未对接', 'no bank'),
        ]),
      notes: [],
    },
  ];
}

const REPAYING = ['repayment-order', 'within-special', 'within-matched', 'within-old', 'old-before'];

export const reports: readonly Report[] = [
  {
    code: 'project-money',
    name: words('项目资金', 'The project’s money'),
    needs: {
      registers: [
        ...['projects', 'loans', 'movements', 'costs', 'account', 'cash-plans', 'assets'],
        ...['measures', 'recoveries', 'instalments'],
      ],
      parameters: REPAYING,
    },
    of: 'projects',
    make: projectMoney,
  },
  {
    code: 'project-milestones',
    name: words('楼栋和节点', 'Buildings and milestones'),
    needs: { registers: ['projects', 'buildings', 'milestones'], parameters: [] },
    of: 'projects',
    make: projectMilestones,
  },
  {
    code: 'daily-sheet',
    name: words('专班日报', 'Daily sheet'),
    needs: { registers: ['projects', 'days', 'months', 'buildings'], parameters: [] },
    of: null,
    make: dailySheet,
  },
  {
    code: 'cash',
    name: words('资金缺口', 'Cash'),
    needs: { registers: ['projects', 'costs', 'account', 'cash-plans'], parameters: [] },
    of: null,
    make: cashTable,
  },
  {
    code: 'repayment',
    name: words('还款测算', 'Repayment'),
    needs: {
      registers: ['projects', 'loans', 'movements', 'costs', 'account'],
      parameters: REPAYING,
    },
    of: null,
    make: repaymentTable,
  },
  {
    code: 'financing',
    name: words('融资需求清单', 'Financing needs'),
    needs: { registers: ['projects', 'financing'], parameters: [] },
    of: null,
    make: financingTable,
  },
];
