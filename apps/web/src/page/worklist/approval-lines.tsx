import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useList } from '../../api/list.js';
import type { Query } from '../../api/list.js';
import { dayOf } from '../../api/time.js';
import type { Approval } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { Empty, Rows } from '../../shell/rows.js';
import { Decide } from '../supervision/decide.js';
import { addressOf } from '../../api/client.js';
import { TaskLink } from './task-lines.js';

/** What waits for a decision, decided where it stands. */
export function ApprovalLines({ query, limit }: { readonly query: Query; readonly limit: number }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const list = useList<Approval>('approvals', query, limit);
  return (
    <section className="panel">
      <header>
        <h2>{t('approvals.waiting')}</h2>
        <Link to={addressOf('/supervision/approvals', query)}>{t('all')}</Link>
      </header>
      <Rows
        list={list}
        label={t('approvals.waiting')}
        empty={<Empty small what={t('approvals.none')} />}
        columns={[
          { key: 'kind', title: t('approvals.kind'), look: 'fixed', render: ({ kind }) => t(`approvalKind.${kind}`) },
          {
            key: 'task',
            title: t('task.title'),
            render: ({ taskId, taskTitle, unitId, reason }) => (
              <>
                <TaskLink id={taskId} title={taskTitle} />
                <div className="quiet">
                  {unitId ? unitName(unitId) : ''}
                  {reason ? `　${reason}` : ''}
                </div>
              </>
            ),
          },
          { key: 'asked', title: t('approvals.asked'), look: 'fixed', render: ({ askedAt }) => dayOf(askedAt) },
          { key: 'decide', title: t('action.decide'), look: 'fixed', render: (row) => <Decide approval={row} /> },
        ]}
      />
    </section>
  );
}
