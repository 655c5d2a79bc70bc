import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import { useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Worklist } from '../../api/supervision.js';
import { useUnits } from '../../api/units.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { Cards } from '../worklist/cards.js';
import type { Group } from '../worklist/cards.js';
import { TaskLines } from '../worklist/task-lines.js';

const GROUPS: readonly Group[] = [
  {
    key: 'ownTasks',
    names: ['to-sign', 'overdue', 'due-today', 'due-soon', 'reports-missing', 'reports-returned', 'plans-outdated'],
  },
  { key: 'lamps', names: ['red', 'yellow', 'green', 'grey'] },
  {
    key: 'letters',
    names: ['urges-unread', 'urges-unanswered', 'notices-unread', 'notices-unanswered', 'notices-shown'],
  },
  { key: 'problems', names: ['problems-to-claim', 'problems-to-solve', 'problems-raised'] },
  { key: 'decisions', names: ['approvals', 'objections', 'checks'] },
];

/** 一单位一页: all that concerns one unit. */
export function UnitPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const who = useSession().data;
  const { data, error, refetch } = useOne<Worklist>(`worklists/units/${id}`);
  const unit = useUnits().data?.find((one) => one.id === id);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        {who && has(who, 'supervision', 'leader', 'auditor') ? <Link to="/units">← {t('menu.units')}</Link> : null}
        <h1>{unit?.name ?? '…'}</h1>
        {unit ? <span className="chip">{t(`relation.${unit.relation}`)}</span> : null}
        {unit?.league ? <span className="chip">{unit.league}</span> : null}
      </div>
      {data ? (
        <>
          <Cards cards={data.cards} groups={GROUPS} />
          <TaskLines
            title={t('units.behind')}
            query={{ unit: id, lamp: ['red', 'yellow'] }}
            limit={10}
            empty={t('units.noneBehind')}
          />
        </>
      ) : (
        <Waiting page />
      )}
    </div>
  );
}
