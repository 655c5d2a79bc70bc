import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/client.js';
import { saveReport } from '../../api/reports.js';
import type { Report, ReportContent } from '../../api/reports.js';
import type { Drafts } from './draft.js';

/**
 * Where what was typed is: with the server, on its way, on this machine only (the line is down), in conflict with what
 * somebody else wrote meanwhile, or refused.
 */
export type Kept = 'saved' | 'sending' | 'here' | 'conflict' | 'refused';

/** Typing rests this long before it is sent, in milliseconds. */
const REST = 1200;
/** While the line is down, it is tried this often, in milliseconds. */
const AGAIN = 5000;

export const contentOf = (report: Report): ReportContent => ({
  text: report.text,
  progress: report.progress,
  difficulties: report.difficulties,
  nextSteps: report.nextSteps,
  figures: report.figures.map((figure) => ({ ...figure })),
  asOf: report.asOf,
  started: report.started,
});

const isLineDown = (fault: unknown): boolean =>
  fault instanceof ApiError && [0, 502, 503, 504].includes(fault.problem.status);

/**
 * What is typed into a report: kept on this machine at once, sent when typing rests, sent again when the line is back. A
 * draft that was left here by a closed window is taken up again.
 */
export function useDraft(report: Report, drafts: Drafts) {
  const [begun] = useState(() => drafts.of(report.id));
  const [content, setContent] = useState<ReportContent>(begun?.content ?? contentOf(report));
  const [kept, setKept] = useState<Kept>(begun ? (begun.version === report.version ? 'here' : 'conflict') : 'saved');
  const [fault, setFault] = useState<unknown>(null);
  const [stored, setStored] = useState(true);
  /** What is true outside of drawing: the newest content, whether it is unsent, the server's version, the sending. */
  const now = useRef({
    content,
    unsent: begun !== null,
    version: begun?.version ?? report.version,
    sending: null as Promise<void> | null,
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const send = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const { current } = now;
    current.sending ??= (async () => {
      try {
        for (;;) {
          const sent = current.content;
          setKept('sending');
          current.version = await saveReport(report.id, current.version, sent);
          if (sent !== current.content) {
            drafts.keep(report.id, {
              content: current.content,
              version: current.version,
              at: new Date().toISOString(),
            });
            continue;
          }
          current.unsent = false;
          drafts.drop(report.id);
          setKept('saved');
          setFault(null);
          return;
        }
      } catch (caught) {
        const isConflict = caught instanceof ApiError && caught.problem.code === 'changed-meanwhile';
        setKept(isLineDown(caught) ? 'here' : isConflict ? 'conflict' : 'refused');
        setFault(caught);
        if (isLineDown(caught)) timer.current = setTimeout(() => void send(), AGAIN);
      } finally {
        current.sending = null;
      }
    })();
    return current.sending;
  }, [drafts, report.id]);

  const change = (next: Partial<ReportContent>): void => {
    const { current } = now;
    current.content = { ...current.content, ...next };
    current.unsent = true;
    setContent(current.content);
    setStored(
      drafts.keep(report.id, { content: current.content, version: current.version, at: new Date().toISOString() }),
    );
    if (kept === 'conflict') return;
    setKept('here');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), REST);
  };

  useEffect(() => {
    const { current } = now;
    const back = (): void => {
      if (current.unsent) void send();
    };
    if (kept !== 'conflict') back();
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('online', back);
      clearTimeout(timer.current);
      back(); // what was typed just now goes out; where it cannot, it is still kept here
    };
    // Once for each report that is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [report.id]);

  return {
    content,
    change,
    kept,
    fault,
    /** Whether the machine keeps it: where not, the page says so. */
    stored,
    /** Sends what is not sent yet. @returns the version to act on, null where it did not arrive */
    flush: async (): Promise<number | null> => {
      if (now.current.unsent) await send();
      return now.current.unsent ? null : now.current.version;
    },
    /** Ends a conflict: the own words over the other's, or the other's as they are. */
    settle: (which: 'mine' | 'theirs', theirs: Report): void => {
      now.current.version = theirs.version;
      if (which === 'mine') {
        void send();
        return;
      }
      drafts.drop(report.id);
      now.current.unsent = false;
      now.current.content = contentOf(theirs);
      setContent(now.current.content);
      setKept('saved');
      setFault(null);
    },
  };
}
