import { bondMoney, opinionRound } from './money-scene.js';
import type { Stage } from './stage.js';

/** A made-up paper of 临江市 whose measures name their units: what the scene and the journeys live on. */
export const PAPER = `临江市2025年重点督办事项
临江市人民政府办公室关于印发《临江市2025年重点督办事项》的通知
临政办〔2025〕21号
各区、县人民政府，市政府各部门：
《临江市2025年重点督办事项》已经市政府同意，现印发给你们，请抓好落实。
临江市人民政府办公室
2025年4月15日
一、项目建设
1.推进老旧小区改造。6月底前完成老旧小区改造40个，惠及居民1.2万户。（牵头单位：市住建局；配合单位：市财政局、东湖区）
2.加快口袋公园建设。全年新建口袋公园50个，9月底前全部开工。（牵头单位：市城管局；配合单位：市住建局）
3.推进滨江快速路二期。12月底前主线建成通车，完成投资18亿元。（牵头单位：市住建局；配合单位：市资规局、市财政局）
4.盘活闲置用地。8月底前处置闲置用地3200亩。（牵头单位：市资规局；配合单位：东湖区、云溪县）
二、资金保障
5.拨付惠企资金。6月底前拨付惠企资金6亿元。（牵头单位：市财政局）
6.用好专项债券资金。10月底前新增专项债券支出进度达到80%。（牵头单位：市财政局；配合单位：市发改委）
7.清理拖欠账款。7月底前完成拖欠中小企业账款清偿1.5亿元。（牵头单位：市财政局；配合单位：市住建局、云溪县）
三、产业发展
8.新增规模以上工业企业90家，12月底前完成入库。（牵头单位：市工信局；配合单位：东湖区、云溪县）
9.推进重大项目开工。7月底前新开工亿元以上项目30个。（牵头单位：市发改委；配合单位：东湖区、云溪县、沧浪县）
10.建设夜间消费集聚区。力争8月底前建成夜间消费集聚区6个。（牵头单位：东湖区；配合单位：市商务局）
四、民生改善
11.新建社区食堂。7月25日前新建社区食堂15个。（牵头单位：云溪县；配合单位：市民政局）
12.改造燃气管网。上半年完成老旧燃气管网改造65公里。（牵头单位：东湖区；配合单位：市城管局）
`;

export interface Scene {
  readonly paper: string;
  /** A newspaper's page whose columns are interleaved. */
  readonly newspaper: string;
  /** A paper in two versions. */
  readonly revised: string;
  /** A doubt about figures, and the paper that it stands in. */
  readonly doubt: { readonly id: string; readonly paperId: string };
  /** A unit's report of June that waits for the office, and its draft of July. */
  readonly reports: readonly [string, string];
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly units: Readonly<Record<string, string>>;
  readonly leader: string;
  readonly problem: string;
  readonly drawing: string;
  readonly notice: string;
  /** A project of bond money, and a round of opinions on a draft. */
  readonly project: string;
  readonly round: string;
  /** Closed, with decisions; and the next one, whose items are gathered. */
  readonly meetings: readonly [string, string];
}

interface Rows<Row> {
  readonly rows: readonly Row[];
}

/** A paper of which a second version comes, with another figure, another measure, and one less. */
const revision = (...measures: readonly string[]): string =>
  `临江市夜间经济专项方案\n临政办〔2025〕24号\n市政府各部门：\n现将《临江市夜间经济专项方案》印发给你们，请认真贯彻执行。\n临江市人民政府办公室\n2025年4月18日\n${measures
    .map((measure, index) => `${index + 1}.${measure}`)
    .join('\n')}\n`;

