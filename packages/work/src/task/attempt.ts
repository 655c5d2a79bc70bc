import { addHours, dayOfMoment, isMoment, momentInChinese } from '../calendar/moment.js';
import { endOf } from '../calendar/deadline.js';
import type { Moment } from '../calendar/moment.js';
import { actions } from './action.js';
import type { ActionRule } from './action.js';
import { roleWords } from './actor.js';
import type { Actor, Relation } from './actor.js';
import type { Deed, Duty } from './deed.js';
import type { Entry } from './entry.js';
import { entriesAsOf, foldTask } from './fold.js';
import type { Refusal, TaskRefusalCode } from './refusal.js';
import { needsLeave } from './reporting.js';
import { stateWords } from './state.js';
import { approvalWords, leadsOf, stateOf } from './task.js';
import type { ApprovalKind, Task } from './task.js';

/** What the judgement needs beyond the history: how a unit stands to the office. */
export interface Surroundings {
  readonly relationOf: (unit: string) => Relation;
  /** Hours after an urge in which the same unit is not urged again about the same task; no limit where left out. */
  readonly urgeEvery?: number;
}

const refuse = (code: TaskRefusalCode, detail: string | null = null): Refusal => ({ code, detail });

/** The history with one more entry, or the refusal; the history given is never touched. */
export function attempt(
  history: readonly Entry[],
  entry: Entry,
  surroundings: Surroundings,
): { readonly history: readonly Entry[]; readonly refusal: Refusal | null } {
  const refusal = refusalOf(history, entry, surroundings);
  return refusal ? { history, refusal } : { history: [...history, entry], refusal: null };
}

/**
 * Why an entry may not be appended to a history; null where it may. Checks in this order: the task and its state, the
 * role, the unit's part, what must be filled in, and what the action itself asks. Refuses (TypeError) an entry
 * whose moments are none or that is dated before the history's end: those are faults of the caller.
 */
export function refusalOf(history: readonly Entry[], entry: Entry, surroundings: Surroundings): Refusal | null {
  const last = history.at(-1)?.recorded ?? '';
  if (!isMoment(entry.recorded) || entry.recorded < last || entry.effective > dayOfMoment(entry.recorded))
    throw new TypeError(`entry ${entry.id} is out of time`);
  const { deed, actor } = entry;
  const rule = actions[deed.action];
  const task = foldTask(history);
  if (deed.action === 'draft') {
    if (task) return refuse('task-exists');
    return wrongRole(rule, actor) ?? missing(rule, deed);
  }
  if (task === null) return refuse('no-task');
  const state = stateOf(task);
  if (!rule.from!.includes(state)) return refuse('wrong-state', `${rule.chinese}：现为${stateWords[state]}`);
  return (
    wrongRole(rule, actor) ??
    wrongPart(task, rule, deed, actor) ??
    missing(rule, deed) ??
    (deed.action === 'correct' ? wrongCorrection(history, deed, actor) : wrongDeed(task, entry, surroundings))
  );
}

function wrongRole(rule: ActionRule, actor: Actor): Refusal | null {
  if (rule.roles.includes(actor.role)) return null;
  return refuse('wrong-role', `${rule.chinese}由${rule.roles.map((role) => roleWords[role]).join('、')}办理`);
}

function wrongPart(task: Task, rule: ActionRule, deed: Deed, actor: Actor): Refusal | null {
  if (rule.part === null || (deed.action === 'break-down' && deed.unit === null && actor.role !== 'liaison'))
    return null;
  // The first lead rates another unit, so it is the actor's own part that counts there.
  const unit = deed.action === 'rate' ? actor.unit : 'unit' in deed ? deed.unit : actor.unit;
  if (actor.role === 'liaison' && actor.unit !== unit) return refuse('other-unit', unit);
  const part = task.assignments.find((part) => part.unit === unit);
  if (!part) return refuse('unit-not-assigned', unit);
  if (rule.part !== 'any' && part.role !== 'lead') return refuse('lead-only', unit);
  return rule.part === 'first-lead' && leadsOf(task)[0] !== part ? refuse('first-lead-only', unit) : null;
}

