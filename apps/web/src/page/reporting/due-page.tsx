import { Spin } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDue } from '../../api/due.js';
import type { Due } from '../../api/due.js';
import { useSession } from '../../api/session.js';
import { useUnitName } from '../../api/units.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';
import { Drafts } from './draft.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

/** Now in Beijing as the server writes moments: 2026-11-27T13:30. */
const nowInBeijing = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(new Date())
    .replace(' ', 'T');

/** What a liaison has to report now: past its cut-off, returned, within the period that runs, and what waits elsewhere. */
export function DuePage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const units = useMemo(
    () => [...new Set(who.roles.flatMap(({ role, unitId }) => (role === 'liaison' && unitId ? [unitId] : [])))],
    [who],
  );
  const due = useDue(units);
  const unsent = new Set(new Drafts(localStorage, who).waiting());
  const now = nowInBeijing();
  const groups = {
    returned: [] as Due[],
    overdue: [] as Due[],
    due: [] as Due[],
    running: [] as Due[],
  };
  for (const one of due.data ?? []) {
    const { period, report } = one;
    const isOver = period.cutOff.moment !== null && period.cutOff.moment < now;
    if (report?.state === 'returned') groups.returned.push(one);
    else if (isOver) groups.overdue.push(one);
    else groups[period.to < now.slice(0, 10) ? 'due' : 'running'].push(one);
  }
  return (
    <div className="page" style={{ maxWidth: 1180 }}>
      <div className="page-head">
        <h1>{t('menu.reporting')}</h1>
      </div>
      <ReportingTabs />
      {unsent.size > 0 ? (
        <section className="panel notice-warn" role="status">
          <strong>{t('reporting.unsent', { count: unsent.size })}</strong>
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {[...unsent].map((id) => {
              const found = due.data?.find(({ report }) => report?.id === id);
              return (
                <li key={id}>
                  <Link to={`/reporting/report/${id}`}>
                    {found ? `${found.task.title}　${found.period.name}` : t('reporting.openUnsent')}
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {due.error ? <Fault fault={due.error} again={() => void due.refetch()} /> : null}
      {due.isPending ? <Spin /> : null}
      {due.data?.length === 0 ? (
        <div className="panel empty">
          <strong>{t('reporting.nothingDue')}</strong>
          {t('reporting.nothingDueDo')}
        </div>
      ) : null}
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) =>
        groups[group].length > 0 ? (
          <section key={group} className="panel" aria-label={t(`reporting.group.${group}`)}>
            <header>
              <h2>{t(`reporting.group.${group}`)}</h2>
              <span className="quiet figures">{t('reporting.items', { count: groups[group].length })}</span>
            </header>
            <ul className="dues">
              {groups[group].map((one) => (
                <DueRow key={`${one.unitId} ${one.task.id} ${one.period.key}`} due={one} several={units.length > 1} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </div>
  );
}

function DueRow({ due: { task, unitId, period, report }, several }: { readonly due: Due; readonly several: boolean }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const { moment, notBefore } = period.cutOff;
  const cutOff = moment
    ? moment.replace('T', ' ')
    : notBefore
      ? t('reporting.notBefore', { at: notBefore.replace('T', ' ') })
      : '';
  return (
    <li>
      <Lamp colour={task.lampShown} />
      <div className="due-words">
        <Link to={report ? `/reporting/report/${report.id}` : `/reporting/begin/${task.id}/${unitId}/${period.key}`}>
          {task.title}
        </Link>
        <span className="quiet figures">
          {task.number}　{several ? `${unitName(unitId)}　` : ''}
          {period.name}
        </span>
      </div>
      <span className="chip">{t(report ? `reporting.at.${report.state}` : 'reporting.at.none')}</span>
      <span className="due-cut figures">
        <small className="quiet">{t('reporting.cutOff')}</small>
        {cutOff}
      </span>
    </li>
  );
}
