import { memo, useEffect, useMemo, useRef } from 'react';
import { usePrinted } from '../../../shell/use-printed.js';
import { linesOf } from './mark.js';
import type { Line, Mark, MarkKind } from './mark.js';
import { blocksOf, useNear } from './use-near.js';
import './marks.css';

export interface TextPaneProps {
  /** What the pane is called by a screen reader. */
  readonly label: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The kinds that are shown. */
  readonly shown: ReadonlySet<MarkKind>;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** Lines that are marked at once as they come near: few enough for a frame. */
const BLOCK = 12;

/**
 * The paper's words with every fact marked where it was read. Only lines on the screen are laid out, and only those that
 * have come near it are marked.
 */
export function TextPane({ label, text, marks, shown, chosen, choose }: TextPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const visible = useMemo(() => marks.filter(({ kind }) => shown.has(kind)), [marks, shown]);
  const lines = useMemo(() => linesOf(text, visible), [text, visible]);
  const blocks = useMemo(() => blocksOf(lines, BLOCK), [lines]);
  const isPrinted = usePrinted();
  const chosenMark = useMemo(() => visible.find(({ id }) => id === chosen) ?? null, [visible, chosen]);
  useEffect(() => {
    if (!chosenMark) return;
    const line = pane.current?.querySelector(`[data-line="${lineAt(lines, chosenMark.start)}"]`);
    (line?.querySelector('.mark-chosen') ?? line)?.scrollIntoView({ block: 'center', behavior: 'auto' });
  }, [chosenMark, lines]);
  return (
    <div
      ref={pane}
      role="document"
      aria-label={label}
      className="paper"
      onClick={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-mark]')?.dataset['mark'];
        if (id) choose(id);
      }}
    >
      {blocks.map(({ at, of }) => (
        <TextBlock
          key={at}
          at={at}
          text={text}
          lines={of}
          chosen={
            of.some(({ runs }) => runs.some(({ marks }) => marks.some(({ id }) => id === chosen))) ? chosen : null
          }
          isPrinted={isPrinted}
        />
      ))}
    </div>
  );
}

interface TextBlockProps {
  /** The number of its first line. */
  readonly at: number;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly chosen: string | null;
  readonly isPrinted: boolean;
}

const TextBlock = memo(function TextBlock({ at, text, lines, chosen, isPrinted }: TextBlockProps) {
  const [block, isNear] = useNear(at === 0 || chosen !== null || isPrinted);
  return (
    <div ref={block} className="paper-block">
      {lines.map((line, index) =>
        isNear ? (
          <TextLine
            key={line.start}
            index={at + index}
            text={text}
            line={line}
            chosen={line.runs.some(({ marks }) => marks.some(({ id }) => id === chosen)) ? chosen : null}
          />
        ) : (
          <div key={line.start} className="paper-line" data-line={at + index}>
            {text.slice(line.start, line.end)}
          </div>
        ),
      )}
    </div>
  );
});

/** The line that holds an offset, by halving. */
function lineAt(lines: readonly Line[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface TextLineProps {
  readonly index: number;
  readonly text: string;
  readonly line: Line;
  readonly chosen: string | null;
}

const TextLine = memo(function TextLine({ index, text, line, chosen }: TextLineProps) {
  return (
    <div className="paper-line" data-line={index}>
      {line.runs.map((run) => {
        const words = text.slice(run.start, run.end);
        const inner = run.marks.at(-1);
        if (!inner) return words;
        const looks = run.marks.flatMap(({ kind, verdict }) => [
          `mark-${kind}`,
          ...(verdict ? [`mark-${verdict}`] : []),
        ]);
        const isChosen = chosen !== null && run.marks.some(({ id }) => id === chosen);
        return (
          <span
            key={run.start}
            data-mark={inner.id}
            className={['mark', ...new Set(looks), ...(isChosen ? ['mark-chosen'] : [])].join(' ')}
          >
            {words}
          </span>
        );
      })}
    </div>
  );
});
