import { useTranslation } from '../../words/index.js';
import { momentOf } from '../../api/time.js';
import type { Pack } from '@luoshi/server/contract';
import { LampCounts } from '../../lamp/lamp-counts.js';
import { Empty, Sheet } from '../../shell/rows.js';

/** The states that the pack counts, as the ledger's filter. */
const AT_WORK = ['awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened'];
export const PACK_QUERY = AT_WORK.map((state) => `state=${state}`).join('&');

/** What lies before the meeting: it opens with how the last decisions stand. Frozen once the list is signed. */
export function PackView({
  pack,
  frozen,
}: {
  readonly pack: Pack;
  readonly frozen: { readonly sha256: string } | null;
}) {
  const { t } = useTranslation();
  const problem = {
    columns: [
      { key: 'title', title: t('problems.what'), render: ({ title }: { title: string }) => title },
      { key: 'raisedBy', title: t('problems.raisedBy'), render: ({ raisedBy }: { raisedBy: string }) => raisedBy },
      {
        key: 'blocking',
        title: t('problems.blocking'),
        render: ({ blocking }: { blocking: string | null }) => blocking ?? t('problems.nobody'),
      },
    ],
  };
  return (
    <>
      <section className="panel">
        <header>
          <h2>{t('meetings.pack')}</h2>
          <span className="quiet">
            {frozen
              ? t('meetings.frozen', { at: momentOf(pack.asOf) })
              : t('meetings.notFrozen', { at: momentOf(pack.asOf) })}
          </span>
        </header>
        {frozen ? <code className="hash">SHA-256 {frozen.sha256}</code> : null}
        <h3>{t('meetings.lamps')}</h3>
        <LampCounts counts={pack.tasks} query={PACK_QUERY} />
      </section>
      <section className="panel">
        <h2>{pack.previous ? t('meetings.previous', { title: pack.previous.title }) : t('meetings.noPrevious')}</h2>
        {pack.previous && pack.previous.decisions.length > 0 ? (
          <Sheet
            rows={pack.previous.decisions}
            label={t('meetings.decision')}
            columns={[
              { key: 'text', title: t('meetings.decision'), render: ({ text }) => text },
              { key: 'units', title: t('task.duties'), width: '26%', render: ({ units }) => units.join('、') },
              { key: 'due', title: t('task.due'), look: 'fixed', width: 110, render: ({ due }) => due },
              {
                key: 'standing',
                title: t('meetings.standing'),
                look: 'fixed',
                width: 90,
                render: ({ standing }) => (
                  <span className={standing === 'overdue' ? 'chip late' : 'chip'}>
                    {t(`meetings.standings.${standing ?? 'none'}`)}
                  </span>
                ),
              },
            ]}
          />
        ) : null}
      </section>
      <div className="columns wide">
        <section className="panel">
          <h2>{t('meetings.openProblems', { count: pack.problems.open.length })}</h2>
          {pack.problems.open.length === 0 ? (
            <Empty small what={t('problems.none')} />
          ) : (
            <Sheet rows={pack.problems.open} label={t('problems.title')} {...problem} />
          )}
        </section>
        <section className="panel">
          <h2>{t('meetings.solvedProblems', { count: pack.problems.solved.length })}</h2>
          {pack.problems.solved.length === 0 ? (
            <Empty small what={t('meetings.noneSolved')} />
          ) : (
            <Sheet
              rows={pack.problems.solved}
              label={t('problems.title')}
              columns={[
                ...problem.columns.slice(0, 2),
                { key: 'solution', title: t('problems.solution'), render: ({ solution }) => solution },
              ]}
            />
          )}
        </section>
      </div>
    </>
  );
}
