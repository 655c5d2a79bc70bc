import { compare, interval } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { asked, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { between, englishInterval, intervalOf, printInterval } from '../../definition/figure.js';
import { counted, money, share } from '../../definition/measure.js';
import type { Parameter } from '../../definition/parameter.js';
import { programme } from '../../definition/programme.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { notFilled } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { cited } from '../../definition/source.js';
import type { Stage } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { undrawnOf } from '../../money/money-line.js';
import { totalFigures } from '../../money/total.js';
import { loans, projects, rounds } from './project.js';

type Project = RecordOf<typeof projects>;
type Round = RecordOf<typeof rounds>;
type Loan = RecordOf<typeof loans>;
const as = (record: AnyRecord): Round => record as unknown as Round;
const source = cited('大委办发[2024]15号，2024年10月27日', '经济稳中向好态势', '应进快进', '应贷尽贷');
const board = words('房地产融资协调机制办公室', 'The coordination office');
const needs = (...registers: string[]) => ({ registers, parameters: [] });

const clock = (code: string, chinese: string, english: string, said: string): Parameter => ({
  code,
  name: words(chinese, english),
  meaning: words(
    `文件只说“${said}”，没有天数；录入带依据的天数之前不计时`,
    'The paper gives no days; no clock until they are entered with a source',
  ),
  value: { kind: 'figure', measure: counted('个工作日', 'working days') },
  ask: board,
  given: [],
});

/** Who pushes a project: the unit in charge of it, else the coordination office. */
const pusherOf = (project: Project | null): string => project?.unit ?? board.chinese;

const pusherOfRound = (view: View, record: AnyRecord): string => pusherOf(view.find(projects, as(record).project));

/** The rounds of a project in the order of pushing. */
function roundsOf(view: View, projectId: string): Round[] {
  return [...view.linked(rounds, 'project', projectId)]
    .filter(({ pushedOn }) => pushedOn !== null && pushedOn <= view.day)
    .sort((a, b) => (a.pushedOn! < b.pushedOn! ? -1 : a.pushedOn! > b.pushedOn! ? 1 : 0));
}

/** The last round with each bank: what one bank answers is no answer of another. Rounds that name no bank are one group. */
const lastOfBanks = (all: readonly Round[]): Round[] => [
  ...new Map(all.map((round): [string, Round] => [round.bank ?? '', round])).values(),
];

const answered = (round: Round, day: Day): boolean => round.answeredOn !== null && round.answeredOn <= day;

/** Whether the last push to any bank was accepted. */
const onList = (view: View, projectId: string): boolean =>
  lastOfBanks(roundsOf(view, projectId)).some((round) => round.answer === 'accepted' && answered(round, view.day));

/** What of a loan was drawn by the view's day; a drawing dated later has not happened. */
function drawnOf(view: View, loan: Loan) {
  if (loan.drawnOn !== null && loan.drawnOn > view.day) return interval.exactly('0');
  return intervalOf(loan.drawn);
}

const stages: readonly Stage[] = [
  {
    code: 'push',
    name: words('推送', 'Pushed'),
    after: [],
    done: (_view, record) => as(record).pushedOn,
    responsible: pusherOfRound,
  },
  {
    code: 'answer',
    name: words('反馈', 'Answered'),
    after: ['push'],
    done: (_view, record) => as(record).answeredOn,
    clock: { parameter: 'days-answer', days: 'working' },
    responsible: (_view, record) => as(record).bank,
  },
  {
    code: 'repair',
    name: words('修复', 'Repaired'),
    after: ['answer'],
    applies: (_view, record) => as(record).answer !== 'accepted',
    done: (_view, record) => as(record).repairedOn,
    clock: { parameter: 'days-repair', days: 'working' },
    responsible: (_view, record) => as(record).repairer,
  },
  {
    code: 'again',
    name: words('再推送', 'Pushed again'),
    after: ['repair'],
    applies: (_view, record) => as(record).answer !== 'accepted',
    // The next round of the project, pushed on or after the repair.
    done: (view, record) => {
      const { project, repairedOn, id } = as(record);
      if (project === null || repairedOn === null) return null;
      return roundsOf(view, project).find((next) => next.id !== id && next.pushedOn! >= repairedOn)?.pushedOn ?? null;
    },
    clock: { parameter: 'days-again', days: 'working' },
    responsible: pusherOfRound,
  },
];

/** 应进快进、应贷尽贷、能早尽早: what stands still, said without inventing a number of days. */
function followed(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    const where = { register: 'projects', record: project.id };
    const effects: Effect[] = [];
    const name = project.name ?? project.number ?? project.id;
    const all = roundsOf(view, project.id);
    if (project.compliant === null)
      effects.push(
        asked('follow', where, {
          code: 'compliant',
          missing: words(`${name}是否合规`, `Whether ${name} is compliant`),
          ask: board,
          at: { kind: 'record', register: 'projects', record: project.id, field: 'compliant' },
        }),
      );
    if (project.compliant === true && all.length === 0)
      effects.push(
        proposed(
          'task',
          'follow',
          where,
          words(`${name}合规，还没有推送（应进快进）`, `${name} is compliant and was not pushed`),
          pusherOf(project),
        ),
      );
    for (const last of lastOfBanks(all)) {
      if (last.answer !== 'returned' || !answered(last, view.day)) continue;
      const repaired = last.repairedOn !== null && last.repairedOn <= view.day;
      // Pushed to whichever bank after the repair, it was pushed again.
      if (repaired && all.some(({ pushedOn }) => pushedOn! >= last.repairedOn!)) continue;
      const often = all.filter(({ bank }) => bank === last.bank).length;
      const bank = last.bank ?? '没有写明的银行';
      effects.push(
        repaired
          ? proposed(
              'task',
              'follow',
              where,
              words(`${name}已修复，还没有再推送`, `${name} is repaired and was not pushed again`),
              pusherOf(project),
            )
          : proposed(
              'task',
              'follow',
              where,
              words(
                `${name}向${bank}第${often}次推送被退回，待修复：${last.problem ?? '没有写明问题，请银行说明'}`,
                `${name} was returned by ${last.bank ?? 'a bank that is not named'} at push ${often}, to be repaired: ${last.problem ?? 'no problem is named; the bank is asked for it'}`,
              ),
              last.repairer,
            ),
      );
    }
    for (const loan of view.linked(loans, 'project', project.id)) {
      if (loan.grantedOn === null || loan.grantedOn > view.day || loan.granted === null) continue;
      const lacking = undrawnOf(intervalOf(loan.granted), drawnOf(view, loan));
      if (lacking.lower !== null && compare(lacking.lower, '0') > 0)
        effects.push(
          lamp(
            'follow',
            where,
            'yellow',
            words(
              `${loan.bank ?? '银行'}已审贷款还有${printInterval(lacking, money)}没有放（应贷尽贷）`,
              `${loan.bank ?? 'A bank'} granted ${englishInterval(lacking, money)} more than was drawn`,
            ),
            loan.bank,
          ),
        );
    }
    return effects;
  });
}

