import type { Conversion } from './measure.js';
import type { Day, Decimal } from '@luoshi/reading';
import type { Deadline } from '../calendar/deadline.js';
import type { Colour } from '../lamp/colour.js';
import type { ReportingDuty } from '../period/duty.js';
import type { PeriodKind } from '../period/period.js';

/** A figure is an interval: `近24万套` is { least: '230000', most: '240000' }; an exact one has equal bounds. */
export interface Figure {
  readonly least: Decimal;
  readonly most: Decimal;
}

/** A figure of a report as typed: for which indicator, the words, and what they are read as. */
export interface SaidFigure {
  /** Null is the task's own target. */
  readonly indicator: string | null;
  readonly said: string;
  /** In the indicator's unit; a bound is null where the words leave it open (不少于50个). */
  readonly least: Decimal | null;
  readonly most: Decimal | null;
}

/** A request for reports with what it rests on. */
export interface PlannedReporting extends ReportingDuty {
  /** The words that ask for it. */
  readonly basis: string;
  /** How often those words ask for it; null where they name no period. */
  readonly asked: PeriodKind | null;
  /** A scan of the stamped page 盖章件 is asked for. */
  readonly stamped: boolean;
}

/** Where a task comes from. A paper's measure carries the status that the paper had. */
export type Origin =
  | { readonly kind: 'paper'; readonly paper: string; readonly measure: string | null; readonly status: PaperStatus }
  | { readonly kind: 'meeting' | 'instruction' | 'import' | 'hand'; readonly source: string };

/** 征求意见, 已印发, 失效. */
export type PaperStatus = 'draft' | 'issued' | 'lapsed';

/** How hard the paper's word binds: 确保 and plain promises, 力争/争取, 鼓励/探索. */
export type Modality = 'must' | 'strive' | 'encourage';

/** One unit's duty: 牵头 or 配合; the first lead of the list is the 第一牵头. */
export interface Duty {
  readonly unit: string;
  readonly role: 'lead' | 'support';
}

/** A dated step 节点 with its sign of completion 完成标志; `share` is the cumulative per cent of the whole it stands for. */
export interface Milestone {
  readonly name: string;
  readonly due: Day;
  readonly sign: string;
  readonly share: Decimal | null;
}

/** Leave to go on without the issued paper. */
export interface Override {
  readonly reason: string;
  readonly approver: string;
}

export type Finding = 'true' | 'mostly-true' | 'false';

export const findingWords: Readonly<Record<Finding, string>> = {
  true: '属实',
  'mostly-true': '基本属实',
  false: '不属实',
};

/** 牵头市领导, 包联领导, 链长, 专班: a leader whose page shows the task. */
export interface TaskLeader {
  readonly person: string;
  readonly role: 'in-charge' | 'looks-after' | 'chain-head' | 'task-force';
}

export const taskLeaderWords: Readonly<Record<TaskLeader['role'], string>> = {
  'in-charge': '牵头',
  'looks-after': '包联',
  'chain-head': '链长',
  'task-force': '专班',
};

/** What is asked for where an approval is needed. */
interface Asking {
  readonly unit: string;
  readonly reason: string;
}

/** What a task takes from its measure. */
export const followedFields = ['title', 'deadline', 'target', 'modality', 'duties'] as const;
export type FollowedField = (typeof followedFields)[number];

export interface FollowedWords {
  readonly title?: string;
  readonly target?: Figure | null;
  readonly deadline?: Deadline | null;
  readonly modality?: Modality;
  readonly duties?: readonly Duty[];
}

