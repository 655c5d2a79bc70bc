import { between } from '../../definition/figure.js';
import { lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { counted } from '../../definition/measure.js';
import { programme } from '../../definition/programme.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord } from '../../definition/register.js';
import { column } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { cited } from '../../definition/source.js';
import type { Stage } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { applications, results } from './application.js';
import { departments, matterList, matters, oneForm, preCheck } from './matter.js';
import type { Application, Matter } from './matter.js';

const source = cited('江苏省“个转企”“一件事”实施方案（2025年7月要讯）', '每周要讯', '预检查询', '生成');
const as = (record: AnyRecord): Application => record as unknown as Application;
const needs = (...registers: string[]) => ({ registers, parameters: [] });

/** The result of a matter: by its code or its name, as departments send it. */
function resultOf(view: View, application: string, { code, name }: Matter) {
  return (
    view.linked(results, 'application', application).find(({ matter }) => matter === code || matter === name.chinese) ??
    null
  );
}

function unknownsOf(application: Application): Question[] {
  return preCheck(application)
    .filter(({ stops }) => stops === null)
    .map(({ field, words: missing }) => ({
      code: `status-${field}`,
      missing,
      ask: words('主管部门的预检查询', 'The department’s pre-check'),
      at: { kind: 'record', register: 'applications', record: application.id, field },
    }));
}

const stages: readonly Stage[] = matters.map((matter) => ({
  code: matter.code,
  name: matter.name,
  after: matter.after,
  // What is not known yet may still apply: it waits as unclear, it is not left out.
  applies: (_view: View, record: AnyRecord) => matter.applies(as(record)) !== false,
  conditions: (_view: View, record: AnyRecord) => [
    ...(matter.applies(as(record)) === null
      ? [
          {
            words: words('是否持有该许可', 'whether the permit is held'),
            met: null,
            ask: words('市场监管', 'Market supervision'),
          },
        ]
      : []),
    ...preCheck(as(record))
      .filter(({ field, stops }) => stops === true && matter.fields.includes(field))
      .map((found) => ({ words: found.words, met: false, ask: matter.department })),
  ],
  done: (view: View, record: AnyRecord) => {
    const result = resultOf(view, record.id, matter);
    return result?.result === 'granted' ? result.doneOn : null;
  },
  // The unit that has the matter in hand, else its department.
  responsible: (view: View, record: AnyRecord) => resultOf(view, record.id, matter)?.unit ?? matter.department.chinese,
}));

/** Before submission: what the pre-check stops. After it: what was returned or refused. */
function handled(view: View): Effect[] {
  return view.rows(applications).flatMap((application): Effect[] => {
    const where = { register: 'applications', record: application.id };
    const stops = preCheck(application).filter(({ stops: stopping }) => stopping === true);
    const effects: Effect[] = [];
    if (stops.length > 0)
      effects.push(
        lamp(
          'pre-check',
          where,
          application.submittedOn === null ? 'yellow' : 'red',
          words(stops.map((one) => one.words.chinese).join('；'), stops.map((one) => one.words.english).join('; ')),
        ),
      );
    for (const matter of matters) {
      const result = resultOf(view, application.id, matter);
      if (result?.result === 'returned' || result?.result === 'refused')
        effects.push(
          proposed(
            'task',
            'pre-check',
            where,
            words(
              `${matter.name.chinese}${result.result === 'returned' ? '退回补正' : '不予办理'}：${result.note ?? '没有写明原因，请部门说明'}`,
              `${matter.name.english} ${result.result}: ${result.note ?? 'no reason is given; the department is asked for it'}`,
            ),
            result.unit ?? matter.department.chinese,
          ),
        );
    }
    return effects;
  });
}

export default programme({
  code: 'business-conversion',
  name: words('“个转企”一件事', 'Sole traders becoming companies'),
  summary: words(
    '预检、生成清单、一表申请、并行办理、无感变更',
    'Pre-check, generated list, one form, parallel handling, silent changes',
  ),
  registers: [applications, results],
  parameters: [],
  processes: [
    {
      register: 'applications',
      needs: needs('applications', 'results'),
      begins: (_view, record) => as(record).submittedOn,
      stages,
    },
  ],
  indicators: [
    {
      code: 'matters',
      name: words('联办事项数', 'Matters'),
      meaning: words('由预检结果生成', 'Generated from the pre-check'),
      measure: counted('项', 'matters'),
      needs: needs('applications'),
      of: 'applications',
      value: (_view, record) => {
        const { surely, perhaps } = matterList(as(record));
        return {
          value: between(String(surely.length), String(surely.length + perhaps.length)),
          asOf: null,
          why: surely.map(({ name }) => name),
          questions:
            perhaps.length === 0
              ? []
              : unknownsOf(as(record)).filter(({ code }) => ['status-production', 'status-operation'].includes(code)),
        };
      },
    },
    {
      code: 'matters-done',
      name: words('已办成事项数', 'Matters done'),
      meaning: words('各部门回传办成的', 'Granted by their departments'),
      measure: counted('项', 'matters'),
      needs: needs('applications', 'results'),
      of: 'applications',
      value: (view, record) => {
        const done = stages.filter((stage) => {
          const day = stage.done(view, record);
          return day !== null && day <= view.day;
        }).length;
        return { value: between(String(done), String(done)), asOf: view.day, why: [], questions: [] };
      },
    },
    {
      code: 'departments',
      name: words('参与部门数', 'Departments'),
      meaning: words('各事项的部门和平台的部门', 'Of the matters and of the platform'),
      measure: counted('个', 'departments'),
      needs: needs(),
      of: null,
      value: () => ({
        value: between(String(departments.length), String(departments.length)),
        asOf: null,
        why: departments,
        questions: [],
      }),
    },
    {
      code: 'fields-asked',
      name: words('一张表的栏数', 'Fields of the one form'),
      meaning: words('共性栏目只填一次', 'Shared fields are asked once'),
      measure: counted('栏', 'fields'),
      needs: needs('applications'),
      of: 'applications',
      value: (_view, record) => {
        const form = oneForm(as(record));
        const singly = matterList(as(record)).surely.reduce((sum, { fields }) => sum + fields.length, 0);
        const count = String(form.length);
        return {
          value: between(count, count),
          asOf: null,
          why: [words(`逐项填报要${singly}栏`, `${singly} fields where each is filled in by itself`)],
          questions: unknownsOf(as(record)),
        };
      },
    },
  ],
  rules: [
    {
      code: 'pre-check',
      name: words('预检和办理', 'Pre-check and handling'),
      meaning: words(
        '税款、账户有问题先提示；退回和不予办理的说明原因',
        'Warns before submission; gives reasons after',
      ),
      basis: source,
      needs: needs('applications', 'results'),
      judge: handled,
    },
  ],
  reports: [
    {
      code: 'matter-list',
      name: words('联办事项清单', 'Matter list'),
      needs: needs('applications', 'results'),
      of: null,
      make: (view) => [
        {
          name: words('联办事项清单', 'Matter list'),
          columns: [
            { code: 'application', name: words('申请', 'Application'), measure: null },
            { code: 'matter', name: words('事项', 'Matter'), measure: null },
            { code: 'department', name: words('部门', 'Department'), measure: null },
            { code: 'papers', name: words('另需材料', 'Papers'), measure: null },
            { code: 'done', name: words('进度', 'Progress'), measure: null },
          ],
          rows: view.rows(applications).flatMap((application) =>
            matterList(application).surely.map((matter): ReportCell[] => {
              const result = resultOf(view, application.id, matter);
              const progress =
                result?.doneOn != null && result.doneOn <= view.day
                  ? words(`${result.doneOn}办结`, `done on ${result.doneOn}`)
                  : result?.acceptedOn != null && result.acceptedOn <= view.day
                    ? words('办理中', 'under way')
                    : words('未受理', 'not taken in');
              return [
                application.oldName ?? application.number,
                matter.name,
                matter.department,
                matter.papers.length === 0
                  ? words('无，无感变更', 'none, changed silently')
                  : words(
                      matter.papers.map(({ chinese }) => chinese).join('、'),
                      matter.papers.map(({ english }) => english).join(', '),
                    ),
                progress,
              ];
            }),
          ),
          notes: [],
        },
      ],
    },
    {
      code: 'one-form',
      name: words('一张表用在哪些事项', 'The one form'),
      needs: needs('applications'),
      of: 'applications',
      make: (_view, record) => {
        const shared = oneForm(as(record));
        const open = shared.filter(({ filled }) => !filled).length;
        return [
          {
            name: words('一张表用在哪些事项', 'The one form'),
            columns: [
              column('field', '栏目', 'Field'),
              column('filled', '填写', 'Filled in'),
              column('count', '共用事项', 'Shared by', counted('个', 'matters')),
              column('matters', '用在哪些事项', 'Matters that use it'),
            ],
            rows: shared.map(({ label, usedBy, filled }): ReportCell[] => [
              label,
              filled ? words('已填', 'yes') : words('待填', 'not yet'),
              String(usedBy.length),
              words(usedBy.map(({ chinese }) => chinese).join('、'), usedBy.map(({ english }) => english).join(', ')),
            ]),
            notes: [
              words(
                `共${shared.length}栏，每栏只填一次，还有${open}栏待填。`,
                `${shared.length} fields, each filled in once; ${open} are still empty.`,
              ),
            ],
          },
        ];
      },
    },
  ],
  charts: [],
  trials: [],
});

export { departments, matterList, matters, oneForm, preCheck } from './matter.js';
export type { Application, Matter, PreCheck, SharedField } from './matter.js';