export default programme({
  code: 'white-list',
  name: words('“白名单”项目融资', 'White-list financing'),
  summary: words(
    '推送、反馈、修复、再推送，次次留痕；没有天数就不计时',
    'Push, answer, repair, push again; no clock without days',
  ),
  registers: [projects, rounds, loans],
  parameters: [
    clock('days-answer', '反馈时限', 'Days to answer', '应进快进'),
    clock('days-repair', '修复时限', 'Days to repair', '尽快达到标准'),
    clock('days-again', '再推送时限', 'Days to push again', '应进快进'),
  ],
  processes: [
    {
      register: 'rounds',
      needs: { registers: ['projects', 'rounds'], parameters: ['days-answer', 'days-repair', 'days-again'] },
      begins: (_view, record) => as(record).pushedOn,
      stages,
    },
  ],
  indicators: [
    {
      code: 'rounds',
      name: words('推送次数', 'Rounds'),
      meaning: words('已推送几次', 'How often it was pushed'),
      measure: counted('次', 'times'),
      needs: needs('projects', 'rounds'),
      of: 'projects',
      value: (view, { id }) => {
        const count = String(roundsOf(view, id).length);
        return { value: between(count, count), asOf: view.day, why: [], questions: [] };
      },
    },
    {
      code: 'accepted',
      name: words('进入“白名单”项目数', 'Accepted'),
      meaning: words('有银行最近一次反馈是接受的项目', 'Accepted at the last push to any bank'),
      measure: counted('个', 'projects'),
      needs: needs('projects', 'rounds'),
      of: null,
      value: (view) => {
        const count = String(view.rows(projects).filter(({ id }) => onList(view, id)).length);
        return { value: between(count, count), asOf: view.day, why: [], questions: [] };
      },
    },
    {
      code: 'drawn-of-granted',
      name: words('已审贷款放款率', 'Drawn of granted'),
      meaning: words('累计放款÷审批金额（应贷尽贷）', 'Drawn ÷ granted'),
      measure: share,
      needs: needs('loans'),
      of: null,
      value: (view) => {
        const rows = view.rows(loans).filter(({ grantedOn }) => grantedOn !== null && grantedOn <= view.day);
        const granted = totalFigures(rows.map((loan) => loan.granted));
        const drawn = rows
          .map((loan) => drawnOf(view, loan))
          .reduce((a, b) => interval.add(a, b), interval.exactly('0'));
        return {
          value: rows.length === 0 ? between('0', '1') : interval.divide(drawn, granted),
          asOf: view.day,
          why: [
            words(
              `放款${printInterval(drawn, money)}÷审批${printInterval(granted, money)}`,
              `${englishInterval(drawn, money)} drawn ÷ ${englishInterval(granted, money)} granted`,
            ),
          ],
          questions: rows
            .filter(({ drawn: amount }) => amount === null)
            .map(({ id, number }) => ({
              code: 'drawn',
              missing: words(`贷款${number}的累计放款`, `What was drawn of ${number}`),
              ask: words('贷款银行', 'The bank'),
              at: { kind: 'record', register: 'loans', record: id, field: 'drawn' },
            })),
        };
      },
    },
  ],
  rules: [
    {
      code: 'follow',
      name: words('应进快进、应贷尽贷、能早尽早', 'Nothing stands still'),
      meaning: words('合规没推送、退回没修复、修复没再推送、已审没放完的提示', 'What waits for whom'),
      basis: source,
      needs: needs('projects', 'rounds', 'loans'),
      judge: followed,
    },
  ],
  reports: [
    {
      code: 'rounds',
      name: words('推送反馈台账', 'Rounds'),
      needs: needs('projects', 'rounds'),
      of: null,
      make: (view) => [
        {
          name: words('推送反馈台账', 'Rounds'),
          columns: (
            [
              ['project', '项目', 'Project'],
              ['round', '第几次', 'Round'],
              ['bank', '银行', 'Bank'],
              ['pushed', '推送', 'Pushed'],
              ['answer', '反馈', 'Answer'],
              ['problem', '问题', 'Problem'],
              ['repaired', '修复', 'Repaired'],
            ] as const
          ).map(([code, chinese, english]) => ({ code, name: words(chinese, english), measure: null })),
          rows: view
            .rows(projects)
            .flatMap((project) =>
              roundsOf(view, project.id).map((round, index): ReportCell[] => [
                project.name ?? project.number,
                words(`第${index + 1}次`, `No. ${index + 1}`),
                round.bank ?? notFilled,
                round.pushedOn,
                rounds.fields.answer.options.find(({ code }) => code === round.answer)?.words ??
                  words('未反馈', 'no answer'),
                round.problem ?? '',
                round.repairedOn ?? '',
              ]),
            ),
          notes: [],
        },
      ],
    },
  ],
  charts: [],
  trials: [],
});
