import { DownloadOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Input, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { has, useSession } from '../../api/session.js';
import { useTaskCounts, useTasks } from '../../api/tasks.js';
import type { Lamp as Colour, TaskFilter } from '../../api/tasks.js';
import { useUnits } from '../../api/units.js';
import { Lamp } from '../../lamp/lamp.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Bulk } from './bulk.js';
import { Groups, GROUPINGS } from './groups.js';
import { SavedViews } from './saved-views.js';
import { TaskPanel } from './task-panel.js';
import { columnKeys, TaskTable } from './task-table.js';
import type { ColumnKey } from './task-table.js';

const COLOURS: readonly Colour[] = ['red', 'yellow', 'green', 'grey'];
const ORDERS = ['due', 'number', 'changed'] as const;
const STATES = [
  'drafted',
  'approved',
  'awaiting-signature',
  'in-progress',
  'awaiting-verification',
  'reopened',
  'suspended',
  'closed',
  'struck-off',
  'archived',
  'cancelled',
  'merged',
  'carried-over',
] as const;

/** Names in the address that are about the page, not the filter. */
const OWN = ['order', 'task', 'column', 'by'];

const USUAL: readonly ColumnKey[] = ['lamp', 'number', 'title', 'lead', 'state', 'due'];

/** 台账: filtered, ordered and opened by the address, so that every view can be sent to a colleague as a link. */
export function LedgerPage() {
  const { t } = useTranslation();
  const [search, change, only] = useAddress();
  const order = ORDERS.find((one) => one === search.get('order')) ?? 'due';
  const filter: TaskFilter = Object.fromEntries(
    [...new Set(search.keys())].filter((name) => !OWN.includes(name)).map((name) => [name, search.getAll(name)]),
  );
  const asked = search.getAll('column');
  const columns = asked.length > 0 ? columnKeys.filter((key) => asked.includes(key)) : USUAL;
  const who = useSession().data!;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const units = useUnits();
  const counts = useTaskCounts(filter);
  const tasks = useTasks(filter, order);
  const rows = tasks.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = counts.data ? COLOURS.reduce((sum, colour) => sum + counts.data[colour], 0) : null;
  const isFiltered = Object.keys(filter).length > 0;
  const by = GROUPINGS.find((one) => one === search.get('by')) ?? null;
  const { group: _group, ...ungrouped } = filter;
  const list = tasks.error ? (
    <Fault fault={tasks.error} again={() => void tasks.refetch()} />
  ) : rows.length === 0 && !tasks.isPending ? (
    <Empty
      style={{ marginTop: 60 }}
      description={
        <>
          <div>{t(isFiltered ? 'ledger.empty' : 'ledger.none')}</div>
          <div className="quiet">{t(isFiltered ? 'ledger.emptyDo' : 'ledger.noneDo')}</div>
        </>
      }
    />
  ) : (
    <TaskTable
      rows={rows}
      loading={tasks.isPending || tasks.isFetchingNextPage}
      more={tasks.hasNextPage ? () => void tasks.fetchNextPage() : null}
      chosen={search.get('task')}
      choose={(id) => change({ task: [id] })}
      columns={columns}
      picked={has(who, 'supervision') ? picked : null}
      pick={(ids) => setPicked(new Set(ids))}
    />
  );
  return (
    <Flex vertical gap={12} style={{ height: '100%', padding: 16, boxSizing: 'border-box' }}>
      <Flex align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('menu.ledger')}
        </Typography.Title>
        {total === null ? null : (
          <span className="quiet figures" data-total={total}>
            {t('ledger.total', { count: total })}
          </span>
        )}
        <Flex gap={6} role="group" aria-label={t('ledger.lamp')}>
          {COLOURS.map((colour) => {
            const chosen = search.getAll('lamp').includes(colour);
            return (
              <Button
                key={colour}
                type={chosen ? 'primary' : 'default'}
                ghost={chosen}
                aria-pressed={chosen}
                icon={<Lamp colour={colour} />}
                onClick={() => change({ lamp: chosen ? [] : [colour] })}
              >
                <span className="figures">{counts.data?.[colour] ?? '…'}</span>
              </Button>
            );
          })}
        </Flex>
        <span style={{ flex: 1 }} />
        <Segmented
          value={order}
          options={ORDERS.map((value) => ({ value, label: t(`ledger.order.${value}`) }))}
          onChange={(value) => change({ order: [value] })}
        />
      </Flex>
      <Flex gap={8} wrap className="no-print filters ledger-filters">
        <Input.Search
          allowClear
          style={{ width: 240 }}
          aria-label={t('ledger.search')}
          placeholder={t('ledger.search')}
          defaultValue={search.get('name') ?? ''}
          onSearch={(value) => change({ name: [value.trim()] })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 200 }}
          aria-label={t('ledger.unit')}
          placeholder={t('ledger.unit')}
          value={search.get('unit')}
          options={units.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(value: string | undefined) => change({ unit: value ? [value] : [] })}
        />
        <Select
          allowClear
          mode="multiple"
          maxTagCount="responsive"
          style={{ minWidth: 180, maxWidth: 360 }}
          aria-label={t('ledger.state')}
          placeholder={t('ledger.state')}
          value={search.getAll('state')}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(values: string[]) => change({ state: values })}
        />
        <Select
          mode="multiple"
          maxTagCount={0}
          maxTagPlaceholder={t('column.all')}
          style={{ width: 130 }}
          popupMatchSelectWidth={180}
          aria-label={t('column.all')}
          value={columns as ColumnKey[]}
          options={columnKeys.map((value) => ({ value, label: t(`column.${value}`) }))}
          onChange={(values: ColumnKey[]) => change({ column: values })}
        />
        <Select
          style={{ width: 130 }}
          aria-label={t('grouping.title')}
          value={by ?? ''}
          options={[
            { value: '', label: t('grouping.not') },
            ...GROUPINGS.map((value) => ({ value, label: t(`grouping.by.${value}`) })),
          ]}
          onChange={(value: string) => change({ by: value === '' ? null : value, group: null })}
        />
        <SavedViews />
        <a
          className="sheet-out"
          download
          href={addressOf('/api/tasks/sheet', { ...filter, order, column: columns })}
          aria-disabled={total === 0}
        >
          <DownloadOutlined /> {t('grouping.out')}
        </a>
        {isFiltered ? (
          <Button type="link" onClick={() => only({})}>
            {t('ledger.clear')}
          </Button>
        ) : null}
      </Flex>
      <Bulk tasks={rows.filter(({ id }) => picked.has(id))} clear={() => setPicked(new Set())} />
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
      <TaskPanel id={search.get('task')} close={() => change({ task: [] })} />
    </Flex>
  );
}
