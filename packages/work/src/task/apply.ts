import type { Moment } from '../calendar/moment.js';
import type { Deed, Duty, Milestone } from './deed.js';
import type { Entry } from './entry.js';
import type { AssignmentState, Phase } from './state.js';
import { leadsOf } from './task.js';
import type { Approval, ApprovalKind, Assignment, Task } from './task.js';
import { convert } from './measure.js';
import type { Conversion } from './measure.js';
import { needsLeave } from './reporting.js';

/**
 * One step of the fold: the task after an entry. Total and pure: it trusts that the entry was allowed when it was
 * written (`refusalOf` judges that), and an entry that names nothing it knows changes only the version.
 */
export function apply(task: Task | null, entry: Entry): Task | null {
  const { deed } = entry;
  if (task === null) return deed.action === 'draft' ? drafted(deed) : null;
  return { ...task, ...changes(task, entry), version: task.version + 1 };
}

function drafted(deed: Extract<Deed, { action: 'draft' }>): Task {
  const { title, origin, modality, begins, deadline, target, standing, reporting } = deed;
  return {
    version: 1,
    ...{ title, origin, modality, begins, deadline, target, standing, reporting },
    leaders: deed.leaders ?? [],
    override: null,
    phase: 'drafted',
    resumesTo: null,
    owesSince: null,
    reportingSince: null,
    assignments: [],
    milestones: [],
    approvals: [],
    declined: [],
    reports: [],
    verifications: [],
    urges: [],
    notices: [],
    ratings: [],
    handSet: null,
    continuedIn: [],
  };
}

type Changes = Partial<Task>;

