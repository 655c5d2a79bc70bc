import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { CSSProperties, Dispatch, KeyboardEvent, SetStateAction } from 'react';
import { useTranslation } from '../../words/index.js';
import type { ListedTask } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { usePrinted } from '../../shell/use-printed.js';
import { useWide } from '../../shell/use-wide.js';
import { phoneColumns, taskColumns } from './columns.js';
import type { ColumnKey, TaskColumn } from './columns.js';
import './task-table.css';

export type Picked = ReadonlySet<string>;

export interface TaskTableProps {
  readonly rows: readonly ListedTask[];
  /** The rows are those of the last question: what is asked now has not come yet. */
  readonly isOld: boolean;
  /** Asks for the next page; null where all is shown, or more is on its way. */
  readonly more: (() => void) | null;
  /** What the rows were asked by: another view begins at its top. */
  readonly view: string;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  /** The columns that are shown; on a phone the lamp, the title and the deadline. */
  readonly columns: readonly ColumnKey[];
  /** The rows that are picked for a batch; null where this account has none to do. */
  readonly picked: Picked | null;
  readonly pick: Dispatch<SetStateAction<Picked>>;
}

/** Pixels; as high as the head. On a phone a title has two lines. */
const ROW = 39;
const PHONE_ROW = 61;
/** Pixels of the column in which rows are picked. */
const PICK = 44;
/** So many rows before the last one the next page is asked for. */
const AHEAD = 60;

/**
 * The ledger's rows: only what is in sight is drawn, as plain boxes, since a hundred components a row would not keep up with
 * the wheel. Enter opens a row, the arrows go from row to row, the space bar picks one.
 */
export function TaskTable({ rows, isOld, more, view, chosen, choose, columns, picked, pick }: TaskTableProps) {
  const { t, language } = useTranslation();
  const unitName = useUnitName();
  const wide = useWide();
  const frame = useRef<HTMLDivElement>(null);
  const height = wide ? ROW : PHONE_ROW;
  const keys = wide ? columns.join() : phoneColumns.join();
  const isEnglish = language === 'en';
  const shown = useMemo(
    () => taskColumns(keys.split(',') as ColumnKey[], t, unitName, isEnglish),
    [keys, t, unitName, isEnglish],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- it concerns the compiler, which is not used
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 10,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [view]);
  // On paper stand all rows that have come, not only those in sight.
  const isPrinted = usePrinted();
  const inSight = virtual.getVirtualItems();
  const items = isPrinted ? rows.map((_, index) => ({ index, start: index * height })) : inSight;
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - AHEAD) more?.();
  }, [last, rows.length, more]);

  const toggle = useCallback(
    (id: string) =>
      pick((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [pick],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target as HTMLElement;
    const id = row.dataset['rowKey'];
    if (id === undefined) return;
    if (event.key === 'Enter') choose(id);
    else if (event.key === ' ' && picked !== null) toggle(id);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = Number(row.ariaRowIndex) + (event.key === 'ArrowDown' ? 1 : -1);
      frame.current?.querySelector<HTMLElement>(`[data-row-key][aria-rowindex="${next}"]`)?.focus();
    } else return;
    event.preventDefault();
  };
  const pickWord = t('ledgerTable.pick');
  const mayPick = picked !== null && wide;
  const widths = shown.map(({ key, width }) => (key === 'title' ? `minmax(${width}px, 1fr)` : `${width}px`));
  const least = shown.reduce((sum, { width }) => sum + width, mayPick ? PICK : 0);
  return (
    <div
      ref={frame}
      className="task-table"
      role="table"
      aria-label={t('ledgerTable.name')}
      aria-rowcount={more === null && !isOld ? rows.length + 1 : -1}
      style={
        {
          '--columns': `${mayPick ? `${PICK}px ` : ''}${widths.join(' ')}`,
          '--least': `${least}px`,
        } as CSSProperties
      }
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        if ((target as Element).closest('.pick')) return;
        const id = (target as Element).closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'];
        if (id !== undefined) choose(id);
      }}
    >
      <div className="task-head" role="rowgroup">
        <div role="row" aria-rowindex={1}>
          {mayPick ? <PickAll rows={rows} picked={picked} pick={pick} /> : null}
          {shown.map(({ key, head }) => (
            <div key={key} role="columnheader" data-column={key}>
              {head}
            </div>
          ))}
        </div>
      </div>
      <div className="task-rows" role="rowgroup" aria-busy={isOld} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const task = rows[index]!;
          return (
            <Row
              key={task.id}
              task={task}
              columns={shown}
              index={index}
              start={start}
              height={height}
              isChosen={task.id === chosen}
              isPicked={mayPick ? picked.has(task.id) : null}
              toggle={toggle}
              pick={pickWord}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly task: ListedTask;
  readonly columns: readonly TaskColumn[];
  readonly index: number;
  /** Pixels from the first row's top, and of one row. */
  readonly start: number;
  readonly height: number;
  readonly isChosen: boolean;
  /** Null where nothing is picked. */
  readonly isPicked: boolean | null;
  readonly toggle: (id: string) => void;
  /** What the box is for, before the task's number. */
  readonly pick: string;
}

const Row = memo(function Row({ task, columns, index, start, height, isChosen, isPicked, toggle, pick }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={0}
      data-row-key={task.id}
      aria-current={isChosen || undefined}
      className={isPicked ? 'picked' : undefined}
      style={{ top: start, height }}
    >
      {isPicked === null ? null : (
        <div role="cell" className="pick">
          <label>
            <input
              type="checkbox"
              aria-label={`${pick} ${task.number}`}
              checked={isPicked}
              onChange={() => toggle(task.id)}
            />
          </label>
        </div>
      )}
      {columns.map(({ key, of }) => {
        const value = of(task);
        return (
          <div
            key={key}
            role="cell"
            data-column={key}
            title={typeof value === 'string' ? value : undefined}
            className={key === 'due' && task.due === null ? 'none' : undefined}
          >
            {value}
          </div>
        );
      })}
    </div>
  );
});

/** Picks all rows that are shown so far, or none. */
function PickAll({
  rows,
  picked,
  pick,
}: {
  readonly rows: readonly ListedTask[];
  readonly picked: Picked;
  readonly pick: TaskTableProps['pick'];
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const count = picked.size === 0 ? 0 : rows.filter(({ id }) => picked.has(id)).length;
  const all = count > 0 && count === rows.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && !all;
  }, [count, all]);
  const words = t('ledgerTable.pickAll', { count: rows.length });
  return (
    <div role="columnheader" className="pick">
      <label title={words}>
        <input
          ref={box}
          type="checkbox"
          aria-label={words}
          checked={all}
          onChange={() => pick(new Set(all ? [] : rows.map(({ id }) => id)))}
        />
      </label>
    </div>
  );
}
