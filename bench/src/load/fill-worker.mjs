// A thread that makes its share of the office's rows, as COPY has them; the fill puts them into the tables.
import { copyLine } from '@luoshi/ledger';
import { dayAt } from '@luoshi/work';
import { parentPort, workerData } from 'node:worker_threads';
import { dayOf, monthsBefore, refuseUnlike, reportAt, reportEntry, reporting, settled, taskAt } from './task.mjs';

const { share, shares, tasks, jurisdiction, person, now, reports, seed, units } = workerData;
const plan = { seed, now, tasks, reports, units, months: monthsBefore(now, reports * 2 + 2) };
const LOT = 5000;
/** So many of each lot are folded from their histories, as the office would do it with all. */
const FOLDED = 10;
/** Lots that may wait to be written: a thread that is quicker than the database waits for it. */
const AHEAD = 3;
const DAY = 86_400_000;

const own = [];
let open = 0;
let goOn = () => undefined;
parentPort.on('message', () => {
  open -= 1;
  goOn();
});

/** Makes the rows of each lot, by table, and hands them over. */
async function eachLot(tasks, rowsOf) {
  for (let at = 0; at < tasks.length; at += LOT) {
    if (open === AHEAD) await new Promise((resume) => (goOn = resume));
    const lot = tasks.slice(at, at + LOT);
    const rows = Object.entries(rowsOf(lot)).map(([table, lines]) => [table, new TextEncoder().encode(lines)]);
    open += 1;
    parentPort.postMessage(
      { done: lot.length, rows },
      rows.map(([, bytes]) => bytes.buffer),
    );
  }
}
// A history is kept to the minute: what follows from it is too.
const minuteOf = (at) => Math.floor(at / 60_000) * 60_000;
const linesOf = (rows) => rows.map((row) => copyLine([jurisdiction, ...row])).join('');
const entryRow = (task, { id, at, actor, deed }) => [
  ...[id, at, dayAt(at), task.id, 'task', task.id, deed.action],
  ...[{ role: actor.role, deed }, person, actor.unit],
];

const indexes = Array.from({ length: Math.ceil((tasks - share) / shares) }, (_, at) => share + at * shares);
await eachLot(indexes, (lot) => {
  const made = lot.map((index) => ({ index, ...taskAt(plan, index) }));
  for (const { id, seed, begun, day, dueAt, pace, lead, started, parts } of made)
    own.push({ id, seed, begun, day, dueAt, pace, lead, started, part: parts[0].id });
  const all = made.map((task) => ({ ...task, ...settled(plan, task, person) }));
  for (const task of all.slice(0, FOLDED)) refuseUnlike(plan, task, person, task);
  return {
    task: linesOf(
      all.map((t) => [
        ...[t.id, `2026-${String(t.index + 1).padStart(7, '0')}`, t.title, 'hand', t.state, t.modality, t.day, t.due],
        ...[t.league, t.version, new Date(t.begun), person, t.changed],
      ]),
    ),
    assignment: linesOf(
      all.flatMap((t) =>
        t.parts.map(({ id, unit }, index) => [
          ...[id, t.id, unit, index === 0 ? 'lead' : 'support', index + 1, 'in-progress', t.due],
          ...[new Date(minuteOf(t.begun + DAY)), new Date(t.begun), new Date(t.begun + DAY)],
        ]),
      ),
    ),
    task_lamp: linesOf(all.map((t) => [t.id, t.version, t.due, t.changed])),
    lamp_facts: linesOf(all.map((t) => [t.id, t.version, t.kept])),
    reporting_plan: linesOf(
      all.map((t) => [t.first[0].id, t.id, 'month', '年度重点工作', reporting.cutOff, `[${t.day},)`, t.day]),
    ),
    entry: linesOf(all.flatMap((t) => t.first.map((entry) => entryRow(t, entry)))),
  };
});
// Month by month, the earliest first: a task's reports lie as far apart in the tables as they do in an office. Ten million
// rows are written as COPY has them, without values in between; the first of each lot are compared with what they stand for.
for (const month of plan.months.toReversed())
  await eachLot(own, (lot) => {
    const period = `month\t[${month.from},${month.next})\tissued`;
    let entry = '';
    let report = '';
    let compared = 0;
    for (const task of lot) {
      const filing = reportAt(plan, task, month);
      if (!filing) continue;
      const { id, entryId, filed, said, share: percent } = filing;
      const at = new Date(filed).toISOString();
      const body = bodyOf(task, filing);
      if (compared < FOLDED) {
        const { actor, deed } = reportEntry(task, filing, person);
        if (body !== JSON.stringify({ role: actor.role, deed })) throw new Error(`not as it is entered: ${body}`);
        compared += 1;
      }
      entry += `${jurisdiction}\t${entryId}\t${at}\t${dayOf(filed)}\t${task.id}\ttask\t${task.id}\treport\t${body}\t${person}\t${task.lead}\n`;
      report += `${jurisdiction}\t${id}\t${task.id}\t${task.part}\t${task.lead}\t${period}\t${said}\t${percent}\t${month.to}\t${entryId}\t${at}\t${at}\t${person}\tf\t${at}\t${at}\n`;
    }
    return { entry, report };
  });
parentPort.close();

/** What the history keeps of a report, as JSON writes it; its words hold nothing that COPY or JSON escapes. */
function bodyOf({ lead, started, day }, { month, share, said }) {
  const begun = started ? `"${day}"` : 'null';
  return `{"role":"liaison","deed":{"action":"report","unit":"${lead}","period":"month:${month.to}","text":"${said}","figure":{"least":"${share}","most":"${share}"},"asOf":"${month.to}","started":${begun},"evidence":[],"figures":[],"consolidates":[]}}`;
}