function missing(rule: ActionRule, deed: Deed): Refusal | null {
  const filled = (value: unknown): boolean =>
    typeof value === 'string' ? value.trim() !== '' : !Array.isArray(value) || value.length > 0;
  const absent = rule.needs.filter(({ field }) => !filled((deed as unknown as Record<string, unknown>)[field]));
  return absent.length > 0 ? refuse('missing', absent.map(({ words }) => words).join('、')) : null;
}

function wrongDuties(duties: readonly Duty[]): Refusal | null {
  const twice = duties.find(({ unit }, index) => duties.findIndex((other) => other.unit === unit) !== index);
  if (twice) return refuse('unit-twice', twice.unit);
  return duties.some(({ role }) => role === 'lead') ? null : refuse('no-lead');
}

const groundless = (task: Task): boolean =>
  task.origin.kind === 'paper' && task.origin.status !== 'issued' && task.override === null;

const partOf = (task: Task, unit: string | null) => task.assignments.find((part) => part.unit === unit);

function pending(task: Task, kind: ApprovalKind, unit: string | null): Refusal | null {
  const same = task.approvals.some((other) => other.kind === kind && other.unit === unit);
  return same ? refuse('approval-pending', approvalWords[kind]) : null;
}

function unsigned(task: Task, unit: string): Refusal | null {
  return partOf(task, unit)?.signed ? null : refuse('not-signed', unit);
}

/** Whether a unit's part was verified, with a passing finding last, since it asked for closing. */
function passed(task: Task, unit: string | null): boolean {
  const asked = task.approvals.find((other) => other.kind === 'closing' && other.unit === unit)?.asked;
  const last = task.verifications.filter((one) => one.unit === unit && asked !== undefined && one.on >= asked).at(-1);
  return last !== undefined && last.finding !== 'false';
}

/** From when on a unit may be urged again about a task; null where it was not urged. */
export function urgableFrom(task: Task, unit: string, every: number): Moment | null {
  const sent = task.urges.filter(({ units }) => units.some((one) => one.unit === unit)).at(-1)?.sent;
  return sent === undefined ? null : addHours(sent, every);
}

/** What an action asks beyond role, state, part and fields. */
function wrongDeed(task: Task, { deed, recorded, actor }: Entry, surroundings: Surroundings): Refusal | null {
  const { relationOf, urgeEvery = 0 } = surroundings;
  switch (deed.action) {
    case 'establish':
      if (deed.override && (!deed.override.reason.trim() || !deed.override.approver.trim()))
        return refuse('missing', '批准人、理由');
      return groundless({ ...task, override: deed.override }) ? refuse('paper-not-issued') : null;
    case 'assign':
      return groundless(task) ? refuse('paper-not-issued') : wrongDuties(deed.duties);
    case 'sign':
    case 'dispute':
      if (partOf(task, deed.unit)?.signed) return refuse('already-signed', deed.unit);
      if (deed.action === 'dispute' && deed.instead) {
        const wrong = wrongDuties(deed.instead);
        if (wrong) return wrong;
      }
      return pending(task, 'dispute', deed.unit);
    case 'break-down':
      return deed.unit === null ? null : pending(task, 'milestones', deed.unit);
    case 'reach-milestone':
      return task.milestones.some(({ name }) => name === deed.name) ? null : refuse('no-milestone', deed.name);
    case 'adjust':
      return deed.duties === undefined ? null : wrongDuties(deed.duties);
    case 'follow':
      if (groundless({ ...task, origin: deed.origin })) return refuse('paper-not-issued');
      if ((deed.target !== undefined || deed.deadline !== undefined) && !deed.reason?.trim())
        return refuse('missing', '理由');
      return deed.duties === undefined ? null : wrongDuties(deed.duties);
    case 'plan-reporting':
      return needsLeave(deed.reporting) ? pending(task, 'short-period', null) : null;
    case 'request-extension':
      if (task.deadline === null) return refuse('no-deadline');
      if (endOf(deed.deadline) <= endOf(task.deadline)) return refuse('not-later', task.deadline.day);
      return unsigned(task, deed.unit) ?? pending(task, 'extension', deed.unit);
    case 'request-duties':
      return wrongDuties(deed.duties) ?? unsigned(task, deed.unit) ?? pending(task, 'duties', deed.unit);
    case 'request-closing':
      return unsigned(task, deed.unit) ?? pending(task, 'closing', deed.unit);
    case 'report':
      return unsigned(task, deed.unit);
    case 'decide':
      return wrongDecision(task, deed, actor);
    case 'accept-report':
    case 'return-report': {
      const report = task.reports.find(({ id }) => id === deed.report);
      if (!report) return refuse('no-report', deed.report);
      return report.status === 'filed' ? null : refuse('report-judged');
    }
    case 'read-urge':
    case 'answer-urge': {
      const urge = task.urges.find(({ id }) => id === deed.urge);
      return urge?.units.some(({ unit }) => unit === deed.unit) ? null : refuse('no-urge', deed.unit);
    }
    case 'verify':
    case 'rate':
      return partOf(task, deed.unit) ? null : refuse('unit-not-assigned', deed.unit);
    case 'urge': {
      const stranger = deed.units.find((unit) => !partOf(task, unit));
      if (stranger !== undefined) return refuse('unit-not-assigned', stranger);
      const again = deed.units
        .flatMap((unit) => urgableFrom(task, unit, urgeEvery) ?? [])
        .sort()
        .at(-1);
      return again !== undefined && again > recorded ? refuse('urged-recently', momentInChinese(again)) : null;
    }
    case 'close': {
      const open = leadsOf(task).find(({ unit, state }) => state !== 'done' && !passed(task, unit));
      return open ? refuse('not-verified', open.unit) : null;
    }
    case 'notice':
    case 'talk': {
      if (deed.action === 'notice' && deed.kind === 'request-letter') return null;
      const stranger = deed.units.find((unit) => relationOf(unit) !== 'supervised');
      return stranger === undefined ? null : refuse('letter-to-non-subject', stranger);
    }
    case 'set-lamp':
      return deed.until < deed.from ? refuse('missing', '止日不早于起日') : null;
    default:
      return null;
  }
}

