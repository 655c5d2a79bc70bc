import { Button, Drawer, Input } from 'antd';
import type { units } from '@luoshi/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useDoing, useList, useOne } from '../../api/list.js';
import { today } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { Answers, AskField } from '../../form/ask.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Rows } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { RegisterExchange } from './register-exchange.js';

type Unit = z.output<typeof units.unit>;
type UnitWhole = z.output<typeof units.unitWhole>;

const KINDS = [
  'department',
  'township',
  'subdistrict',
  'county',
  'park',
  'section',
  'enterprise',
  'bank',
  'court',
  'task-force',
  'other',
] as const;
const RELATIONS = ['supervised', 'vertical', 'judicial', 'state-owned', 'temporary', 'commercial'] as const;

/** 单位: names with their days, groups and their members over time, leagues and relations. */
export function UnitsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const name = search.get('name') ?? '';
  const open = search.get('unit');
  const list = useList<Unit>('units', name ? { name } : {}, 200);
  const [isAdding, setAdding] = useState(false);
  const doing = useUnitDoing();
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.units.title')}</h2>
        <Input.Search
          allowClear
          style={{ width: 240 }}
          aria-label={t('setting.units.find')}
          placeholder={t('setting.units.find')}
          defaultValue={name}
          onSearch={(value) => change({ name: value.trim() })}
        />
        <span className="row-acts" style={{ marginInlineStart: 'auto' }}>
          <RegisterExchange />
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('setting.units.new')}
          </Button>
        </span>
      </header>
      <Rows<Unit>
        list={list}
        label={t('setting.units.title')}
        empty={<Empty what={t('setting.units.none')} hint={t('setting.units.noneDo')} />}
        columns={[
          {
            key: 'name',
            title: t('setting.name'),
            render: ({ id, name: full }) => (
              <button type="button" className="link" onClick={() => change({ unit: id })}>
                {full}
              </button>
            ),
          },
          { key: 'short', title: t('setting.units.short'), render: ({ shortName }) => shortName ?? '' },
          {
            key: 'kind',
            title: t('setting.units.kind'),
            look: 'fixed',
            render: ({ kind }) => t(`setting.kind.${kind}`),
          },
          {
            key: 'relation',
            title: t('setting.units.relation'),
            look: 'fixed',
            render: ({ relation }) => t(`relation.${relation}`),
          },
          { key: 'league', title: t('setting.units.league'), render: ({ league }) => league ?? '' },
          {
            key: 'group',
            title: t('setting.units.group'),
            look: 'fixed',
            render: ({ isGroup }) => (isGroup ? t('setting.yes') : ''),
          },
        ]}
      />
      {isAdding ? (
        <Ask
          title={t('setting.units.new')}
          fields={[
            { name: 'name', label: t('setting.name'), kind: 'line' },
            { name: 'short', label: t('setting.units.short'), kind: 'line', optional: true },
            {
              name: 'kind',
              label: t('setting.units.kind'),
              kind: 'select',
              choices: KINDS.map((value) => ({ value, label: t(`setting.kind.${value}`) })),
            },
            {
              name: 'relation',
              label: t('setting.units.relation'),
              kind: 'select',
              initial: 'supervised',
              choices: RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) })),
              extra: t('setting.units.relationHint'),
            },
            { name: 'league', label: t('setting.units.league'), kind: 'line', optional: true, most: 100 },
            {
              name: 'group',
              label: t('setting.units.group'),
              kind: 'choice',
              initial: 'no',
              choices: [
                { value: 'no', label: t('setting.no') },
                { value: 'yes', label: t('setting.yes') },
              ],
              extra: t('setting.units.groupHint'),
            },
            { name: 'from', label: t('field.from'), kind: 'day', optional: true },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => setAdding(false)}
          submit={({ short, group, ...unit }) =>
            doing.mutate(
              {
                path: 'units',
                body: {
                  ...unit,
                  isGroup: group === 'yes',
                  otherNames: short ? [{ name: short, kind: 'short' }] : [],
                },
              },
              { onSuccess: () => setAdding(false) },
            )
          }
        />
      ) : null}
      <UnitPanel id={open} close={() => change({ unit: null })} />
    </section>
  );
}

/** Units are held long by the screens: what changes them makes them stale by name. */
function useUnitDoing() {
  const client = useQueryClient();
  const doing = useDoing();
  const mutate = doing.mutate;
  return {
    ...doing,
    mutate: (...[asked, options]: Parameters<typeof mutate>): void =>
      mutate(asked, {
        ...options,
        onSuccess: (...given) => {
          void client.invalidateQueries({ queryKey: ['units'] });
          options?.onSuccess?.(...given);
        },
      }),
  };
}

