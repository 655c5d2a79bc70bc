import type { Day, Decimal } from '@luoshi/reading';
import type { Deadline } from '../calendar/deadline.js';
import type { Moment } from '../calendar/moment.js';
import type { ReportingDuty } from '../period/duty.js';
import type {
  Deed,
  Duty,
  Figure,
  Finding,
  Milestone,
  Modality,
  NoticeKind,
  Origin,
  Override,
  PlannedReporting,
  SaidFigure,
  TaskLeader,
} from './deed.js';
import { running } from './state.js';
import type { AssignmentState, Phase, TaskState } from './state.js';

/** 责任分工: one unit's part in a task, with its own signature. */
export interface Assignment extends Duty {
  readonly state: AssignmentState;
  readonly assigned: Moment;
  readonly signed: Moment | null;
}

export type ApprovalKind = 'extension' | 'duties' | 'dispute' | 'milestones' | 'closing' | 'short-period';

export const approvalWords: Readonly<Record<ApprovalKind, string>> = {
  extension: '延期',
  duties: '责任调整',
  dispute: '权属异议',
  milestones: '节点',
  closing: '办结',
  'short-period': '提高报送频次',
};

/** An approval in progress: what is asked, and what a refusal restores. It is not a state of the task. */
export interface Approval {
  /** Id of the entry that asked. */
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly unit: string | null;
  readonly asked: Moment;
  readonly reason: string;
  readonly deadline: Deadline | null;
  readonly duties: readonly Duty[] | null;
  readonly milestones: readonly Milestone[] | null;
  readonly reporting: PlannedReporting | null;
  /** The state of the unit's part before it asked. */
  readonly returnsTo: AssignmentState | null;
}

export interface Report {
  /** Id of the entry that filed it. */
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly filed: Moment;
  readonly asOf: Day;
  readonly started: Day | null;
  readonly text: string;
  readonly figure: Figure | null;
  /** The unit of measure of `figure`, where one was said. */
  readonly measure?: string;
  readonly figures: readonly SaidFigure[];
  readonly progress: Decimal | null;
  readonly status: 'filed' | 'accepted' | 'returned';
  /** Why it was returned. */
  readonly remark: string | null;
}

export interface Verification {
  readonly id: string;
  readonly unit: string;
  readonly on: Moment;
  readonly finding: Finding;
}

export interface Urge {
  readonly id: string;
  readonly sent: Moment;
  readonly answerBy: Day | null;
  readonly units: readonly { readonly unit: string; readonly read: Moment | null; readonly answered: Moment | null }[];
}

export interface HandSetLamp extends Omit<Extract<Deed, { action: 'set-lamp' }>, 'action'> {
  readonly id: string;
}

/** The current row of the ledger: everything in it follows from the history. */
export interface Task {
  /** Number of entries it was folded from: the version that a writer must name. */
  readonly version: number;
  readonly title: string;
  readonly origin: Origin;
  readonly override: Override | null;
  readonly modality: Modality;
  readonly begins: Day | null;
  readonly deadline: Deadline | null;
  readonly target: Figure | null;
  /** The unit of measure that its figures went over to; left out where they never did. */
  readonly measure?: string;
  readonly standing: boolean;
  readonly reporting: (ReportingDuty & Partial<PlannedReporting>) | null;
  /** Since when that is asked, where it came after the drafting: nothing is owed for the time before. */
  readonly reportingSince: Moment | null;
  readonly leaders: readonly TaskLeader[];
  readonly phase: Phase;
  /** Where 中止 goes back to. */
  readonly resumesTo: Phase | null;
  /** When it was last resumed or reopened: nothing is owed for the time before. */
  readonly owesSince: Moment | null;
  readonly assignments: readonly Assignment[];
  readonly milestones: readonly (Milestone & { readonly reached: Day | null })[];
  readonly approvals: readonly Approval[];
  /** Approvals that were refused: their trace on the row. */
  readonly declined: readonly { readonly kind: ApprovalKind; readonly unit: string | null; readonly on: Moment }[];
  readonly reports: readonly Report[];
  readonly verifications: readonly Verification[];
  readonly urges: readonly Urge[];
  readonly notices: readonly {
    readonly kind: NoticeKind | 'talk';
    readonly number: string | null;
    readonly on: Moment;
  }[];
  readonly ratings: readonly { readonly unit: string; readonly grade: 'good' | 'fair' | 'poor'; readonly on: Moment }[];
  readonly handSet: HandSetLamp | null;
  /** The tasks it went into: merged, split or carried over. */
  readonly continuedIn: readonly string[];
}

/** The kinds of what waits for a decision, each once. */
export const approvalKindsOf = ({ approvals }: Task): ApprovalKind[] => [...new Set(approvals.map(({ kind }) => kind))];

/** The leads in the paper's order; the first is the 第一牵头. */
export function leadsOf(task: Task): Assignment[] {
  return task.assignments.filter(({ role }) => role === 'lead');
}

/** The business state: stored where it was decided, derived from the leads' parts while units are at work. */
export function stateOf(task: Task): TaskState {
  if (task.phase !== 'assigned') return task.phase;
  const leads = leadsOf(task);
  if (leads.some(({ state }) => state === 'awaiting-signature')) return 'awaiting-signature';
  const over = (state: AssignmentState): boolean => state === 'awaiting-verification' || state === 'done';
  return leads.length > 0 && leads.every(({ state }) => over(state)) ? 'awaiting-verification' : 'in-progress';
}

/** Whether units are at work on it. */
export function isRunning(task: Task): boolean {
  return running.includes(stateOf(task));
}
