// What the task with a number is: the same for the same seed and day, so that months can be written one after the other
// without keeping a million tasks in memory.
import { fromNumber } from '@luoshi/reading';
import { dayAt, foldTask, instantOf, keptFactsOf, momentAt, stateOf } from '@luoshi/work';
import { isDeepStrictEqual } from 'node:util';
import { idAt, pick, seeded } from './chance.mjs';

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;
/** The Beijing day of an instant (Unix milliseconds), without a Date. */
export const dayOf = (at) => fromNumber(Math.floor((at + BEIJING) / DAY));
export const LEAGUES = ['县区', '经济部门', '民生部门', '综合部门'];
const WORK = ['建成', '改造', '完成', '推进', '新增', '整治'];
const THING = ['口袋公园', '老旧小区', '产业园标准厂房', '农村公路', '排水管网', '养老床位', '河道', '充电桩'];
const SAID = ['按计划推进，存在的困难正在协调解决。', '已完成前期手续，正在组织施工。', '材料已报送，等待批复。'];
const reporting = { kind: 'month', cutOff: { days: 3, count: 'working', time: null } };

/** The ends of the months before a moment, the latest first, with the moment at which their reports come. */
export function monthsBefore(now, count) {
  const months = [];
  const [year, month] = dayAt(now).split('-').map(Number);
  for (let back = 0; back < count; back += 1) {
    const end = new Date(Date.UTC(year, month - 1 - back, 0));
    const to = end.toISOString().slice(0, 10);
    const filed = instantOf(`${to}T17:00`).getTime() + DAY;
    if (filed < now.getTime())
      months.push({
        to,
        end: end.getTime(),
        filed,
        from: `${to.slice(0, 8)}01`,
        next: dayAt(new Date(end.getTime() + DAY)),
      });
  }
  return months;
}

