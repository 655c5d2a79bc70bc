import { App } from 'antd';
import { Route, Routes } from 'react-router';
import { ChangesPage } from './changes-page.js';
import { DroppedPage } from './dropped-page.js';
import { FollowingPage } from './following-page.js';
import { DutiesPage } from './duties-page.js';
import { PaperList } from './paper-list.js';
import { PaperPage } from './paper-page.js';

/** 文件: the list of papers, and one paper beside what was read from it. */
export function PapersPage() {
  return (
    <App style={{ height: '100%' }}>
      <Routes>
        <Route index element={<PaperList />} />
        <Route path="duties" element={<DutiesPage />} />
        <Route path="dropped" element={<DroppedPage />} />
        <Route path=":id" element={<PaperPage />} />
        <Route path=":id/following" element={<FollowingPage />} />
        <Route path=":id/changes/:number" element={<ChangesPage />} />
      </Routes>
    </App>
  );
}
