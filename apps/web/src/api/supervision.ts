import type {
  approvals,
  indicators,
  instructions,
  lamps,
  meetings,
  notices,
  objections,
  problems,
  urges,
  verifications,
  worklists,
} from '@luoshi/server/contract';
import type { z } from 'zod';

export type Card = z.output<typeof worklists.card>;
export type Worklist = z.output<typeof worklists.worklist>;
export type Approval = z.input<typeof approvals.approval>;
export type Plan = z.input<typeof indicators.planPage>['rows'][number];
export type Instruction = z.input<typeof instructions.instruction>;
export type Urge = z.input<typeof urges.urge>;
export type Urged = z.output<typeof urges.urged>;
export type Check = z.input<typeof verifications.verification>;
export type Drawing = z.input<typeof verifications.drawing>;
export type DrawnAgain = z.input<typeof verifications.drawnAgain>;
export type Objection = z.input<typeof objections.objection>;
export type Problem = z.input<typeof problems.problem>;
export type ProblemWhole = z.input<typeof problems.problemWhole>;
export type Meeting = z.input<typeof meetings.meeting>;
export type MeetingWhole = z.input<typeof meetings.meetingWhole>;
export type MeetingItem = MeetingWhole['items'][number];
export type Candidates = z.input<typeof meetings.candidates>;
export type Notice = z.input<typeof notices.notice>;
export type NoticeWhole = z.input<typeof notices.noticeWhole>;
export type Proposal = z.output<typeof notices.proposal>;
export type Snapshot = z.output<typeof notices.snapshot>;
export type Wall = z.output<typeof lamps.wall>;
export type ByLamp = Wall['total']['counts'];

/** Where on the screen the rows of an API list are shown, `/api/tasks?lamp=red` → `/ledger?lamp=red`. */
const SCREENS: Readonly<Record<string, string>> = {
  tasks: '/ledger',
  'measures/without-duty': '/papers/duties',
  'dropped-promises': '/papers/dropped',
  'missing-reports': '/reporting/missing',
  approvals: '/supervision/approvals',
  'indicator-plans': '/supervision/plans',
  reports: '/reporting/filed',
  urges: '/supervision/urges',
  verifications: '/supervision/checks',
  objections: '/supervision/objections',
  problems: '/supervision/problems',
  notices: '/supervision/notices',
  meetings: '/meetings',
};

/** The page that lists exactly the rows which a card counts; null where no page shows them yet. */
export function screenOf(list: string): string | null {
  const [path = '', query] = list.split('?');
  const screen = SCREENS[path.replace('/api/', '')];
  if (screen === undefined) return null;
  return query ? `${screen}?${query}` : screen;
}