/** What somebody does to a task, with all it needs. One line per action of the trade. */
export type Deed =
  | {
      readonly action: 'draft';
      readonly title: string;
      readonly origin: Origin;
      readonly modality: Modality;
      /** When it should begin; null where nobody said. */
      readonly begins: Day | null;
      readonly deadline: Deadline | null;
      readonly target: Figure | null;
      /** 长期坚持: closed and carried over year by year. */
      readonly standing: boolean;
      readonly reporting: (ReportingDuty & Partial<PlannedReporting>) | null;
      readonly leaders?: readonly TaskLeader[];
    }
  | { readonly action: 'establish'; readonly override: Override | null }
  | { readonly action: 'assign'; readonly duties: readonly Duty[] }
  | { readonly action: 'sign'; readonly unit: string }
  | { readonly action: 'break-down'; readonly unit: string | null; readonly milestones: readonly Milestone[] }
  | {
      readonly action: 'reach-milestone';
      readonly name: string;
      readonly on: Day;
      readonly evidence: readonly string[];
    }
  | ({ readonly action: 'dispute'; readonly instead: readonly Duty[] | null } & Asking)
  | {
      readonly action: 'adjust';
      readonly reason: string;
      readonly title?: string;
      readonly begins?: Day | null;
      readonly target?: Figure | null;
      readonly deadline?: Deadline | null;
      readonly duties?: readonly Duty[];
      readonly origin?: Origin;
      readonly reporting?: (ReportingDuty & Partial<PlannedReporting>) | null;
      readonly leaders?: readonly TaskLeader[];
    }
  | {
      /** The paper has a new version: the task goes over to its measure there. */
      readonly action: 'follow';
      readonly origin: Extract<Origin, { kind: 'paper' }>;
      /** The number of the version. */
      readonly number: number;
      /** Where a target or deadline changes; null where the words of the paper say it all. */
      readonly reason: string | null;
      readonly title?: string;
      readonly target?: Figure | null;
      readonly deadline?: Deadline | null;
      readonly modality?: Modality;
      readonly duties?: readonly Duty[];
      /** What stood there before, of what is another now. */
      readonly was: FollowedWords;
      /** What the new version has otherwise and a person had corrected: it stays as the person has it. */
      readonly kept: readonly FollowedField[];
      /** The new target is in another unit of measure: figures given in the old one are told in it from now on. */
      readonly conversion?: Conversion;
    }
  | {
      readonly action: 'plan-reporting';
      readonly basis: string;
      /** Null ends the asking. */
      readonly reporting: PlannedReporting | null;
    }
  | ({ readonly action: 'request-extension'; readonly deadline: Deadline } & Asking)
  | ({ readonly action: 'request-duties'; readonly duties: readonly Duty[] } & Asking)
  | {
      readonly action: 'decide';
      readonly approval: string;
      readonly granted: boolean;
      readonly reason: string;
      /** Who has the duty now, where a dispute is granted without a proposal of its own. */
      readonly duties?: readonly Duty[];
    }
  | {
      readonly action: 'urge';
      readonly units: readonly string[];
      readonly text: string;
      readonly answerBy: Day | null;
      /** Urged together with other tasks. */
      readonly batch?: string;
    }
  | { readonly action: 'read-urge'; readonly urge: string; readonly unit: string }
  | { readonly action: 'answer-urge'; readonly urge: string; readonly unit: string; readonly text: string }
  | {
      readonly action: 'report';
      readonly unit: string;
      /** Key of the period it is for. */
      readonly period: string;
      readonly text: string;
      /** Cumulative value reached by `asOf`, as reported; null where the task has no figure. */
      readonly figure: Figure | null;
      /** The unit of measure of `figure`, where an indicator gives it one. */
      readonly measure?: string;
      readonly asOf: Day;
      /** When the unit really began; null where it does not say so in this report. */
      readonly started: Day | null;
      readonly evidence: readonly string[];
      /** Every figure of the report with its words; `figure` is the task's own among them. */
      readonly figures?: readonly SaidFigure[];
      /** Per cent done, as the unit says. */
      readonly progress?: Decimal | null;
      readonly difficulties?: string | null;
      readonly nextSteps?: string | null;
      /** The filings of the other units that the first lead's consolidated report rests on. */
      readonly consolidates?: readonly string[];
    }
  | { readonly action: 'accept-report'; readonly report: string }
  | { readonly action: 'return-report'; readonly report: string; readonly reason: string }
  | {
      readonly action: 'verify';
      readonly unit: string;
      readonly means: 'documents' | 'site' | 'phone' | 'sample';
      readonly finding: Finding;
      readonly text: string;
      readonly evidence: readonly string[];
      /** The check that was planned for it, where there was one. */
      readonly plan?: string;
    }
  | ({ readonly action: 'request-closing'; readonly evidence: readonly string[] } & Asking)
  | { readonly action: 'close' }
  | { readonly action: 'strike-off' }
  | { readonly action: 'reopen'; readonly reason: string }
  | { readonly action: 'suspend'; readonly reason: string }
  | { readonly action: 'resume'; readonly reason: string }
  | {
      readonly action: 'notice';
      readonly kind: NoticeKind;
      readonly number: string;
      readonly units: readonly string[];
    }
  | { readonly action: 'talk'; readonly units: readonly string[]; readonly leader: string; readonly on: Day }
  | { readonly action: 'merge'; readonly into: string; readonly reason: string }
  | { readonly action: 'split'; readonly into: readonly string[]; readonly reason: string }
  | { readonly action: 'carry-over'; readonly to: string; readonly reason: string }
  | { readonly action: 'cancel'; readonly reason: string }
  | { readonly action: 'archive' }
  | {
      readonly action: 'rate';
      readonly unit: string;
      readonly grade: 'good' | 'fair' | 'poor';
      readonly reason: string;
    }
  | {
      readonly action: 'set-lamp';
      readonly colour: Colour;
      readonly reason: string;
      readonly approver: string;
      readonly from: Day;
      readonly until: Day;
    }
  | {
      readonly action: 'correct';
      readonly entry: string;
      /** What should have stood there; null where the entry should not be there at all. */
      readonly instead: Deed | null;
      readonly reason: string;
    };

export type Action = Deed['action'];

/** 通报, 督办函, 商请函. */
export type NoticeKind = 'circular' | 'supervision-letter' | 'request-letter';

export const noticeWords: Readonly<Record<NoticeKind, string>> = {
  circular: '通报',
  'supervision-letter': '督办函',
  'request-letter': '商请函',
};
