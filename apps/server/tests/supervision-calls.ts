import { newId } from '@luoshi/ledger';
import type { InjectOptions } from 'fastify';
import type { Operation } from '../src/access.js';
import type { Office, Seat } from './office.js';

/** Rows of a task of 市住建局 that 市财政局 has no part in, for the table of access; `finance` is who asks. */
export const noRows = {
  task: '',
  urge: '',
  check: '',
  objection: '',
  problem: '',
  notice: '',
  meeting: '',
  item: '',
  drawing: '',
  instruction: '',
  leader: '',
  unit: '',
  finance: '',
};
export type SupervisionIds = typeof noRows;

/** A leader as a post; most have no account. */
export async function leaderOf({ store, jurisdiction }: Office, name: string): Promise<string> {
  const id = newId();
  const person = { jurisdiction_id: jurisdiction, id, name, pinyin_key: name, in_office: '[2020-01-01,)' };
  await store.db.insertInto('person').values(person).execute();
  return id;
}

export const post = (url: string, payload: object, version?: number): InjectOptions => ({
  method: 'POST',
  url,
  payload,
  ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
});

/** Makes one row of every kind about a task of 市住建局. */
export async function supervisionRows(office: Office, task: string): Promise<SupervisionIds> {
  const { housing, finance } = office.units;
  const made = async (seat: Seat, url: string, payload: object): Promise<string> =>
    (await office.get<{ id: string }>(seat, post(url, payload))).id;
  const leader = await leaderOf(office, '甲副市长');
  await office.get('supervision', post('/api/urges', { about: { tasks: [task] }, text: '请抓紧' }));
  const urges = await office.get<{ rows: { id: string }[] }>('supervision', '/api/urges');
  const check = { about: { tasks: [task] }, means: 'site' };
  const checks = await office.get<{ ids: string[] }>('supervision', post('/api/verifications', check));
  const meeting = await made('supervision', '/api/meetings', { title: '月调度会', heldOn: '2026-03-20' });
  const item = { items: [{ title: '口袋公园', task }] };
  const items = await office.get<{ ids: string[] }>('supervision', post(`/api/meetings/${meeting}/items`, item));
  return {
    task,
    urge: urges.rows[0]!.id,
    check: checks.ids[0]!,
    objection: await made('housing', '/api/objections', {
      about: 'duty',
      subject: task,
      unit: housing,
      text: '非我局职责',
    }),
    problem: await made('housing', '/api/problems', { task, unit: housing, kind: 'land', title: '缺用地指标' }),
    notice: await made('supervision', '/api/notices', {
      kind: 'supervision-letter',
      title: '督办函',
      text: '请加快办理',
      tasks: [task],
      units: [housing],
    }),
    meeting,
    item: items.ids[0]!,
    drawing: await made('supervision', '/api/drawings', {
      of: 'names',
      title: '入户',
      strata: [{ name: '东湖区', members: ['一号楼', '二号楼'], rate: '50' }],
    }),
    instruction: await made('supervision', '/api/instructions', {
      leader,
      text: '请市住建局阅处。',
      on: '2026-03-02',
      tasks: [{}],
    }),
    leader,
    unit: housing,
    finance,
  };
}

/** Of what the calls are about where the words of the call must be right for the row to be looked at. */
const STALE = 99;

