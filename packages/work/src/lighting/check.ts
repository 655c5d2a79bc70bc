import {
  daysWithoutRows,
  dueDaysApart,
  jurisdictionsOf,
  lightingOf,
  listWholeTasks,
  named,
  sampleTasks,
  tasksWithoutFacts,
  wrongCounts,
} from '@luoshi/ledger';
import type { Check, Found, Store, TaskRecord } from '@luoshi/ledger';
import { momentAt } from '../desk/desk.js';
import { keptFactsOf } from '../lamp/kept-facts.js';
import { lighted } from '../lamp/lighted.js';
import { historyOf } from '../loop/history.js';
import { foldTask } from '../task/fold.js';
import { stateOf } from '../task/task.js';
import { besidesOf } from './beside.js';
import { officeRules } from './office-rules.js';

const SAMPLE = 200;

/** Tasks drawn at random, and those that changed last: what a crash or a fault of ours would have touched. */
async function sampled(store: Store, jurisdiction: number): Promise<TaskRecord[]> {
  const { rows } = await listWholeTasks(store.db, jurisdiction, {}, 'changed', { limit: SAMPLE });
  const drawn = await sampleTasks(store.db, jurisdiction, SAMPLE);
  const latest = new Set(rows.map(({ id }) => id));
  return [...rows, ...drawn.filter(({ id }) => !latest.has(id))];
}

const inEveryOffice =
  (look: (store: Store, jurisdiction: number) => Promise<readonly Found[]>) => async (store: Store) => {
    const found: Found[] = [];
    for (const jurisdiction of await jurisdictionsOf(store.db))
      found.push(...(await look(store, jurisdiction)).map((one) => inOffice(jurisdiction, one)));
    return found;
  };

/** A row's name begins with its office: two offices number alike. */
const inOffice = (jurisdiction: number, { code, values: { name, ...values } }: Found): Found => ({
  code,
  values: { name: name === undefined ? String(jurisdiction) : `${jurisdiction}/${name}`, ...values },
});

