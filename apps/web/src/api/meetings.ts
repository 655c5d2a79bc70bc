import type { Pack } from '@luoshi/server/contract';
import { useOne } from './list.js';
import type { MeetingWhole } from './supervision.js';

export const useMeeting = (id: string) => useOne<MeetingWhole>(`meetings/${id}`);

export const usePack = (id: string, may: boolean) =>
  useOne<{ readonly pack: Pack; readonly frozen: { readonly sha256: string } | null }>(
    may ? `meetings/${id}/pack` : null,
  );
