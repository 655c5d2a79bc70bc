// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { AccessEntryRow, EntryRow } from './entries.js';
import type { AccountRoleRow, AccountRow, ApiTokenRow, SessionRow } from './accounts.js';
import type { ApprovalRow, AssignmentRow } from './assignments.js';
import type { AttachmentRow, PeriodRow, ReportRow, ReportingPlanRow } from './reports.js';
import type {
  BackupMarkRow,
  CounterRow,
  IdempotencyKeyRow,
  InboxRow,
  JobEffectRow,
  JobRow,
  OutboxRow,
} from './jobs.js';
import type {
  BondAllotmentRow,
  BondBatchRow,
  BondProjectRow,
  PaymentRequestRow,
  PaymentRow,
  SpendingRow,
} from './payments.js';
import type { BulletinRow } from './bulletins.js';
import type {
  CommitmentRow,
  IndicatorPlanRow,
  IndicatorRow,
  IndicatorTargetRow,
  IndicatorValueRow,
} from './indicators.js';
import type { DivisionMapRow } from './division-maps.js';
import type { DrawingRow, ObjectionRow, VerificationRow } from './verification.js';
import type { FactReviewRow, FactRow, MeasureRow, QuestionRow } from './review.js';
import type { InstructionRow, MilestoneRow, TaskLampRow, TaskLeaderRow, TaskLinkRow, TaskRow } from './tasks.js';
import type { JurisdictionAncestorRow, JurisdictionRow, ParameterRow } from './jurisdictions.js';
import type { LampFactsRow, LedgerCountChangeRow, LedgerCountRow, LightingRow, TaskPastRow } from './lamps.js';
import type { MeetingDecisionRow, MeetingDecisionUnitRow, MeetingItemRow, MeetingRow } from './dispatch.js';
import type { NoticeRecipientRow, NoticeRow, NoticeTaskRow, UrgeRow } from './notices.js';
import type {
  OpinionRequestRow,
  OpinionRoundRow,
  OpinionRow,
  PaperReadingRow,
  PaperRow,
  PaperVersionRow,
  StoredFilePieceRow,
  StoredFileRow,
} from './papers.js';
import type { PersonRow, UnitMemberRow, UnitNameRow, UnitRow, UnitSuccessionRow } from './units.js';
import type { ProblemRow } from './problems.js';
import type {
  ProgrammeEntryRow,
  ProgrammeProblemRow,
  ProgrammeRecordRow,
  ProgrammeRegisterRow,
  ProgrammeSettingRow,
  ProgrammeTaskRow,
} from './programmes.js';
import type { SearchDocumentRow, SearchGenerationRow } from './search.js';
import type { WebhookDeliveryRow, WebhookRow } from './webhooks.js';
import type { Appended } from './column.js';

/** Every table that the application sees. `migration` is the owner's. */
export interface Database {
  jurisdiction: JurisdictionRow;
  jurisdiction_ancestor: JurisdictionAncestorRow;
  parameter: ParameterRow;
  unit: UnitRow;
  unit_name: UnitNameRow;
  unit_member: UnitMemberRow;
  unit_succession: UnitSuccessionRow;
  person: PersonRow;
  account: AccountRow;
  account_role: AccountRoleRow;
  session: SessionRow;
  api_token: ApiTokenRow;
  stored_file: StoredFileRow;
  stored_file_piece: StoredFilePieceRow;
  paper: PaperRow;
  paper_version: Appended<PaperVersionRow>;
  paper_reading: Appended<PaperReadingRow>;
  opinion_round: OpinionRoundRow;
  opinion_request: OpinionRequestRow;
  opinion: OpinionRow;
  measure: MeasureRow;
  fact: FactRow;
  fact_review: Appended<FactReviewRow>;
  question: QuestionRow;
  instruction: InstructionRow;
  task: TaskRow;
  task_lamp: TaskLampRow;
  task_leader: TaskLeaderRow;
  milestone: MilestoneRow;
  task_link: TaskLinkRow;
  assignment: AssignmentRow;
  approval: ApprovalRow;
  commitment: CommitmentRow;
  indicator: IndicatorRow;
  indicator_plan: IndicatorPlanRow;
  indicator_target: IndicatorTargetRow;
  indicator_value: Appended<IndicatorValueRow>;
  reporting_plan: ReportingPlanRow;
  period: PeriodRow;
  report: ReportRow;
  attachment: AttachmentRow;
  bond_project: BondProjectRow;
  bond_batch: BondBatchRow;
  bond_allotment: BondAllotmentRow;
  payment_request: Appended<PaymentRequestRow>;
  payment: Appended<PaymentRow>;
  spending: Appended<SpendingRow>;
  bulletin: Appended<BulletinRow>;
  drawing: Appended<DrawingRow>;
  verification: VerificationRow;
  objection: ObjectionRow;
  problem: ProblemRow;
  meeting: MeetingRow;
  meeting_item: MeetingItemRow;
  meeting_decision: MeetingDecisionRow;
  meeting_decision_unit: MeetingDecisionUnitRow;
  urge: UrgeRow;
  notice: NoticeRow;
  notice_task: NoticeTaskRow;
  notice_recipient: NoticeRecipientRow;
  entry: Appended<EntryRow>;
  access_entry: Appended<AccessEntryRow>;
  job: JobRow;
  job_effect: JobEffectRow;
  idempotency_key: IdempotencyKeyRow;
  outbox: OutboxRow;
  inbox: InboxRow;
  counter: CounterRow;
  backup_mark: BackupMarkRow;
  search_generation: SearchGenerationRow;
  search_document: SearchDocumentRow;
  lamp_facts: LampFactsRow;
  lighting: LightingRow;
  task_past: TaskPastRow;
  ledger_count: LedgerCountRow;
  ledger_count_change: LedgerCountChangeRow;
  programme_register: ProgrammeRegisterRow;
  programme_record: ProgrammeRecordRow;
  programme_entry: Appended<ProgrammeEntryRow>;
  programme_setting: Appended<ProgrammeSettingRow>;
  programme_task: ProgrammeTaskRow;
  programme_problem: ProgrammeProblemRow;
  division_map: DivisionMapRow;
  webhook: WebhookRow;
  webhook_delivery: WebhookDeliveryRow;
}
