import { Button, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { ask } from '../../api/client.js';
import { askTasksAgain } from '../../api/tasks.js';
import type { Deed, ListedTask } from '../../api/tasks.js';
import { Ask } from '../../form/ask.js';
import { Fates, useOneByOne } from '../../form/one-by-one.js';

/** What can be done to many at once: nothing, or the same words for all, is asked beside. */
const ACTIONS = [
  'establish',
  'close',
  'strike-off',
  'archive',
  'urge',
  'suspend',
  'resume',
  'reopen',
  'cancel',
] as const;
type BulkAction = (typeof ACTIONS)[number];

const WORDS: ReadonlySet<BulkAction> = new Set(['urge', 'suspend', 'resume', 'reopen', 'cancel']);

export interface BulkProps {
  readonly tasks: readonly ListedTask[];
  readonly clear: () => void;
}

/** One action on the chosen rows, one after the other; the server judges each, and the fate of each is told. */
export function Bulk({ tasks, clear }: BulkProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { run, forget, ...going } = useOneByOne();
  const isRunning = going.of !== null;
  const deedFor = (task: ListedTask, words: string): Deed => {
    if (action === 'urge') return { action, units: task.parts.map(({ unitId }) => unitId), text: words } as Deed;
    return { action: action!, ...(WORDS.has(action!) ? { reason: words } : {}) } as Deed;
  };
  const start = async (words: string): Promise<void> => {
    setAsking(false);
    const rows = tasks.map((task) => ({ id: task.id, name: `${task.number}　${task.title}`, task }));
    await run(rows, ({ task }) =>
      ask(`/api/tasks/${task.id}/actions`, {
        method: 'POST',
        version: task.version,
        body: { deed: deedFor(task, words) },
      }),
    );
    clear();
    await askTasksAgain(
      client,
      rows.map(({ id }) => id),
    );
  };
  if (tasks.length === 0 && going.fates.length === 0) return null;
  return (
    <section className="bulk no-print" aria-label={t('bulk.title')}>
      {tasks.length > 0 ? (
        <div className="row-of-acts">
          <strong>{t('bulk.chosen', { count: tasks.length })}</strong>
          <Select<BulkAction>
            style={{ width: 140 }}
            aria-label={t('bulk.action')}
            placeholder={t('bulk.action')}
            value={action}
            options={ACTIONS.map((value) => ({ value, label: t(`action.${value}`) }))}
            onChange={setAction}
          />
          <Button type="primary" disabled={action === null || isRunning} onClick={() => setAsking(true)}>
            {t('bulk.go')}
          </Button>
          <Button onClick={clear} disabled={isRunning}>
            {t('bulk.clear')}
          </Button>
        </div>
      ) : null}
      <Fates {...going} close={forget} />
      {isAsking && action ? (
        <Ask
          title={`${t(`action.${action}`)}　${t('bulk.chosen', { count: tasks.length })}`}
          lead={t('bulk.what')}
          fields={
            WORDS.has(action)
              ? [
                  {
                    name: 'words',
                    label: t(action === 'urge' ? 'field.text' : 'field.reason'),
                    kind: 'words',
                    most: 2000,
                  },
                ]
              : []
          }
          pending={false}
          fault={null}
          close={() => setAsking(false)}
          submit={({ words }) => void start((words as string | undefined) ?? '')}
        />
      ) : null}
    </section>
  );
}
