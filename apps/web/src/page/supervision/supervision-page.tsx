import { useTranslation } from '../../words/index.js';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { has, useSession } from '../../api/session.js';
import { Approvals } from './approvals.js';
import { Checks } from './checks.js';
import { DrawingPage } from './drawing-page.js';
import { Drawings } from './drawings.js';
import { NoticePage } from './notice-page.js';
import { Notices } from './notices.js';
import { Objections } from './objections.js';
import { Plans } from './plans.js';
import { ProblemPage } from './problem-page.js';
import { Problems } from './problems.js';
import { Proposals } from './proposals.js';
import { Urges } from './urges.js';

/** The parts of 督办; those for the office alone are not shown to a liaison. */
const PARTS = [
  { path: 'approvals', office: false },
  { path: 'plans', office: false },
  { path: 'problems', office: false },
  { path: 'urges', office: false },
  { path: 'checks', office: false },
  { path: 'drawings', office: true },
  { path: 'objections', office: false },
  { path: 'notices', office: false },
] as const;

/** 督办: approvals, problems, urging, checks and samples, objections, notices. */
export function SupervisionPage() {
  const { t } = useTranslation();
  const who = useSession().data;
  const office = who !== null && who !== undefined && has(who, 'supervision', 'leader', 'auditor');
  return (
    <div className="page">
      <nav className="tabs no-print" aria-label={t('menu.supervision')}>
        {PARTS.filter((part) => office || !part.office).map(({ path }) => (
          <NavLink key={path} to={`/supervision/${path}`}>
            {t(`${path}.title`)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Navigate to="approvals" replace />} />
        <Route path="approvals" element={<Approvals />} />
        <Route path="plans" element={<Plans />} />
        <Route path="problems" element={<Problems />} />
        <Route path="problems/:id" element={<ProblemPage />} />
        <Route path="urges" element={<Urges />} />
        <Route path="checks" element={<Checks />} />
        <Route path="drawings" element={<Drawings />} />
        <Route path="drawings/:id" element={<DrawingPage />} />
        <Route path="objections" element={<Objections />} />
        <Route path="notices" element={<Notices />} />
        <Route path="notices/proposals" element={<Proposals />} />
        <Route path="notices/:id" element={<NoticePage />} />
      </Routes>
    </div>
  );
}
