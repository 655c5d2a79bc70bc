import { Button } from 'antd';
import { subtract } from '@luoshi/reading';
import type { payments } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { rowsOf, useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { Ask } from '../../form/ask.js';
import { Empty, Rows } from '../../shell/rows.js';
import { inWan } from './amount.js';

export type Batch = z.output<typeof payments.batchPage>['rows'][number];

/** The issues of bonds, for a choice: a year has a few dozen. */
export const useBatches = (): readonly Batch[] => rowsOf(useList<Batch>('bond-batches', {}, 200));

/** 债券批次: what was issued, and how much of it has gone to projects. */
export function Batches() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const list = useList<Batch>('bond-batches');
  const doing = useDoing();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="panel">
      <header>
        <h2>{t('money.batches')}</h2>
        <span className="quiet">{t('money.wan')}</span>
        {has(who, 'supervision') ? (
          <Button type="primary" style={{ marginInlineStart: 'auto' }} onClick={() => setAsking(true)}>
            {t('money.newBatch')}
          </Button>
        ) : null}
      </header>
      <Rows<Batch>
        list={list}
        label={t('money.batches')}
        empty={<Empty what={t('money.noBatches')} hint={t('money.noBatchesDo')} />}
        columns={[
          { key: 'name', title: t('setting.name'), render: ({ name }) => name },
          { key: 'issued', title: t('money.issuedOn'), look: 'fixed', render: ({ issuedOn }) => issuedOn },
          { key: 'amount', title: t('money.amount'), look: 'number', render: ({ amount }) => inWan(amount) },
          { key: 'allotted', title: t('money.allotted'), look: 'number', render: ({ allotted }) => inWan(allotted) },
          {
            key: 'left',
            title: t('money.left'),
            look: 'number',
            render: ({ amount, allotted }) => inWan(subtract(amount, allotted)),
          },
        ]}
      />
      {isAsking ? (
        <Ask
          title={t('money.newBatch')}
          fields={[
            { name: 'name', label: t('setting.name'), kind: 'line' },
            { name: 'issuedOn', label: t('money.issuedOn'), kind: 'day' },
            { name: 'said', label: t('money.amount'), kind: 'line', most: 100, extra: t('money.amountHint') },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => setAsking(false)}
          submit={(body) => doing.mutate({ path: 'bond-batches', body }, { onSuccess: () => setAsking(false) })}
        />
      ) : null}
    </section>
  );
}
