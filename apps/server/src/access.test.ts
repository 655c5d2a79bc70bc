import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../tests/form.js';
import { acceptPaper, startPaper, takeIn, versionNow } from '../tests/papers.js';
import { noProgrammeRows, programmeCalls, programmeRows } from '../tests/programme-calls.js';
import type { ProgrammeIds } from '../tests/programme-calls.js';
import { seats, testOffice } from '../tests/office.js';
import type { Office, Seat } from '../tests/office.js';
import { bondCalls, bondRows, noBondRows } from '../tests/payment-calls.js';
import type { BondIds } from '../tests/payment-calls.js';
import { noReportingRows, reportingCalls, reportingRows } from '../tests/reporting-calls.js';
import type { ReportingIds } from '../tests/reporting-calls.js';
import { noRows, supervisionCalls, supervisionRows } from '../tests/supervision-calls.js';
import type { SupervisionIds } from '../tests/supervision-calls.js';
import { access } from './access.js';
import type { Access, Operation } from './access.js';

/** What the calls below are about: rows of 市住建局 that 市财政局 has no part in. */
interface Ids extends SupervisionIds, BondIds, ReportingIds, ProgrammeIds {
  attachment: string;
  /** A paper that gave 市住建局 a task, with a measure, a fact and a question of it; a round that asks 市住建局. */
  paper: string;
  measure: string;
  fact: string;
  question: string;
  round: string;
  opinion: string;
  unit: string;
  report: string;
}

let office: Office;
let upload: InjectOptions;
let papers: InjectOptions;
const ISSUED =
  '临江市人民政府\n关于印发《绿化措施》的通知\n临政发〔2026〕5号\n各区县：\n一、扩绿\n1.新建口袋公园20个。';
const DRAFT = ISSUED.replace('《绿化措施》', '《绿化措施（征求意见稿）》').replace('5号', '6号');
const NOWHERE = '01890000-0000-7000-8000-000000000000';
const ids: Ids = {
  ...noRows,
  ...noBondRows,
  ...noReportingRows,
  ...noProgrammeRows,
  attachment: '',
  paper: '',
  measure: '',
  fact: '',
  question: '',
  round: '',
  opinion: '',
  unit: '',
  report: '',
};

beforeAll(async () => {
  office = await testOffice();
  const { started } = await office.get<{ started: { id: string }[] }>('supervision', {
    method: 'POST',
    url: '/api/tasks',
    payload: {
      tasks: [
        {
          title: '建成口袋公园',
          origin: { kind: 'hand', source: '督查室' },
          establish: true,
          duties: [{ unit: office.units.housing, role: 'lead' }],
        },
      ],
    },
  });
  ids.task = started[0]!.id;
  upload = await formOf('/api/files', [['file', '方案.txt', '实施方案']]);
  const file = await office.get<{ id: string }>('housing', upload);
  const attached = await office.get<{ id: string }>('housing', {
    method: 'POST',
    url: '/api/attachments',
    payload: { subjectKind: 'task', subjectId: ids.task, fileId: file.id, title: '方案' },
  });
  ids.attachment = attached.id;
  Object.assign(ids, await supervisionRows(office, ids.task));
  Object.assign(ids, await bondRows(office));
  Object.assign(ids, await reportingRows(office, ids.task));
  Object.assign(ids, await programmeRows(office));
  papers = await formOf('/api/papers', [
    ['file', '通知.txt', '各单位：\n请于2026年6月底前完成自查，建立台账，按月报送。'],
  ]);
  const [taken] = await takeIn(office, [['file', '措施.txt', `${ISSUED}（牵头单位：市住建局）`]]);
  ids.paper = taken!.paperId;
  await acceptPaper(office, ids.paper);
  await startPaper(office, ids.paper);
  const [other] = await takeIn(office, [['file', '征求意见.txt', `${DRAFT}（牵头单位：市林业站）`]]);
  const { measures, facts, questions } = await versionNow(office, other!.paperId);
  ids.measure = measures[0]!.id;
  ids.fact = facts[0]!.id;
  ids.question = questions[0]!.id;
  const round = await office.get<{ id: string }>('supervision', {
    method: 'POST',
    url: `/api/papers/${other!.paperId}/rounds`,
    payload: { title: '第一轮', due: '2026-03-20', unitIds: [office.units.housing] },
  });
  ids.round = round.id;
  const opinion = await office.get<{ id: string }>('housing', {
    method: 'POST',
    url: `/api/rounds/${ids.round}/opinions`,
    payload: { unitId: office.units.housing, text: '建议写明标准' },
  });
  ids.opinion = opinion.id;
  ids.unit = office.units.housing;
  const draft = await office.get<{ id: string }>('housing', {
    method: 'POST',
    url: '/api/reports',
    payload: { taskId: ids.task, unitId: ids.unit, period: 'month:2026-03-31' },
  });
  ids.report = draft.id;
});
afterAll(() => office?.close());

