import type { Desk, Role } from '@luoshi/work';
import { holds } from '@luoshi/work';

/**
 * Who may call an operation, and which rows it shows or changes.
 *
 * - `everyone`: also without signing in
 * - `signed-in`: any account, whatever its roles
 * - roles: one of them
 *
 * `rows` says what is behind the door: `office` the whole of the office's, `own-units` for a liaison what its units take
 * part in (others see all), `self` only what belongs to the account.
 */
export interface Access {
  readonly who: 'everyone' | 'signed-in' | readonly Role[];
  readonly rows: 'none' | 'office' | 'own-units' | 'self';
}

const everyone = { who: 'everyone', rows: 'none' } as const;
const self = { who: 'signed-in', rows: 'self' } as const;
const readers = ['supervision', 'leader', 'liaison', 'auditor'] as const;
const overseers = ['supervision', 'leader', 'auditor'] as const;
const doers = ['supervision', 'leader', 'liaison'] as const;

const directory = { who: 'signed-in', rows: 'office' } as const;
const keepers = { who: ['administrator', 'supervision'], rows: 'office' } as const;
const administrators = { who: ['administrator'], rows: 'office' } as const;

/** The one table of access: every operation of the API has its row, or the server does not start. */
export const access = {
  getHealth: everyone,
  getReadiness: everyone,
  getOpenApi: everyone,
  getPage: everyone,
  signIn: everyone,
  signOut: self,
  getSession: self,
  changePassword: self,
  listTasks: { who: readers, rows: 'own-units' },
  countTasks: { who: readers, rows: 'own-units' },
  startTasks: { who: ['supervision', 'leader'], rows: 'office' },
  getTask: { who: readers, rows: 'own-units' },
  getTaskStanding: { who: readers, rows: 'own-units' },
  getTaskHistory: { who: readers, rows: 'own-units' },
  getTaskOnDay: { who: readers, rows: 'own-units' },
  actOnTask: { who: doers, rows: 'own-units' },
  // lamps: rules, calendar, why, past days, the wall map
  listLampRules: { who: readers, rows: 'office' },
  proposeLampRule: { who: ['supervision', 'leader'], rows: 'office' },
  rehearseLampRules: { who: ['supervision', 'leader'], rows: 'office' },
  adoptLampRule: { who: ['leader'], rows: 'office' },
  getLampColours: { who: readers, rows: 'office' },
  setLampColours: { who: ['supervision', 'leader'], rows: 'office' },
  getCalendar: { who: readers, rows: 'office' },
  enterHolidayNotice: { who: ['supervision', 'leader'], rows: 'office' },
  overrideDay: { who: ['supervision', 'leader'], rows: 'office' },
  getTaskLamp: { who: readers, rows: 'own-units' },
  listTasksOnDay: { who: readers, rows: 'own-units' },
  countTasksOnDay: { who: readers, rows: 'own-units' },
  getWall: { who: readers, rows: 'own-units' },
  // files and jobs
  uploadFile: { who: [...doers, 'operator'], rows: 'none' },
  listAttachments: { who: readers, rows: 'own-units' },
  attachFile: { who: doers, rows: 'own-units' },
  getAttachmentFile: { who: readers, rows: 'own-units' },
  withdrawAttachment: { who: doers, rows: 'own-units' },
  listJobs: { who: 'signed-in', rows: 'self' },
  getJob: { who: 'signed-in', rows: 'self' },
  followJob: { who: 'signed-in', rows: 'self' },
  cancelJob: { who: 'signed-in', rows: 'self' },
  // papers, their review, opinions on drafts, search
  bringPapers: { who: ['supervision'], rows: 'office' },
  listPapers: { who: readers, rows: 'own-units' },
  getPaper: { who: readers, rows: 'own-units' },
  lapsePaper: { who: ['supervision'], rows: 'office' },
  getPaperVersion: { who: readers, rows: 'own-units' },
  getPaperFile: { who: readers, rows: 'own-units' },
  getPaperChanges: { who: readers, rows: 'own-units' },
  explainPaper: { who: readers, rows: 'own-units' },
  decideFact: { who: ['supervision'], rows: 'office' },
  decideMeasure: { who: ['supervision'], rows: 'office' },
  acceptMeasure: { who: ['supervision'], rows: 'office' },
  undoFact: { who: ['supervision'], rows: 'office' },
  undoMeasure: { who: ['supervision'], rows: 'office' },
  listFactDecisions: { who: ['supervision', 'leader', 'auditor'], rows: 'office' },
  listMeasureDecisions: { who: ['supervision', 'leader', 'auditor'], rows: 'office' },
  answerQuestion: { who: ['supervision'], rows: 'office' },
  suggestUnits: { who: ['supervision'], rows: 'office' },
  listMeasuresWithoutDuty: { who: ['supervision', 'leader', 'auditor'], rows: 'office' },
  suggestDuties: { who: ['supervision', 'leader', 'auditor'], rows: 'office' },
  startMeasures: { who: ['supervision'], rows: 'office' },
  openRound: { who: ['supervision'], rows: 'office' },
  listRounds: { who: readers, rows: 'own-units' },
  getRound: { who: readers, rows: 'own-units' },
  endRound: { who: ['supervision'], rows: 'office' },
  giveOpinion: { who: ['supervision', 'liaison'], rows: 'own-units' },
  decideOpinion: { who: ['supervision'], rows: 'office' },
  search: { who: readers, rows: 'own-units' },
  rebuildSearch: { who: ['supervision', 'administrator'], rows: 'office' },
  // doubts about figures (数据疑点)
  listFindings: { who: overseers, rows: 'office' },
  countFindings: { who: overseers, rows: 'office' },
  // reporting
  getReporting: { who: readers, rows: 'own-units' },
  getBurden: { who: ['supervision', 'leader'], rows: 'office' },
  planReporting: { who: ['supervision'], rows: 'office' },
  listPeriods: { who: readers, rows: 'office' },
  decideOfPeriod: { who: ['supervision'], rows: 'office' },
  listReports: { who: readers, rows: 'own-units' },
  openReport: { who: ['liaison'], rows: 'own-units' },
  getReport: { who: readers, rows: 'own-units' },
  saveReport: { who: ['liaison'], rows: 'own-units' },
  passReport: { who: ['liaison'], rows: 'own-units' },
  listReportSteps: { who: ['liaison'], rows: 'own-units' },
  issueReport: { who: ['liaison'], rows: 'own-units' },
  judgeReport: { who: ['supervision'], rows: 'office' },
  correctReport: { who: ['liaison'], rows: 'own-units' },
  // units, people, accounts, offices
  listUnits: directory,
  findUnits: directory,
  getUnit: directory,
  listMembers: directory,
  getUnitHistory: directory,
  createUnit: keepers,
  changeUnit: keepers,
  endUnit: keepers,
  renameUnit: keepers,
  addUnitName: keepers,
  removeUnitName: keepers,
  addMember: keepers,
  endMember: keepers,
  recordSuccession: keepers,
  mergeUnits: keepers,
  listPeople: directory,
  getPerson: directory,
  getPersonHistory: directory,
  createPerson: keepers,
  changePerson: keepers,
  listAccounts: administrators,
  createAccount: administrators,
  getAccount: administrators,
  changeAccount: administrators,
  resetPassword: administrators,
  unlockAccount: administrators,
  setAccountState: administrators,
  grantRole: administrators,
  revokeRole: administrators,
  endSessions: administrators,
  getAccountHistory: administrators,
  listAccess: { who: ['administrator', 'auditor'], rows: 'office' },
  listTokens: self,
  createToken: self,
  revokeToken: self,
  listJurisdictions: directory,
  createJurisdiction: administrators,
  changeJurisdiction: administrators,
  moveJurisdiction: administrators,
  closeJurisdiction: administrators,
  // supervision: instructions, approvals, urging, checks, problems, meetings, notices, endings, worklists
  enterInstruction: { who: ['supervision', 'leader'], rows: 'office' },
  listInstructions: { who: overseers, rows: 'office' },
  getInstruction: { who: overseers, rows: 'office' },
  listApprovals: { who: readers, rows: 'own-units' },
  countApprovals: { who: readers, rows: 'own-units' },
  decideApprovals: { who: ['supervision', 'leader'], rows: 'office' },
  listSettings: { who: [...overseers, 'administrator'], rows: 'office' },
  enterSetting: { who: ['supervision', 'administrator'], rows: 'office' },
  listUrges: { who: readers, rows: 'own-units' },
  countUrges: { who: readers, rows: 'own-units' },
  urge: { who: ['supervision'], rows: 'office' },
  readUrge: { who: ['liaison'], rows: 'own-units' },
  answerUrge: { who: ['liaison'], rows: 'own-units' },
  listVerifications: { who: readers, rows: 'own-units' },
  countVerifications: { who: readers, rows: 'own-units' },
  planVerifications: { who: ['supervision'], rows: 'office' },
  getVerification: { who: readers, rows: 'own-units' },
  findVerification: { who: ['supervision'], rows: 'office' },
  cancelVerification: { who: ['supervision'], rows: 'office' },
  listDrawings: { who: overseers, rows: 'office' },
  drawSample: { who: ['supervision'], rows: 'office' },
  getDrawing: { who: overseers, rows: 'office' },
  listObjections: { who: readers, rows: 'own-units' },
  countObjections: { who: readers, rows: 'own-units' },
  raiseObjection: { who: ['supervision', 'liaison'], rows: 'own-units' },
  getObjection: { who: readers, rows: 'own-units' },
  planSecondLook: { who: ['supervision'], rows: 'office' },
  answerObjection: { who: ['supervision', 'leader'], rows: 'office' },
  withdrawObjection: { who: ['supervision', 'liaison'], rows: 'own-units' },
  listProblems: { who: readers, rows: 'own-units' },
  countProblems: { who: readers, rows: 'own-units' },
  getProblemTable: { who: readers, rows: 'own-units' },
  raiseProblem: { who: ['supervision', 'liaison'], rows: 'own-units' },
  getProblem: { who: readers, rows: 'own-units' },
  stepProblem: { who: doers, rows: 'own-units' },
  // a meeting is called for the whole office: a liaison sees its day, and the items and decisions of the own units
  listMeetings: { who: readers, rows: 'office' },
  countMeetings: { who: readers, rows: 'office' },
  callMeeting: { who: ['supervision', 'leader'], rows: 'office' },
  getMeeting: { who: readers, rows: 'office' },
  getPack: { who: overseers, rows: 'office' },
  getCandidates: { who: overseers, rows: 'office' },
  addItems: { who: doers, rows: 'office' },
  judgeItem: { who: ['supervision', 'leader'], rows: 'office' },
  signMeeting: { who: ['leader'], rows: 'office' },
  holdMeeting: { who: ['supervision'], rows: 'office' },
  recordDecisions: { who: ['supervision'], rows: 'office' },
  closeMeeting: { who: ['supervision'], rows: 'office' },
  listNotices: { who: readers, rows: 'own-units' },
  countNotices: { who: readers, rows: 'own-units' },
  listProposals: { who: overseers, rows: 'office' },
  draftNotice: { who: ['supervision'], rows: 'office' },
  getNotice: { who: readers, rows: 'own-units' },
  getSnapshot: { who: readers, rows: 'own-units' },
  amendNotice: { who: ['supervision'], rows: 'office' },
  rehearseNotice: { who: ['supervision'], rows: 'office' },
  signNotice: { who: ['leader'], rows: 'office' },
  issueNotice: { who: ['supervision'], rows: 'office' },
  dropNotice: { who: ['supervision', 'leader'], rows: 'office' },
  readNotice: { who: ['liaison'], rows: 'own-units' },
  answerNotice: { who: ['liaison'], rows: 'own-units' },
  mergeTasks: { who: ['supervision'], rows: 'office' },
  splitTask: { who: ['supervision'], rows: 'office' },
  carryOver: { who: ['supervision'], rows: 'office' },
  getToday: { who: overseers, rows: 'office' },
  getUnitPage: { who: readers, rows: 'own-units' },
  getLeaderPage: { who: overseers, rows: 'office' },
} as const satisfies Record<string, Access>;

export type Operation = keyof typeof access;

/** Whether a desk may call an operation at all; which rows it sees there is decided where they are read. */
export function mayCall(operation: Operation, desk: Desk): boolean {
  const { who } = access[operation] as Access;
  return who === 'everyone' || who === 'signed-in' || holds(desk, ...who);
}