/** What can be told of the ledger's rows by folding, lighting and counting again. */
export const ledgerChecks: readonly Check[] = [
  {
    code: 'rows-are-folds',
    severity: 'fault',
    chinese: {
      title: '台账行与历史一致',
      meaning: '抽查的任务按历史重算后与台账不符',
      next: '停止写入，从备份恢复或联系维护人员',
      found: { duties: '{{name}}：责任分工' },
    },
    english: {
      title: 'Rows are the folds of their histories',
      meaning: 'a sampled task folded again differs from its row',
      next: 'stop writing; restore a backup or call for help',
      found: { duties: '{{name}}: its duties' },
    },
    look: inEveryOffice(async (store, jurisdiction) => {
      const found: Found[] = [];
      for (const row of await sampled(store, jurisdiction)) {
        const task = foldTask((await historyOf(store.db, jurisdiction, row.id)).entries);
        const parts = task?.assignments.map(({ unit, role, state }) => `${unit} ${role} ${state}`).sort();
        const kept = row.parts.map(({ unitId, role, state }) => `${unitId} ${role} ${state}`).sort();
        if (
          !task ||
          stateOf(task) !== row.state ||
          task.title !== row.title ||
          (task.deadline?.day ?? null) !== row.due
        )
          found.push(named(row.number));
        else if (parts?.join() !== kept.join()) found.push({ code: 'duties', values: { name: row.number } });
      }
      return found;
    }),
  },
  {
    code: 'lamps-by-rules',
    severity: 'fault',
    chinese: {
      title: '亮灯与规则一致',
      meaning: '抽查的任务亮灯与现行规则算出的不同',
      next: '执行一次全部亮灯；仍不一致时联系维护人员',
      found: { lamp: '{{name}}：记为{{row}}，应为{{rules}}' },
      values: { green: '绿', yellow: '黄', red: '红', grey: '灰' },
    },
    english: {
      title: 'Lamps are as the rules say',
      meaning: 'a sampled lamp differs from what the rules give',
      next: 'light the whole ledger once; if it stays so, call for help',
      found: { lamp: '{{name}}: {{row}}, should be {{rules}}' },
    },
    look: inEveryOffice(async (store, jurisdiction) => {
      const { litAt, litVersion, rulesVersion } = await lightingOf(store.db, jurisdiction);
      if (litVersion < rulesVersion) return []; // adopted and not yet lit: `lighting-behind` says so
      const { rules, calendar } = await officeRules(store, store.db, jurisdiction);
      const found: Found[] = [];
      for (const row of await sampled(store, jurisdiction)) {
        const task = foldTask((await historyOf(store.db, jurisdiction, row.id)).entries);
        const last = litAt === null || row.changedAt > litAt ? row.changedAt : litAt;
        if (!task) continue;
        const beside = (await besidesOf(store.db, jurisdiction, new Map([[row.id, task]]))).get(row.id);
        const { lamp, shown } = lighted(keptFactsOf(task, beside), momentAt(last), rules, calendar);
        if (lamp.colour !== row.lamp || shown !== row.lampShown)
          found.push({ code: 'lamp', values: { name: row.number, row: row.lamp, rules: lamp.colour } });
      }
      return found;
    }),
  },
  {
    code: 'lighting-behind',
    severity: 'warning',
    chinese: {
      title: '亮灯没有滞后',
      meaning: '规则或日历变更后尚未全部亮灯，或有任务缺少亮灯依据',
      next: '等待夜间作业，或立即执行一次亮灯',
      found: { rules: '单位 {{name}}：亮灯按第 {{lit}} 版规则，现行第 {{now}} 版' },
    },
    english: {
      title: 'Lighting is not behind',
      meaning: 'rules or calendar changed and the ledger was not lit since, or facts are missing',
      next: 'wait for the night’s job, or light it now',
      found: { rules: 'office {{name}}: lit by version {{lit}} of the rules, {{now}} is in force' },
    },
    look: inEveryOffice(async (store, jurisdiction) => {
      const { litVersion, rulesVersion } = await lightingOf(store.db, jurisdiction);
      const lacking = await tasksWithoutFacts(store.db, jurisdiction, 20);
      return [
        ...(litVersion < rulesVersion
          ? [{ code: 'rules', values: { lit: String(litVersion), now: String(rulesVersion) } }]
          : []),
        ...lacking.map(named),
      ];
    }),
  },
  {
    code: 'due-days',
    severity: 'fault',
    chinese: {
      title: '时限处处一致',
      meaning: '任务的时限与其分工或亮灯旁所记的不同，按单位、按灯色的列表会漏列或错排',
      next: '对该任务作一次时限更正；仍不一致时联系维护人员',
    },
    english: {
      title: 'Due days agree',
      meaning:
        'a task’s due day stands otherwise beside its duties or its lamp: lists by unit or colour miss or misplace it',
      next: 'correct the task’s due day once; if it stays so, call for help',
    },
    look: inEveryOffice(async (store, jurisdiction) => (await dueDaysApart(store.db, jurisdiction, 20)).map(named)),
  },
  {
    code: 'counts',
    severity: 'fault',
    chinese: { title: '统计与台账一致', meaning: '挂图上的数字与台账条目数不符', next: '执行一次重新统计' },
    english: {
      title: 'Counts are as the rows',
      meaning: 'a number of the wall differs from the rows behind it',
      next: 'count the ledger anew',
    },
    look: inEveryOffice(async (store, jurisdiction) => (await wrongCounts(store.db, jurisdiction)).map(named)),
  },
  {
    code: 'past-days',
    severity: 'warning',
    chinese: {
      title: '历史台账完整',
      meaning: '有任务缺少已存档日期的台账行',
      next: '联系维护人员；单项任务仍可按历史查看',
    },
    english: {
      title: 'Past days are complete',
      meaning: 'a task has no row for days that are written',
      next: 'call for help; single tasks can still be folded',
    },
    look: inEveryOffice(async (store, jurisdiction) => (await daysWithoutRows(store.db, jurisdiction, 20)).map(named)),
  },
];
