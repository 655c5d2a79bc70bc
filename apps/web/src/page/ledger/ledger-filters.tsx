import { DownloadOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { addressOf } from '../../api/client.js';
import type { TaskFilter } from '../../api/tasks.js';
import { useUnits } from '../../api/units.js';
import { useAddress } from '../../shell/address.js';
import { columnKeys } from './columns.js';
import type { ColumnKey } from './columns.js';
import { PastDay } from './past-day.js';
import { SavedViews } from './saved-views.js';
import { GROUPINGS } from './view.js';
import type { View } from './view.js';

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

/** What the ledger is narrowed by, its columns and groups, saved views, and the sheet of exactly what is seen. */
export const LedgerFilters = memo(function LedgerFilters({ filter, order, columns, by }: Omit<View, 'task' | 'past'>) {
  const { t } = useTranslation();
  const [, change, only] = useAddress();
  return (
    <Flex gap={8} wrap className="no-print filters ledger-filters">
      <Narrowing filter={filter} />
      <Select
        mode="multiple"
        maxTagCount={0}
        maxTagPlaceholder={t('column.all')}
        style={{ width: 96 }}
        popupMatchSelectWidth={180}
        aria-label={t('column.all')}
        value={columns as ColumnKey[]}
        options={columnKeys.map((value) => ({ value, label: t(`column.${value}`) }))}
        onChange={(values: ColumnKey[]) => change({ column: values })}
      />
      <Select
        style={{ width: 120 }}
        aria-label={t('grouping.title')}
        value={by ?? ''}
        options={[
          { value: '', label: t('grouping.not') },
          ...GROUPINGS.map((value) => ({ value, label: t(`grouping.by.${value}`) })),
        ]}
        onChange={(value: string) => change({ by: value === '' ? null : value, group: null })}
      />
      <PastDay day={null} />
      <SavedViews />
      <a className="sheet-out" download href={addressOf('/api/tasks/sheet', { ...filter, order, column: columns })}>
        <DownloadOutlined /> {t('grouping.out')}
      </a>
      {Object.keys(filter).length > 0 ? (
        <Button type="link" onClick={() => only({})}>
          {t('ledger.clear')}
        </Button>
      ) : null}
    </Flex>
  );
});

/** What every ledger is narrowed by, that of a past day too: words, a unit, states. */
export function Narrowing({ filter }: { readonly filter: TaskFilter }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const units = useUnits();
  const one = (name: string): string | null => first(filter, name);
  return (
    <>
      <NameSearch name={one('name') ?? ''} search={(name) => change({ name: [name] })} />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 150 }}
        aria-label={t('ledger.unit')}
        placeholder={t('ledger.unit')}
        value={one('unit')}
        options={units.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(value: string | undefined) => change({ unit: value ? [value] : [] })}
      />
      <Select
        allowClear
        mode="multiple"
        maxTagCount="responsive"
        style={{ minWidth: 130, maxWidth: 360 }}
        aria-label={t('ledger.state')}
        placeholder={t('ledger.state')}
        value={[filter['state'] ?? []].flat() as string[]}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(values: string[]) => change({ state: values })}
      />
    </>
  );
}

const first = (filter: TaskFilter, name: string): string | null => [filter[name] ?? []].flat()[0] ?? null;

/** A piece of a name or number; the field shows what is searched for, whoever has changed it. */
function NameSearch({ name, search }: { readonly name: string; readonly search: (name: string) => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(name);
  const [typed, setTyped] = useState(name);
  if (asked !== name) {
    setAsked(name);
    setTyped(name);
  }
  return (
    <Input.Search
      allowClear
      style={{ width: 190 }}
      aria-label={t('ledger.search')}
      placeholder={t('ledger.search')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(value) => search(value.trim())}
    />
  );
}
