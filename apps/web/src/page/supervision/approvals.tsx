import { useTranslation } from '../../words/index.js';
import { useList } from '../../api/list.js';
import { momentOf } from '../../api/time.js';
import type { Approval } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';
import { TaskLink } from '../worklist/task-lines.js';
import { Decide } from './decide.js';

/** 审批: what waits for a decision, and what was decided. */
export function Approvals() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const query = useFilter();
  const list = useList<Approval>('approvals', query);
  return (
    <>
      <ListHead
        title={t('approvals.title')}
        subject="approvals"
        query={query}
        by={{
          name: 'state',
          values: ['waiting', 'granted', 'refused', 'withdrawn'],
          word: (state) => t(`approvals.state.${state}`),
        }}
      />
      <section className="panel">
        <Rows
          list={list}
          label={t('approvals.title')}
          empty={<Empty what={t('approvals.none')} hint={t('approvals.noneWhy')} />}
          columns={[
            {
              key: 'kind',
              title: t('approvals.kind'),
              look: 'fixed',
              width: 110,
              render: ({ kind }) => t(`approvalKind.${kind}`),
            },
            {
              key: 'task',
              title: t('task.title'),
              render: ({ taskId, taskNumber, taskTitle, reason }) => (
                <>
                  <span className="quiet figures">{taskNumber}</span>　<TaskLink id={taskId} title={taskTitle} />
                  {reason ? <div className="quiet keep-lines">{reason}</div> : null}
                </>
              ),
            },
            {
              key: 'unit',
              title: t('approvals.unit'),
              width: 130,
              render: ({ unitId }) => (unitId ? unitName(unitId) : null),
            },
            {
              key: 'asked',
              title: t('approvals.asked'),
              look: 'fixed',
              width: 140,
              render: ({ askedAt }) => momentOf(askedAt),
            },
            {
              key: 'answerDue',
              title: t('approvals.answerDue'),
              look: 'fixed',
              width: 120,
              render: ({ answerDue, overdue }) => (
                <span className={overdue ? 'chip late' : ''}>{answerDue ?? t('noClock')}</span>
              ),
            },
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 100,
              render: (row) =>
                row.state === 'waiting' ? (
                  <Decide approval={row} />
                ) : (
                  <span title={row.decisionReason ?? ''}>{t(`approvals.state.${row.state}`)}</span>
                ),
            },
          ]}
        />
      </section>
    </>
  );
}
