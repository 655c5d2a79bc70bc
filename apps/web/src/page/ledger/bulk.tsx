import { Alert, Button, Progress, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, ask } from '../../api/client.js';
import type { Deed, ListedTask } from '../../api/tasks.js';
import { Ask } from '../../form/ask.js';

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

interface Fate {
  readonly task: ListedTask;
  /** Null: done. */
  readonly fault: ApiError | null;
}

export interface BulkProps {
  readonly tasks: readonly ListedTask[];
  readonly clear: () => void;
}

/** One action on the chosen rows, one after the other; the server judges each, and the fate of each is told. */
export function Bulk({ tasks, clear }: BulkProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [fates, setFates] = useState<readonly Fate[]>([]);
  const [running, setRunning] = useState<number | null>(null);
  const stopped = useRef(false);
  const deedFor = (task: ListedTask, words: string): Deed => {
    if (action === 'urge') return { action, units: task.parts.map(({ unitId }) => unitId), text: words } as Deed;
    return { action: action!, ...(WORDS.has(action!) ? { reason: words } : {}) } as Deed;
  };
  const run = async (words: string): Promise<void> => {
    setAsking(false);
    stopped.current = false;
    setRunning(tasks.length);
    const done: Fate[] = [];
    for (const task of tasks) {
      if (stopped.current) break;
      const fault = await ask(`/api/tasks/${task.id}/actions`, {
        method: 'POST',
        version: task.version,
        body: { deed: deedFor(task, words) },
      }).then(
        () => null,
        (caught: unknown) => caught as ApiError,
      );
      done.push({ task, fault });
      setFates([...done]);
    }
    setRunning(null);
    clear();
    await client.invalidateQueries({ queryKey: ['tasks'] });
  };
  const refused = fates.filter(({ fault }) => fault !== null);
  if (tasks.length === 0 && fates.length === 0) return null;
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
          <Button type="primary" disabled={action === null || running !== null} onClick={() => setAsking(true)}>
            {t('bulk.go')}
          </Button>
          <Button onClick={clear} disabled={running !== null}>
            {t('bulk.clear')}
          </Button>
        </div>
      ) : null}
      {running !== null ? (
        <div className="row-of-acts">
          <Progress style={{ maxWidth: 320 }} percent={Math.floor((100 * fates.length) / running)} />
          <Button onClick={() => (stopped.current = true)}>{t('bulk.stop')}</Button>
        </div>
      ) : null}
      {fates.length > 0 && running === null ? (
        <Alert
          type={refused.length > 0 ? 'warning' : 'success'}
          showIcon
          closable={{ onClose: () => setFates([]) }}
          title={t('bulk.fates', { done: fates.length - refused.length, all: fates.length })}
          description={
            refused.length > 0 ? (
              <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 160, overflow: 'auto' }}>
                {refused.map(({ task, fault }) => (
                  <li key={task.id}>
                    {task.number}　{task.title}：
                    {fault instanceof ApiError && i18n.language === 'en' ? fault.problem.english : fault!.message}
                  </li>
                ))}
              </ul>
            ) : null
          }
        />
      ) : null}
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
          submit={({ words }) => void run((words as string | undefined) ?? '')}
        />
      ) : null}
    </section>
  );
}
