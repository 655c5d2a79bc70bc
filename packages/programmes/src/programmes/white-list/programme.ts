import { interval } from '@luoshi/reading';
import { between, englishInterval, printInterval } from '../../definition/figure.js';
import { counted, money, share } from '../../definition/measure.js';
import type { Parameter } from '../../definition/parameter.js';
import { programme } from '../../definition/programme.js';
import { notFilled } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { cited } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import { totalFigures } from '../../money/total.js';
import { followed } from './follow.js';
import { loans, projects, rounds } from './project.js';
import { asRound, board, drawnOf, onList, roundsOf, stages } from './round.js';

const source = cited('大委办发[2024]15号，2024年10月27日', '经济稳中向好态势', '应进快进', '应贷尽贷');
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
      begins: (_view, record) => asRound(record).pushedOn,
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