type Asking = 'rename' | 'name' | 'member' | 'end' | { readonly endMember: string };

/** One unit: its names, its members, and what may be changed of them. */
function UnitPanel({ id, close }: { readonly id: string | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const { data: unit, error } = useOne<UnitWhole>(id === null ? null : `units/${id}`);
  const unitName = useUnitName();
  const doing = useUnitDoing();
  const [asking, setAsking] = useState<Asking | null>(null);
  const valid = ({ from, until }: { readonly from: string | null; readonly until: string | null }): string =>
    from === null && until === null ? '' : `${from ?? ''} — ${until ?? ''}`;
  const forms: Readonly<
    Record<string, { fields: readonly AskField[]; send: (answers: Answers) => object; path: string }>
  > = {
    rename: {
      fields: [
        { name: 'name', label: t('setting.units.newName'), kind: 'line' },
        { name: 'from', label: t('field.from'), kind: 'day', initial: today() },
      ],
      send: (answers) => answers,
      path: 'renaming',
    },
    name: {
      fields: [
        { name: 'name', label: t('setting.name'), kind: 'line' },
        {
          name: 'kind',
          label: t('setting.units.nameKind'),
          kind: 'choice',
          initial: 'alias',
          choices: ['short', 'alias', 'former'].map((value) => ({ value, label: t(`setting.nameKind.${value}`) })),
        },
      ],
      send: (answers) => answers,
      path: 'names',
    },
    member: {
      fields: [
        { name: 'unitId', label: t('setting.units.member'), kind: 'unit' },
        { name: 'from', label: t('field.from'), kind: 'day', optional: true },
      ],
      send: (answers) => answers,
      path: 'members',
    },
    end: {
      fields: [{ name: 'until', label: t('setting.units.until'), kind: 'day', initial: today() }],
      send: (answers) => answers,
      path: 'ending',
    },
  };
  const key = asking === null ? null : typeof asking === 'string' ? asking : 'end';
  const form = key === null ? null : forms[key]!;
  const path = typeof asking === 'object' && asking ? `members/${asking.endMember}/ending` : form?.path;
  return (
    <Drawer open={id !== null} onClose={close} size={520} title={unit?.name ?? ''}>
      {error ? <Fault fault={error} /> : null}
      {id !== null && !unit && !error ? <Waiting /> : null}
      {unit ? (
        <>
          <div className="row-acts">
            <Button onClick={() => setAsking('rename')}>{t('setting.units.rename')}</Button>
            <Button onClick={() => setAsking('name')}>{t('setting.units.addName')}</Button>
            {unit.isGroup ? <Button onClick={() => setAsking('member')}>{t('setting.units.addMember')}</Button> : null}
            <Button danger onClick={() => setAsking('end')}>
              {t('setting.units.end')}
            </Button>
          </div>
          <h3>{t('setting.units.names')}</h3>
          <ul className="timeline">
            {unit.names.map((one) => (
              <li key={one.id}>
                {one.name}{' '}
                <span className="quiet">
                  {t(`setting.nameKind.${one.kind}`)}　{valid(one.valid)}
                </span>
                {one.kind === 'full' ? null : (
                  <Button
                    size="small"
                    type="text"
                    onClick={() => doing.mutate({ path: `units/${unit.id}/names/${one.id}`, method: 'DELETE' })}
                  >
                    {t('deed.remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {unit.isGroup ? (
            <>
              <h3>{t('setting.units.members')}</h3>
              {unit.members.length === 0 ? <p className="quiet">{t('setting.units.noMembers')}</p> : null}
              <ul className="timeline">
                {unit.members.map((member) => (
                  <li key={`${member.unitId} ${member.valid.from ?? ''}`}>
                    {unitName(member.unitId)} <span className="quiet figures">{valid(member.valid)}</span>
                    {member.valid.until === null ? (
                      <Button size="small" type="text" onClick={() => setAsking({ endMember: member.unitId })}>
                        {t('setting.units.endMember')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {doing.error && !asking ? <Fault fault={doing.error} /> : null}
        </>
      ) : null}
      {form && unit ? (
        <Ask
          title={t(`setting.units.ask.${typeof asking === 'string' ? asking : 'endMember'}`)}
          fields={form.fields}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={(answers) =>
            doing.mutate(
              {
                path: `units/${unit.id}/${path}`,
                body: form.send(answers),
                ...(asking === 'end' ? { version: unit.version } : {}),
              },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
    </Drawer>
  );
}
