import { Grid, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTask } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Lamp } from '../../lamp/lamp.js';

export interface TaskTableProps {
  readonly rows: readonly ListedTask[];
  readonly loading: boolean;
  /** Asks for the next page; null where all is shown. */
  readonly more: (() => void) | null;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  /** The columns that are shown; on a phone the lamp, the title and the deadline. */
  readonly columns: readonly ColumnKey[];
  /** The rows that are picked for a batch; null where this account has none to do. */
  readonly picked: ReadonlySet<string> | null;
  readonly pick: (ids: readonly string[]) => void;
}

/** Every column that a row can show, in their order. */
export const columnKeys = [
  'lamp',
  'number',
  'title',
  'lead',
  'support',
  'state',
  'due',
  'modality',
  'progress',
  'league',
  'category',
  'since',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** The ledger's rows: only what is on the screen is drawn; the next page is asked for before the end is reached. */
export function TaskTable({ rows, loading, more, chosen, choose, columns, picked, pick }: TaskTableProps) {
  const { t, i18n } = useTranslation();
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
  const unitsOf =
    (role: 'lead' | 'support') =>
    (_: unknown, { parts }: ListedTask) =>
      parts
        .filter((part) => part.role === role)
        .map(({ unitId }) => unitName(unitId))
        .join(t('listed'));
  const all: Readonly<Record<ColumnKey, TableColumnsType<ListedTask>[number]>> = {
    lamp: { title: t('task.lamp'), width: 64, render: (_, { lampShown }) => <Lamp colour={lampShown} /> },
    number: { title: t('task.number'), dataIndex: 'number', width: 120, className: 'figures' },
    title: { title: t('task.title'), dataIndex: 'title', ellipsis: true },
    lead: { title: t('task.lead'), width: 220, ellipsis: true, render: unitsOf('lead') },
    support: { title: t('task.support'), width: 220, ellipsis: true, render: unitsOf('support') },
    state: {
      title: t('task.state'),
      width: i18n.language === 'en' ? 164 : 96,
      render: (_, { state }) => t(`state.${state}`),
    },
    due: {
      title: t('task.due'),
      width: 112,
      className: 'figures',
      render: (_, { due }) => due ?? <span className="quiet">{t('task.noDue')}</span>,
    },
    modality: { title: t('column.modality'), width: 96, render: (_, { modality }) => t(`modality.${modality}`) },
    progress: {
      title: t('task.progress'),
      width: 80,
      className: 'figures',
      render: (_, { progress }) => (progress === null ? '' : `${progress}%`),
    },
    league: { title: t('column.league'), dataIndex: 'league', width: 120, ellipsis: true },
    category: { title: t('column.category'), dataIndex: 'category', width: 120, ellipsis: true },
    since: { title: t('column.since'), dataIndex: 'lampSince', width: 112, className: 'figures' },
  };
  const shownColumns = md ? columnKeys.filter((key) => columns.includes(key)) : (['lamp', 'title', 'due'] as const);
  const drawn = shownColumns.map((key) => ({ key, ...all[key] }));
  return (
    <div ref={frame} style={{ flex: 1, minHeight: 0, minWidth: 0 }}>
      <Table<ListedTask>
        virtual
        size="small"
        rowKey="id"
        columns={drawn}
        {...(picked && md
          ? {
              rowSelection: {
                selectedRowKeys: [...picked],
                onChange: (keys) => pick(keys as string[]),
                columnWidth: 44,
              },
            }
          : {})}
        dataSource={rows as ListedTask[]}
        loading={loading && rows.length === 0}
        pagination={false}
        scroll={{ y: height, x: md ? 820 : 300 }}
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
