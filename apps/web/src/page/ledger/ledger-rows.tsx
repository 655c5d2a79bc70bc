import { Empty } from 'antd';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { has, useSession } from '../../api/session.js';
import { useTasks } from '../../api/tasks.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { Bulk } from './bulk.js';
import { TaskTable } from './task-table.js';
import type { Picked } from './task-table.js';
import type { View } from './view.js';

const NONE: Picked = new Set();

export interface LedgerRowsProps extends Omit<View, 'by' | 'past'> {
  readonly choose: (id: string) => void;
}

/** The rows of a view, what is picked among them, and what is done to those. */
export const LedgerRows = memo(function LedgerRows({ filter, order, columns, task, choose }: LedgerRowsProps) {
  const { t } = useTranslation();
  const who = useSession().data!;
  const [picked, setPicked] = useState(NONE);
  const tasks = useTasks(filter, order);
  const { data, error, isFetchNextPageError: isStuck } = tasks;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const chosen = useMemo(() => (picked.size === 0 ? [] : rows.filter(({ id }) => picked.has(id))), [rows, picked]);
  const isFiltered = Object.keys(filter).length > 0;
  if (tasks.isPending) return <Waiting page />;
  return (
    <>
      {error ? <Fault fault={error} again={() => void (isStuck ? tasks.fetchNextPage() : tasks.refetch())} /> : null}
      {tasks.hasNextPage ? <p className="only-print">{t('ledgerTable.printed', { count: rows.length })}</p> : null}
      <Bulk tasks={chosen} clear={() => setPicked(NONE)} />
      {rows.length > 0 ? (
        <TaskTable
          rows={rows}
          isOld={tasks.isPlaceholderData}
          more={tasks.hasNextPage && !tasks.isFetching && !error ? () => void tasks.fetchNextPage() : null}
          view={JSON.stringify([filter, order])}
          chosen={task}
          choose={choose}
          columns={columns}
          picked={has(who, 'supervision') ? picked : null}
          pick={setPicked}
        />
      ) : error ? null : (
        <Empty
          style={{ marginTop: 60 }}
          description={
            <>
              <div>{t(isFiltered ? 'ledger.empty' : 'ledger.none')}</div>
              <div className="quiet">{t(isFiltered ? 'ledger.emptyDo' : 'ledger.noneDo')}</div>
            </>
          }
        />
      )}
    </>
  );
});