function changes(task: Task, { id, recorded, deed }: Entry): Changes {
  const ask = (kind: ApprovalKind, asked: Asked): Approval => approval(task, kind, id, recorded, asked);
  switch (deed.action) {
    case 'draft':
    case 'correct':
      return {};
    case 'establish':
      return { phase: 'approved', override: deed.override };
    case 'assign':
      return { phase: 'assigned', assignments: assigned(deed.duties, [], recorded) };
    case 'sign':
      return signed(task, deed.unit, recorded);
    case 'break-down':
      return deed.unit === null
        ? { milestones: planned(task, deed.milestones) }
        : { approvals: [...task.approvals, ask('milestones', { ...deed, reason: '' })] };
    case 'reach-milestone':
      return {
        milestones: task.milestones.map((step) => (step.name === deed.name ? { ...step, reached: deed.on } : step)),
      };
    case 'dispute':
      return { approvals: [...task.approvals, ask('dispute', { ...deed, duties: deed.instead })] };
    case 'adjust':
      return {
        ...(deed.title === undefined ? {} : { title: deed.title }),
        ...(deed.begins === undefined ? {} : { begins: deed.begins }),
        ...(deed.target === undefined ? {} : { target: deed.target }),
        ...(deed.deadline === undefined ? {} : { deadline: deed.deadline }),
        ...(deed.origin === undefined ? {} : { origin: deed.origin }),
        ...(deed.reporting === undefined ? {} : { reporting: deed.reporting, reportingSince: recorded }),
        ...(deed.leaders === undefined ? {} : { leaders: deed.leaders }),
        ...(deed.duties === undefined ? {} : redistributed(task, deed.duties, task.approvals, recorded)),
      };
    case 'follow':
      return {
        origin: deed.origin,
        ...(deed.title === undefined ? {} : { title: deed.title }),
        ...(deed.target === undefined ? {} : { target: deed.target }),
        ...(deed.deadline === undefined ? {} : { deadline: deed.deadline }),
        ...(deed.modality === undefined ? {} : { modality: deed.modality }),
        ...(deed.conversion === undefined ? {} : converted(task, deed.conversion)),
        ...(deed.duties === undefined ? {} : redistributed(task, deed.duties, task.approvals, recorded)),
      };
    case 'plan-reporting': {
      const { reporting, basis } = deed;
      return needsLeave(reporting)
        ? { approvals: [...task.approvals, ask('short-period', { unit: null, reason: basis, reporting })] }
        : { reporting, reportingSince: recorded };
    }
    case 'request-extension':
      return { approvals: [...task.approvals, ask('extension', deed)] };
    case 'request-duties':
      return { approvals: [...task.approvals, ask('duties', deed)] };
    case 'request-closing':
      return {
        approvals: [...task.approvals, ask('closing', deed)],
        assignments: inState(task, deed.unit, 'awaiting-verification'),
      };
    case 'decide':
      return decided(task, deed, recorded);
    case 'urge': {
      const units = deed.units.map((unit) => ({ unit, read: null, answered: null }));
      return { urges: [...task.urges, { id, sent: recorded, answerBy: deed.answerBy, units }] };
    }
    case 'read-urge':
      return urged(task, deed.urge, deed.unit, (unit) => ({ ...unit, read: unit.read ?? recorded }));
    case 'answer-urge':
      return urged(task, deed.urge, deed.unit, (unit) => ({
        ...unit,
        read: unit.read ?? recorded,
        answered: unit.answered ?? recorded,
      }));
    case 'report': {
      const { unit, period, asOf, started, text, figure, measure, figures = [], progress = null } = deed;
      const report = {
        id,
        unit,
        period,
        filed: recorded,
        asOf,
        started,
        text,
        figure,
        ...(measure === undefined ? {} : { measure }),
        figures,
        progress,
        status: 'filed',
        remark: null,
      } as const;
      return { reports: [...task.reports, report] };
    }
    case 'accept-report':
      return { reports: task.reports.map((report) => judged(report, deed.report, 'accepted', null)) };
    case 'return-report':
      return { reports: task.reports.map((report) => judged(report, deed.report, 'returned', deed.reason)) };
    case 'verify':
      return {
        verifications: [...task.verifications, { id, unit: deed.unit, on: recorded, finding: deed.finding }],
      };
    case 'close':
      return {
        phase: 'closed',
        approvals: task.approvals.filter(({ kind }) => kind !== 'closing'),
        assignments: task.assignments.map((part) => (part.role === 'lead' ? { ...part, state: 'done' } : part)),
      };
    case 'strike-off':
      return { phase: 'struck-off' };
    case 'reopen':
      return {
        // What was never assigned begins anew with 立项, so that nothing slips past the issued paper.
        phase: task.assignments.length > 0 ? 'reopened' : 'drafted',
        owesSince: recorded,
        approvals: [],
        assignments: task.assignments.map((part) => ({ ...part, state: 'awaiting-signature', signed: null })),
      };
    case 'suspend':
      return { phase: 'suspended', resumesTo: task.phase };
    case 'resume':
      return { phase: task.resumesTo ?? task.phase, resumesTo: null, owesSince: recorded };
    case 'notice':
      return { notices: [...task.notices, { kind: deed.kind, number: deed.number, on: recorded }] };
    case 'talk':
      return { notices: [...task.notices, { kind: 'talk', number: null, on: recorded }] };
    case 'merge':
      return ended('merged', [deed.into]);
    case 'split':
      return ended('merged', deed.into);
    case 'carry-over':
      return ended('carried-over', [deed.to]);
    case 'cancel':
      return ended('cancelled', []);
    case 'archive':
      return { phase: 'archived' };
    case 'rate':
      return { ratings: [...task.ratings, { unit: deed.unit, grade: deed.grade, on: recorded }] };
    case 'set-lamp': {
      const { colour, reason, approver, from, until } = deed;
      return { handSet: { id, colour, reason, approver, from, until } };
    }
  }
}

/** Figures of before in the unit that the target has now; one that was corrected since is in it already. */
const converted = ({ reports }: Task, conversion: Conversion): Changes => ({
  measure: conversion.to,
  reports: reports.map((report) =>
    report.figure === null || report.measure === conversion.to
      ? report
      : { ...report, figure: convert(report.figure, conversion), measure: conversion.to },
  ),
});

