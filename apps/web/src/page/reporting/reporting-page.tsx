import { Route, Routes } from 'react-router';
import { has, useSession } from '../../api/session.js';
import { DuePage } from './due-page.js';
import { FiledPage } from './filed-page.js';
import { BeginPage, ReportPage } from './report-page.js';

/** 报送: what a unit has to say, how it says it, and what the office makes of it. */
export function ReportingPage() {
  const who = useSession().data!;
  return (
    <Routes>
      <Route index element={has(who, 'liaison') ? <DuePage /> : <FiledPage />} />
      <Route path="filed" element={<FiledPage />} />
      <Route path="begin/:task/:unit/:period" element={<BeginPage />} />
      <Route path="report/:id" element={<ReportPage />} />
    </Routes>
  );
}
