import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { has, useSession } from '../../api/session.js';

/** The views of 报送 that this account has. */
export function ReportingTabs() {
  const { t } = useTranslation();
  const who = useSession().data!;
  if (!has(who, 'liaison')) return null;
  return (
    <nav className="tabs no-print" aria-label={t('menu.reporting')}>
      <NavLink to="/reporting" end>
        {t('reporting.dueTab')}
      </NavLink>
      <NavLink to="/reporting/filed">{t('reporting.filedTab')}</NavLink>
    </nav>
  );
}
