import { Button, Drawer, Empty, Flex, Input, Segmented, Select, Table, Typography } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { has, useSession } from '../../api/session.js';
import { useEnter, useRecords } from '../../api/programmes.js';
import type { Definition, ProgrammeRecord, RecordQuery, Register } from '../../api/programmes.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';
import { RecordBoard } from './record-board.js';
import { RecordForm } from './record-form.js';
import type { Parent } from './record-form.js';
import { headOf, useDay, useSay } from './say.js';
import { SheetExchange } from './sheet-exchange.js';

/** Whether this account keeps the registers; a past day is only read. */
export function useMayKeep(): boolean {
  const who = useSession().data;
  return useDay() === null && !!who && has(who, 'operator', 'supervision');
}

/** The same, or enters what belongs to its own unit's records. */
export function useMayEnter(): boolean {
  const who = useSession().data;
  return useDay() === null && !!who && has(who, 'operator', 'supervision', 'liaison');
}

/** Whether this account sees the whole of a programme; a unit's liaison sees the records of its own unit. */
export function useSeesWhole(): boolean {
  const who = useSession().data;
  return !!who && has(who, 'operator', 'supervision', 'leader', 'auditor');
}

/** A register: its list or board, narrowed by the address, with the form for a new record and Excel both ways. */
export function RegisterPage({ of }: { readonly of: Definition }) {
  const { register: code } = useParams();
  const register = of.registers.find((one) => one.code === code);
  // One page for each register: what was typed for another is not carried over.
  return register ? <OneRegister key={register.code} of={of} register={register} /> : <Empty />;
}

function OneRegister({ of, register }: { readonly of: Definition; readonly register: Register }) {
  const { t } = useTranslation();
  const say = useSay();
  const day = useDay();
  const mayEnter = useMayEnter();
  const mayKeep = useMayKeep();
  const [search, change] = useAddress();
  const [entering, setEntering] = useState(false);
  const query: RecordQuery = {
    day,
    search: search.get('search'),
    where: search.getAll('where'),
    order: search.get('order'),
    descending: search.get('descending') === 'true',
  };
  const board = register.board !== undefined && search.get('view') === 'board';
  return (
    <Flex vertical gap={12}>
      <Flex align="center" gap={8} wrap>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>
          {say(register.name)}
        </Typography.Title>
        <span className="quiet">{say(register.purpose)}</span>
      </Flex>
      <Flex align="center" gap={8} wrap className="no-print">
        {register.board === undefined ? null : (
          <Segmented
            value={board ? 'board' : 'list'}
            options={[
              { value: 'list', label: t('programme.list') },
              { value: 'board', label: t('programme.board') },
            ]}
            onChange={(value) => change({ view: [value === 'board' ? 'board' : ''] })}
          />
        )}
        <Input.Search
          allowClear
          style={{ width: 220 }}
          aria-label={t('programme.search')}
          placeholder={t('programme.search')}
          defaultValue={query.search ?? ''}
          onSearch={(value) => change({ search: [value.trim()] })}
        />
        {Object.entries(register.fields)
          .filter(([name, field]) => field.kind === 'choice' && register.list.includes(name))
          .map(([name, field]) => (
            <Select
              key={name}
              allowClear
              mode="multiple"
              maxTagCount="responsive"
              style={{ minWidth: 140 }}
              aria-label={say(field.label)}
              placeholder={say(field.label)}
              value={query.where
                .filter((pair) => pair.startsWith(`${name}:`))
                .map((pair) => pair.slice(name.length + 1))}
              options={(field.options ?? []).map(({ code: value, words }) => ({ value, label: say(words) }))}
              onChange={(values: string[]) =>
                change({
                  where: [
                    ...query.where.filter((pair) => !pair.startsWith(`${name}:`)),
                    ...values.map((value) => `${name}:${value}`),
                  ],
                })
              }
            />
          ))}
        <span style={{ flex: 1 }} />
        <SheetExchange programme={of.code} register={register} query={query} mayRead={mayEnter} />
        {mayKeep || (mayEnter && register.unitsAdd) ? (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('programme.enter')}
          </Button>
        ) : null}
      </Flex>
      {board ? (
        <RecordBoard of={of} register={register} query={query} />
      ) : (
        <RecordTable of={of} register={register} query={query} order={(put) => change(put)} />
      )}
      {entering ? <Entering of={of} register={register} close={() => setEntering(false)} /> : null}
    </Flex>
  );
}

