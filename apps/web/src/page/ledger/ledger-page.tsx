import { useCallback, useMemo } from 'react';
import { useAddress } from '../../shell/address.js';
import { Groups } from './groups.js';
import { LedgerFilters } from './ledger-filters.js';
import { LedgerHead } from './ledger-head.js';
import { LedgerRows } from './ledger-rows.js';
import { PastLedger } from './past-ledger.js';
import { TaskPanel } from './task-panel.js';
import { useView } from './view.js';
import './ledger.css';

/** 台账: filtered, ordered and opened by the address, so that every view can be sent to a colleague as a link. */
export function LedgerPage() {
  const [search, change] = useAddress();
  const { filter, order, columns, by, task, past } = useView();
  const choose = useCallback((id: string) => change({ task: [id] }), [change]);
  const ungrouped = useMemo(() => {
    const { group: _group, ...others } = filter;
    return others;
  }, [filter]);
  if (past)
    return (
      <div className="ledger past">
        <PastLedger past={past} filter={filter} choose={choose} />
        <TaskPanel id={task} close={() => change({ task: [] })} />
      </div>
    );
  const list = <LedgerRows filter={filter} order={order} columns={columns} task={task} choose={choose} />;
  return (
    <div className="ledger">
      <LedgerHead filter={filter} order={order} />
      <LedgerFilters filter={filter} order={order} columns={columns} by={by} />
      {by === null ? (
        list
      ) : (
        <div className="grouped">
          <Groups
            filter={ungrouped}
            by={by}
            chosen={search.get('group')}
            choose={(group) => change({ group, task: null })}
          />
          <div>{list}</div>
        </div>
      )}
      <TaskPanel id={task} close={() => change({ task: [] })} />
    </div>
  );
}
