import { taskById, tasksById, unitsById } from '@luoshi/ledger';
import type { Day, Id, Notice, Transaction } from '@luoshi/ledger';
import type { Colour } from '../lamp/colour.js';
import type { Moment } from '../calendar/moment.js';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { Figure } from '../task/deed.js';
import type { TaskState } from '../task/state.js';
import { historyOf } from '../loop/history.js';
import { lampAt } from '../lighting/lamp-at.js';
import { foldTask } from '../task/fold.js';
import { leadsOf, stateOf } from '../task/task.js';

/** What a notice says, as the history has it at a moment: frozen when a leader signs. */
export interface NoticeModel {
  readonly kind: Notice['kind'];
  readonly title: string;
  readonly text: string;
  readonly asOf: Moment;
  readonly recipients: readonly { readonly id: Id; readonly name: string }[];
  readonly talk: { readonly leader: string; readonly on: Day } | null;
  readonly answerDue: Day | null;
  readonly tasks: readonly {
    readonly id: Id;
    readonly number: string;
    readonly title: string;
    /** How many entries of its history the row was folded from. */
    readonly version: number;
    readonly state: TaskState;
    readonly due: Day | null;
    readonly leads: readonly string[];
    readonly target: Figure | null;
    /** The last report of each lead that was not returned. */
    readonly reported: readonly {
      readonly unit: string;
      readonly period: string;
      readonly figure: Figure | null;
      readonly asOf: Day;
    }[];
    readonly lamp: Colour;
    readonly why: string;
    readonly source: string | null;
  }[];
}

/**
 * The model of a notice at an instant, from the histories of its tasks and the units' names of that day. `versions` says
 * how much of each history counts (that of a snapshot, to make it again); all of it where left out.
 */
export async function modelOf(
  transaction: Transaction,
  desk: Desk,
  notice: Notice,
  at: Date,
  versions?: ReadonlyMap<Id, number>,
): Promise<NoticeModel> {
  const { jurisdiction } = desk;
  const day = dayAt(at);
  const records = new Map((await tasksById(transaction, jurisdiction, notice.taskIds)).map((task) => [task.id, task]));
  const unitIds = [...notice.recipients, ...[...records.values()].flatMap(({ parts }) => parts)].map(
    ({ unitId }) => unitId,
  );
  const units = new Map(await unitsById(transaction, jurisdiction, [...new Set(unitIds)], day));
  const tasks: NoticeModel['tasks'][number][] = [];
  for (const id of [...notice.taskIds].sort()) {
    const { number } = records.get(id) ?? (await taskById(transaction, jurisdiction, id));
    const { entries } = await historyOf(transaction, jurisdiction, id);
    const task = foldTask(entries.slice(0, versions?.get(id) ?? entries.length))!;
    const leads = leadsOf(task).map(({ unit }) => unit);
    for (const [unit, found] of await unitsById(transaction, jurisdiction, leads, day)) units.set(unit, found);
    const nameOf = (unit: Id): string => units.get(unit)?.name ?? unit;
    const { colour, why, source } = await lampAt(transaction, desk, id, task, at);
    tasks.push({
      id,
      number,
      title: task.title,
      version: task.version,
      state: stateOf(task),
      due: task.deadline?.day ?? null,
      leads: leads.map(nameOf),
      target: task.target,
      reported: leads.flatMap((unit) => {
        const last = task.reports.filter((one) => one.unit === unit && one.status !== 'returned').at(-1);
        return last ? [{ unit: nameOf(unit), period: last.period, figure: last.figure, asOf: last.asOf }] : [];
      }),
      lamp: colour,
      why,
      source,
    });
  }
  const { kind, title, text, talkLeader, talkOn, answerDue } = notice;
  return {
    kind,
    title,
    text,
    asOf: momentAt(at),
    recipients: notice.recipients.map(({ unitId }) => ({ id: unitId, name: units.get(unitId)?.name ?? unitId })),
    talk: talkLeader === null || talkOn === null ? null : { leader: talkLeader, on: talkOn },
    answerDue,
    tasks,
  };
}
