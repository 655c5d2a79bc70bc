import { Select } from 'antd';
import type { papers } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import { Link, useParams, useSearchParams } from 'react-router';
import type { z } from 'zod';
import { useOne } from '../../api/list.js';
import { usePaper } from '../../api/papers.js';
import { Fault } from '../../shell/fault.js';
import { Empty } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { FollowingLink } from './following-link.js';
import { Side } from './side.js';
import './explanation.css';

type Changes = z.output<typeof papers.versionChanges>;

/** 版本对比: what two versions say, beside one another, measure by measure; and which tasks a change touches. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { id = '', number = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data: whole } = usePaper(id);
  const from = search.get('from');
  const { data, error, refetch } = useOne<Changes>(`papers/${id}/versions/${number}/changes`, from ? { from } : {});
  const earlier = whole?.versions.filter((one) => one.number < Number(number)) ?? [];
  return (
    <div className="page" style={{ maxWidth: 1360 }}>
      <div className="page-head">
        <Link to={`/papers/${id}?version=${number}`}>← {whole?.paper.title ?? ''}</Link>
        <h1>{t('compare.title')}</h1>
        {earlier.length > 0 ? (
          <Select
            style={{ width: 130 }}
            aria-label={t('compare.from')}
            value={from ?? String(Number(number) - 1)}
            options={earlier.map((one) => ({
              value: String(one.number),
              label: t('paper.versionNumber', { number: one.number }),
            }))}
            onChange={(value: string) => setSearch({ from: value })}
          />
        ) : (
          <span>{t('compare.draft')}</span>
        )}
        <span>→ {t('paper.versionNumber', { number })}</span>
        {data ? (
          <span className="quiet">
            {t('compare.counts', {
              same: data.same.length,
              changed: data.changed.length,
              added: data.added.length,
              dropped: data.dropped.length,
            })}
          </span>
        ) : null}
        <FollowingLink paperId={id} />
      </div>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data && data.changed.length + data.added.length + data.dropped.length === 0 ? (
        <Empty what={t('compare.none')} />
      ) : null}
      {data?.changed.map(({ before, after, moved, words, taskIds }) => (
        <section key={after.id} className="panel" aria-label={after.heading ?? after.number ?? ''}>
          <header>
            <h2>{[after.number, after.heading].filter(Boolean).join(' ')}</h2>
            <span className="chip">{t('compare.changed')}</span>
            {moved ? <span className="chip">{t('compare.moved', { number: before.number ?? '' })}</span> : null}
            <Touched taskIds={taskIds} />
          </header>
          <div className="compared">
            <Side words={words} drop="added" />
            <Side words={words} drop="dropped" />
          </div>
        </section>
      ))}
      {data?.added.map((measure) => (
        <section key={measure.id} className="panel">
          <header>
            <h2>{[measure.number, measure.heading].filter(Boolean).join(' ')}</h2>
            <span className="chip">{t('compare.added')}</span>
          </header>
          <div className="compared">
            <p />
            <p>
              <ins>{measure.quote}</ins>
            </p>
          </div>
        </section>
      ))}
      {data?.dropped.map(({ measure, taskIds }) => (
        <section key={measure.id} className="panel">
          <header>
            <h2>{[measure.number, measure.heading].filter(Boolean).join(' ')}</h2>
            <span className="chip late">{t('compare.dropped')}</span>
            <Touched taskIds={taskIds} />
          </header>
          <div className="compared">
            <p>
              <del>{measure.quote}</del>
            </p>
            <p />
          </div>
        </section>
      ))}
    </div>
  );
}

function Touched({ taskIds }: { readonly taskIds: readonly string[] }) {
  const { t } = useTranslation();
  if (taskIds.length === 0) return null;
  return (
    <span style={{ marginInlineStart: 'auto' }}>
      {t('compare.touched')}
      {taskIds.map((id, index) => (
        <Link key={id} to={`/ledger?task=${id}`} style={{ marginInlineStart: 8, textDecoration: 'underline' }}>
          {t('compare.task', { number: index + 1 })}
        </Link>
      ))}
    </span>
  );
}