/** Numbers that follow one another become seeds that have nothing to do with one another (MurmurHash3's finaliser). */
function mixed(seed, index) {
  let mix = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** @param {{ seed: number, now: Date, reports: number, units: string[], months: object[] }} plan reports: so many a task on average */
export function taskAt(plan, index) {
  const random = seeded(mixed(plan.seed, index));
  // The later ones begin later: rows lie in the order of their ids, as in an office.
  const back = (plan.tasks - index - random()) / plan.tasks;
  const begun = plan.now.getTime() - Math.floor((5 + back * plan.reports * 61) * DAY);
  const unit = () => plan.units[Math.floor(plan.units.length * random() ** 2)];
  const lead = unit();
  const supports = new Set([unit(), unit()].slice(0, Math.floor(random() * 3)));
  supports.delete(lead);
  const dueAt = begun + Math.floor(60 + random() * 700) * DAY;
  const task = {
    id: idAt(random, begun, index & 0xfff),
    seed: mixed(plan.seed + 1, index),
    begun,
    day: dayOf(begun),
    dueAt,
    due: dayOf(dueAt),
    pace: 0.4 + random() * 0.9,
    title: `${pick(random, WORK)}${pick(random, THING)}${Math.floor(random() * 900 + 100)}处`,
    modality: random() < 0.8 ? 'must' : random() < 0.7 ? 'strive' : 'encourage',
    league: pick(random, LEAGUES),
    lead,
    supports: [...supports],
    // Some have begun late or not at all.
    started: random() < 0.95,
  };
  task.parts = [lead, ...supports].map((id, position) => ({ id: idAt(random, begun, position), unit: id }));
  return task;
}

/** When the lead of a task has reported for a month, and what; null where it owed nothing or was silent. */
function filingAt(plan, task, month) {
  if (month.end < task.begun) return null;
  const random = seeded(mixed(task.seed, month.end / DAY));
  if (random() < 0.03) return null;
  const filed = month.filed + Math.floor(random() * DAY);
  if (filed > plan.now.getTime()) return null;
  const share = Math.round((task.pace * 100 * (month.end - task.begun)) / (task.dueAt - task.begun));
  return { month, filed, share: Math.max(0, Math.min(100, share)), random };
}

/** The same with its words and its ids. */
export function reportAt(plan, task, month) {
  const filing = filingAt(plan, task, month);
  if (!filing) return null;
  const { filed, share, random } = filing;
  const said = pick(random, SAID);
  return { month, filed, share, said, id: idAt(random, filed, 1), entryId: idAt(random, filed, 2) };
}

/** The entry of a report in a task's history. */
export function reportEntry(task, { month, filed, share, said, entryId }, person) {
  const percent = String(share);
  return {
    id: entryId,
    at: new Date(filed),
    actor: { person, role: 'liaison', unit: task.lead },
    deed: {
      action: 'report',
      unit: task.lead,
      period: `month:${month.to}`,
      text: said,
      figure: { least: percent, most: percent },
      asOf: month.to,
      started: task.started ? task.day : null,
      evidence: [],
      figures: [],
      consolidates: [],
    },
  };
}

/** What was entered at the beginning: 拟办, 立项, 交办, 签收. */
export function firstEntries(task, person) {
  const { begun, parts, lead } = task;
  const random = seeded(task.seed);
  const entries = [];
  const add = (at, role, unit, deed) =>
    entries.push({ id: idAt(random, at, entries.length), at: new Date(at), actor: { person, role, unit }, deed });
  add(begun, 'supervision', null, {
    action: 'draft',
    title: task.title,
    origin: { kind: 'hand', source: '年度重点工作' },
    modality: task.modality,
    begins: task.day,
    deadline: { day: task.due, time: null },
    target: { least: '100', most: '100' },
    standing: false,
    reporting,
  });
  add(begun, 'supervision', null, { action: 'establish', override: null });
  const duties = parts.map(({ unit }) => ({ unit, role: unit === lead ? 'lead' : 'support' }));
  add(begun, 'supervision', null, { action: 'assign', duties });
  for (const { unit } of parts) add(begun + DAY, 'liaison', unit, { action: 'sign', unit });
  return entries;
}

/** What the row of a task says and what is kept for its lamp, after its first entries and all reports. */
export function settled(plan, task, person) {
  const first = firstEntries(task, person);
  const reports = [];
  for (let at = plan.months.length - 1; at >= 0; at -= 1) {
    const filing = filingAt(plan, task, plan.months[at]);
    if (filing) reports.push(filing);
  }
  const last = reports.at(-1);
  const owing = { since: task.day, filed: null };
  const part = { finished: false, started: null, returned: 0, values: [], owing };
  const kept = {
    standing: 'running',
    modality: task.modality,
    begins: task.day,
    deadline: { day: task.due, time: null },
    target: { least: '100', most: '100' },
    falling: null,
    schedule: null,
    bonds: [],
    reporting,
    parts: task.parts.map(({ unit }, index) => ({ unit, role: index === 0 ? 'lead' : 'support', ...part })),
    handSet: null,
  };
  if (last)
    Object.assign(kept.parts[0], {
      started: task.started ? task.day : null,
      values: reports.map(({ month, share }) => [month.to, String(share), String(share)]),
      owing: { since: task.day, filed: last.month.to },
    });
  const changed = last?.filed ?? first.at(-1).at.getTime();
  return { first, version: first.length + reports.length, changed: new Date(changed), state: 'in-progress', kept };
}

/** Refuses a generator that says of a task what the office itself would not say after folding the whole history. */
export function refuseUnlike(plan, task, person, { version, changed, state, kept }) {
  const reports = plan.months.flatMap((month) => reportAt(plan, task, month) ?? []).reverse();
  const history = [...firstEntries(task, person), ...reports.map((report) => reportEntry(task, report, person))];
  const entries = history.map(({ at, ...entry }) => ({ ...entry, recorded: momentAt(at), effective: dayAt(at) }));
  const now = foldTask(entries);
  const folded = { version: history.length, changed: history.at(-1).at, state: stateOf(now), kept: keptFactsOf(now) };
  if (!isDeepStrictEqual({ version, changed, state, kept: plainly(kept) }, { ...folded, kept: plainly(folded.kept) }))
    throw new Error(`made otherwise than folded: ${JSON.stringify(kept)} ${JSON.stringify(folded.kept)}`);
}

const plainly = (value) => JSON.parse(JSON.stringify(value));

export { reporting };
