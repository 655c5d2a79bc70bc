import { Button, Input } from 'antd';
import type { units } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useList } from '../../api/list.js';
import { Ask } from '../../form/ask.js';
import { useAddress } from '../../shell/address.js';
import { Empty, Rows } from '../../shell/rows.js';
import { RegisterExchange } from './register-exchange.js';
import { choicesOfUnit } from './unit-choices.js';
import { UnitPanel } from './unit-panel.js';
import { useUnitDoing } from './use-unit-doing.js';

type Unit = z.output<typeof units.unit>;

/** 单位: names with their days, groups and their members over time, leagues and relations. */
export function UnitsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const name = search.get('name') ?? '';
  const open = search.get('unit');
  const list = useList<Unit>('units', name ? { name } : {}, 200);
  const [isAdding, setAdding] = useState(false);
  const doing = useUnitDoing();
  const { kinds, relations } = choicesOfUnit(t);
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
        <span className="row-of-acts" style={{ marginInlineStart: 'auto' }}>
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
              choices: kinds,
            },
            {
              name: 'relation',
              label: t('setting.units.relation'),
              kind: 'select',
              initial: 'supervised',
              choices: relations,
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
