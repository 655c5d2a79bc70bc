import { useOne } from './list.js';
import type { Lamp, TaskState } from './tasks.js';
import type { ByLamp, MeetingWhole, Problem } from './supervision.js';

interface PackTask {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly leads: readonly string[];
  readonly state: TaskState;
  readonly due: string | null;
  readonly lamp: Lamp;
  readonly why: string | null;
  readonly progress: string | null;
}

interface PackProblem {
  readonly id: string;
  readonly title: string;
  readonly kind: Problem['kind'];
  readonly raisedBy: string;
  readonly blocking: string | null;
  readonly state: Problem['state'];
  readonly raisedOn: string;
  readonly due: string | null;
  readonly solvedOn: string | null;
  readonly solution: string | null;
}

/** What lies before a meeting, as packages/work/src/meeting/pack.ts makes and freezes it. */
export interface Pack {
  readonly meeting: { readonly title: string; readonly heldOn: string; readonly chair: string | null };
  readonly asOf: string;
  readonly previous: {
    readonly title: string;
    readonly heldOn: string;
    readonly decisions: readonly {
      readonly text: string;
      readonly due: string;
      readonly units: readonly string[];
      readonly standing: 'done' | 'overdue' | 'running' | 'ended' | null;
      readonly task: PackTask | null;
    }[];
  } | null;
  readonly items: readonly {
    readonly position: number;
    readonly title: string;
    readonly text: string;
    readonly putForwardBy: string | null;
    readonly task: PackTask | null;
    readonly problem: PackProblem | null;
  }[];
  readonly tasks: ByLamp;
  readonly problems: { readonly open: readonly PackProblem[]; readonly solved: readonly PackProblem[] };
}

export const useMeeting = (id: string) => useOne<MeetingWhole>(`meetings/${id}`);

export const usePack = (id: string, may: boolean) =>
  useOne<{ readonly pack: Pack; readonly frozen: { readonly sha256: string } | null }>(
    may ? `meetings/${id}/pack` : null,
  );
