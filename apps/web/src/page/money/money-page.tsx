import { useTranslation } from '../../words/index.js';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { Batches } from './batches.js';
import { FrozenPage, FrozenPreview } from '../frozen/frozen-page.js';
import { BULLETIN } from './bulletin.js';
import { Bulletins } from './bulletins.js';
import { ProjectPage } from './project-page.js';
import { Projects } from './projects.js';

const TABS = ['projects', 'batches', 'bulletins'] as const;

/** 资金拨付: bond money by project, where it comes from, and the bulletin of every ten days. */
export function MoneyPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('money.title')}</h1>
        <span className="quiet">{t('money.what')}</span>
      </div>
      <nav className="tabs no-print" aria-label={t('money.title')}>
        {TABS.map((tab) => (
          <NavLink key={tab} to={`/money/${tab}`}>
            {t(`money.${tab}`)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route path="projects" element={<Projects />} />
        <Route path="projects/:id" element={<ProjectPage />} />
        <Route path="batches" element={<Batches />} />
        <Route path="bulletins" element={<Bulletins />} />
        <Route path="bulletins/preview/:period" element={<FrozenPreview of={BULLETIN} />} />
        <Route path="bulletins/:id" element={<FrozenPage of={BULLETIN} />} />
        <Route path="*" element={<Navigate to="/money/projects" replace />} />
      </Routes>
    </div>
  );
}
