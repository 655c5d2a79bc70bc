import type { SignedIn } from '../api/session.js';
import type { Column } from '../shell/rows.js';
import type { HistoryOf } from './record-history.js';
import { readsHistories, RecordHistory } from './record-history.js';

/**
 * The column of a table that leads to each row's history; none for who reads no histories. `of` says which record a row is,
 * null for a row that is none.
 */
export const historyColumn = <Row,>(
  who: SignedIn | null | undefined,
  title: string,
  of: (row: Row) => HistoryOf | null,
  width?: number,
): readonly Column<Row>[] =>
  readsHistories(who)
    ? [
        {
          key: 'history',
          title,
          look: 'fixed',
          ...(width === undefined ? {} : { width }),
          render: (row) => {
            const record = of(row);
            return record && <RecordHistory {...record} inSheet />;
          },
        },
      ]
    : [];
