import { countApprovals, listApprovals, taskOfApproval, unitsById } from '@luoshi/ledger';
import type { ApprovalFilter, ApprovalRecord, Id, Page, PageAsked } from '@luoshi/ledger';
import type { Deadline } from '../calendar/deadline.js';
import { dayAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { eachOf } from '../desk/batch.js';
import type { Outcome } from '../desk/batch.js';
import { act } from '../loop/act.js';
import type { Duty, Milestone } from '../task/deed.js';
import { assignmentWords } from '../task/state.js';
import type { AssignmentState } from '../task/state.js';

/** A question as the person who decides it sees it. */
export interface WaitingApproval extends ApprovalRecord {
  readonly overdue: boolean;
  /** What a grant changes, and what a refusal leaves or restores. */
  readonly ifGranted: string;
  readonly ifRefused: string;
}

/** What is asked for, as the history has it. */
interface Request {
  readonly deadline?: Deadline | null;
  readonly duties?: readonly Duty[] | null;
  readonly milestones?: readonly Milestone[] | null;
  readonly reporting?: { readonly kind: string } | null;
}
interface WayBack extends Request {
  readonly returnsTo?: AssignmentState | null;
}

/** The inbox with what the desk may see: a liaison sees what its own units asked. */
const within = (desk: Desk, filter: ApprovalFilter): ApprovalFilter => ({
  ...filter,
  seenBy: seenUnits(desk) ?? undefined,
});

/** Questions by the day on which they are due, those without a clock last; decided ones with their trace. */
export async function approvalList(
  desk: Desk,
  filter: ApprovalFilter,
  page: PageAsked,
): Promise<Page<WaitingApproval>> {
  const { db } = desk.store;
  const today = dayAt(desk.now);
  const { rows, next } = await listApprovals(db, desk.jurisdiction, within(desk, filter), page);
  const ids = rows.flatMap(({ unitId, request }) => [
    ...(unitId === null ? [] : [unitId]),
    ...((request as Request).duties ?? []).map(({ unit }) => unit),
  ]);
  const units = await unitsById(db, desk.jurisdiction, [...new Set(ids)], today);
  const nameOf = (id: Id): string => units.get(id)?.name ?? id;
  return {
    next,
    rows: rows.map((row) => ({
      ...row,
      overdue: row.state === 'waiting' && row.answerDue !== null && row.answerDue < today,
      ...outcomes(row, nameOf),
    })),
  };
}

/** How many rows `approvalList` gives in all. */
export const approvalCount = (desk: Desk, filter: ApprovalFilter): Promise<number> =>
  countApprovals(desk.store.db, desk.jurisdiction, within(desk, filter));

const dutyWords = (duties: readonly Duty[], nameOf: (id: Id) => string): string => {
  const of = (role: Duty['role']) => duties.filter((duty) => duty.role === role).map(({ unit }) => nameOf(unit));
  const supports = of('support');
  return `${of('lead').join('、')}牵头${supports.length > 0 ? `，${supports.join('、')}配合` : ''}`;
};

const periodWords: Readonly<Record<string, string>> = {
  day: '日报',
  week: '周报',
  'ten-days': '旬报',
  month: '月报',
  quarter: '季报',
  'half-year': '半年报',
  year: '年报',
};

/** In words: what a decision does. What is in force is told as of today while the question waits. */
function outcomes(row: ApprovalRecord, nameOf: (id: Id) => string): Pick<WaitingApproval, 'ifGranted' | 'ifRefused'> {
  const request = row.request as Request;
  const back = row.wayBack as WayBack;
  const unit = row.unitId === null ? '' : nameOf(row.unitId);
  const part =
    back.returnsTo && row.unitId !== null ? `${unit}的部分仍为${assignmentWords[back.returnsTo]}` : '任务不变';
  const due = row.state === 'waiting' ? row.taskDue : (back.deadline?.day ?? null);
  switch (row.kind) {
    case 'extension':
      return {
        ifGranted: `时限由${due ?? '未定'}改为${request.deadline?.day ?? '未定'}`,
        ifRefused: `时限仍为${due ?? '未定'}`,
      };
    case 'duties':
    case 'dispute':
      return {
        ifGranted: request.duties
          ? `责任分工改为：${dutyWords(request.duties, nameOf)}`
          : `${unit}不再承担，由决定人另定责任单位`,
        ifRefused: `责任分工不变，${part}`,
      };
    case 'milestones':
      return {
        ifGranted: `节点定为：${(request.milestones ?? []).map(({ name, due: day }) => `${name}（${day}）`).join('、')}`,
        ifRefused: '节点不变',
      };
    case 'closing':
      return {
        ifGranted: `${unit}的部分记为${assignmentWords.done}`,
        ifRefused: back.returnsTo ? `${unit}的部分恢复为${assignmentWords[back.returnsTo]}` : part,
      };
    case 'short-period':
      return {
        ifGranted: `改为${periodWords[request.reporting?.kind ?? ''] ?? '所列报告期'}`,
        ifRefused: '报送安排不变',
      };
    default:
      return { ifGranted: '按申请办理', ifRefused: part };
  }
}

/** One decision of many. */
export interface DecisionAsked {
  /** The question's id. */
  readonly id: Id;
  readonly granted: boolean;
  readonly reason: string;
  /** Who has the duty now, where a dispute without a proposal is granted. */
  readonly duties?: readonly Duty[];
}

/** Decides many questions; each stands for itself, and one that is refused does not stop the others. */
export const decideMany = (
  desk: Desk,
  decisions: readonly DecisionAsked[],
): Promise<Outcome<{ readonly id: Id; readonly taskId: Id; readonly version: number }>> =>
  eachOf(decisions, async ({ id, granted, reason, duties }) => {
    const taskId = await taskOfApproval(desk.store.db, desk.jurisdiction, id);
    const { version } = await act(desk, taskId, {
      version: null,
      deed: { action: 'decide', approval: id, granted, reason, ...(duties ? { duties } : {}) },
    });
    return { id, taskId, version };
  });
