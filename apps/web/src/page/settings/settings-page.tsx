import { useTranslation } from '../../words/index.js';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import type { ComponentType } from 'react';
import { has, useSession } from '../../api/session.js';
import type { Role } from '../../api/session.js';
import { AccessPage } from './access-page.js';
import { AccountsPage } from './accounts-page.js';
import { BurdenPage } from './burden-page.js';
import { CalendarPage } from './calendar-page.js';
import { HealthPage } from './health-page.js';
import { LampRulesPage } from './lamp-rules-page.js';
import { MapPage } from './map-page.js';
import { NumbersPage } from './numbers-page.js';
import { OfficesPage } from './offices-page.js';
import { PeoplePage } from './people-page.js';
import { PeriodsPage } from './periods-page.js';
import { SamplesPage } from './samples-page.js';
import { TokensPage } from './tokens-page.js';
import { UnitsPage } from './units-page.js';
import { WebhooksPage } from './webhooks-page.js';
import './settings.css';

interface Section {
  readonly key: string;
  readonly page: ComponentType;
  /** Null: everyone who is signed in. */
  readonly roles: readonly Role[] | null;
}

const SECTIONS: readonly Section[] = [
  { key: 'accounts', page: AccountsPage, roles: ['administrator'] },
  { key: 'offices', page: OfficesPage, roles: ['administrator'] },
  { key: 'units', page: UnitsPage, roles: ['administrator', 'supervision'] },
  { key: 'people', page: PeoplePage, roles: ['administrator', 'supervision'] },
  { key: 'rules', page: LampRulesPage, roles: ['supervision', 'leader', 'auditor'] },
  { key: 'calendar', page: CalendarPage, roles: ['supervision', 'leader', 'auditor'] },
  { key: 'periods', page: PeriodsPage, roles: ['supervision', 'leader', 'auditor'] },
  { key: 'numbers', page: NumbersPage, roles: ['supervision', 'administrator', 'leader', 'auditor'] },
  { key: 'burden', page: BurdenPage, roles: ['supervision', 'leader', 'auditor'] },
  { key: 'access', page: AccessPage, roles: ['administrator', 'auditor'] },
  { key: 'health', page: HealthPage, roles: ['administrator'] },
  { key: 'map', page: MapPage, roles: ['administrator', 'supervision'] },
  { key: 'samples', page: SamplesPage, roles: ['administrator', 'supervision'] },
  { key: 'webhooks', page: WebhooksPage, roles: ['administrator'] },
  { key: 'tokens', page: TokensPage, roles: null },
];

/** 设置: what the office and its system are set up with; each sees the sections that are his to look after. */
export function SettingsPage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const mine = SECTIONS.filter(({ roles }) => roles === null || has(who, ...roles));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.settings')}</h1>
      </div>
      <nav className="tabs no-print" aria-label={t('menu.settings')}>
        {mine.map(({ key }) => (
          <NavLink key={key} to={`/settings/${key}`}>
            {t(`setting.${key}.title`)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        {mine.map(({ key, page: Page }) => (
          <Route key={key} path={key} element={<Page />} />
        ))}
        <Route path="*" element={<Navigate to={`/settings/${mine[0]!.key}`} replace />} />
      </Routes>
    </div>
  );
}
