import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate } from 'react-router';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { momentOf } from '../../api/time.js';
import type { Drawing } from '../../api/supervision.js';
import { Ask } from '../../form/ask.js';
import { Empty, Rows } from '../../shell/rows.js';

const STRATA = ['all', 'lead', 'league', 'category', 'lamp'];
const REACH = ['at-work', 'awaiting-verification', 'closed'] as const;
const STATES: Readonly<Record<(typeof REACH)[number], readonly string[]>> = {
  'at-work': ['in-progress', 'awaiting-verification', 'reopened'],
  'awaiting-verification': ['awaiting-verification'],
  closed: ['closed'],
};

/** 抽样: drawn once, kept with seed, frame and rates, and drawn again by anyone. */
export function Drawings() {
  const { t } = useTranslation();
  const who = useSession().data;
  const navigate = useNavigate();
  const list = useList<Drawing>('drawings');
  const [drawing, setDrawing] = useState(false);
  const draw = useDoing<Drawing>();
  return (
    <>
      <div className="page-head">
        <h1>{t('drawings.title')}</h1>
        <span className="space" />
        {who && has(who, 'supervision') ? (
          <Button type="primary" onClick={() => setDrawing(true)}>
            {t('drawings.draw')}
          </Button>
        ) : null}
      </div>
      {drawing ? (
        <Ask
          title={t('drawings.draw')}
          lead={t('drawings.drawWhat')}
          fields={[
            { name: 'title', label: t('drawings.name'), kind: 'line' },
            {
              name: 'of',
              label: t('drawings.of'),
              kind: 'choice',
              initial: 'at-work',
              choices: REACH.map((value) => ({ value, label: t(`drawings.reach.${value}`) })),
            },
            {
              name: 'by',
              label: t('drawings.by'),
              kind: 'choice',
              initial: 'all',
              choices: STRATA.map((value) => ({ value, label: t(`drawings.strata.${value}`) })),
            },
            { name: 'rate', label: t('drawings.rate'), kind: 'line', initial: '20', most: 10 },
            { name: 'seed', label: t('drawings.seed'), kind: 'line', optional: true, extra: t('drawings.seedHint') },
          ]}
          pending={draw.isPending}
          fault={draw.error}
          close={() => setDrawing(false)}
          submit={({ of, ...rest }) =>
            draw.mutate(
              {
                path: 'drawings',
                body: { of: 'tasks', filter: { state: STATES[of as (typeof REACH)[number]] }, ...rest },
              },
              { onSuccess: ({ id }) => void navigate(id) },
            )
          }
        />
      ) : null}
      <section className="panel">
        <Rows
          list={list}
          label={t('drawings.title')}
          empty={<Empty what={t('drawings.none')} hint={t('drawings.noneDo')} />}
          columns={[
            { key: 'title', title: t('drawings.name'), render: ({ id, title }) => <Link to={id}>{title}</Link> },
            { key: 'seed', title: t('drawings.seed'), render: ({ seed }) => <code>{seed}</code> },
            {
              key: 'at',
              title: t('drawings.at'),
              look: 'fixed',
              width: 150,
              render: ({ drawnAt }) => momentOf(drawnAt),
            },
          ]}
        />
      </section>
    </>
  );
}
