import { lastLetters, listTasks, parametersOn, unitsById } from '@luoshi/ledger';
import type { Day, Id, Page, PageAsked, TaskFilter } from '@luoshi/ledger';
import { dayOfMoment } from '../calendar/moment.js';
import { LOOP } from '../clock/answer-clock.js';
import { LETTER_LAMPS } from '../clock/setting.js';
import { dayAt, instantOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { practiceProposals, proposalsOf } from '../lamp/proposal.js';
import type { PeriodLamp, Proposal, ProposalNumbers } from '../lamp/proposal.js';
import { historyOf } from '../loop/history.js';
import { lampAt } from '../lighting/lamp-at.js';
import { periodKey, periodOf, previousPeriod } from '../period/period.js';
import type { PeriodKind } from '../period/period.js';
import { foldTask } from '../task/fold.js';

/** What the lamps of one task propose. */
export interface TaskProposal extends Proposal {
  readonly taskId: Id;
  readonly taskNumber: string;
  readonly taskTitle: string;
  readonly unitName: string;
}

/** Lamps further back than so many periods lead to nothing any more. */
const PERIODS = 12;

/**
 * What lamps propose, task by task: tasks that are yellow or red today, with the lamps that stood at the ends of the
 * last twelve periods, since the unit's last letter or talk about the task. Nothing is sent by it: a notice is drafted
 * and a leader signs. The numbers are the office's; the usual ones (待核) where it has entered none.
 */
export async function proposalList(
  desk: Desk,
  filter: TaskFilter,
  kind: PeriodKind,
  page: PageAsked,
): Promise<Page<TaskProposal>> {
  const { store, jurisdiction, now } = desk;
  const today = dayAt(now);
  return store.db.transaction().execute(async (transaction) => {
    const numbers = ((await parametersOn(transaction, jurisdiction, LOOP, today)).get(LETTER_LAMPS)?.value ??
      practiceProposals) as ProposalNumbers;
    const lit: TaskFilter = { ...filter, lamps: ['yellow', 'red'] };
    const { rows, next } = await listTasks(transaction, jurisdiction, lit, 'number', page);
    const letters = await lastLetters(
      transaction,
      jurisdiction,
      rows.map(({ id }) => id),
    );
    const proposals: TaskProposal[] = [];
    for (const { id, number, title, parts } of rows) {
      const { entries } = await historyOf(transaction, jurisdiction, id);
      const first = entries[0] ? dayOfMoment(entries[0].recorded) : today;
      const lamps: (PeriodLamp & { readonly day: Day })[] = [];
      for (let period = previousPeriod(periodOf(kind, today)); lamps.length < PERIODS && period.to >= first;) {
        const task = foldTask(entries, { day: period.to, view: 'known' });
        if (!task) break;
        const at = instantOf(`${period.to}T24:00`);
        const { colour, blocking } = await lampAt(transaction, desk, id, task, at);
        lamps.unshift({ period: periodKey(period), colour, unit: blocking, day: period.to });
        period = previousPeriod(period);
      }
      const ids = parts.map(({ unitId }) => unitId);
      const units = await unitsById(transaction, jurisdiction, ids, today);
      for (const unit of ids) {
        const since = letters.get(id)?.find(({ unitId }) => unitId === unit)?.issuedOn ?? '';
        const own = lamps.filter(({ day }) => day > since);
        const led = proposalsOf(own, (one) => units.get(one)?.relation ?? 'supervised', numbers);
        for (const proposal of led.filter((one) => one.unit === unit))
          proposals.push({
            ...proposal,
            taskId: id,
            taskNumber: number,
            taskTitle: title,
            unitName: units.get(unit)?.name ?? unit,
          });
      }
    }
    return { rows: proposals, next };
  });
}