const ended = (phase: Phase, continuedIn: readonly string[]): Changes => ({ phase, continuedIn, approvals: [] });

interface Asked extends Partial<Pick<Approval, 'deadline' | 'duties' | 'milestones' | 'reporting'>> {
  readonly unit: string | null;
  readonly reason: string;
}

function approval(task: Task, kind: ApprovalKind, id: string, asked: Moment, wanted: Asked): Approval {
  const { unit, reason, deadline = null, duties = null, milestones = null, reporting = null } = wanted;
  const returnsTo = task.assignments.find((part) => part.unit === unit)?.state ?? null;
  return { id, kind, unit, asked, reason, deadline, duties, milestones, reporting, returnsTo };
}

/** New duties: who stays in the same role keeps state and signature, the others sign. */
function assigned(duties: readonly Duty[], before: readonly Assignment[], at: Moment): Assignment[] {
  return duties.map(
    ({ unit, role }) =>
      before.find((part) => part.unit === unit && part.role === role) ?? {
        ...{ unit, role },
        state: 'awaiting-signature',
        assigned: at,
        signed: null,
      },
  );
}

/** A change of duties: what a unit asked for falls away with its part. */
function redistributed(task: Task, duties: readonly Duty[], approvals: readonly Approval[], at: Moment): Changes {
  const stays = ({ unit }: Approval): boolean => unit === null || duties.some((duty) => duty.unit === unit);
  return { assignments: assigned(duties, task.assignments, at), approvals: approvals.filter(stays) };
}

/** New milestones; one of the same name that has been reached stays reached. */
function planned(task: Task, milestones: readonly Milestone[]): Task['milestones'] {
  const reached = (name: string) => task.milestones.find((step) => step.name === name)?.reached ?? null;
  return milestones.map((milestone) => ({ ...milestone, reached: reached(milestone.name) }));
}

function inState(task: Task, unit: string | null, state: AssignmentState): Assignment[] {
  return task.assignments.map((part) => (part.unit === unit ? { ...part, state } : part));
}

function signed(task: Task, unit: string, at: Moment): Changes {
  const assignments = task.assignments.map((part) =>
    part.unit === unit ? ({ ...part, state: 'in-progress', signed: at } as const) : part,
  );
  const again = task.phase === 'reopened' && leadsOf({ ...task, assignments }).every(({ signed }) => signed !== null);
  return { assignments, phase: again ? 'assigned' : task.phase };
}

function decided(task: Task, deed: Extract<Deed, { action: 'decide' }>, at: Moment): Changes {
  const asked = task.approvals.find(({ id }) => id === deed.approval);
  if (!asked) return {};
  const approvals = task.approvals.filter((other) => other !== asked);
  const { kind, unit, returnsTo } = asked;
  if (!deed.granted)
    return {
      approvals,
      declined: [...task.declined, { kind, unit, on: at }],
      ...(returnsTo === null ? {} : { assignments: inState(task, unit, returnsTo) }),
    };
  const duties = deed.duties ?? asked.duties;
  switch (kind) {
    case 'extension':
      return { approvals, deadline: asked.deadline };
    case 'duties':
    case 'dispute':
      return duties === null ? { approvals } : redistributed(task, duties, approvals, at);
    case 'milestones':
      return { approvals, milestones: planned(task, asked.milestones ?? []) };
    case 'closing':
      return { approvals, assignments: inState(task, unit, 'done') };
    case 'short-period':
      return { approvals, reporting: asked.reporting, reportingSince: at };
  }
}

type UrgedUnit = Task['urges'][number]['units'][number];

function urged(task: Task, urge: string, unit: string, change: (unit: UrgedUnit) => UrgedUnit): Changes {
  return {
    urges: task.urges.map((sent) =>
      sent.id === urge ? { ...sent, units: sent.units.map((one) => (one.unit === unit ? change(one) : one)) } : sent,
    ),
  };
}

const judged = (report: Task['reports'][number], id: string, status: 'accepted' | 'returned', remark: string | null) =>
  report.id === id ? { ...report, status, remark } : report;
