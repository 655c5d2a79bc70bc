import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { ask } from '../../api/client.js';
import type { Page } from '../../api/list.js';
import { useTaskCounts } from '../../api/tasks.js';
import type { Task } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Fates, useOneByOne } from '../../form/one-by-one.js';
import { Reason } from '../../form/reason.js';
import { Fault } from '../../shell/fault.js';

/** What goes on after a reorganisation. */
const GOING_ON = ['approved', 'awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened'] as const;

/** A unit's tasks that go on are handed to who took over from it, each by 调整 with the reason in its history. */
export function HandOver({ unitId, successorId }: { readonly unitId: string; readonly successorId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const unitName = useUnitName();
  const filter = { unit: unitId, state: GOING_ON };
  const counts = useTaskCounts(filter).data;
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const handing = useOneByOne();
  const count = counts ? Object.values(counts).reduce((sum, one) => sum + one, 0) : 0;
  const hand = async (reason: string): Promise<void> => {
    setAsking(false);
    const rows: Task[] = [];
    try {
      for (let after: string | null = null; ;) {
        const page: Page<Task> = await ask('/api/tasks', { query: { ...filter, limit: 200, after } });
        rows.push(...page.rows);
        if (page.next === null) break;
        after = page.next;
      }
    } catch (caught) {
      setFault(caught);
      return;
    }
    await handing.run(
      rows.map((task) => ({ id: task.id, name: `${task.number}　${task.title}`, task })),
      ({ task }) =>
        ask(`/api/tasks/${task.id}/actions`, {
          method: 'POST',
          version: task.version,
          body: { deed: { action: 'adjust', reason, duties: handedTo(task, unitId, successorId) } },
        }),
    );
    await client.invalidateQueries({ queryKey: ['tasks'] });
  };
  return (
    <div>
      {count > 0 ? (
        <div className="row-of-acts" style={{ alignItems: 'center' }}>
          <Link to={`/ledger?unit=${unitId}&${GOING_ON.map((state) => `state=${state}`).join('&')}`}>
            {t('setting.units.stillHas', { count })}
          </Link>
          <Button size="small" disabled={handing.of !== null} onClick={() => setAsking(true)}>
            {t('setting.units.handOver', { name: unitName(successorId) })}
          </Button>
        </div>
      ) : null}
      <Fates {...handing} />
      {fault ? <Fault fault={fault} /> : null}
      {isAsking ? (
        <Reason
          title={t('setting.units.handOver', { name: unitName(successorId) })}
          what={t('setting.units.handOverWhat', { count })}
          pending={false}
          submit={(reason) => void hand(reason)}
          close={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

/** The duties with the successor in the unit's place; where it has one already, the stronger one stays. */
function handedTo({ parts }: Task, unitId: string, successorId: string) {
  const duties = new Map<string, 'lead' | 'support'>();
  for (const { unitId: one, role } of [...parts].sort((a, b) => a.position - b.position)) {
    const unit = one === unitId ? successorId : one;
    if (duties.get(unit) !== 'lead') duties.set(unit, role);
  }
  return [...duties].map(([unit, role]) => ({ unit, role }));
}
