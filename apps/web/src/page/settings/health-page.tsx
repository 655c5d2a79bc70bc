import { Button, Progress } from 'antd';
import type { jobs, upkeep } from '@luoshi/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { useJob } from '../../api/papers.js';
import { momentOf } from '../../api/time.js';
import { hasEnded, JobProgress } from '../../form/job-progress.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';

type Checks = z.output<typeof upkeep.healthChecks>;
type Backups = z.input<typeof upkeep.backups>;

/** 体检和备份: what the doctor finds, with what it means and what to do; copies of everything. */
export function HealthPage() {
  return (
    <>
      <Backup />
      <SearchIndex />
      <Doctor />
    </>
  );
}

function Doctor() {
  const { t, language } = useTranslation();
  const { data, error, isFetching, refetch } = useOne<Checks>('health');
  const words = language === 'en' ? 'english' : 'chinese';
  const ill = data?.rows.filter(({ found, unable }) => found.length > 0 || unable !== null) ?? [];
  const well = data?.rows.filter((row) => !ill.includes(row)) ?? [];
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.health.doctor')}</h2>
        {data ? (
          <span className={data.clean ? 'chip' : 'chip late'}>
            {t(data.clean ? 'setting.health.clean' : 'setting.health.ill')}
          </span>
        ) : null}
        <Button style={{ marginInlineStart: 'auto' }} loading={isFetching} onClick={() => void refetch()}>
          {t('setting.health.again')}
        </Button>
      </header>
      {error ? <Fault fault={error} /> : null}
      {!data && !error ? <Waiting /> : null}
      {ill.map((row) => (
        <article key={row.code} className={`check check-${row.unable === null ? row.severity : 'warning'}`}>
          <strong>{row[words].title}</strong>{' '}
          <span className="chip">{t(`setting.health.${row.unable === null ? row.severity : 'unable'}`)}</span>
          <p>{row.unable ?? `${row[words].meaning}${words === 'chinese' ? '。' : '; '}${row[words].next}`}</p>
          {row.found.length > 0 ? (
            <ul>
              {row.found.map((one) => (
                <li key={one.chinese}>{one[words]}</li>
              ))}
            </ul>
          ) : null}
        </article>
      ))}
      {well.length > 0 ? (
        <details>
          <summary>{t('setting.health.well', { count: well.length })}</summary>
          <ul className="timeline">
            {well.map((row) => (
              <li key={row.code}>{row[words].title}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** The index of the search, made anew from the rows while readers go on with the old one. */
function SearchIndex() {
  const { t } = useTranslation();
  const asking = useDoing<z.input<typeof jobs.job>>();
  const job = useJob(asking.data?.id ?? null);
  const state = job.data?.state;
  const running = asking.isPending || state === 'waiting' || state === 'running';
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.health.index')}</h2>
        <span className="quiet">{t('setting.health.indexWhat')}</span>
        <Button
          style={{ marginInlineStart: 'auto' }}
          loading={running}
          onClick={() => asking.mutate({ path: 'search/rebuild' })}
        >
          {t('setting.health.indexAgain')}
        </Button>
      </header>
      {asking.error ? <Fault fault={asking.error} /> : null}
      {state === 'failed' ? <p role="alert">{job.data?.fault}</p> : null}
      {running && job.data ? <JobProgress job={job.data} /> : null}
      {state === 'done' ? <p role="status">{t('setting.health.indexDone')}</p> : null}
    </section>
  );
}

function Backup() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useOne<Backups>('backups');
  const making = useDoing<z.input<typeof jobs.job>>();
  const job = useJob(making.data?.id ?? null);
  const ended = job.data && hasEnded(job.data);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['backups'] });
  }, [ended, client]);
  const running = making.isPending || (job.data !== undefined && !ended);
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.health.backups')}</h2>
        <span className="quiet">{data ? t('setting.health.folder', { folder: data.folder }) : ''}</span>
        <Button
          type="primary"
          style={{ marginInlineStart: 'auto' }}
          loading={running}
          onClick={() => making.mutate({ path: 'backups' })}
        >
          {t('setting.health.backup')}
        </Button>
      </header>
      {(error ?? making.error) ? <Fault fault={error ?? making.error} /> : null}
      {job.data?.state === 'failed' ? <p role="alert">{job.data.fault}</p> : null}
      {running ? (
        <Progress percent={100} status="active" showInfo={false} aria-label={t('setting.health.backup')} />
      ) : null}
      {data?.rows.length === 0 ? (
        <Empty what={t('setting.health.none')} hint={t('setting.health.noneDo')} small />
      ) : null}
      {data && data.rows.length > 0 ? (
        <Sheet
          label={t('setting.health.backups')}
          rows={data.rows.map((row) => ({ ...row, id: row.sha256 }))}
          columns={[
            { key: 'at', title: t('setting.health.madeAt'), look: 'fixed', render: ({ madeAt }) => momentOf(madeAt) },
            { key: 'file', title: t('setting.health.file'), render: ({ fileName }) => fileName },
            {
              key: 'rows',
              title: t('setting.health.rows'),
              look: 'number',
              render: ({ rows }) => rows.toLocaleString(),
            },
            {
              key: 'bytes',
              title: t('setting.health.size'),
              look: 'number',
              render: ({ bytes }) => `${(bytes / 1024 ** 2).toFixed(1)} MB`,
            },
          ]}
        />
      ) : null}
    </section>
  );
}
