import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useDueNow, useRunning } from '../../api/due.js';
import type { Due } from '../../api/due.js';
import { useSession } from '../../api/session.js';
import { useUnitName } from '../../api/units.js';
import { usePeriodName } from '../../api/period-name.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { AskOnce } from './ask-once.js';
import { Drafts } from './draft.js';
import { cutOffWords } from './report-columns.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

/** The groups of what is due, in the order of their urgency. */
const GROUPS = ['returned', 'overdue', 'due', 'running'] as const;

const groupOf = ({ standing }: Due): (typeof GROUPS)[number] => {
  if (standing === 'returned' || standing === 'running') return standing;
  return standing === 'missing' ? 'overdue' : 'due';
};

/**
 * What a liaison has to report now: the figures first, each asked once for all tasks; then what came back, what is past its
 * cut-off, what is due, what may be reported early, and what waits on this machine.
 */
export function DuePage() {
  const { t } = useTranslation();
  const periodName = usePeriodName();
  const who = useSession().data!;
  const units = useMemo(
    () => [...new Set(who.roles.flatMap(({ role, unitId }) => (role === 'liaison' && unitId ? [unitId] : [])))],
    [who],
  );
  const now = useDueNow(units);
  const [wanted, setWanted] = useState(false);
  const owed = now.units.flatMap(({ unitId, reports }) => reports.map((report): Due => ({ ...report, unitId })));
  // Where nothing presses, what runs is looked up unasked.
  const running = useRunning(units, wanted || (!now.isPending && owed.length === 0));
  const known = new Set(owed.map(({ taskId, unitId, period }) => `${taskId} ${unitId} ${period.key}`));
  const all = [
    ...owed,
    ...(running.data ?? []).filter(({ taskId, unitId, period }) => !known.has(`${taskId} ${unitId} ${period.key}`)),
  ];
  const unsent = new Set(new Drafts(localStorage, who).waiting());
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.reporting')}</h1>
      </div>
      <ReportingTabs />
      {unsent.size > 0 ? (
        <section className="panel notice-warn" role="status">
          <strong>{t('reporting.unsent', { count: unsent.size })}</strong>
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {[...unsent].map((id) => {
              const found = all.find(({ reportId }) => reportId === id);
              return (
                <li key={id}>
                  <Link to={`/reporting/report/${id}`}>
                    {found ? `${found.title}　${periodName(found.period)}` : t('reporting.openUnsent')}
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {now.error ? <Fault fault={now.error} again={now.refetch} /> : null}
      {running.error ? <Fault fault={running.error} again={() => void running.refetch()} /> : null}
      {now.isPending || running.isLoading ? <Waiting /> : null}
      {now.units.map(({ unitId, questions }) =>
        questions.length > 0 ? (
          <AskOnce key={unitId} unitId={unitId} questions={questions} several={units.length > 1} />
        ) : null,
      )}
      {running.data && all.length === 0 ? (
        <div className="panel empty">
          <strong>{t('reporting.nothingDue')}</strong>
          {t('reporting.nothingDueDo')}
        </div>
      ) : null}
      {GROUPS.map((group) => {
        const rows = all.filter((one) => groupOf(one) === group);
        return rows.length > 0 ? (
          <section key={group} className="panel" aria-label={t(`reporting.group.${group}`)}>
            <header>
              <h2>{t(`reporting.group.${group}`)}</h2>
              <span className="quiet figures">{t('reporting.items', { count: rows.length })}</span>
            </header>
            <ul className="dues">
              {rows.map((one) => (
                <DueRow key={`${one.unitId} ${one.taskId} ${one.period.key}`} due={one} several={units.length > 1} />
              ))}
            </ul>
          </section>
        ) : null;
      })}
      {!now.isPending && owed.length > 0 && !wanted ? (
        <div>
          <Button onClick={() => setWanted(true)}>{t('roster.showRunning')}</Button>
        </div>
      ) : null}
    </div>
  );
}

function DueRow({ due, several }: { readonly due: Due; readonly several: boolean }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const { taskId, number, title, unitId, period, cutOff, reportId, state } = due;
  return (
    <li>
      <div className="due-words">
        <Link to={reportId ? `/reporting/report/${reportId}` : `/reporting/begin/${taskId}/${unitId}/${period.key}`}>
          {title}
        </Link>
        <span className="quiet figures">
          {number}　{several ? `${unitName(unitId)}　` : ''}
          {periodName(period)}
        </span>
      </div>
      <span className="chip">{t(`reporting.at.${state ?? 'none'}`)}</span>
      <span className="due-cut figures">
        <small className="quiet">{t('reporting.cutOff')}</small>
        {cutOffWords(t, cutOff)}
      </span>
    </li>
  );
}
