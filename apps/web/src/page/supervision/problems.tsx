import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { dayOf } from '../../api/time.js';
import type { Problem } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import type { AskField } from '../../form/ask.js';
import { Ask } from '../../form/ask.js';
import { useOwnUnitField } from '../../form/own-unit.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';

const STATES = ['raised', 'claimed', 'coordinated', 'solved', 'struck-off', 'withdrawn'];
const KINDS = ['land', 'money', 'approval', 'energy', 'debt', 'labour', 'other'];

/** 要素保障: what blocks the work, from raised to struck off. */
export function Problems() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const who = useSession().data;
  const query = useFilter();
  const list = useList<Problem>('problems', query);
  const [raising, setRaising] = useState(false);
  const mayRaise = who !== null && who !== undefined && has(who, 'supervision', 'liaison');
  return (
    <>
      <ListHead
        title={t('problems.title')}
        subject="problems"
        query={query}
        by={{ name: 'state', values: STATES, word: (state) => t(`problems.state.${state}`) }}
      >
        {mayRaise ? (
          <Button type="primary" onClick={() => setRaising(true)}>
            {t('problems.raise')}
          </Button>
        ) : null}
      </ListHead>
      {raising ? <Raise task={null} close={() => setRaising(false)} /> : null}
      <section className="panel">
        <Rows
          list={list}
          label={t('problems.title')}
          empty={<Empty what={t('problems.none')} hint={t('problems.noneDo')} />}
          columns={[
            {
              key: 'kind',
              title: t('problems.kind'),
              look: 'fixed',
              width: 70,
              render: ({ kind }) => <span className="chip">{t(`problems.kinds.${kind}`)}</span>,
            },
            { key: 'title', title: t('problems.what'), render: ({ id, title }) => <Link to={id}>{title}</Link> },
            {
              key: 'raisedBy',
              title: t('problems.raisedBy'),
              width: 140,
              render: ({ raisedByUnitId }) => unitName(raisedByUnitId),
            },
            {
              key: 'blocking',
              title: t('problems.blocking'),
              width: 140,
              render: ({ blockingUnitId }) =>
                blockingUnitId ? unitName(blockingUnitId) : <span className="quiet">{t('problems.nobody')}</span>,
            },
            {
              key: 'raisedAt',
              title: t('problems.raisedAt'),
              look: 'fixed',
              width: 100,
              render: ({ raisedAt }) => dayOf(raisedAt),
            },
            {
              key: 'due',
              title: t('problems.clock'),
              look: 'fixed',
              width: 120,
              render: ({ state, claimDue, due, overdue }) => (
                <span className={overdue ? 'chip late' : ''}>
                  {(state === 'raised' ? claimDue : due) ?? t('noClock')}
                </span>
              ),
            },
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 80,
              render: ({ state }) => t(`problems.state.${state}`),
            },
          ]}
        />
      </section>
    </>
  );
}

/** A problem is raised for a unit: a liaison's own, or any where the office enters it. */
export function Raise({ task, close }: { readonly task: string | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const raising = useDoing();
  const unitField: AskField = useOwnUnitField(t('problems.raisedBy')) ?? {
    name: 'unit',
    label: t('problems.raisedBy'),
    kind: 'unit',
  };
  return (
    <Ask
      title={t('problems.raise')}
      fields={[
        { name: 'title', label: t('problems.what'), kind: 'line', most: 500 },
        {
          name: 'kind',
          label: t('problems.kind'),
          kind: 'choice',
          choices: KINDS.map((kind) => ({ value: kind, label: t(`problems.kinds.${kind}`) })),
        },
        unitField,
        {
          name: 'blocking',
          label: t('problems.blocking'),
          kind: 'unit',
          optional: true,
          extra: t('problems.blockingHint'),
        },
        { name: 'text', label: t('field.text'), kind: 'words', optional: true },
      ]}
      pending={raising.isPending}
      fault={raising.error}
      close={close}
      submit={(answers) => raising.mutate({ path: 'problems', body: { task, ...answers } }, { onSuccess: close })}
    />
  );
}