/** Takes a paper in and waits until it is read; as a version of another where one is named. */
export async function takeIn(stage: Stage, name: string, text: string, versionOf?: string): Promise<string> {
  const form = new FormData();
  if (versionOf) form.append('versionOf', versionOf);
  form.append('file', new Blob([text]), name);
  const brought = await stage.send<{ jobId: string }>('ducha', 'papers', form);
  for (;;) {
    const job = await stage.call<{ state: string; result: { files: { paperId: string }[] } | null }>(
      'ducha',
      `jobs/${brought.jobId}`,
    );
    if (job.state === 'done') return job.result!.files[0]!.paperId;
    if (job.state === 'failed') throw new Error(JSON.stringify(job));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Accepts the measures of a paper's first version and makes tasks of them. */
export async function startAll(stage: Stage, paper: string): Promise<void> {
  const { measures } = await stage.call<{ measures: { id: string; version: number }[] }>(
    'ducha',
    `papers/${paper}/versions/1`,
  );
  for (const { id, version } of measures)
    await stage.call('ducha', `measures/${id}/acceptance`, { method: 'POST', version });
  await stage.call('ducha', `papers/${paper}/tasks`, { method: 'POST', body: {} });
}

/** The version that a row has now. */
async function versionAt(stage: Stage, path: string): Promise<number> {
  const row = await stage.call<{ version: number } | { report: { version: number } }>('ducha', path);
  return ('report' in row ? row.report : row).version;
}

/** One step on a row, at the version it has now. */
export async function step(stage: Stage, login: string, path: string, word: string, body: object = {}, method?: 'PUT') {
  return stage.call<{ version: number }>(login, word === '' ? path : `${path}/${word}`, {
    method: method ?? 'POST',
    version: await versionAt(stage, path),
    body,
  });
}

export const deed = (stage: Stage, login: string, task: string, one: object) =>
  step(stage, login, `tasks/${task}`, 'actions', { deed: one });

/** The leads and supports that have seats in the samples. */
const SEATS: Readonly<Record<string, string>> = {
  市住建局: 'zhujian.lingdao',
  市财政局: 'caizheng',
  市发改委: 'fagai',
  东湖区: 'donghu',
  云溪县: 'yunxi',
};

/**
 * Lets 临江市 live from April to 25 July 2025: a paper becomes tasks, units sign, ask, raise and answer, deadlines pass, a
 * meeting decides, a letter goes out. Everything through the API, as the seats of the samples.
 */
export async function livedScene(stage: Stage): Promise<Scene> {
  stage.now = new Date('2025-04-21T02:00:00Z');
  const made = async (login: string, path: string, body: object): Promise<string> =>
    (await stage.call<{ id: string }>(login, path, { method: 'POST', body })).id;
  const listed = await stage.call<Rows<{ id: string; name: string }>>('ducha', 'units?limit=200');
  const idOf = new Map(listed.rows.map(({ id, name }) => [name, id]));
  const units = Object.fromEntries(
    stage.plan.offices[0]!.units.flatMap(({ name, names }) => [name, ...names].map((one) => [one, idOf.get(name)!])),
  );
  const people = await stage.call<Rows<{ id: string; name: string }>>('ducha', 'people?leader=true');
  const leader = people.rows.find(({ name }) => name === '江一鸣')!.id;
  const paper = await takeIn(stage, '重点督办事项.txt', PAPER);
  await startAll(stage, paper);
  type Row = { id: string; title: string; number: string; parts: { unitId: string; role: string }[] };
  const tasks = (await stage.call<Rows<Row>>('ducha', `tasks?paper=${paper}&order=number&limit=50`)).rows;
  const seatOf = (unit: string): string | undefined =>
    Object.entries(SEATS).find(([name]) => units[name] === unit)?.[1];
  for (const task of tasks.slice(0, -1))
    for (const { unitId } of task.parts) {
      const seat = seatOf(unitId);
      if (seat) await deed(stage, seat, task.id, { action: 'sign', unit: unitId });
    }
  await made('ducha', 'instructions', {
    leader,
    text: '请市住建局牵头，一周内摸清在建项目停工情况。情况报我。',
    on: '2025-04-21',
    onWhat: '市住建局关于一季度项目进展的报告',
    tasks: [{ due: { day: '2025-07-28' }, duties: [{ unit: units['市住建局'], role: 'lead' }] }],
  });

  const revised = await takeIn(
    stage,
    '夜间经济专项方案.txt',
    revision(
      '培育夜间消费街区。12月底前培育夜间消费街区6条。（牵头单位：市商务局）',
      '延长公交运营时间。7月底前延长夜间公交线路12条。（牵头单位：市商务局）',
      '整治夜市占道。9月底前规范夜市摊点300个。（牵头单位：市城管局）',
      '完善夜间配套。10月底前新增夜间停车位800个、夜间公厕20座。（牵头单位：市城管局）',
    ),
  );
  await startAll(stage, revised);
  // What the office changed by hand before the paper came anew.
  const [street] = (await stage.call<Rows<{ id: string }>>('ducha', `tasks?paper=${revised}&order=number`)).rows;
  await deed(stage, 'ducha', street!.id, {
    action: 'adjust',
    reason: '市领导同意提前到12月20日验收',
    deadline: { day: '2025-12-20', time: null },
  });
  await takeIn(
    stage,
    '夜间经济专项方案（修订）.txt',
    revision(
      '培育夜间消费街区。11月底前培育夜间消费街区8条。（牵头单位：市商务局；配合单位：东湖区）',
      '办好夜间消费节。9月底前举办夜间消费节3场。（牵头单位：市商务局）',
      '整治夜市占道。9月底前规范夜市摊点300个。（牵头单位：市城管局）',
      '完善夜间配套。10月底前新增夜间停车位800个。（牵头单位：市城管局）',
    ),
    revised,
  );
  // One task has gone over: a promise that the new text makes no more waits for the office.
  const { rows: behind } = await stage.call<
    Rows<{ taskId: string; title: string; version: number; after: { id: string }; seen: number }>
  >('ducha', `papers/${revised}/following`);
  const over = behind.find(({ title }) => title === '完善夜间配套')!;
  await stage.call('ducha', `tasks/${over.taskId}/following`, {
    method: 'POST',
    version: over.version,
    body: { measureId: over.after.id, seen: over.seen, reason: '方案修订' },
  });

  // A clock of the office that was set, and set anew.
  for (const [days, from, source] of [
    [5, '2025-05-01', null],
    [3, '2025-05-15', '督查工作规则第九条'],
  ] as const)
    await stage.call('ducha', 'settings/answer-days.extension', {
      method: 'PUT',
      body: { value: { days, count: 'working' }, from, source },
    });

  stage.now = new Date('2025-05-20T02:00:00Z');
  const housing = units['市住建局']!;
  const finance = units['市财政局']!;
  const problem = await made('zhujian', 'problems', {
    task: tasks[2]!.id,
    unit: housing,
    kind: 'land',
    title: '快速路二期互通立交用地指标尚未落实',
    text: '互通立交红线内12亩用地未取得批复，影响桥梁下部结构施工。',
    blocking: units['市资规局'],
  });
  await made('donghu', 'problems', {
    task: tasks.at(-1)!.id,
    unit: units['东湖区'],
    kind: 'money',
    title: '燃气管网改造区级配套资金缺口2600万元',
  });
  const june = await made('ducha', 'meetings', { title: '6月重点工作调度会', heldOn: '2025-06-20', chair: leader });
  const item = await stage.call<{ ids: string[] }>('ducha', `meetings/${june}/items`, {
    method: 'POST',
    body: { items: [{ title: '快速路二期互通立交用地指标', problem, task: tasks[2]!.id }] },
  });
  await step(stage, 'shizhang', `meetings/${june}`, 'signature');
  stage.now = new Date('2025-06-20T08:00:00Z');
  await step(stage, 'ducha', `meetings/${june}`, 'holding');
  const decisions = [
    {
      item: item.ids[0],
      text: '7月10日前落实互通立交用地指标12亩',
      due: '2025-07-10',
      duties: [{ unit: units['市资规局'], role: 'lead' }],
    },
  ];
  await step(stage, 'ducha', `meetings/${june}`, 'decisions', { decisions }, 'PUT');
  await step(stage, 'ducha', `meetings/${june}`, 'closing');

  // What is reported by the month: June issued, July begun; and a plan that waits for its approval.
  const monthly = await stage.call<{ started: { id: string }[] }>('ducha', 'tasks', {
    method: 'POST',
    body: {
      tasks: [
        {
          title: '城市更新片区项目月调度',
          origin: { kind: 'hand', source: '督查室' },
          duties: [{ unit: housing, role: 'lead' }],
          reporting: { kind: 'month', cutOff: { days: 5, count: 'calendar' } },
        },
      ],
    },
  });
  const dispatched = monthly.started[0]!.id;
  await deed(stage, 'zhujian.lingdao', dispatched, { action: 'sign', unit: housing });
  // What is reported by the week: in July one unit is late, two say nothing.
  const weekly = await stage.call<{ started: { id: string }[] }>('ducha', 'tasks', {
    method: 'POST',
    body: {
      tasks: [
        {
          title: '防汛隐患排查周报',
          origin: { kind: 'hand', source: '督查室' },
          duties: ['市住建局', '东湖区', '云溪县'].map((name) => ({ unit: units[name], role: 'lead' })),
          reporting: { kind: 'week', cutOff: { days: 1, count: 'working' } },
        },
      ],
    },
  });
  const floods = weekly.started[0]!.id;
  for (const name of ['市住建局', '东湖区', '云溪县'])
    await deed(stage, SEATS[name]!, floods, { action: 'sign', unit: units[name] });
  const indicator = await made('ducha', `tasks/${dispatched}/indicators`, {
    name: '开工片区',
    unit: '个',
    kind: 'month',
  });
  await made('zhujian', `indicators/${indicator}/plans`, {
    basis: '经局长办公会研究，按施工进度分三步推进。',
    points: [
      { byDay: '2025-08-31', said: '6个' },
      { byDay: '2025-10-31', said: '11个' },
      { byDay: '2025-12-31', said: '16个' },
    ],
  });

  // A plan that was approved before its target was raised.
  const invested = await made('ducha', `tasks/${dispatched}/indicators`, {
    name: '完成投资',
    unit: '亿元',
    kind: 'month',
  });
  const target = (said: string, basis: string) =>
    stage.call('ducha', `indicators/${invested}/targets`, {
      method: 'PUT',
      version: 1,
      body: { basis, targets: [{ byDay: '2025-12-31', said }] },
    });
  await target('12亿元', '年度计划');
  const course = await made('zhujian', `indicators/${invested}/plans`, {
    basis: '年度投资计划分解',
    points: [
      { byDay: '2025-06-30', said: '5亿元' },
      { byDay: '2025-12-31', said: '12亿元' },
    ],
  });
  await stage.call('ducha', `indicator-plans/${course}/decision`, { method: 'POST', body: { granted: true } });
  await target('15亿元', '市政府常务会议上调');

  stage.now = new Date('2025-07-02T02:00:00Z');
  const reported = async (period: string, text: string, taskId = dispatched): Promise<string> => {
    const id = await made('zhujian', 'reports', { taskId, unitId: housing, period });
    await step(stage, 'zhujian', `reports/${id}`, '', { text, difficulties: '两个片区的管线迁改滞后。' }, 'PUT');
    return id;
  };
  const issued = async (id: string): Promise<void> => {
    await step(stage, 'zhujian', `reports/${id}`, 'steps', { to: 'next' });
    await step(stage, 'zhujian.keshi', `reports/${id}`, 'steps', { to: 'next' });
    await step(stage, 'zhujian.lingdao', `reports/${id}`, 'issue');
  };
  const filed = await reported('month:2025-06-30', '16个片区中5个已开工，其余完成方案批复。');
  await issued(filed);
  await deed(stage, 'zhujian.lingdao', tasks[2]!.id, {
    action: 'request-extension',
    unit: housing,
    reason: '互通立交用地批复滞后，主线通车须顺延两个月。',
    deadline: { day: '2026-02-28' },
  });
  await stage.call('ducha', 'urges', {
    method: 'POST',
    body: {
      about: { tasks: [tasks[0]!.id, tasks[4]!.id] },
      text: '该事项已过时限，请说明原因并抓紧办理。',
      answerBy: '2025-07-08',
    },
  });
  const urges = await stage.call<Rows<{ id: string; unitId: string }>>('ducha', 'urges');
  const own = urges.rows.find(({ unitId }) => unitId === finance);
  if (own)
    await stage.call('caizheng', `urges/${own.id}/answer`, {
      method: 'POST',
      body: { text: '已拨付5.2亿元，余款7月20日前拨付到位。' },
    });
  const drawing = await made('ducha', 'drawings', {
    of: 'tasks',
    title: '7月进展核查抽样',
    filter: { state: ['in-progress'] },
    by: 'league',
    rate: '30',
    seed: '临江2025年7月',
  });
  const checks = await stage.call<{ ids: string[] }>('ducha', 'verifications', {
    method: 'POST',
    body: { about: { drawing }, means: 'site', asks: '现场核对完成数量', plannedFor: '2025-07-18' },
  });
  const photo = new FormData();
  photo.append('file', new Blob(['现场核查记录'], { type: 'text/plain' }), '现场核查记录.txt');
  const file = await stage.send<{ id: string }>('ducha', 'files', photo);
  const check = await stage.call<{ unitId: string; version: number }>('ducha', `verifications/${checks.ids[0]}`);
  await stage.call('ducha', `verifications/${checks.ids[0]}/finding`, {
    method: 'POST',
    version: check.version,
    body: { finding: 'mostly-true', text: '现场点位已开工，完成数量与台账相差2处。', evidence: [file.id] },
  });
  const seat = seatOf(check.unitId);
  if (seat)
    await stage.call(seat, 'objections', {
      method: 'POST',
      body: {
        about: 'verification',
        subject: checks.ids[0],
        unit: check.unitId,
        text: '两处点位已于次日完工，请复核。',
      },
    });

  stage.now = new Date('2025-07-24T02:00:00Z');
  await issued(await reported('week:2025-07-20', '排查在建工地深基坑32处，整改隐患5处。', floods));
  const project = await bondMoney(stage, housing, finance);
  const round = await opinionRound(stage, [housing, finance]);
  const letter = {
    kind: 'supervision-letter',
    title: '关于老旧小区改造进展滞后的督办函',
    text: '你单位牵头的老旧小区改造已过6月底时限，仍未完成。\n请查明原因，倒排工期，于7月31日前书面答复。',
    tasks: [tasks[0]!.id],
    units: [housing],
    answerDue: '2025-07-31',
  };
  const notice = await made('ducha', 'notices', letter);
  await step(stage, 'shizhang', `notices/${notice}`, 'signature');
  await step(stage, 'ducha', `notices/${notice}`, 'issue');
  await made('ducha', 'notices', {
    kind: 'circular',
    title: '关于上半年重点督办事项落实情况的通报',
    text: '上半年12项重点督办事项中，部分事项未按期完成，现予通报。',
    tasks: tasks.slice(0, 5).map(({ id }) => id),
    units: [housing, finance],
  });
  const july = await made('ducha', 'meetings', { title: '7月重点工作调度会', heldOn: '2025-07-25', chair: leader });
  await stage.call('ducha', `meetings/${july}/items`, {
    method: 'POST',
    body: { items: [{ title: '老旧小区改造逾期', text: '6月底应完成40个，进展不明。', task: tasks[0]!.id }] },
  });
  await stage.call('donghu', `meetings/${july}/items`, {
    method: 'POST',
    body: { items: [{ title: '燃气管网改造资金缺口', unit: units['东湖区'] }] },
  });
  const begun = await reported('month:2025-07-31', '新开工2个片区。');
  const papers = await stage.call<Rows<{ id: string; title: string }>>('ducha', 'papers?limit=50');
  const newspaper = papers.rows.find(({ title }) => title.includes('存量房变安居房') || title.includes('临江日报'))!.id;
  const doubts = await stage.call<Rows<{ id: string; paperId: string }>>('ducha', 'findings?verdict=inconsistent');
  stage.now = new Date('2025-07-25T01:30:00Z');
  await stage.light();
  return {
    ...{ newspaper, revised, doubt: doubts.rows[0]!, reports: [filed, begun] },
    ...{ paper, tasks, units, leader, problem, drawing, notice, project, round, meetings: [june, july] },
  };
}
