import { useTranslation } from '../../words/index.js';
import { NavLink } from 'react-router';
import { has, useSession } from '../../api/session.js';

/** The views of 报送 that this account has. */
export function ReportingTabs() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const isLiaison = has(who, 'liaison');
  return (
    <nav className="tabs no-print" aria-label={t('menu.reporting')}>
      {isLiaison ? (
        <NavLink to="/reporting" end>
          {t('reporting.dueTab')}
        </NavLink>
      ) : null}
      <NavLink to="/reporting/filed">{t(isLiaison ? 'reporting.filedTab' : 'roster.filedTab')}</NavLink>
      <NavLink to="/reporting/roster">{t('roster.title')}</NavLink>
      <NavLink to="/reporting/missing">{t('roster.missing')}</NavLink>
      {has(who, 'supervision', 'leader', 'auditor') ? (
        <NavLink to="/reporting/weekly">{t('weekly.title')}</NavLink>
      ) : null}
      <NavLink to="/reporting/rounds">{t('rounds.title')}</NavLink>
    </nav>
  );
}
