export { bareTables } from './backup/bare-tables.js';
export { backup } from './backup/backup.js';
export type { Copied } from './backup/backup.js';
export { restore } from './backup/restore.js';
export { doctor, foundLine, isClean, named } from './doctor/check.js';
export type { Check, CheckResult, CheckWords, Found, Severity } from './doctor/check.js';
export { storeChecks } from './doctor/store-checks.js';
export { refusalOfFault } from './fault.js';
export { newId } from './id.js';
export { HISTORY } from './migrations/list.js';
export { refusals, StoreRefusal } from './refusal.js';
export type { RefusalCode, RefusalEntry, RefusalWords } from './refusal.js';
export type { Big, Day, DayRange, Decimal, Id, Instant, Json, NullableJson } from './schema/column.js';
export type { Database } from './schema/database.js';
export { answers } from './store/answers.js';
export { copyIn, copyLine, copyLines, insertMany } from './store/bulk.js';
export { lookAtTables } from './store/statistics.js';
export type { BulkRow, CopyValue } from './store/bulk.js';
export type { Note } from './store/note.js';
export { dataFolder } from './server/place.js';
export { attempted } from './subject/attempted.js';
export { refuseFullDisk, roomOf } from './store/room.js';
export { openStore } from './store/store.js';
export type { Store, StoreOptions } from './store/store.js';
export {
  accountById,
  accountNames,
  accountByLogin,
  changeAccount,
  createAccount,
  credentialsOf,
  endSessionsOf,
  grantRole,
  listAccounts,
  recordFailedLogin,
  recordLogin,
  revokeRole,
  setAccountState,
  setPassword,
  unlockAccount,
} from './subject/account.js';
export type { Account, Credentials, HeldRole, LiaisonStep, NewAccount, NewRole, Role } from './subject/account.js';
export { listAccess, recordAccess } from './subject/access-entry.js';
export type { Access, AccessFilter, NewAccess } from './subject/access-entry.js';
export { answerKey, claimKey, releaseKey, sweepKeys } from './subject/idempotency-key.js';
export type { KeyAsked, KeyFound } from './subject/idempotency-key.js';
export type { Cursor, Page, PageAsked } from './subject/cursor.js';
export type { Days } from './subject/day-range.js';
export { giveBackNumbers, takeNumbers } from './subject/counter.js';
export { appendEntries, appendEntry, changeTask, entriesOf, listEntries, streamEntries } from './subject/entry.js';
export type { Entry, NewEntry, TaskChange } from './subject/entry.js';
export type { Handle, Transaction } from './subject/handle.js';
export {
  ALL_UNITS,
  changeCounts,
  countChanges,
  gatherCounts,
  wallCounts,
  wallMark,
  NO_DAY,
  recount,
  wrongCounts,
} from './subject/ledger-count.js';
export type { CountKey, CountSeries, LedgerCount } from './subject/ledger-count.js';
export {
  changeRules,
  holdRules,
  keepFacts,
  lightingOf,
  litFactsOf,
  markLit,
  tasksWithoutFacts,
  unlitTasks,
  writeLamps,
} from './subject/lighting.js';
export type { KeptRow, LightingState, LitFacts, LitRow, PartLamps, Unlit } from './subject/lighting.js';
export { adoptVersion, enterVersion, parameterVersions } from './subject/parameter-version.js';
export type { NewParameterVersion, ParameterVersion } from './subject/parameter-version.js';
export {
  countPastTasks,
  daysWithoutRows,
  listPastTasks,
  openPastLamps,
  rowsChangedAfter,
  tasksCorrectedSince,
  writeDay,
  writeDayRows,
} from './subject/task-past.js';
export type { PastFilter, PastRow, PastTask, RowBeside } from './subject/task-past.js';
export {
  ancestorsOf,
  changeJurisdiction,
  closeJurisdiction,
  createJurisdiction,
  descendantsOf,
  jurisdictionByCode,
  jurisdictionById,
  jurisdictionsOf,
  moveJurisdiction,
  rootJurisdictions,
  seenFrom,
  seesJurisdiction,
} from './subject/jurisdiction.js';
export type { Jurisdiction, JurisdictionChange, Level, NewJurisdiction, Step } from './subject/jurisdiction.js';
export { measureChanges } from './subject/measure-changes.js';
export type { Compared, MeasureChanges } from './subject/measure-changes.js';
export { moveTask, tasksFromPapers } from './subject/paper-task.js';
export type { PaperGround } from './subject/paper-task.js';
export { removalPreview } from './subject/removal-preview.js';
export type { RemovalPreview } from './subject/removal-preview.js';
export { removePaper } from './subject/paper-removal.js';
export { addReading, changesBetween, readingOf, textOf, versionsOf } from './subject/paper-version.js';
export type { PaperVersion, VersionChanges } from './subject/paper-version.js';
export { enterParameter, parametersOf, parametersOn } from './subject/parameter.js';
export type { NewParameter, Parameter } from './subject/parameter.js';
export { bytesOf, dropFiles, fileBytes, filesById, PIECE, storeFile, storeSmallFiles } from './subject/stored-file.js';
export type { IncomingFile, StoredFile } from './subject/stored-file.js';
export {
  attach,
  attachmentById,
  attachmentsOf,
  limitedPaperBehind,
  subjectIsSeen,
  withdrawAttachment,
} from './subject/attachment.js';
export type { AttachedTo, Attachment } from './subject/attachment.js';
export {
  beatJob,
  cancelJob,
  claimJob,
  createJob,
  effectOf,
  effectsOf,
  endJob,
  jobById,
  listJobs,
} from './subject/job.js';
export type { ClaimedJob, Job, JobState, Pulse } from './subject/job.js';
export { lapsePaper, listPapers, paperById, papersNumbered } from './subject/paper.js';
export type { ReadFact, ReadMeasure } from './subject/kept-reading.js';
export { versionByHash, versionsByHash } from './subject/known-version.js';
export { takeIn } from './subject/paper-arrival.js';
export type { Incoming, TakenIn } from './subject/paper-arrival.js';
export { takeInLot } from './subject/paper-lot.js';
export type { Genre, Paper, PaperFilter, PaperHead, PaperStatus } from './subject/paper.js';
export { changePerson, createPerson, listPeople, personById } from './subject/person.js';
export type { NewPerson, Person, PersonChange, PersonFilter } from './subject/person.js';
export { indexDocuments, rebuildSearch, removeDocuments } from './subject/search-index.js';
export type { Rebuilt, SearchDocument } from './subject/search-index.js';
export {
  documentsForSearch,
  measuresForSearch,
  papersForSearch,
  recordsForSearch,
  reportsForSearch,
  tasksForSearch,
} from './subject/search-source.js';
export { excerptOf, fold, marksIn } from './subject/search-words.js';
export type { Mark, Tier } from './subject/search-words.js';
export { search } from './subject/search.js';
export type { Hit, SearchFilter, SearchPage } from './subject/search.js';
export {
  createToken,
  endSession,
  listTokens,
  openSession,
  revokeToken,
  sessionOf,
  sweepSessions,
  tokenOf,
  touchSession,
  touchToken,
} from './subject/session.js';
export type { ApiToken, OpenSession } from './subject/session.js';
export { countApprovals, listApprovals, taskOfApproval } from './subject/approval.js';
export type { ApprovalFilter, ApprovalRecord } from './subject/approval.js';
export { insertInstruction, instructionById, listInstructions } from './subject/instruction.js';
export type { Instruction } from './subject/instruction.js';
export {
  changeItem,
  changeMeeting,
  countMeetings,
  decisionsOf,
  insertItems,
  insertMeeting,
  itemsOf,
  listMeetings,
  meetingBefore,
  meetingById,
  saveDecisions,
} from './subject/meeting.js';
export type {
  Meeting,
  MeetingDecision,
  MeetingFilter,
  MeetingItem,
  MeetingKind,
  MeetingState,
} from './subject/meeting.js';
export {
  changeNotice,
  countNotices,
  insertNotice,
  lastLetters,
  listNotices,
  markNotice,
  noticeById,
} from './subject/notice.js';
export type { Notice, NoticeFilter, NoticeRowKind, NoticeState, NoticeWords, Recipient } from './subject/notice.js';
export {
  changeObjection,
  countObjections,
  insertObjection,
  listObjections,
  objectionById,
} from './subject/objection.js';
export type { Objection, ObjectionFilter } from './subject/objection.js';
export {
  changeProblem,
  countProblems,
  insertProblem,
  listProblems,
  openProblems,
  problemById,
  problemCounts,
  problemsById,
} from './subject/problem.js';
export type {
  Problem,
  ProblemChange,
  ProblemCount,
  ProblemFilter,
  ProblemKind,
  ProblemState,
} from './subject/problem.js';
export { linkProblem, recordOfProblem, setRecordField } from './subject/programme-problem.js';
export type { RecordOfProblem } from './subject/programme-problem.js';
export { recordEntries, recordsBefore } from './subject/programme-entry.js';
export type { Entering, RecordEntry, RecordFields } from './subject/programme-entry.js';
export { changeRecords, insertRecords, recordPlace, recordPlaces, recordsSince } from './subject/programme-record.js';
export type { ChangedRecords, ProgrammeRecord, RecordWrite } from './subject/programme-record.js';
export { nextStamp, registersInUse, registerStamps } from './subject/programme-register.js';
export type { RegisterKey } from './subject/programme-register.js';
export {
  enterProgrammeSetting,
  noteTakenProposals,
  programmeSettings,
  takenProposals,
} from './subject/programme-setting.js';
export type { ProgrammeSetting, Sentence, TakenUp } from './subject/programme-setting.js';
export { drawingById, insertDrawing, listDrawings } from './subject/drawing.js';
export type { Drawing } from './subject/drawing.js';
export { insertLeaders, leadersOf, namesOfPeople, refuseNoPeople, saveLeaders } from './subject/leader.js';
export type { LeaderOnTask } from './subject/leader.js';
export { changeUrges, countUrges, insertUrges, listUrges, markUrge, urgeById, urgedSince } from './subject/urge.js';
export type { UrgeFilter, UrgeRecord } from './subject/urge.js';
export {
  cancelVerification,
  countVerifications,
  insertVerifications,
  listVerifications,
  recordFinding,
  refuseNoFiles,
  verificationById,
  withdrawFinding,
} from './subject/verification.js';
export type { NewVerification, VerificationFilter, VerificationRecord } from './subject/verification.js';
export {
  dueDaysApart,
  insertParts,
  rateParts,
  saveApprovals,
  saveMilestones,
  saveParts,
  saveTaskDue,
} from './subject/task-parts.js';
export type { ApprovalNow, Ending, MilestoneNow, PartNow } from './subject/task-parts.js';
export { asOwnerWithin } from './store/owner-transaction.js';
export { firstSteps, removeSamples, sampleCounts, samplePaper } from './subject/sample.js';
export type { FirstSteps, SampleCounts } from './subject/sample.js';
export { divisionMap, saveDivisionMap } from './subject/division-map.js';
export type { DivisionMap, MapFeature, Ring } from './subject/division-map.js';
export { paperTitles, taskGroups } from './subject/task-groups.js';
export type { TaskGroupCount } from './subject/task-groups.js';
export { lockTasks } from './subject/locked-task.js';
export type { LockedTask } from './subject/locked-task.js';
export { insertTasks } from './subject/new-task.js';
export type { NewTask } from './subject/new-task.js';
export { isSeen, sampleTasks, taskById, tasksById } from './subject/task.js';
export type {
  LampColour,
  ProgressClass,
  TaskModality,
  TaskOrigin,
  TaskPart,
  TaskRecord,
  TaskState,
} from './subject/task.js';
export type { TaskFilter, TaskGroup, TaskGrouping } from './subject/task-filter.js';
export { countTasks, listTasks, listWholeTasks } from './subject/task-list.js';
export type { TaskOrder } from './subject/task-list.js';
export type { ListedTask } from './subject/listed-task.js';
export { addMember, endMember, expandUnit, membershipsOf } from './subject/unit-group.js';
export type { Membership } from './subject/unit-group.js';
export { UNIT_PLACES, mergedUnits, mergeSpellings, recordSuccession, successorsOf } from './subject/unit-merge.js';
export type { Succession } from './subject/unit-merge.js';
export {
  addUnitName,
  findUnits,
  findUnitsOf,
  namesOf,
  removeUnitName,
  renameUnit,
  unitNamesOn,
  unitsBehind,
} from './subject/unit-name.js';
export type { NameKind, NewName, UnitFound, UnitName } from './subject/unit-name.js';
export { changeUnit, createUnit, endUnit, listUnits, unitById, unitsById } from './subject/unit.js';
export type { NewUnit, Relation, Unit, UnitChange, UnitFilter, UnitKind } from './subject/unit.js';
export { wordChanges } from './subject/word-changes.js';
export type { Stretch } from './subject/word-changes.js';
export { commitmentsOf, commitmentsOfTasks, insertCommitments, saveCommitment } from './subject/commitment.js';
export type { CommitmentRecord, NewCommitment } from './subject/commitment.js';
export {
  countDroppedPromises,
  droppedPromiseById,
  dropPromises,
  listDroppedPromises,
  saveDroppedFate,
} from './subject/dropped-promise.js';
export type { DroppedFate, DroppedFilter, DroppedPromise } from './subject/dropped-promise.js';
export { correctedMeasures, factById, paperFactsOf, review, reviewsOf } from './subject/fact.js';
export type { Decision, Fact, FactKind, NewReview, Review, Reviewed } from './subject/fact.js';
export { lastBackups } from './backup/marks.js';
export type { BackupMark } from './backup/marks.js';
export { askedOfUnits } from './subject/burden.js';
export { countFindings, listFindings } from './subject/finding.js';
export type { FindingFilter, PaperFinding } from './subject/finding.js';
export {
  countWithoutDuty,
  measureById,
  measuresById,
  measuresOf,
  measuresWithoutDuty,
  precedentsFor,
  tasksBehind,
  tasksOfMeasures,
} from './subject/measure.js';
export type { Measure, Precedent } from './subject/measure.js';
export {
  closeRound,
  decideOpinion,
  giveOpinion,
  listRounds,
  openRound,
  opinionById,
  opinionsOf,
  roundById,
  roundsOf,
} from './subject/opinion.js';
export type { Opinion, OpinionRound, RoundListed } from './subject/opinion.js';
export { paperIsSeen } from './subject/paper-sight.js';
export { answerQuestion, askQuestions, questionById, questionsOf } from './subject/question.js';
export type { NewQuestion, Question, QuestionKind } from './subject/question.js';
export { stepsOfUnit } from './subject/account-step.js';
export {
  beginReport,
  changeReport,
  evidenceOf,
  judgeFiling,
  keepFiling,
  lastFiled,
  countReports,
  listReports,
  reportById,
  reportsFor,
  stampedScansOf,
} from './subject/report.js';
export type {
  ReportChange,
  ReportContent,
  ReportFigure,
  ReportFilter,
  ReportRecord,
  ReportState,
} from './subject/report.js';
export { decidePeriod, periodAt, periodsIn, spanOf, spanRange } from './subject/reporting-period.js';
export type { PeriodKind, PeriodRecord, PeriodSpan } from './subject/reporting-period.js';
export { insertPlans, oweSince, plansOf, reportingPlanInForce, savePlan } from './subject/reporting-plan.js';
export type { ReportingPlan, ReportingPlanRecord } from './subject/reporting-plan.js';
export {
  changeIndicator,
  fallingTasks,
  followUntil,
  indicatorById,
  indicatorsEver,
  indicatorsOf,
  insertIndicators,
  questionOf,
} from './subject/indicator.js';
export type { Indicator, NewIndicator } from './subject/indicator.js';
export {
  countPlans,
  decidePlan,
  listPlans,
  planById,
  plansInForce,
  plansOfIndicators,
  proposePlan,
  dropPaperTarget,
  savePlanOutdated,
  saveTargets,
  targetsOf,
} from './subject/indicator-target.js';
export type { Goal, IndicatorPlan, IndicatorTarget, PlanInForce, PlanListed } from './subject/indicator-target.js';
export {
  allot,
  allotmentsOf,
  batchById,
  bondIssuesOf,
  bondProjectById,
  changeBondProject,
  insertBatch,
  insertBondProject,
  listBatches,
  listBondProjects,
} from './subject/bond.js';
export type { Allotment, BondBatch, BondIssue, BondProject, NewBondProject } from './subject/bond.js';
export { insertMoney, moneyRows, moneyThatCounts } from './subject/payment.js';
export type { MoneyKind, MoneyRow } from './subject/payment.js';
export { bulletinById, insertBulletin, lastBulletin, listBulletins } from './subject/bulletin.js';
export type { Bulletin, BulletinKind } from './subject/bulletin.js';
export { countOwed, owedGroups, owedReports, reportingRules } from './subject/owed-report.js';
export type { OwedFilter, OwedGroup, OwedReport, ReportingRule, RuleSpan } from './subject/owed-report.js';
export {
  answersTo,
  insertValues,
  lastAnswers,
  takeBackValues,
  unitAnswers,
  valuesOf,
  valuesThatCount,
} from './subject/indicator-value.js';
export type { Conversion, IndicatorValue } from './subject/indicator-value.js';
export {
  claimDelivery,
  createWebhook,
  listDeliveries,
  listWebhooks,
  queueDeliveries,
  settleDelivery,
  sweepDeliveries,
  switchWebhook,
  tellWebhooks,
  WEBHOOK_EVENTS,
  webhooksDue,
} from './subject/webhook.js';
export type { Delivery, Sending, Told, Webhook, WebhookEvent } from './subject/webhook.js';
