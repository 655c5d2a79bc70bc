import { Button, Flex, Select } from 'antd';
import type { payments } from '@luoshi/server/contract';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate } from 'react-router';
import type { z } from 'zod';
import { useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { momentOf, today } from '../../api/time.js';
import { lastPeriods } from '../../form/last-periods.js';
import { Rows } from '../../shell/rows.js';

type Bulletin = z.input<typeof payments.bulletinPage>['rows'][number];

/** How far back a period can be chosen: about a year. */
const BACK = { week: 53, 'ten-days': 36 } as const;

export interface FrozenListProps {
  readonly title: string;
  /** What the API calls it, `payment-bulletins`; `PATH/preview/PERIOD` and `PATH/ID` are the pages of it. */
  readonly subject: string;
  readonly path: string;
  readonly kind: keyof typeof BACK;
  readonly empty: ReactNode;
}

/** What was put out for a period and frozen, and the way to the preview of any period. */
export function FrozenList({ title, subject, path, kind, empty }: FrozenListProps) {
  const { t } = useTranslation();
  const who = useSession().data!;
  const navigate = useNavigate();
  const list = useList<Bulletin>(subject);
  const periods = lastPeriods(kind, today(), BACK[kind]);
  // The period that has ended last is what one is put out about.
  const [to, setTo] = useState(periods[1]!.to);
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
        {has(who, 'supervision', 'leader', 'auditor') ? (
          <Flex gap={8} style={{ marginInlineStart: 'auto' }}>
            <Select
              style={{ width: 232 }}
              aria-label={t('frozen.choose')}
              value={to}
              options={periods.map((one) => ({ value: one.to, label: `${one.from} — ${one.to}` }))}
              onChange={setTo}
            />
            <Button type="primary" onClick={() => void navigate(`${path}/preview/${kind}:${to}`)}>
              {t('frozen.preview')}
            </Button>
          </Flex>
        ) : null}
      </header>
      <Rows<Bulletin>
        list={list}
        label={title}
        empty={empty}
        columns={[
          {
            key: 'period',
            title: t('frozen.period'),
            look: 'fixed',
            render: ({ id, from, to: end }) => (
              <Link to={`${path}/${id}`}>
                {from} — {end}
              </Link>
            ),
          },
          { key: 'edition', title: title, look: 'fixed', render: ({ edition }) => t('frozen.edition', { edition }) },
          { key: 'at', title: t('frozen.frozenAt'), look: 'fixed', render: ({ frozenAt }) => momentOf(frozenAt) },
          { key: 'reason', title: t('frozen.reason'), render: ({ reason }) => reason ?? '' },
        ]}
      />
    </section>
  );
}
