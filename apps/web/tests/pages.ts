import type { Scene } from './scene.js';

/** One view of the product: who looks, where, and what has to be there before it counts as drawn. */
export interface View {
  readonly name: string;
  /** Null: nobody is signed in. */
  readonly login: string | null;
  readonly path: string;
  /** Keys pressed once it stands. */
  readonly keys?: readonly string[];
}

/** Every page of the product with the scene's rows. A new page gets its row here: it is then drawn, and looked at by axe. */
export const views = ({ paper, tasks, units, leader, problem, drawing, notice, meetings }: Scene): View[] => {
  const as = (login: string) => (name: string, path: string, keys?: readonly string[]) => ({
    name,
    login,
    path,
    ...(keys ? { keys } : {}),
  });
  const clerk = as('ducha');
  const chief = as('shizhang');
  const unit = as('zhujian.lingdao');
  const arrows = (count: number) => Array.from({ length: count }, () => 'ArrowRight');
  return [
    { name: 'sign-in', login: null, path: '/' },
    clerk('today', '/today'),
    clerk('overview', '/overview'),
    clerk('leaders', '/leaders'),
    clerk('units', '/units'),
    clerk('unit', `/units/${units['市住建局']}`),
    clerk('papers', '/papers'),
    clerk('paper', `/papers/${paper}`),
    clerk('ledger', '/ledger'),
    clerk('task', `/ledger?task=${tasks[0]!.id}`),
    clerk('approvals', '/supervision/approvals'),
    clerk('problems', '/supervision/problems'),
    clerk('problem', `/supervision/problems/${problem}`),
    clerk('urges', '/supervision/urges'),
    clerk('checks', '/supervision/checks'),
    clerk('drawings', '/supervision/drawings'),
    clerk('drawing', `/supervision/drawings/${drawing}`),
    clerk('objections', '/supervision/objections'),
    clerk('notices', '/supervision/notices'),
    clerk('proposals', '/supervision/notices/proposals?period=ten-days'),
    clerk('notice', `/supervision/notices/${notice}`),
    clerk('meetings', '/meetings'),
    clerk('meeting', `/meetings/${meetings[1]}`),
    clerk('meeting-closed', `/meetings/${meetings[0]}`),
    clerk('screen-cover', `/meetings/${meetings[1]}/screen`),
    clerk('screen-previous', `/meetings/${meetings[1]}/screen`, arrows(1)),
    clerk('screen-lamps', `/meetings/${meetings[1]}/screen`, arrows(2)),
    clerk('screen-item', `/meetings/${meetings[1]}/screen`, arrows(3)),
    chief('leader', `/leaders/${leader}`),
    unit('own-unit', '/units'),
    unit('own-ledger', '/ledger'),
    unit('own-notice', `/supervision/notices/${notice}`),
  ];
};