/** A write that names a version which is not the latest, so that nothing comes of it where it is let in. */
const write = (url: string, payload: object): InjectOptions => ({
  method: 'POST',
  url,
  headers: { 'if-match': '"99"' },
  payload,
});
/** A row that is not there, and a version of it. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
const SEEN = { 'if-match': '"1"' };

/** A version that no row has: whoever may is refused for that alone. */
const LATE = { 'if-match': '"99"' };

/** How each operation is called: about a row above where it is about one. */
const calls: Readonly<Record<Operation, (ids: Ids) => InjectOptions>> = {
  ...supervisionCalls,
  ...bondCalls,
  ...reportingCalls,
  getHealth: () => ({ url: '/healthz' }),
  getReadiness: () => ({ url: '/readyz' }),
  getOpenApi: () => ({ url: '/api/openapi.json' }),
  getErrorPage: () => ({ url: '/api/errors' }),
  getPage: () => ({ url: '/ledger' }),
  signIn: () => ({ method: 'POST', url: '/api/session', payload: { office: 'x', login: 'x', password: 'x' } }),
  signOut: () => ({ method: 'DELETE', url: '/api/session' }),
  getSession: () => ({ url: '/api/session' }),
  changePassword: () => ({
    method: 'POST',
    url: '/api/session/password',
    payload: { old: 'x', fresh: 'x' },
  }),
  listTasks: () => ({ url: '/api/tasks' }),
  countTasks: () => ({ url: '/api/tasks/count' }),
  getDivisionMap: () => ({ url: '/api/division-map' }),
  enterDivisionMap: () => ({
    method: 'PUT',
    url: '/api/division-map',
    payload: { approvalNumber: '一号', file: null },
  }),
  removeDivisionMap: () => ({ method: 'DELETE', url: '/api/division-map' }),
  getSamples: () => ({ url: '/api/samples' }),
  getFirstSteps: () => ({ url: '/api/samples/steps' }),
  removeSamples: () => ({ method: 'POST', url: '/api/samples/removal' }),
  groupTasks: () => ({ url: '/api/tasks/groups?by=unit' }),
  exportTasks: () => ({ url: '/api/tasks/sheet' }),
  startTasks: () => ({
    method: 'POST',
    url: '/api/tasks',
    payload: { tasks: [{ title: '一', origin: { kind: 'hand', source: '督查室' } }] },
  }),
  importTasks: () => ({
    method: 'POST',
    url: '/api/tasks/import',
    payload: { rows: [{ title: '一', origin: { kind: 'import', source: '督查室' } }] },
  }),
  getTask: ({ task }) => ({ url: `/api/tasks/${task}` }),
  getTaskStanding: ({ task }) => ({ url: `/api/tasks/${task}/standing` }),
  getTaskHistory: ({ task }) => ({ url: `/api/tasks/${task}/history` }),
  correctEntry: ({ task }) => write(`/api/tasks/${task}/corrections`, { entry: NOBODY, instead: null, reason: '录错' }),
  getTaskOnDay: ({ task }) => ({ url: `/api/tasks/${task}/days/2026-03-03` }),
  listLampRules: () => ({ url: '/api/lamp-rules' }),
  proposeLampRule: () => ({
    method: 'POST',
    url: '/api/lamp-rules',
    payload: { rule: 'deadline', from: '2026-04-01', source: '临督〔2026〕3号', numbers: { yellowDays: 5 } },
  }),
  rehearseLampRules: () => ({
    method: 'POST',
    url: '/api/lamp-rules/rehearsals',
    payload: { proposals: [NOWHERE] },
  }),
  adoptLampRule: () => ({
    method: 'POST',
    url: `/api/lamp-rules/${NOWHERE}/adoption`,
    headers: { 'if-match': '"1"' },
  }),
  getLampColours: () => ({ url: '/api/lamp-colours' }),
  setLampColours: () => ({
    method: 'PUT',
    url: '/api/lamp-colours',
    payload: Object.fromEntries(
      ['green', 'yellow', 'red', 'grey'].map((colour) => [colour, { name: colour, meaning: '' }]),
    ),
  }),
  getCalendar: () => ({ url: '/api/calendar?from=2026-03-01&to=2026-03-31' }),
  enterHolidayNotice: () => ({
    method: 'POST',
    url: '/api/calendar/notices',
    payload: { year: 2028, source: '放假安排', rest: [], working: [] },
  }),
  overrideDay: () => ({
    method: 'POST',
    url: '/api/calendar/days',
    payload: { day: '2026-03-16', working: true, reason: '照常上班' },
  }),
  getTaskLamp: ({ task }) => ({ url: `/api/tasks/${task}/lamp` }),
  listTasksOnDay: () => ({ url: '/api/days/2026-03-01/tasks' }),
  countTasksOnDay: () => ({ url: '/api/days/2026-03-01/tasks/count' }),
  getWall: () => ({ url: '/api/wall' }),
  actOnTask: ({ task }) => ({
    method: 'POST',
    url: `/api/tasks/${task}/actions`,
    headers: { 'if-match': '"99"' },
    payload: { deed: { action: 'archive' } },
  }),
  // files and jobs
  uploadFile: () => upload,
  listAttachments: ({ task }) => ({ url: `/api/attachments?subjectKind=task&subjectId=${task}` }),
  attachFile: ({ task }) => ({
    method: 'POST',
    url: '/api/attachments',
    payload: { subjectKind: 'task', subjectId: task, fileId: NOWHERE, title: '附件' },
  }),
  getAttachmentFile: ({ attachment }) => ({ url: `/api/attachments/${attachment}/file` }),
  withdrawAttachment: ({ attachment }) => ({
    method: 'POST',
    url: `/api/attachments/${attachment}/withdrawal`,
    payload: { reason: '传错了' },
  }),
  listJobs: () => ({ url: '/api/jobs' }),
  getJob: () => ({ url: `/api/jobs/${NOWHERE}` }),
  followJob: () => ({ url: `/api/jobs/${NOWHERE}/events` }),
  cancelJob: () => ({ method: 'POST', url: `/api/jobs/${NOWHERE}/cancellation` }),
  // papers, their review, opinions on drafts, search
  bringPapers: () => papers,
  listPapers: () => ({ url: '/api/papers' }),
  getPaper: ({ paper }) => ({ url: `/api/papers/${paper}` }),
  previewRemoval: ({ paper }) => ({ url: `/api/papers/${paper}/removal` }),
  removePaper: () => write(`/api/papers/${NOBODY}/removal`, { because: 'classified' }),
  lapsePaper: ({ paper }) => write(`/api/papers/${paper}/lapse`, { on: '2026-03-03' }),
  getPaperVersion: ({ paper }) => ({ url: `/api/papers/${paper}/versions/1` }),
  getPaperFile: ({ paper }) => ({ url: `/api/papers/${paper}/versions/1/file` }),
  getPaperChanges: ({ paper }) => ({ url: `/api/papers/${paper}/versions/1/changes` }),
  explainPaper: ({ paper }) => ({ url: `/api/papers/${paper}/versions/1/explanation?start=0&end=9` }),
  listFollowing: ({ paper }) => ({ url: `/api/papers/${paper}/following` }),
  listDroppedPromises: ({ paper }) => ({ url: `/api/dropped-promises?paper=${paper}` }),
  countDroppedPromises: () => ({ url: '/api/dropped-promises/count?fate=undecided' }),
  decideDroppedPromise: () => write(`/api/dropped-promises/${NOBODY}/decision`, { fate: 'kept', reason: '仍要办' }),
  followSame: ({ paper }) => ({
    method: 'POST',
    url: `/api/papers/${paper}/following`,
    payload: { tasks: [{ id: NOBODY, version: 1, measureId: NOBODY, seen: 1 }] },
  }),
  followVersion: ({ task, measure }) => write(`/api/tasks/${task}/following`, { measureId: measure, seen: 1 }),
  decideFact: ({ fact }) => write(`/api/facts/${fact}/decisions`, { decision: 'accepted' }),
  decideMeasure: ({ measure }) => write(`/api/measures/${measure}/decisions`, { decision: 'accepted' }),
  acceptMeasure: ({ measure }) => write(`/api/measures/${measure}/acceptance`, {}),
  undoFact: ({ fact }) => write(`/api/facts/${fact}/undo`, {}),
  undoMeasure: ({ measure }) => write(`/api/measures/${measure}/undo`, {}),
  listFactDecisions: ({ fact }) => ({ url: `/api/facts/${fact}/decisions` }),
  listMeasureDecisions: ({ measure }) => ({ url: `/api/measures/${measure}/decisions` }),
  answerQuestion: ({ question }) => write(`/api/questions/${question}/answer`, { answer: { kind: 'none' } }),
  suggestUnits: ({ question }) => ({ url: `/api/questions/${question}/suggestions` }),
  listMeasuresWithoutDuty: () => ({ url: '/api/measures/without-duty' }),
  countMeasuresWithoutDuty: () => ({ url: '/api/measures/without-duty/count' }),
  suggestDuties: ({ measure }) => ({ url: `/api/measures/${measure}/suggestions` }),
  startMeasures: ({ paper }) => write(`/api/papers/${paper}/tasks`, {}),
  openRound: ({ paper, unit }) =>
    write(`/api/papers/${paper}/rounds`, { title: '一', due: '2026-03-20', unitIds: [unit] }),
  listRounds: ({ paper }) => ({ url: `/api/papers/${paper}/rounds` }),
  listEveryRound: () => ({ url: '/api/rounds' }),
  getRound: ({ round }) => ({ url: `/api/rounds/${round}` }),
  endRound: ({ round }) => write(`/api/rounds/${round}/end`, { closed: false }),
  giveOpinion: ({ round, unit }) => write(`/api/rounds/${round}/opinions`, { unitId: unit, text: null }),
  decideOpinion: ({ opinion }) => write(`/api/opinions/${opinion}/decision`, { outcome: 'adopted' }),
  search: () => ({ url: `/api/search?q=${encodeURIComponent('公园')}` }),
  rebuildSearch: () => write('/api/search/rebuild', {}),
  getReporting: ({ task }) => ({ url: `/api/tasks/${task}/reporting` }),
  getBurden: ({ task }) => ({ url: `/api/tasks/${task}/reporting/burden?kind=month` }),
  planReporting: ({ task }) => ({
    method: 'PUT',
    url: `/api/tasks/${task}/reporting`,
    headers: LATE,
    payload: { basis: '通知', reporting: null },
  }),
  listPeriods: () => ({ url: '/api/periods?from=2026-03-01&to=2026-03-31' }),
  decideOfPeriod: () => ({
    method: 'PUT',
    url: '/api/periods/month:2026-03-31',
    headers: LATE,
    payload: { action: 'close' },
  }),
  listReports: () => ({ url: '/api/reports' }),
  openReport: ({ task, unit }) => ({
    method: 'POST',
    url: '/api/reports',
    payload: { taskId: task, unitId: unit, period: 'month:2026-03-31' },
  }),
  getReport: ({ report }) => ({ url: `/api/reports/${report}` }),
  saveReport: ({ report }) => ({
    method: 'PUT',
    url: `/api/reports/${report}`,
    headers: LATE,
    payload: { text: '一' },
  }),
  passReport: ({ report }) => ({
    method: 'POST',
    url: `/api/reports/${report}/steps`,
    headers: LATE,
    payload: { to: 'next' },
  }),
  getBurdenMeter: () => ({ url: '/api/burden' }),
  getHealthChecks: () => ({ url: '/api/health' }),
  listBackups: () => ({ url: '/api/backups' }),
  makeBackup: () => ({ method: 'POST', url: '/api/backups' }),
  getHistory: ({ meeting }) => ({ url: `/api/history/meeting/${meeting}` }),
  listFindings: () => ({ url: '/api/findings' }),
  countFindings: () => ({ url: '/api/findings/count' }),
  listReportSteps: ({ report }) => ({ url: `/api/reports/${report}/steps` }),
  issueReport: ({ report }) => ({ method: 'POST', url: `/api/reports/${report}/issue`, headers: LATE }),
  judgeReport: ({ report }) => ({
    method: 'POST',
    url: `/api/reports/${report}/judgement`,
    headers: LATE,
    payload: { accepted: true },
  }),
  correctReport: ({ report }) => ({
    method: 'POST',
    url: `/api/reports/${report}/corrections`,
    headers: LATE,
    payload: { content: { text: '一' }, reason: '笔误' },
  }),
  ...programmeCalls,
  // units, people, accounts, offices: nobody's, so that no call changes what the others ask for
  listUnits: () => ({ url: '/api/units' }),
  findUnits: () => ({ method: 'POST', url: '/api/units/named', payload: { names: ['市财政局'] } }),
  getUnit: () => ({ url: `/api/units/${NOBODY}` }),
  listMembers: () => ({ url: `/api/units/${NOBODY}/members` }),
  getUnitHistory: () => ({ url: `/api/units/${NOBODY}/history` }),
  getRegisterTemplate: () => ({ url: '/api/register/template' }),
  importRegister: () => ({ ...papers, url: '/api/register/import' }),
  getRegisterCorrections: () => ({ ...papers, url: '/api/register/corrections' }),
  createUnit: () => ({
    method: 'POST',
    url: '/api/units',
    payload: { name: '市财政局', kind: 'department', relation: 'supervised' },
  }),
  changeUnit: () => ({ method: 'PATCH', url: `/api/units/${NOBODY}`, headers: SEEN, payload: { league: '一组' } }),
  endUnit: () => ({
    method: 'POST',
    url: `/api/units/${NOBODY}/ending`,
    headers: SEEN,
    payload: { until: '2026-04-01' },
  }),
  renameUnit: () => ({
    method: 'POST',
    url: `/api/units/${NOBODY}/renaming`,
    payload: { name: '新名', from: '2026-04-01' },
  }),
  addUnitName: () => ({
    method: 'POST',
    url: `/api/units/${NOBODY}/names`,
    payload: { name: '别名', kind: 'alias' },
  }),
  removeUnitName: () => ({ method: 'DELETE', url: `/api/units/${NOBODY}/names/${NOBODY}` }),
  addMember: () => ({ method: 'POST', url: `/api/units/${NOBODY}/members`, payload: { unitId: NOBODY } }),
  endMember: () => ({
    method: 'POST',
    url: `/api/units/${NOBODY}/members/${NOBODY}/ending`,
    payload: { until: '2026-04-01' },
  }),
  recordSuccession: () => ({
    method: 'POST',
    url: `/api/units/${NOBODY}/successors`,
    payload: { successorId: NOBODY, kind: 'merged', onDay: '2026-04-01' },
  }),
  mergeUnits: () => ({ method: 'POST', url: `/api/units/${NOBODY}/merging`, payload: { goesId: NOBODY } }),
  listPeople: () => ({ url: '/api/people' }),
  getPerson: () => ({ url: `/api/people/${NOBODY}` }),
  getPersonHistory: () => ({ url: `/api/people/${NOBODY}/history` }),
  createPerson: () => ({ method: 'POST', url: '/api/people', payload: { name: '江某' } }),
  changePerson: () => ({ method: 'PATCH', url: `/api/people/${NOBODY}`, headers: SEEN, payload: { post: '科长' } }),
  listAccounts: () => ({ url: '/api/accounts' }),
  createAccount: () => ({
    method: 'POST',
    url: '/api/accounts',
    payload: { login: 'finance', name: '甲', roles: [{ role: 'auditor' }] },
  }),
  getAccount: () => ({ url: `/api/accounts/${NOBODY}` }),
  changeAccount: () => ({ method: 'PATCH', url: `/api/accounts/${NOBODY}`, headers: SEEN, payload: { name: '乙' } }),
  resetPassword: () => ({ method: 'POST', url: `/api/accounts/${NOBODY}/password` }),
  unlockAccount: () => ({ method: 'POST', url: `/api/accounts/${NOBODY}/unlocking` }),
  setAccountState: () => ({ method: 'PUT', url: `/api/accounts/${NOBODY}/state`, payload: { state: 'active' } }),
  grantRole: () => ({ method: 'POST', url: `/api/accounts/${NOBODY}/roles`, payload: { role: 'auditor' } }),
  revokeRole: () => ({ method: 'DELETE', url: `/api/accounts/${NOBODY}/roles/${NOBODY}` }),
  endSessions: () => ({ method: 'DELETE', url: `/api/accounts/${NOBODY}/sessions` }),
  getAccountHistory: () => ({ url: `/api/accounts/${NOBODY}/history` }),
  listAccess: () => ({ url: '/api/access-log' }),
  listTokens: () => ({ url: '/api/tokens' }),
  createToken: () => ({
    method: 'POST',
    url: '/api/tokens',
    payload: { name: '程序', scopes: ['read'], expiresAt: '2026-04-01T00:00:00Z' },
  }),
  revokeToken: () => ({ method: 'DELETE', url: `/api/tokens/${NOBODY}` }),
  listWebhooks: () => ({ url: '/api/webhooks' }),
  createWebhook: () => ({
    method: 'POST',
    url: '/api/webhooks',
    payload: { name: '一体化平台', address: 'https://127.0.0.1/', events: ['task'] },
  }),
  switchWebhook: () => ({ method: 'PUT', url: `/api/webhooks/${NOBODY}/state`, payload: { state: 'off' } }),
  listWebhookDeliveries: () => ({ url: `/api/webhooks/${NOBODY}/deliveries` }),
  listJurisdictions: () => ({ url: '/api/jurisdictions' }),
  createJurisdiction: () => ({
    method: 'POST',
    url: '/api/jurisdictions',
    payload: { code: 'elsewhere', name: '别处', shortName: '别处', level: 'county', under: 999_999 },
  }),
  changeJurisdiction: () => ({ method: 'PATCH', url: '/api/jurisdictions/999999', headers: SEEN, payload: {} }),
  moveJurisdiction: () => ({
    method: 'POST',
    url: '/api/jurisdictions/999999/moving',
    headers: SEEN,
    payload: { under: 999_999 },
  }),
  closeJurisdiction: () => ({
    method: 'POST',
    url: '/api/jurisdictions/999999/closing',
    headers: SEEN,
    payload: { on: null },
  }),
};

