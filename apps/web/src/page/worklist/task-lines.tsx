import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { addressOf } from '../../api/client.js';
import { useList } from '../../api/list.js';
import type { Query } from '../../api/list.js';
import type { ListedTask } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Lamp } from '../../lamp/lamp.js';
import { Empty, Rows } from '../../shell/rows.js';

/** A task's title, which opens its row in the ledger. */
export function TaskLink({ id, title }: { readonly id: string; readonly title: string }) {
  return <Link to={`/ledger?task=${id}`}>{title}</Link>;
}

export interface TaskLinesProps {
  readonly title: string;
  readonly query: Query;
  readonly limit: number;
  readonly empty: string;
}

/** The first tasks of a query by their dates, and the way to all of them. */
export function TaskLines({ title, query, limit, empty }: TaskLinesProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const list = useList<ListedTask>('tasks', { ...query, order: 'due' }, limit);
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
        <Link to={addressOf('/ledger', query)}>{t('all')}</Link>
      </header>
      <Rows
        list={list}
        label={title}
        empty={<Empty small what={empty} />}
        columns={[
          {
            key: 'lamp',
            title: t('task.lamp'),
            width: 48,
            render: ({ lamp, lampByHand }) => <Lamp colour={lampByHand ?? lamp} />,
          },
          {
            key: 'title',
            title: t('task.title'),
            render: ({ id, title: words }) => <TaskLink id={id} title={words} />,
          },
          {
            key: 'lead',
            title: t('task.lead'),
            width: '28%',
            render: ({ parts }) =>
              parts
                .filter(({ role }) => role === 'lead')
                .map(({ unitId }) => unitName(unitId))
                .join(t('listed')),
          },
          { key: 'due', title: t('task.due'), look: 'fixed', width: 100, render: ({ due }) => due ?? t('task.noDue') },
        ]}
      />
    </section>
  );
}