function wrongDecision(task: Task, deed: Extract<Deed, { action: 'decide' }>, actor: Actor): Refusal | null {
  const asked = task.approvals.find(({ id }) => id === deed.approval);
  if (!asked) return refuse('no-approval', deed.approval);
  if (asked.kind === 'short-period' && actor.role !== 'leader')
    return refuse('wrong-role', `${approvalWords['short-period']}由${roleWords.leader}批准`);
  if (!deed.granted) return null;
  if (asked.kind === 'closing') return passed(task, asked.unit) ? null : refuse('not-verified', asked.unit);
  if (asked.kind !== 'dispute' && asked.kind !== 'duties') return null;
  const duties = deed.duties ?? asked.duties;
  return duties === null ? refuse('missing', '责任单位') : wrongDuties(duties);
}

/** What may be mended by naming the old entry, and whether it may be voided altogether. */
const CORRIGIBLE: Readonly<Partial<Record<Deed['action'], 'mend' | 'void'>>> = {
  draft: 'mend',
  adjust: 'mend',
  'reach-milestone': 'void',
  report: 'void',
  verify: 'void',
  urge: 'void',
  notice: 'void',
  talk: 'void',
  rate: 'void',
  'set-lamp': 'void',
};

function wrongCorrection(
  history: readonly Entry[],
  deed: Extract<Deed, { action: 'correct' }>,
  actor: Actor,
): Refusal | null {
  const old = entriesAsOf(history).find(({ id }) => id === deed.entry);
  if (!old || old.deed.action === 'correct') return refuse('no-entry', deed.entry);
  const { action } = old.deed;
  if (actor.role === 'liaison' && actor.unit !== old.actor.unit) return refuse('other-unit', old.actor.unit);
  const may = CORRIGIBLE[action];
  if (may === undefined) return refuse('not-corrigible', actions[action].chinese);
  if (deed.instead === null) return may === 'void' ? null : refuse('not-corrigible', actions[action].chinese);
  const unit = (one: Deed): unknown => ('unit' in one ? one.unit : null);
  if (deed.instead.action !== action || unit(deed.instead) !== unit(old.deed))
    return refuse('not-corrigible', actions[action].chinese);
  if (deed.instead.action === 'adjust' && deed.instead.duties) {
    const wrong = wrongDuties(deed.instead.duties);
    if (wrong) return wrong;
  }
  return missing(actions[action], deed.instead);
}