/** How each operation of supervision is called. */
export const supervisionCalls = {
  enterInstruction: ({ leader }) => post('/api/instructions', { leader, text: '请阅', on: '2026-03-02', tasks: [{}] }),
  listInstructions: () => ({ url: '/api/instructions' }),
  getInstruction: ({ instruction }) => ({ url: `/api/instructions/${instruction}` }),
  listApprovals: () => ({ url: '/api/approvals' }),
  countApprovals: () => ({ url: '/api/approvals/count' }),
  decideApprovals: ({ task }) =>
    post('/api/approvals/decisions', { decisions: [{ id: task, granted: false, reason: '不同意' }] }),
  listSettings: () => ({ url: '/api/settings' }),
  enterSetting: () => ({ method: 'PUT', url: '/api/settings/none', payload: { value: 1, from: '2026-01-01' } }),
  listUrges: () => ({ url: '/api/urges' }),
  countUrges: () => ({ url: '/api/urges/count' }),
  urge: ({ task }) => post('/api/urges', { about: { tasks: [task] }, text: '请抓紧' }),
  readUrge: ({ urge }) => post(`/api/urges/${urge}/receipt`, {}),
  answerUrge: ({ urge }) => post(`/api/urges/${urge}/answer`, { text: '正在办理' }),
  listVerifications: () => ({ url: '/api/verifications' }),
  countVerifications: () => ({ url: '/api/verifications/count' }),
  planVerifications: ({ task }) => post('/api/verifications', { about: { tasks: [task] }, means: 'phone' }),
  getVerification: ({ check }) => ({ url: `/api/verifications/${check}` }),
  findVerification: ({ check, task }) =>
    post(`/api/verifications/${check}/finding`, { finding: 'true', text: '属实', evidence: [task] }, STALE),
  cancelVerification: ({ check }) => post(`/api/verifications/${check}/cancellation`, { reason: '改期' }, STALE),
  listDrawings: () => ({ url: '/api/drawings' }),
  drawSample: () => post('/api/drawings', { of: 'tasks', title: '抽查', filter: {}, rate: '20' }),
  getDrawing: ({ drawing }) => ({ url: `/api/drawings/${drawing}` }),
  listObjections: () => ({ url: '/api/objections' }),
  countObjections: () => ({ url: '/api/objections/count' }),
  raiseObjection: ({ task, finance }) =>
    post('/api/objections', { about: 'lamp', subject: task, unit: finance, text: '已按期报送' }),
  getObjection: ({ objection }) => ({ url: `/api/objections/${objection}` }),
  planSecondLook: ({ objection }) => post(`/api/objections/${objection}/second-look`, { means: 'site' }, STALE),
  answerObjection: ({ objection }) =>
    post(`/api/objections/${objection}/answer`, { state: 'rejected', answer: '维持' }, STALE),
  withdrawObjection: ({ objection }) => post(`/api/objections/${objection}/withdrawal`, {}, STALE),
  listProblems: () => ({ url: '/api/problems' }),
  countProblems: () => ({ url: '/api/problems/count' }),
  getProblemTable: () => ({ url: '/api/problems/table' }),
  raiseProblem: ({ task, finance }) => post('/api/problems', { task, unit: finance, kind: 'money', title: '缺资金' }),
  getProblem: ({ problem }) => ({ url: `/api/problems/${problem}` }),
  stepProblem: ({ problem }) => post(`/api/problems/${problem}/steps`, { step: 'claim' }, STALE),
  listMeetings: () => ({ url: '/api/meetings' }),
  countMeetings: () => ({ url: '/api/meetings/count' }),
  callMeeting: () => post('/api/meetings', { title: '专题会', kind: 'special', heldOn: '2026-03-20' }),
  getMeeting: ({ meeting }) => ({ url: `/api/meetings/${meeting}` }),
  getPack: ({ meeting }) => ({ url: `/api/meetings/${meeting}/pack` }),
  getPackFile: ({ meeting }) => ({ url: `/api/meetings/${meeting}/pack/file` }),
  getCandidates: ({ meeting }) => ({ url: `/api/meetings/${meeting}/candidates` }),
  addItems: ({ meeting, finance }) =>
    post(`/api/meetings/${meeting}/items`, { items: [{ title: '资金统筹', unit: finance }] }),
  judgeItem: ({ meeting, item }) => post(`/api/meetings/${meeting}/items/${item}/judgement`, { admitted: true }, STALE),
  signMeeting: ({ meeting }) => post(`/api/meetings/${meeting}/signature`, {}, STALE),
  holdMeeting: ({ meeting }) => post(`/api/meetings/${meeting}/holding`, {}, STALE),
  recordDecisions: ({ meeting }) => ({
    ...post(`/api/meetings/${meeting}/decisions`, { decisions: [] }, STALE),
    method: 'PUT',
  }),
  closeMeeting: ({ meeting }) => post(`/api/meetings/${meeting}/closing`, {}, STALE),
  listNotices: () => ({ url: '/api/notices' }),
  countNotices: () => ({ url: '/api/notices/count' }),
  listProposals: () => ({ url: '/api/notices/proposals' }),
  draftNotice: ({ task, finance }) =>
    post('/api/notices', { kind: 'request-letter', title: '商请函', text: '请支持', tasks: [task], units: [finance] }),
  getNotice: ({ notice }) => ({ url: `/api/notices/${notice}` }),
  getSnapshot: ({ notice }) => ({ url: `/api/notices/${notice}/snapshot` }),
  getNoticeFile: ({ notice }) => ({ url: `/api/notices/${notice}/file` }),
  amendNotice: ({ notice, finance }) => ({
    ...post(`/api/notices/${notice}`, { title: '督办函', text: '请加快', units: [finance] }, STALE),
    method: 'PUT',
  }),
  rehearseNotice: ({ notice }) => post(`/api/notices/${notice}/rehearsal`, { until: '2026-03-10' }, STALE),
  signNotice: ({ notice }) => post(`/api/notices/${notice}/signature`, {}, STALE),
  issueNotice: ({ notice }) => post(`/api/notices/${notice}/issue`, {}, STALE),
  dropNotice: ({ notice }) => post(`/api/notices/${notice}/dropping`, { reason: '不再需要' }, STALE),
  readNotice: ({ notice, finance }) => post(`/api/notices/${notice}/receipt`, { unit: finance }),
  answerNotice: ({ notice, finance }) => post(`/api/notices/${notice}/answer`, { unit: finance, text: '已办' }),
  mergeTasks: ({ task }) => post(`/api/tasks/${task}/merging`, { from: [{ id: task, version: 1 }], reason: '重复' }),
  splitTask: ({ task }) =>
    post(`/api/tasks/${task}/splitting`, { reason: '分头办理', pieces: [{ title: '一' }, { title: '二' }] }, STALE),
  carryOver: ({ task }) =>
    post('/api/tasks/carrying-over', {
      tasks: [{ id: task, version: STALE }],
      due: { day: '2027-06-30' },
      reason: '未完',
    }),
  getToday: () => ({ url: '/api/worklists/today' }),
  getUnitPage: ({ unit }) => ({ url: `/api/worklists/units/${unit}` }),
  getLeaderPage: ({ leader }) => ({ url: `/api/worklists/leaders/${leader}` }),
} as const satisfies Partial<Record<Operation, (ids: SupervisionIds) => InjectOptions>>;
