// A thread that fills its share of the office: rows by COPY on a connection of its own.
import { copyIn } from '@luoshi/ledger';
import { dayAt } from '@luoshi/work';
import pg from 'pg';
import { parentPort, workerData } from 'node:worker_threads';
import { folded, monthsBefore, reportAt, reportEntry, reporting, taskAt } from './task.mjs';

const { address, share, shares, tasks, jurisdiction, person, now, reports, seed, units } = workerData;
const plan = { seed, now, reports, units, months: monthsBefore(now, reports * 2 + 2) };
const client = new pg.Client(address);
await client.connect();
const LOT = 2000;
const DAY = 86_400_000;

const own = [];

async function eachLot(tasks, work) {
  for (let at = 0; at < tasks.length; at += LOT) {
    const lot = tasks.slice(at, at + LOT);
    await client.query('begin');
    await work(lot);
    await client.query('commit');
    parentPort.postMessage({ done: lot.length });
  }
}
const put = (table, columns, rows) =>
  copyIn(
    client,
    table,
    ['jurisdiction_id', ...columns.split(' ')],
    rows.map((row) => [jurisdiction, ...row]),
  );
const ENTRY = 'id at day task_id subject_kind subject_id action body account_id unit_id';
const entryRow = (task, { id, at, actor, deed }) => [
  ...[id, at, dayAt(at), task.id, 'task', task.id, deed.action],
  ...[{ role: actor.role, deed }, person, actor.unit],
];

const indexes = Array.from({ length: Math.ceil((tasks - share) / shares) }, (_, at) => share + at * shares);
await eachLot(indexes, async (lot) => {
  const made = lot.map((index) => ({ index, ...taskAt(plan, index) }));
  for (const { id, seed, begun, dueAt, pace, lead, started, parts } of made)
    own.push({ id, seed, begun, dueAt, pace, lead, started, part: parts[0].id });
  const all = made.map((task) => ({
    ...task,
    ...folded(plan, task, person),
    day: dayAt(new Date(task.begun)),
    due: dayAt(new Date(task.dueAt)),
  }));
  await put(
    'task',
    'id number title origin state modality starts due league lamp_at version created_at created_by changed_at',
    all.map((t) => [
      ...[t.id, `2026-${String(t.index + 1).padStart(7, '0')}`, t.title, 'hand', t.state, t.modality, t.day, t.due],
      ...[t.league, t.changed, t.version, new Date(t.begun), person, t.changed],
    ]),
  );
  await put(
    'assignment',
    'id task_id unit_id role position state task_due signed_at created_at changed_at',
    all.flatMap((t) =>
      t.parts.map(({ id, unit }, index) => [
        ...[id, t.id, unit, index === 0 ? 'lead' : 'support', index + 1, 'in-progress', t.due],
        ...[new Date(t.begun + DAY), new Date(t.begun), new Date(t.begun + DAY)],
      ]),
    ),
  );
  await put(
    'lamp_facts',
    'task_id task_version facts',
    all.map((t) => [t.id, t.version, t.kept]),
  );
  await put(
    'reporting_plan',
    'id task_id period_kind basis cut_off valid owed_since',
    all.map((t) => [t.first[0].id, t.id, 'month', '年度重点工作', reporting.cutOff, `[${t.day},)`, t.day]),
  );
  await put(
    'entry',
    ENTRY,
    all.flatMap((t) => t.first.map((entry) => entryRow(t, entry))),
  );
});
// Month by month, the earliest first: a task's reports lie as far apart in the tables as they do in an office.
for (const month of plan.months.toReversed())
  await eachLot(own, async (lot) => {
    const filed = lot.flatMap((task) => {
      const report = reportAt(plan, task, month);
      return report ? [{ task, report }] : [];
    });
    if (filed.length === 0) return;
    await put(
      'entry',
      ENTRY,
      filed.map(({ task, report }) => entryRow(task, reportEntry(task, report, person))),
    );
    await put(
      'report',
      'id task_id assignment_id unit_id period_kind period state text progress as_of entry_id filed_at issued_at issued_by late created_at changed_at',
      filed.map(({ task, report: { id, said, share: progress, entryId, filed: ms } }) => {
        const at = new Date(ms);
        const period = `[${month.from},${month.next})`;
        return [
          ...[id, task.id, task.part, task.lead, 'month', period, 'issued', said, progress, month.to, entryId],
          ...[at, at, person, false, at, at],
        ];
      }),
    );
  });
await client.end();
