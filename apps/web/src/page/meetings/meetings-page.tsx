import { Route, Routes } from 'react-router';
import { MeetingList } from './meeting-list.js';
import { MeetingPage } from './meeting-page.js';
import { Screen } from './screen.js';

/** 月调度: the meetings, one meeting with its list, pack and decisions, and the projector's screen. */
export function MeetingsPage() {
  return (
    <Routes>
      <Route index element={<MeetingList />} />
      <Route path=":id" element={<MeetingPage />} />
      <Route path=":id/screen" element={<Screen />} />
    </Routes>
  );
}
