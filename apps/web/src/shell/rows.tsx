import type { ReactNode } from 'react';
import { useTranslation } from '../words/index.js';
import { rowsOf } from '../api/list.js';
import type { List } from '../api/list.js';
import { Fault } from './fault.js';
import { Waiting } from './waiting.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** `number` stands right, `fixed` is never broken. */
  readonly look?: 'number' | 'fixed';
  readonly width?: number | string;
}

/** Says that there is nothing, why, and what to do. */
export function Empty({
  what,
  hint,
  small,
}: {
  readonly what: string;
  readonly hint?: string;
  readonly small?: boolean;
}) {
  return (
    <div className={small ? 'empty small' : 'empty'}>
      <strong>{what}</strong>
      {hint}
    </div>
  );
}

/** Rows as a table; on a phone each row stands as a block with its columns' names. */
export function Sheet<Row extends object>({
  rows,
  columns,
  label,
}: {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly label: string;
}) {
  return (
    <div className="scroll-x">
      <table className="sheet" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, look, width }) => (
              <th key={key} scope="col" className={look} style={width === undefined ? {} : { width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={'id' in row ? String(row.id) : index}>
              {columns.map(({ key, title, render, look }) => (
                <td key={key} className={look} data-label={title}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A list of the server's: its rows, the next page on demand, or why there are none. */
export function Rows<Row extends object>({
  list,
  empty,
  ...sheet
}: {
  readonly list: List<Row>;
  readonly columns: readonly Column<Row>[];
  readonly label: string;
  readonly empty: ReactNode;
}) {
  const { t } = useTranslation();
  const rows = rowsOf(list);
  if (list.error) return <Fault fault={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Waiting page />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <Sheet rows={rows} {...sheet} />
      {list.hasNextPage ? (
        <button
          type="button"
          className="button more"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? <Waiting /> : null}
          {t('more', { count: rows.length })}
        </button>
      ) : null}
    </>
  );
}