/** Signing out would take the seat's cookie from the tests after it. */
const LAST: readonly Operation[] = ['signOut'];
const operations = (Object.keys(access) as Operation[]).sort(
  (a, b) => Number(LAST.includes(a)) - Number(LAST.includes(b)),
);

/** Whether an operation is about one row: its address or body changes with the row. */
const isAboutARow = (operation: Operation): boolean => {
  const every = (word: string): Ids => Object.fromEntries(Object.keys(ids).map((key) => [key, word])) as unknown as Ids;
  return JSON.stringify(calls[operation](every('a'))) !== JSON.stringify(calls[operation](every('b')));
};

const may = (operation: Operation, seat: Seat): boolean => {
  const { who } = access[operation] as Access;
  return who === 'everyone' || who === 'signed-in' || seats[seat].some(({ role }) => who.includes(role));
};

describe('the table of access', () => {
  it('has a row for every address, and an address for every row', async () => {
    const document = await office.get<{ paths: Record<string, Record<string, { operationId?: string }>> }>(
      'supervision',
      '/api/openapi.json',
    );
    const served = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
    const hidden: Operation[] = ['getOpenApi', 'getPage', 'getErrorPage'];
    expect([...served, ...hidden].sort()).toEqual(Object.keys(access).sort());
  });

  it('shows a liaison the own units’ rows only, in lists and counts too', async () => {
    const mine = await office.get<{ rows: { id: string }[] }>('housing', '/api/tasks');
    expect(mine.rows.map(({ id }) => id)).toContain(ids.task);
    expect(await office.get('finance', '/api/tasks')).toEqual({ rows: [], next: null });
    for (const list of ['approvals', 'urges', 'verifications', 'objections', 'problems', 'notices']) {
      expect(await office.get('finance', `/api/${list}`)).toEqual({ rows: [], next: null });
      expect(await office.get('finance', `/api/${list}/count`)).toEqual({ count: 0 });
    }
    expect(await office.get('finance', `/api/meetings/${ids.meeting}`)).toMatchObject({ items: [], decisions: [] });
    for (const list of ['reports', 'missing-reports', 'indicator-plans'])
      expect(await office.get('finance', `/api/${list}/count`)).toEqual({ count: 0 });
    expect(await office.get('finance', '/api/bond-projects')).toEqual({ rows: [], next: null });
    const projects = '/api/programmes/presold-homes/registers/projects/records';
    expect(await office.get('finance', projects)).toEqual({ rows: [], next: null, total: 0 });
    expect(await office.get('housing', projects)).toMatchObject({ rows: [{ id: ids.record }], total: 1 });
    expect(await office.get('finance', '/api/tasks/count')).toEqual({ green: 0, yellow: 0, red: 0, grey: 0 });
  });

  const closed = operations.filter((operation) => access[operation].who !== 'everyone');
  it.each(closed)('%s asks to sign in', async (operation) => {
    const answer = await office.ask(null, calls[operation](ids));
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in']);
  });

  const aboutARow = operations.filter((operation) => access[operation].rows === 'own-units' && isAboutARow(operation));
  it.each(aboutARow)('%s shows nothing of other units', async (operation) => {
    const answer = await office.ask('finance', calls[operation](ids));
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });

  describe.each(operations)('%s', (operation) => {
    it.each(Object.keys(seats) as Seat[])('as %s', async (seat) => {
      const answer = await office.ask(seat, calls[operation](ids));
      const code = answer.body.startsWith('{') ? (answer.json() as { code?: string }).code : undefined;
      expect(answer.statusCode).toBeLessThan(500);
      if (may(operation, seat)) expect(code).not.toBe('not-allowed');
      else expect([answer.statusCode, code]).toEqual([403, 'not-allowed']);
    });
  });
});
