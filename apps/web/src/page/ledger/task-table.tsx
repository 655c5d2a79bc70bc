import { Grid, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Lamp } from '../../lamp/lamp.js';

export interface TaskTableProps {
  readonly rows: readonly Task[];
  readonly loading: boolean;
  /** Asks for the next page; null where all is shown. */
  readonly more: (() => void) | null;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** The ledger's rows: only what is on the screen is drawn; the next page is asked for before the end is reached. */
export function TaskTable({ rows, loading, more, chosen, choose }: TaskTableProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const { md } = Grid.useBreakpoint();
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(Math.max(160, element.clientHeight - 42)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const columns: TableColumnsType<Task> = [
    {
      key: 'lamp',
      title: t('task.lamp'),
      width: 64,
      render: (_, { lamp, lampByHand }) => <Lamp colour={lampByHand ?? lamp} />,
    },
    ...(md
      ? [{ key: 'number', title: t('task.number'), dataIndex: 'number', width: 120, className: 'figures' } as const]
      : []),
    { key: 'title', title: t('task.title'), dataIndex: 'title', ellipsis: true },
    ...(md
      ? [
          {
            key: 'lead',
            title: t('task.lead'),
            width: 220,
            ellipsis: true,
            render: (_: unknown, { parts }: Task) =>
              parts
                .filter(({ role }) => role === 'lead')
                .map(({ unitId }) => unitName(unitId))
                .join('、'),
          },
          {
            key: 'state',
            title: t('task.state'),
            width: 96,
            render: (_: unknown, { state }: Task) => t(`state.${state}`),
          },
        ]
      : []),
    {
      key: 'due',
      title: t('task.due'),
      width: 112,
      className: 'figures',
      render: (_, { due }) => due ?? <span className="quiet">{t('task.noDue')}</span>,
    },
  ];
  return (
    <div ref={frame} style={{ flex: 1, minHeight: 0 }}>
      <Table<Task>
        virtual
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows as Task[]}
        loading={loading && rows.length === 0}
        pagination={false}
        scroll={{ y: height, x: md ? 900 : 300 }}
        rowClassName={({ id }) => (id === chosen ? 'ant-table-row-selected' : '')}
        onRow={({ id }) => ({
          tabIndex: 0,
          style: { cursor: 'pointer' },
          onClick: () => choose(id),
          onKeyDown: (event) => {
            if (event.key === 'Enter') choose(id);
          },
        })}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          if (!loading && scrollHeight - scrollTop - clientHeight < 2000) more?.();
        }}
      />
    </div>
  );
}
