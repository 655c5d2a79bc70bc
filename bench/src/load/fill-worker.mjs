// A thread that fills its share of the office: rows by COPY on a connection of its own.
import { copyIn, copyLines } from '@luoshi/ledger';
import { dayAt } from '@luoshi/work';
import pg from 'pg';
import { parentPort, workerData } from 'node:worker_threads';
import { dayOf, monthsBefore, refuseUnlike, reportAt, reportEntry, reporting, settled, taskAt } from './task.mjs';

const { address, share, shares, tasks, jurisdiction, person, now, reports, seed, units } = workerData;
const plan = { seed, now, tasks, reports, units, months: monthsBefore(now, reports * 2 + 2) };
const client = new pg.Client(address);
await client.connect();
const LOT = 5000;
/** So many of each lot are folded from their histories, as the office would do it with all. */
const FOLDED = 10;
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
  for (const { id, seed, begun, day, dueAt, pace, lead, started, parts } of made)
    own.push({ id, seed, begun, day, dueAt, pace, lead, started, part: parts[0].id });
  const all = made.map((task) => ({ ...task, ...settled(plan, task, person) }));
  for (const task of all.slice(0, FOLDED)) refuseUnlike(plan, task, person, task);
  await put(
    'task',
    'id number title origin state modality starts due league version created_at created_by changed_at',
    all.map((t) => [
      ...[t.id, `2026-${String(t.index + 1).padStart(7, '0')}`, t.title, 'hand', t.state, t.modality, t.day, t.due],
      ...[t.league, t.version, new Date(t.begun), person, t.changed],
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
    'task_lamp',
    'task_id task_version due lamp_at',
    all.map((t) => [t.id, t.version, t.due, t.changed]),
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
// Month by month, the earliest first: a task's reports lie as far apart in the tables as they do in an office. Ten million
// rows are written as COPY has them, without values in between; the first of each lot are compared with what they stand for.
const REPORT =
  'id task_id assignment_id unit_id period_kind period state text progress as_of entry_id filed_at issued_at issued_by late created_at changed_at';
for (const month of plan.months.toReversed())
  await eachLot(own, async (lot) => {
    const period = `month\t[${month.from},${month.next})\tissued`;
    let entries = '';
    let filings = '';
    let compared = 0;
    for (const task of lot) {
      const report = reportAt(plan, task, month);
      if (!report) continue;
      const { id, entryId, filed, said, share: percent } = report;
      const at = new Date(filed).toISOString();
      const body = bodyOf(task, report);
      if (compared < FOLDED) {
        const { actor, deed } = reportEntry(task, report, person);
        if (body !== JSON.stringify({ role: actor.role, deed })) throw new Error(`not as it is entered: ${body}`);
        compared += 1;
      }
      entries += `${jurisdiction}\t${entryId}\t${at}\t${dayOf(filed)}\t${task.id}\ttask\t${task.id}\treport\t${body}\t${person}\t${task.lead}\n`;
      filings += `${jurisdiction}\t${id}\t${task.id}\t${task.part}\t${task.lead}\t${period}\t${said}\t${percent}\t${month.to}\t${entryId}\t${at}\t${at}\t${person}\tf\t${at}\t${at}\n`;
    }
    if (entries === '') return;
    const columns = (names) => ['jurisdiction_id', ...names.split(' ')];
    await copyLines(client, 'entry', columns(ENTRY), [entries]);
    await copyLines(client, 'report', columns(REPORT), [filings]);
  });
await client.end();

/** What the history keeps of a report, as JSON writes it; its words hold nothing that COPY or JSON escapes. */
function bodyOf({ lead, started, day }, { month, share, said }) {
  const begun = started ? `"${day}"` : 'null';
  return `{"role":"liaison","deed":{"action":"report","unit":"${lead}","period":"month:${month.to}","text":"${said}","figure":{"least":"${share}","most":"${share}"},"asOf":"${month.to}","started":${begun},"evidence":[],"figures":[],"consolidates":[]}}`;
}
