import { Navigate, Route, Routes } from 'react-router';
import { has, useSession } from '../../api/session.js';
import { DuePage } from './due-page.js';
import { FiledPage } from './filed-page.js';
import { MissingPage } from './missing-page.js';
import { BeginPage, ReportPage } from './report-page.js';
import { RosterPage } from './roster-page.js';
import { RoundPage, RoundsPage } from './rounds-page.js';
import { FrozenPage, FrozenPreview } from '../frozen/frozen-page.js';
import { WeeklyList, WeeklyPage } from './weekly-page.js';

/** 报送: what a unit has to say, how it says it, and what the office makes of it. */
export function ReportingPage() {
  const who = useSession().data!;
  return (
    <Routes>
      <Route index element={has(who, 'liaison') ? <DuePage /> : <Navigate to="/reporting/filed" replace />} />
      <Route path="filed" element={<FiledPage />} />
      <Route path="roster" element={<RosterPage />} />
      <Route path="missing" element={<MissingPage />} />
      <Route path="weekly" element={<WeeklyList />} />
      <Route path="weekly/preview/:period" element={<WeeklyPage page={FrozenPreview} />} />
      <Route path="weekly/:id" element={<WeeklyPage page={FrozenPage} />} />
      <Route path="rounds" element={<RoundsPage />} />
      <Route path="rounds/:id" element={<RoundPage />} />
      <Route path="begin/:task/:unit/:period" element={<BeginPage />} />
      <Route path="report/:id" element={<ReportPage />} />
    </Routes>
  );
}
