import { Button, Drawer } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing, useList } from '../../api/list.js';
import type { Person } from '../../api/people.js';
import { today } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { Empty, Rows } from '../../shell/rows.js';
import { OwnHistory } from './own-history.js';
import { RegisterExchange } from './register-exchange.js';

/** 人员: leaders and staff in their posts, with the days on which they hold them. */
export function PeoplePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useList<Person>('people', {}, 200);
  const unitName = useUnitName();
  const doing = useDoing();
  const [asking, setAsking] = useState<'new' | Person | null>(null);
  const [shown, setShown] = useState<Person | null>(null);
  const done = {
    onSuccess: () => {
      setAsking(null);
      void client.invalidateQueries({ queryKey: ['people'] });
    },
  };
  const leaving = asking !== null && asking !== 'new';
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.people.title')}</h2>
        <span className="row-of-acts" style={{ marginInlineStart: 'auto' }}>
          <RegisterExchange />
          <Button type="primary" onClick={() => setAsking('new')}>
            {t('setting.people.new')}
          </Button>
        </span>
      </header>
      <Rows<Person>
        list={list}
        label={t('setting.people.title')}
        empty={<Empty what={t('setting.people.none')} />}
        columns={[
          { key: 'name', title: t('setting.people.name'), look: 'fixed', render: ({ name }) => name },
          { key: 'post', title: t('setting.people.post'), render: ({ post }) => post ?? '' },
          { key: 'unit', title: t('field.part'), render: ({ unitId }) => (unitId ? unitName(unitId) : '') },
          {
            key: 'leader',
            title: t('role.leader'),
            look: 'fixed',
            render: ({ isLeader }) => (isLeader ? t('setting.yes') : ''),
          },
          {
            key: 'days',
            title: t('setting.people.inOffice'),
            look: 'fixed',
            render: ({ inOffice: { from, until } }) => (from || until ? `${from ?? ''} — ${until ?? ''}` : ''),
          },
          {
            key: 'acts',
            title: t('setting.acts'),
            look: 'fixed',
            render: (person) => (
              <div className="row-of-acts">
                {person.inOffice.until === null ? (
                  <Button size="small" onClick={() => setAsking(person)}>
                    {t('setting.people.leave')}
                  </Button>
                ) : null}
                <Button size="small" type="text" onClick={() => setShown(person)}>
                  {t('setting.history.open')}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {shown ? (
        <Drawer open onClose={() => setShown(null)} title={[shown.name, shown.post].filter(Boolean).join('　')}>
          <OwnHistory of="people" id={shown.id} isOpen />
        </Drawer>
      ) : null}
      {asking ? (
        <Ask
          title={leaving ? `${t('setting.people.leave')} ${asking.name}` : t('setting.people.new')}
          fields={
            leaving
              ? [{ name: 'until', label: t('setting.people.lastDay'), kind: 'day', initial: today() }]
              : [
                  { name: 'name', label: t('setting.people.name'), kind: 'line', most: 100 },
                  { name: 'post', label: t('setting.people.post'), kind: 'line', optional: true },
                  { name: 'unitId', label: t('field.part'), kind: 'unit', optional: true },
                  {
                    name: 'leader',
                    label: t('role.leader'),
                    kind: 'choice',
                    initial: 'no',
                    choices: [
                      { value: 'no', label: t('setting.no') },
                      { value: 'yes', label: t('setting.yes') },
                    ],
                  },
                  { name: 'from', label: t('field.from'), kind: 'day', optional: true },
                ]
          }
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={({ leader, from, until, ...person }) =>
            leaving
              ? doing.mutate(
                  {
                    path: `people/${asking.id}`,
                    method: 'PATCH',
                    version: asking.version,
                    body: { inOffice: { from: asking.inOffice.from, until } },
                  },
                  done,
                )
              : doing.mutate(
                  {
                    path: 'people',
                    body: { ...person, isLeader: leader === 'yes', inOffice: { from: from ?? null, until: null } },
                  },
                  done,
                )
          }
        />
      ) : null}
    </section>
  );
}