/** The form of a new record in a drawer; one that is entered from what it belongs to stays there, else its page follows. */
export function Entering({
  of,
  register,
  parent,
  close,
}: {
  readonly of: Definition;
  readonly register: Register;
  readonly parent?: Parent;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const entering = useEnter(of.code, register.code);
  return (
    <Drawer open title={`${t('programme.enter')} · ${say(register.name)}`} size={720} onClose={close}>
      <RecordForm
        programme={of.code}
        register={register}
        record={null}
        {...(parent ? { parent } : {})}
        fault={entering.error}
        pending={entering.isPending}
        button={t('programme.save')}
        submit={(filled) =>
          entering.mutate(filled, {
            onSuccess: ({ id }) =>
              parent ? close() : void navigate(`/programmes/${of.code}/registers/${register.code}/${id}`),
          })
        }
      />
    </Drawer>
  );
}

export interface RecordTableProps {
  readonly of: Definition;
  readonly register: Register;
  readonly query: RecordQuery;
  /** Changes the order in the address; null where the list keeps its own. */
  readonly order: ((put: Readonly<Record<string, readonly string[]>>) => void) | null;
}

/** Records as rows with the columns of the definition; what is not known says so. */
export function RecordTable({ of, register, query, order }: RecordTableProps) {
  const { t } = useTranslation();
  const say = useSay();
  const wide = useWide();
  const { search } = useLocation();
  const day = new URLSearchParams(search).get('day');
  const records = useRecords(of.code, register.code, query);
  if (records.error) return <Fault fault={records.error} again={() => void records.refetch()} />;
  if (records.isPending) return <Waiting />;
  const rows = records.data.pages.flatMap((page) => page.rows);
  const total = records.data.pages[0]?.total ?? 0;
  if (rows.length === 0 && order === null) return <span className="quiet">{t('programme.noneBelong')}</span>;
  const narrowed = query.search !== null || query.where.length > 0;
  if (rows.length === 0)
    return <Empty description={t(narrowed ? 'programme.nothingFound' : 'programme.nothingEntered')} />;
  const first = wide ? register.list : register.list.slice(0, 3);
  const columns: TableColumnsType<ProgrammeRecord> = first.map((name, index) => {
    const field = register.fields[name]!;
    const figures = field.kind === 'figure';
    return {
      key: name,
      title: headOf({ ...field, ...(figures ? { measure: undefined } : {}) }, say),
      align: figures ? 'right' : 'left',
      className: figures || field.kind === 'day' ? 'figures' : '',
      ...(order
        ? {
            sorter: true,
            sortOrder: query.order === name ? (query.descending ? ('descend' as const) : ('ascend' as const)) : null,
          }
        : {}),
      render: (_, { id, printed, english }) => {
        const text = say({ chinese: printed, english })[name] ?? (
          <span className="quiet">{t('programme.unknown')}</span>
        );
        return index === 0 || name === register.title ? (
          <Link to={`/programmes/${of.code}/registers/${register.code}/${id}${day ? `?day=${day}` : ''}`}>{text}</Link>
        ) : (
          <span style={{ whiteSpace: figures ? 'nowrap' : 'normal' }}>{text}</span>
        );
      },
    };
  });
  return (
    <>
      <span className="quiet figures">{t('programme.rows', { count: total })}</span>
      <Table<ProgrammeRecord>
        size="small"
        rowKey="id"
        scroll={{ x: 'max-content' }}
        pagination={false}
        columns={columns}
        dataSource={rows}
        onChange={(_page, _filters, sorter) => {
          if (!order || Array.isArray(sorter)) return;
          const chosen = sorter.order ? String(sorter.columnKey) : '';
          order({ order: [chosen], descending: [sorter.order === 'descend' ? 'true' : ''] });
        }}
      />
      {records.hasNextPage ? (
        <Button loading={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
          {t('programme.more', { shown: rows.length, count: total })}
        </Button>
      ) : null}
    </>
  );
}
