import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useSearchParams } from 'react-router';
import { rowsOf, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Proposal } from '../../api/supervision.js';
import { Empty, Rows } from '../../shell/rows.js';
import { TaskLink } from '../worklist/task-lines.js';
import { DraftNotice } from './notices.js';
import type { Proposed } from './notices.js';

const PERIODS = ['week', 'ten-days', 'month', 'quarter'] as const;

/** What lamps propose: letters and talks, which an office drafts and a leader signs. */
export function Proposals() {
  const { t, language } = useTranslation();
  const whyOf = ({ kind, lamps, periods, why }: Proposal): string =>
    language === 'en'
      ? [
          t(`lampSays.${lamps}s`, { count: periods.length }),
          ...(kind === 'request-letter' ? [t('lampSays.notSupervised')] : []),
        ].join('; ')
      : why;
  const who = useSession().data;
  const [search, setSearch] = useSearchParams();
  const period = PERIODS.find((one) => one === search.get('period')) ?? 'month';
  const list = useList<Proposal>('notices/proposals', { period });
  const [proposed, setProposed] = useState<Proposed | null>(null);
  /** One draft for one unit: everything of the same kind that is proposed for it. */
  const draftFor = ({ kind, unit, unitName }: Proposal): Proposed => {
    const same = rowsOf(list).filter((one) => one.kind === kind && one.unit === unit);
    return {
      kind,
      title: t('notices.titleFor', { kind: t(`notices.kinds.${kind}`), unit: unitName }),
      text: [
        t('notices.opening', { unit: unitName }),
        ...same.map(({ taskTitle, why }, index) => `${index + 1}. ${taskTitle}：${why}`),
        t('notices.closing'),
      ].join('\n'),
      units: [unit],
      tasks: [...new Set(same.map(({ taskId }) => taskId))],
      proposedFor: same.map(({ taskId, why, periods }) => ({ taskId, unit, why, periods })),
    };
  };
  return (
    <>
      <div className="page-head">
        <Link to="/supervision/notices">← {t('notices.title')}</Link>
        <h1>{t('notices.proposals')}</h1>
        <div className="choices" role="group" aria-label={t('notices.period')}>
          {PERIODS.map((value) => (
            <button
              key={value}
              type="button"
              className="plain"
              aria-pressed={value === period}
              onClick={() => setSearch({ period: value })}
            >
              {t(`notices.periods.${value}`)}
            </button>
          ))}
        </div>
      </div>
      {proposed ? <DraftNotice proposed={proposed} close={() => setProposed(null)} /> : null}
      <section className="panel">
        <p className="quiet" style={{ marginTop: 0 }}>
          {t('notices.proposalsWhat')}
        </p>
        <Rows
          list={list}
          label={t('notices.proposals')}
          empty={<Empty what={t('notices.noProposals')} hint={t('notices.noProposalsWhy')} />}
          columns={[
            {
              key: 'kind',
              title: t('notices.kind'),
              look: 'fixed',
              width: 90,
              render: ({ kind }) => <span className="chip late">{t(`notices.kinds.${kind}`)}</span>,
            },
            { key: 'unit', title: t('field.part'), width: 150, render: ({ unitName }) => unitName },
            {
              key: 'task',
              title: t('task.title'),
              render: ({ taskId, taskNumber, taskTitle }) => (
                <>
                  <span className="quiet figures">{taskNumber}</span>　<TaskLink id={taskId} title={taskTitle} />
                </>
              ),
            },
            { key: 'why', title: t('notices.why'), width: '28%', render: whyOf },
            ...(who && has(who, 'supervision')
              ? [
                  {
                    key: 'draft',
                    title: t('notices.draft'),
                    look: 'fixed' as const,
                    width: 80,
                    render: (row: Proposal) => (
                      <Button size="small" onClick={() => setProposed(draftFor(row))}>
                        {t('notices.draftOne')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
    </>
  );
}
