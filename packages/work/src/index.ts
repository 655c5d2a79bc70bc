export { daysBetween } from './calendar/days-between.js';
export { endOf, isPast, workingDaysLeft } from './calendar/deadline.js';
export type { Deadline } from './calendar/deadline.js';
export { nationalYearKnown } from './calendar/holidays.js';
export { dayOfMoment, isMoment, isTime, momentInChinese, momentOf } from './calendar/moment.js';
export type { Moment, Time } from './calendar/moment.js';
export { workingCalendar } from './calendar/working-calendar.js';
export type {
  DayKind,
  DayOverride,
  DayStanding,
  HolidayNotice,
  LocalDays,
  WorkingCalendar,
} from './calendar/working-calendar.js';
export { addWorkingDays, countWorkingDays, nearestWorkingDay } from './calendar/working-days.js';
export type { WorkingDay, WorkingDayCount } from './calendar/working-days.js';
export { cutOffOf } from './period/cut-off.js';
export type { CutOff, CutOffRule } from './period/cut-off.js';
export { missedPeriods } from './period/missed.js';
export { burdenOf } from './period/burden.js';
export type { Burden } from './period/burden.js';
export { dutyCutOff, dutyPeriod, firstOwed } from './period/duty.js';
export type { ReportingDuty } from './period/duty.js';
export { periodName, weekNumber } from './period/period-name.js';
export {
  isShorter,
  nextPeriod,
  periodKey,
  periodKinds,
  periodOf,
  periodOfKey,
  periodsEndingIn,
  previousPeriod,
  sinceNewYear,
  stepOf,
} from './period/period.js';
export type { PeriodKind, ReportingPeriod } from './period/period.js';
export { rosterOf, rosterStatus, rosterText, rosterWords } from './period/roster.js';
export type { Filing, Roster, RosterStatus } from './period/roster.js';
export { actions } from './task/action.js';
export type { ActionRule, Need } from './task/action.js';
export { relationWords, roleWords } from './task/actor.js';
export type { Actor, Relation, Role } from './task/actor.js';
export { apply } from './task/apply.js';
export { attempt, refusalOf } from './task/attempt.js';
export type { Surroundings } from './task/attempt.js';
export { findingWords, followedFields, noticeWords } from './task/deed.js';
export type {
  Action,
  Deed,
  Duty,
  Figure,
  Finding,
  Milestone,
  NoticeKind,
  Origin,
  Override,
  PaperStatus,
  Modality,
} from './task/deed.js';
export type { Entry } from './task/entry.js';
export { flagWords, flagsOf, silenceOf } from './task/flags.js';
export type { Flag, RaisedFlag } from './task/flags.js';
export { entriesAsOf, foldTask } from './task/fold.js';
export type { PastDay } from './task/fold.js';
export { refusalSentence, taskRefusals } from './task/refusal.js';
export type { Refusal, TaskRefusalCode } from './task/refusal.js';
export { refusalEntry } from './refusal-entry.js';
export type { RefusalEntry, RefusalWords } from './refusal-entry.js';
export { assignmentWords, running, stateWords } from './task/state.js';
export type { AssignmentState, Phase, TaskState } from './task/state.js';
export { approvalWords, isRunning, leadsOf, stateOf } from './task/task.js';
export type { Approval, ApprovalKind, Assignment, HandSetLamp, Report, Task, Urge, Verification } from './task/task.js';
export { colourWords, compareColours, milder, worse } from './lamp/colour.js';
export type { Colour } from './lamp/colour.js';
export { factsAt, keptFactsOf, lampFactsOf } from './lamp/kept-facts.js';
export type { Beside, KeptFacts, KeptPart } from './lamp/kept-facts.js';
export type { BondMoney, LampFacts, Observation, PartFacts, Schedule, Step } from './lamp/facts.js';
export { progressOf } from './lamp/gap.js';
export type { Progress } from './lamp/gap.js';
export { shownLamp } from './lamp/hand-set.js';
export type { ShownLamp } from './lamp/hand-set.js';
export { light, untouched } from './lamp/light.js';
export type { GreyCase, Lamp, PartLamp } from './lamp/light.js';
export { lighted } from './lamp/lighted.js';
export type { Lighted } from './lamp/lighted.js';
export { nextTurn } from './lamp/next-turn.js';
export { monthsSinceIssue } from './lamp/money.js';
export { progressClass, progressWords } from './lamp/progress-class.js';
export type { ProgressClass } from './lamp/progress-class.js';
export { practiceProposals, proposalsOf } from './lamp/proposal.js';
export type { PeriodLamp, Proposal, ProposalKind, ProposalNumbers } from './lamp/proposal.js';
export { rehearse } from './lamp/rehearsal.js';
export type { PastFacts, Rehearsal, Turn } from './lamp/rehearsal.js';
export { practiceRules, ruleOn, ruleWords } from './lamp/rule-set.js';
export type { RuleId, RuleNumbers, RuleOf, RuleSet, RuleVersion } from './lamp/rule-set.js';
export { expectedBy } from './lamp/schedule.js';
export type { Expected } from './lamp/schedule.js';
export type { Verdict } from './lamp/verdict.js';
export { drawKey, drawSample, sampleSize } from './sample/sample.js';
export type { Stratum, StratumDraw } from './sample/sample.js';
export { monthlyScore, practiceSteps } from './score/deduction.js';
export type { DeductionLine, DeductionRule, Fault, MonthlyScore } from './score/deduction.js';
export { investmentScore } from './score/investment.js';
export type { ExtraPoints, InvestmentScore } from './score/investment.js';
export { rankLeagues } from './score/league.js';
export type { Contender, League, RankedUnit } from './score/league.js';
export { WorkRefusal, workRefusals } from './refusal.js';
export type { WorkRefusalCode } from './refusal.js';
export { dayAt, holds, instantOf, momentAt, seenUnits, unitsOf } from './desk/desk.js';
export type { Desk, Who } from './desk/desk.js';
export { act, actWithin } from './loop/act.js';
export type { Doing, Done } from './loop/act.js';
export { correctEntry } from './loop/correct-entry.js';
export type { Correction } from './loop/correct-entry.js';
export { startTasks } from './loop/start.js';
export { importTasks } from './loop/import.js';
export type { RowFate } from './loop/import.js';
export type { TaskDraft } from './loop/start.js';
export { enterMap, officeMap, removeMap } from './office/division-map.js';
export type { OfficeMap } from './office/division-map.js';
export { firstStepsNow, removeAllSamples, samplesNow } from './office/samples.js';
export type { Samples } from './office/samples.js';
export { groupsOf } from './loop/groups.js';
export type { LedgerGroup } from './loop/groups.js';
export { ledgerColumns, ledgerSheet } from './loop/sheet.js';
export type { LedgerColumnName, LedgerSheet } from './loop/sheet.js';
export { countOf, foldAt, historyPage, taskAt, taskList, standingOf } from './loop/look.js';
export { possibleDeeds } from './task/possible.js';
export type { Possible } from './task/possible.js';
export { ledgerChecks } from './lighting/check.js';
export { calendarOf, enterNotice, overrideDay } from './lighting/office-calendar.js';
export { lightEveryOffice } from './lighting/every-office.js';
export { keepDays, lampOnDay, pastCount, pastList } from './lighting/past-day.js';
export { relight } from './lighting/relight.js';
export type { LightingWork, Office, Relit } from './lighting/relight.js';
export { tryRules } from './lighting/rehearsal-job.js';
export { officeCalendar } from './lighting/office-rules.js';
export { adoptRule, colourMeanings, proposeRule, rehearseRules, ruleList, setColourMeanings } from './lighting/rule.js';
export type { ColourMeaning, RuleRehearsal, ShownRule } from './lighting/rule.js';
export { wallOf } from './lighting/wall.js';
export type { Counted, Wall, WallUnit } from './lighting/wall.js';
export { lampNow, taskWithReason } from './lighting/why.js';
export type { TaskWithReason } from './lighting/why.js';
export { StoreRefusal } from '@luoshi/ledger';
export { hashOf, oneTimePassword, refuseWeak } from './account/password.js';
export { bySession, byToken, changePassword, foldLogin, signIn, signOut } from './account/sign-in.js';
export type { Presented, SignedIn } from './account/sign-in.js';
export { answers, openStore, refuseFullDisk, refusals as storeRefusals } from '@luoshi/ledger';
export type { Store } from '@luoshi/ledger';
export type {
  Day,
  Decimal,
  Entry as StoredEntry,
  HeldRole,
  Id,
  Page,
  PageAsked,
  TaskFilter,
  TaskGrouping,
  TaskOrder,
  TaskPart,
  TaskRecord,
} from '@luoshi/ledger';
export { attachFile, attachmentBytes, attachmentList, withdrawFile } from './file/attachments.js';
export type { AttachmentDraft } from './file/attachments.js';
export { fileName } from './file/file-name.js';
export { LARGEST_FILE, uploadFile } from './file/upload.js';
export type { Upload } from './file/upload.js';
export { fileInMemory, Spool } from './file/spool.js';
export type { SentFile, SpooledFile } from './file/spool.js';
export { followJob, hasEnded } from './job/follow.js';
export type { JobHandler, Running } from './job/handler.js';
export { jobAt, jobList, stopJob } from './job/jobs.js';
export { JobRunner } from './job/runner.js';
export type { RunnerOptions } from './job/runner.js';
export type { AttachedTo, Attachment, Job, StoredFile } from '@luoshi/ledger';
export { accessList, accountAt, accountList, noteAccess } from './account/look.js';
export {
  changeAccountAt,
  createAccountAt,
  endSessionsAt,
  grantRoleAt,
  resetByHost,
  resetPasswordAt,
  revokeRoleAt,
  setStateAt,
  unlockAccountAt,
} from './account/manage.js';
export { dropKey, keepAnswer, takeKey } from './account/once-only.js';
export { createTokenAt, revokeTokenAt, tokenList } from './account/token.js';
export { changeOfficeAt, closeOfficeAt, createOfficeAt, moveOfficeAt, officesSeen } from './office/tree.js';
export { personAt, personList } from './person/look.js';
export { changePersonAt, createPersonAt } from './person/register.js';
export { ownHistory, unitAt, unitExpanded, unitList, unitsNamed } from './unit/look.js';
export {
  addMemberAt,
  addNameAt,
  changeUnitAt,
  createUnitAt,
  endMemberAt,
  endUnitAt,
  mergeUnitsAt,
  recordSuccessionAt,
  removeNameAt,
  renameUnitAt,
} from './unit/register.js';
export type { UnitForm } from './unit/register.js';
export { refusalOfFault } from '@luoshi/ledger';
export type { UnitChange } from '@luoshi/ledger';
export { foundOffices } from './office/found.js';
export type { Founded } from './office/found.js';
export { planFrom } from './office/plan.js';
export type { OfficePlan } from './office/plan.js';
export { backup, dataFolder, foundLine, isClean, restore } from '@luoshi/ledger';
export type { CheckResult, Note } from '@luoshi/ledger';
export { examine } from './doctor/examine.js';
export { bringPapers, LARGEST_BRINGING, MOST_PAPERS } from './intake/bring.js';
export type { Bringing, Brought } from './intake/bring.js';
export { bringFirstPapers } from './office/sample-papers.js';
export type { FirstPapers } from './office/sample-papers.js';
export { ReadingPool } from './intake/reading-pool.js';
export { marksOf } from './intake/marks.js';
export type { Marks } from './intake/marks.js';
export type { Taken } from './intake/take-in.js';
export { jobKinds } from './job/kinds.js';
export { answerOpinion, askOpinions, endRound, everyRound, roundAt, roundList, sayOpinion } from './opinion/rounds.js';
export type { RoundWhole } from './opinion/rounds.js';
export { endPaper, explained, paperAt, paperList, versionAt, versionChanges, versionFile } from './paper/papers.js';
export { follow, followingOf, followSame } from './following/follow.js';
export type { FollowAsked, Following, Left } from './following/follow.js';
export { decideDropped, droppedCount, droppedPromises } from './following/dropped.js';
export type { DroppedFilter } from '@luoshi/ledger';
export type { Comparison, Says } from './following/comparison.js';
export { removalAhead, removeClassified } from './paper/removal.js';
export type { PaperWhole, VersionWhole } from './paper/papers.js';
export type { MeasureEdit } from './review/correction.js';
export { acceptAll, decideFact, decideMeasure, reviewHistory, undo } from './review/decide.js';
export type { Deciding } from './review/decide.js';
export { askBackup, backupList, healthChecks } from './doctor/upkeep.js';
export { burdenMeter } from './reporting/meter.js';
export { doubtCounts, doubtList } from './review/findings.js';
export type { Doubt, Quote } from './review/findings.js';
export { answer } from './review/questions.js';
export type { Answer } from './review/questions.js';
export { startMeasures } from './review/start-measures.js';
export type { StartedMeasures, StartingMeasures, Waits } from './review/start-measures.js';
export { suggestDuties, suggestUnits, withoutDuty, withoutDutyCount } from './review/suggest.js';
export type { Suggestion, UnitMeant } from './review/suggest.js';
export { askRebuild, find } from './search/find.js';
export { indexPapers, indexReport, indexTasks } from './search/keep.js';
export type {
  Fact,
  Measure,
  Opinion,
  OpinionRound,
  Paper,
  PaperFilter,
  PaperVersion,
  Question,
  Review,
  SearchFilter,
  SearchPage,
  VersionChanges,
} from '@luoshi/ledger';
export { approvalCount, approvalList, decideMany } from './approval/inbox.js';
export type { DecisionAsked, WaitingApproval } from './approval/inbox.js';
export { clockWords } from './clock/answer-clock.js';
export type { AnswerTime, ClockKind } from './clock/answer-clock.js';
export { enterSetting, settingList } from './clock/setting.js';
export type { Setting } from './clock/setting.js';
export type { Outcome, Refused } from './desk/batch.js';
export { subjectHistory, subjectKinds } from './desk/subject-history.js';
export type { SubjectKind } from './desk/subject-history.js';
export { carryOver, mergeTasks, splitTask } from './ending/ending.js';
export type { CarryingOver, PieceDraft } from './ending/ending.js';
export { freeze } from './frozen/frozen.js';
export type { Frozen } from './frozen/frozen.js';
export { instruct, instructionAt, instructionList } from './instruction/instruct.js';
export type { InstructionDraft } from './instruction/instruct.js';
export { candidatesFor } from './meeting/candidates.js';
export type { Candidates } from './meeting/candidates.js';
export {
  addItems,
  callMeeting,
  closeMeeting,
  holdMeeting,
  judgeItem,
  meetingAt,
  meetingCount,
  meetingList,
  meetingStateWords,
  packAt,
  recordDecisions,
  signMeeting,
} from './meeting/meeting.js';
export type { DecisionDraft, ItemDraft, MeetingDraft, ShownMeeting } from './meeting/meeting.js';
export { packFile } from './meeting/pack-file.js';
export type { Pack, Standing as DecisionStanding } from './meeting/pack.js';
export type { NoticeModel } from './notice/model.js';
export { noticeFile } from './notice/letter.js';
export {
  amendNotice,
  draftNotice,
  dropNotice,
  issueNotice,
  noticeAt,
  noticeCount,
  noticeList,
  noticeStateWords,
  rehearseNotice,
  replyToNotice,
  signNotice,
  snapshotOf,
} from './notice/notice.js';
export type { NoticeDraft } from './notice/notice.js';
export { proposalList } from './notice/propose.js';
export type { TaskProposal } from './notice/propose.js';
export { openProgrammes, Programmes } from './programme/programmes.js';
export { warmProgrammes } from './programme/warm.js';
export { highsSolver } from './programme/solver.js';
export { definitionOf, openApiFor, programmeList, recordPlaceOf } from './programme/definition.js';
export type { ListedProgramme } from './programme/definition.js';
export {
  programmeIndicator,
  programmeIndicators,
  placeList,
  printedTable,
  programmeChart,
  programmeReport,
} from './programme/answer.js';
export type { Indicators, Place, PrintedTable, ShownIndicator } from './programme/answer.js';
export { recordBoard, recordList } from './programme/list.js';
export type { Board, RecordFilter } from './programme/list.js';
export { changeRecord, enterRecord, withdrawRecord } from './programme/record.js';
export { recordHistory, recordWhole } from './programme/shown-record.js';
export type { RecordWhole, ShownRecord } from './programme/shown-record.js';
export { evidenceBytes } from './programme/evidence.js';
export { raiseNeed } from './programme/need.js';
export type { RecordProblem } from './programme/record-problem.js';
export { effectList, takeUpEffects } from './programme/effect.js';
export type { MadeOf, ShownEffect, TakenUp } from './programme/effect.js';
export { enterBasis, enterParameterValue, parameterList } from './programme/setting.js';
export type { SettingGiven, ShownParameter, ShownSetting, SourceGiven } from './programme/setting.js';
export { askReadSheet } from './programme/sheet.js';
export type { SheetFates } from './programme/sheet.js';
export { registerWorkbook, reportWorkbook } from './programme/workbook.js';
export type { Workbook } from './programme/workbook.js';
export { adoptTrial, tryOut } from './programme/trial.js';
export type { ShownTrial } from './programme/trial.js';
export type { ProgrammeSamples } from './programme/sample.js';
export { RecordRefusal } from './programme/write.js';
export type { Value as FieldValue } from '@luoshi/programmes';
export { problemAt, problemCount, problemList, problemTable, raiseProblem, stepProblem } from './problem/problem.js';
export type { ProblemDraft, ShownProblem, StepAsked } from './problem/problem.js';
export { problemKindWords, problemStateWords, problemSteps, stagesOf } from './problem/step.js';
export type { ProblemStep, Stage } from './problem/step.js';
export { taskLeaderWords } from './task/deed.js';
export type { TaskLeader } from './task/deed.js';
export { replyToUrge, urge, urgeCount, urgeList } from './urging/urge.js';
export type { UrgeAsked, UrgeOutcome } from './urging/urge.js';
export { cancelCheck, checkAt, checkCount, checkList, findCheck, planChecks } from './verification/check.js';
export type { ChecksAsked } from './verification/check.js';
export { drawAgain, drawingList, drawNames, drawTasks } from './verification/draw.js';
export type { NameDrawing, TaskDrawing } from './verification/draw.js';
export {
  answerObjection,
  objectionAt,
  objectionCount,
  objectionList,
  objectionWords,
  planSecondLook,
  raiseObjection,
  withdrawObjection,
} from './verification/objection.js';
export type { ObjectionAsked, ShownObjection } from './verification/objection.js';
export {
  allotTo,
  batchList,
  changeProject,
  projectAt,
  projectList,
  registerBatch,
  registerProject,
} from './payment/project.js';
export type { ProjectDraft, ProjectWhole } from './payment/project.js';
export { correctMoney, enterMoney } from './payment/money.js';
export type { MoneyDraft, MoneyOf } from './payment/money.js';
export { bulletinAt, bulletinList, paymentStandingWords, previewBulletin, putOutBulletin } from './payment/bulletin.js';
export type { BulletinModel } from './payment/bulletin.js';
export { clerkCards, leaderCards, unitCards } from './worklist/cards.js';
export type { Card, CardList } from './worklist/cards.js';
export type {
  ApprovalFilter,
  MeetingFilter,
  NoticeFilter,
  ObjectionFilter,
  ProblemFilter,
  UrgeFilter,
  VerificationFilter,
} from '@luoshi/ledger';
export { correctReport } from './report/correct.js';
export { openReport, passReport, saveReport } from './report/draft.js';
export { issueReport, judgeReport } from './report/issue.js';
export type { Receipt } from './report/issue.js';
export { reportAt, reportCount, reportList, stepsPage } from './report/look.js';
export type { Filing as ReportFiling, ReportLooked, ReportRow } from './report/look.js';
export { periodNamed } from './report/period.js';
export { answerOnce, dueNow } from './reporting/due.js';
export type { AnswerOnce, DueNow } from './reporting/due.js';
export { missingCount, missingReports, periodRoster, rosterReports, standingWords } from './reporting/roster.js';
export { rosterFile } from './reporting/roster-file.js';
export type { MissingFilter, PeriodRoster, RosterAsked, RosterReport } from './reporting/roster.js';
export { previewWeekly, putOutWeekly, weeklyAt, weeklyList } from './reporting/weekly-ledger.js';
export type { WeeklyModel, WeeklyScope } from './reporting/weekly-ledger.js';
export {
  addIndicator,
  correctValue,
  courseCount,
  courseList,
  decideCourse,
  editIndicator,
  enterValue,
  indicatorAt,
  indicatorValues,
  proposeCourse,
  setTargets,
  taskIndicators,
} from './indicator/indicators.js';
export type { Course, IndicatorDraft, IndicatorWhole } from './indicator/indicators.js';
export { decideOfPeriod, periodList } from './reporting/period.js';
export type { PeriodDecision } from './reporting/period.js';
export { burdenAt, planReporting, reportingOf } from './reporting/plan.js';
export type { CalendarPeriod, PlanMade, ReportingLooked } from './reporting/plan.js';
export type { BondBatch, BondProject, Bulletin, MoneyRow } from '@luoshi/ledger';
export type { ReportContent, ReportFilter, ReportRecord, ReportState } from '@luoshi/ledger';
export { correctionsOf, importRegister, LARGEST_REGISTER } from './register/import.js';
export type { RegisterFate, RegisterImport } from './register/import.js';
export { registerTemplate } from '@luoshi/reports';
export { sweepEveryOffice } from './account/sweep.js';
export { deliverEveryOffice } from './webhook/deliver.js';
export { networksFrom } from './webhook/network.js';
export type { Networks } from './webhook/network.js';
export { createWebhookAt, deliveriesOf, switchWebhookAt, webhookList } from './webhook/webhook.js';
export { WEBHOOK_EVENTS } from '@luoshi/ledger';
