import type { rosters } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { STANDINGS } from '../../api/roster.js';
import { Lamp } from '../../lamp/lamp.js';
import { COLOURS } from '../../lamp/lamp-counts.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { FrozenList } from '../frozen/frozen-list.js';
import type { FrozenKind, FrozenPage } from '../frozen/frozen-page.js';
import { TaskLink } from '../worklist/task-lines.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

type Model = z.input<typeof rosters.weeklyModel>;

/** The words of a field that changed, and of its values where they are words of the API. */
const FIELDS: Readonly<Record<string, { readonly word: string; readonly values?: string }>> = {
  title: { word: 'task.title' },
  leads: { word: 'task.lead' },
  state: { word: 'task.state', values: 'state' },
  due: { word: 'task.due' },
  lamp: { word: 'task.lamp', values: 'lamp' },
  progress: { word: 'task.progress' },
};
const WEEKLY: FrozenKind<Model> = {
  subject: 'weekly-ledgers',
  path: '/reporting/weekly',
  title: 'weekly.title',
  content: Content,
};

/** 台账周报: the ledgers that were put out by the week, and the way to the preview of any week. */
export function WeeklyList() {
  const { t } = useTranslation();
  return (
    <div className="page" style={{ maxWidth: 1280 }}>
      <div className="page-head">
        <h1>{t('weekly.title')}</h1>
        <span className="quiet">{t('weekly.what')}</span>
      </div>
      <ReportingTabs />
      <FrozenList
        title={t('weekly.title')}
        subject={WEEKLY.subject}
        path={WEEKLY.path}
        kind="week"
        empty={<Empty what={t('weekly.none')} hint={t('weekly.noneDo')} />}
      />
    </div>
  );
}

/** The ledger of a week: its preview, or one that was put out. */
export function WeeklyPage({ page: Page }: { readonly page: typeof FrozenPage<Model> }) {
  return (
    <div className="page" style={{ maxWidth: 1280 }}>
      <Page of={WEEKLY} />
    </div>
  );
}

function Content({ model: { lamps, reports, tasks, since, changes } }: { readonly model: Model }) {
  const { t } = useTranslation();
  const said = (field: string, value: string | null): string => {
    const values = FIELDS[field]?.values;
    return value === null ? t('weekly.nothing') : values ? t(`${values}.${value}`) : value;
  };
  return (
    <>
      <section className="panel">
        <ul className="roster-counts">
          {COLOURS.map((colour) => (
            <li key={colour}>
              <Lamp colour={colour} />
              <b>{lamps[colour]}</b>
            </li>
          ))}
          <li>
            {t('roster.due')}
            <b>{reports.due}</b>
          </li>
          {STANDINGS.filter((standing) => reports.counts[standing] > 0).map((standing) => (
            <li key={standing}>
              {t(`roster.standing.${standing}`)}
              <b className={standing === 'missing' ? 'pressing' : ''}>{reports.counts[standing]}</b>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('weekly.changes')}</h2>
        {changes.length === 0 ? (
          <Empty what={t(since === null ? 'weekly.first' : 'weekly.same')} small />
        ) : (
          <Sheet
            label={t('weekly.changes')}
            rows={changes}
            columns={[
              { key: 'number', title: t('task.number'), look: 'fixed', render: ({ number }) => number },
              { key: 'title', title: t('task.title'), render: ({ title }) => title },
              { key: 'kind', title: t('weekly.change'), look: 'fixed', render: ({ kind }) => t(`weekly.kind.${kind}`) },
              {
                key: 'fields',
                title: t('weekly.fields'),
                width: '40%',
                render: ({ fields }) =>
                  fields.map(({ field, before, now }) => (
                    <div key={field}>
                      {t(FIELDS[field]?.word ?? field)}：{said(field, before)} → {said(field, now)}
                    </div>
                  )),
              },
            ]}
          />
        )}
      </section>
      <section className="panel">
        <h2>{t('weekly.tasks', { count: tasks.length })}</h2>
        {tasks.length === 0 ? (
          <Empty what={t('weekly.noTasks')} small />
        ) : (
          <Sheet
            label={t('weekly.title')}
            rows={tasks}
            columns={[
              { key: 'lamp', title: t('task.lamp'), width: 48, render: ({ lamp }) => <Lamp colour={lamp} /> },
              {
                key: 'title',
                title: t('task.title'),
                width: '26%',
                render: ({ id, number, title, why }) => (
                  <>
                    <TaskLink id={id} title={title} />
                    <div className="quiet figures">{number}</div>
                    {why ? <div className="quiet">{why}</div> : null}
                  </>
                ),
              },
              { key: 'leads', title: t('task.lead'), render: ({ leads }) => leads.join('、') },
              { key: 'due', title: t('task.due'), look: 'fixed', render: ({ due }) => due ?? t('task.noDue') },
              {
                key: 'progress',
                title: t('task.progress'),
                look: 'number',
                render: ({ progress }) => (progress === null ? '—' : `${progress}%`),
              },
              {
                key: 'filings',
                title: t('weekly.filings'),
                width: '34%',
                render: ({ filings }) =>
                  filings.length === 0 ? (
                    <span className="quiet">{t('weekly.notFiled')}</span>
                  ) : (
                    filings.map(({ unit, text, figures, difficulties, late }) => (
                      <div key={unit}>
                        <strong>{unit}</strong>
                        {late ? <span className="chip late">{t('roster.standing.late')}</span> : null}
                        <div>{text}</div>
                        {figures.map((figure) => (
                          <div key={figure} className="figures">
                            {figure}
                          </div>
                        ))}
                        {difficulties ? <div className="pressing">{difficulties}</div> : null}
                      </div>
                    ))
                  ),
              },
            ]}
          />
        )}
      </section>
    </>
  );
}
