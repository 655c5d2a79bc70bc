import { Select } from 'antd';
import type { tasks } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useOne } from '../../api/list.js';
import type { TaskFilter } from '../../api/tasks.js';
import { LampBar } from '../../lamp/lamp-counts.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import type { Grouping } from './view.js';

type Groups = z.output<typeof tasks.taskGroups>;

export interface GroupsProps {
  /** What the ledger is narrowed by, without the group. */
  readonly filter: TaskFilter;
  readonly by: Grouping;
  /** `unit:…`; null for all. */
  readonly chosen: string | null;
  readonly choose: (group: string | null) => void;
}

/** The groups of what the ledger shows, each with its count; a choice narrows the ledger to it. */
export function Groups({ filter, by, chosen, choose }: GroupsProps) {
  const { t, language } = useTranslation();
  const { data, error, refetch } = useOne<Groups>('tasks/groups', { ...filter, by });
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const nameOf = ({ key, name }: Groups['rows'][number]): string => {
    if (key === null) return t(`grouping.none.${by}`);
    if (by === 'lamp') return t(`lamp.${key}`);
    return by === 'month' && language === 'en' ? key : name!;
  };
  const groups = data.rows.map((row) => ({ ...row, group: `${by}:${row.key ?? ''}`, words: nameOf(row) }));
  return (
    <>
      <nav className="groups no-print" aria-label={t('grouping.title')}>
        <button type="button" className="plain" aria-pressed={chosen === null} onClick={() => choose(null)}>
          <span>{t('ledger.all')}</span>
        </button>
        {groups.map(({ group, words, count, lamps }) => (
          <button
            key={group}
            type="button"
            className="plain"
            aria-pressed={chosen === group}
            data-group={group}
            onClick={() => choose(group)}
          >
            <span>{words}</span>
            <b className="figures">{count}</b>
            {by === 'lamp' ? null : <LampBar counts={lamps} thin />}
          </button>
        ))}
        {by === 'unit' ? <small className="quiet">{t('grouping.several')}</small> : null}
      </nav>
      <Select
        className="groups-phone"
        aria-label={t('grouping.title')}
        value={chosen ?? ''}
        options={[
          { value: '', label: t('ledger.all') },
          ...groups.map(({ group, words, count }) => ({ value: group, label: `${words}（${count}）` })),
        ]}
        onChange={(value: string) => choose(value === '' ? null : value)}
      />
    </>
  );
}
