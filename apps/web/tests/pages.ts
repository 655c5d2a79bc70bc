import type { Scene } from './scene.js';

/** One view of the product: who looks, where, and what is done before it is looked at. */
export interface View {
  readonly name: string;
  /** Null: nobody is signed in. */
  readonly login: string | null;
  readonly path: string;
  /** Keys pressed once it stands. */
  readonly keys?: readonly string[];
  /** Buttons, by their words, clicked one after the other once it stands. */
  readonly clicks?: readonly (string | RegExp)[];
  /** On the English screen. */
  readonly english?: true;
}

type Doing = Pick<View, 'keys' | 'clicks'>;

/** Every page of the product with the scene's rows. A new page gets its row here: it is then drawn, and looked at by axe. */
export const views = (scene: Scene): View[] => {
  const {
    paper,
    newspaper,
    revised,
    doubt,
    reports,
    tasks,
    units,
    leader,
    problem,
    drawing,
    notice,
    project,
    round,
    meetings,
  } = scene;
  const as =
    (login: string) =>
    (name: string, path: string, doing: Doing = {}): View => ({ name, login, path, ...doing });
  const clerk = as('ducha');
  const chief = as('shizhang');
  const unit = as('zhujian.lingdao');
  const drafter = as('zhujian');
  const administrator = as('admin');
  const arrows = (count: number): Doing => ({ keys: Array.from({ length: count }, () => 'ArrowRight') });
  const chinese = [
    { name: 'sign-in', login: null, path: '/' },
    clerk('today', '/today'),
    clerk('overview', '/overview'),
    clerk('leaders', '/leaders'),
    clerk('units', '/units'),
    clerk('unit', `/units/${units['市住建局']}`),
    clerk('papers', '/papers'),
    clerk('paper', `/papers/${paper}`, { keys: ['j', 'j'] }),
    clerk('paper-news', `/papers/${newspaper}?side=threads`),
    clerk('paper-doubt', `/papers/${doubt.paperId}?fact=${doubt.id}`),
    clerk('paper-derivation', `/papers/${paper}`, { keys: ['j', 'j', 'd'] }),
    clerk('paper-starting', `/papers/${revised}`, { clicks: ['生成任务'] }),
    clerk('changes', `/papers/${revised}/changes/2`),
    clerk('paper-history', `/papers/${revised}`, { clicks: ['更多操作', '变更记录'] }),
    clerk('paper-removal', `/papers/${revised}`, { clicks: ['更多操作', '移除涉密文件'] }),
    clerk('paper-removal-last', `/papers/${revised}`, { clicks: ['更多操作', '移除涉密文件', '下一步'] }),
    clerk('following', `/papers/${revised}/following`),
    clerk('following-form', `/papers/${revised}/following`, { clicks: ['按新版本更新'] }),
    clerk('dropped', '/papers/dropped'),
    clerk('dropped-form', '/papers/dropped', { clicks: ['决定'] }),
    clerk('ledger', '/ledger'),
    clerk('ledger-none', '/ledger?name=没有这样的事项'),
    clerk('ledger-past', '/ledger?day=2025-07-10'),
    clerk('task', `/ledger?task=${tasks[0]!.id}`),
    clerk('task-reports', `/ledger?task=${tasks[0]!.id}`, { clicks: ['更多操作', '设定报送'] }),
    clerk('task-split', `/ledger?task=${tasks[0]!.id}`, { clicks: ['更多操作', '拆分'] }),
    clerk('task-indicator', `/ledger?task=${tasks[0]!.id}`, { clicks: ['增加指标'] }),
    clerk('task-suspend', `/ledger?task=${tasks[0]!.id}`, { clicks: ['中止'] }),
    clerk('task-correct', `/ledger?task=${tasks[0]!.id}`, { clicks: ['更正'] }),
    clerk('search', '/search?q=老旧小区'),
    clerk('search-record', '/search?q=第二水厂&kind=record'),
    clerk('approvals', '/supervision/approvals'),
    clerk('plans', '/supervision/plans'),
    clerk('plans-outdated', '/supervision/plans?outdated=true'),
    clerk('plan-anew', '/supervision/plans?outdated=true', { clicks: ['重新提出'] }),
    clerk('plan', '/supervision/plans', { clicks: ['审批'] }),
    clerk('problems', '/supervision/problems'),
    clerk('problems-none', '/supervision/problems?state=struck-off'),
    clerk('problem', `/supervision/problems/${problem}`),
    clerk('urges', '/supervision/urges'),
    clerk('checks', '/supervision/checks'),
    clerk('drawings', '/supervision/drawings'),
    clerk('drawing', `/supervision/drawings/${drawing}`),
    clerk('objections', '/supervision/objections'),
    clerk('notices', '/supervision/notices'),
    clerk('notice-draft', '/supervision/notices', { clicks: ['起草文书'] }),
    clerk('proposals', '/supervision/notices/proposals?period=ten-days'),
    clerk('notice', `/supervision/notices/${notice}`),
    clerk('meetings', '/meetings'),
    clerk('meeting', `/meetings/${meetings[1]}`),
    clerk('meeting-closed', `/meetings/${meetings[0]}`),
    clerk('screen-cover', `/meetings/${meetings[1]}/screen`),
    clerk('screen-previous', `/meetings/${meetings[1]}/screen`, arrows(1)),
    clerk('screen-lamps', `/meetings/${meetings[1]}/screen`, arrows(2)),
    clerk('screen-item', `/meetings/${meetings[1]}/screen`, arrows(3)),
    clerk('filed', '/reporting/filed'),
    clerk('filed-report', `/reporting/report/${reports[0]}`),
    clerk('questions', '/questions'),
    clerk('programmes', '/programmes'),
    ...['units', 'people', 'rules', 'calendar', 'periods', 'numbers', 'burden', 'tokens'].map((key) =>
      clerk(`settings-${key}`, `/settings/${key}`),
    ),
    clerk('settings-numbers-history', '/settings/numbers', { clicks: ['查看'] }),
    clerk('settings-colours', '/settings/rules', { clicks: ['修改灯色名称和含义'] }),
    clerk('settings-unit', `/settings/units?unit=${units['市住建局']}`),
    clerk('settings-succession', `/settings/units?unit=${units['市住建局']}`, { clicks: ['登记承继单位'] }),
    clerk('settings-person', '/settings/people', { clicks: ['变更记录'] }),
    clerk('settings-rule', '/settings/rules', { clicks: ['提出修改'] }),
    administrator('settings-accounts', '/settings/accounts'),
    administrator('settings-health', '/settings/health'),
    administrator('settings-webhooks', '/settings/webhooks'),
    administrator('settings-webhook', '/settings/webhooks', { clicks: ['新建推送'] }),
    chief('leader', `/leaders/${leader}`),
    clerk('instruct', `/leaders/${leader}`, { clicks: ['写批示'] }),
    unit('own-unit', '/units'),
    unit('own-plans', '/supervision/plans'),
    unit('own-ledger', '/ledger'),
    clerk('map', '/settings/map'),
    clerk('samples', '/settings/samples'),
    clerk('ledger-grouped', '/ledger?by=unit'),
    clerk('duties', '/papers/duties'),
    clerk('roster', '/reporting/roster'),
    clerk('roster-week', '/reporting/roster?period=week:2025-07-20'),
    clerk('missing', '/reporting/missing'),
    clerk('money', '/money/projects'),
    clerk('money-project', `/money/projects/${project}`),
    clerk('money-batches', '/money/batches'),
    clerk('money-bulletins', '/money/bulletins'),
    clerk('money-bulletin', '/money/bulletins/preview/ten-days:2025-07-10'),
    clerk('weekly', '/reporting/weekly'),
    clerk('weekly-preview', '/reporting/weekly/preview/week:2025-07-20'),
    clerk('rounds', '/reporting/rounds'),
    clerk('round', `/reporting/rounds/${round}`),
    administrator('settings-offices', '/settings/offices'),
    administrator('settings-access', '/settings/access'),
    unit('own-money', `/money/projects/${project}`),
    unit('own-round', `/reporting/rounds/${round}`),
    unit('own-notice', `/supervision/notices/${notice}`),
    drafter('own-due', '/reporting'),
    drafter('own-report', `/reporting/report/${reports[1]}`),
  ];
  return [
    ...chinese,
    ...chinese
      .filter(({ name }) =>
        ['today', 'overview', 'ledger', 'paper', 'problem', 'task', 'questions', 'settings-rules'].includes(name),
      )
      .map((view) => ({ ...view, name: `${view.name}-english`, english: true as const })),
  ];
};
