import { Route, Routes } from 'react-router';
import { UnitList } from './unit-list.js';
import { UnitPage } from './unit-page.js';

/** 单位: all units with their lamps, and one unit on one page. */
export function UnitsPage() {
  return (
    <Routes>
      <Route index element={<UnitList />} />
      <Route path=":id" element={<UnitPage />} />
    </Routes>
  );
}
