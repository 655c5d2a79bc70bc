import { Button, Select } from 'antd';
import type { reporting } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { daysAfter, momentOf, today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';
import { historyColumn } from '../../history/history-column.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { lastPeriods, PERIOD_KINDS } from '../../form/last-periods.js';

type Period = z.input<typeof reporting.periodRecord>;

/** 报告期: the last periods of a kind; cut-offs that the office moves for all, and books that it closes. */
export function PeriodsPage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const [search, setSearch] = useSearchParams();
  const kind = PERIOD_KINDS.find((one) => one === search.get('kind')) ?? 'month';
  const periods = lastPeriods(kind, today(), 8);
  const query = { from: daysAfter(periods.at(-1)!.from, -1), to: periods[0]!.to, kind };
  const { data, error } = useOne<{ readonly rows: readonly Period[] }>('periods', query);
  const doing = useDoing();
  const [asking, setAsking] = useState<{ readonly action: 'move-cut-off' | 'reopen'; readonly to: string } | null>(
    null,
  );
  const decided = new Map(data?.rows.map((row) => [row.to, row]));
  const decide = (to: string, body: object): void =>
    doing.mutate(
      { path: `periods/${kind}:${to}`, method: 'PUT', version: decided.get(to)?.version ?? 0, body },
      { onSuccess: () => setAsking(null) },
    );
  const mayDecide = has(who, 'supervision');
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.periods.title')}</h2>
        <Select
          style={{ width: 120 }}
          aria-label={t('setting.periods.kind')}
          value={kind}
          options={PERIOD_KINDS.map((value) => ({ value, label: t(`setting.period.${value}`) }))}
          onChange={(value: string) => setSearch({ kind: value })}
        />
        <span className="quiet">{t('setting.periods.what')}</span>
      </header>
      {error ? <Fault fault={error} /> : null}
      {doing.error && !asking ? <Fault fault={doing.error} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data ? (
        <Sheet
          label={t('setting.periods.title')}
          rows={periods.map((period) => ({ ...period, id: period.to }))}
          columns={[
            { key: 'days', title: t('reporting.period'), look: 'fixed', render: ({ from, to }) => `${from} — ${to}` },
            {
              key: 'cut',
              title: t('reporting.cutOff'),
              look: 'fixed',
              render: ({ to }) => {
                const moved = decided.get(to)?.cutOff;
                return moved ? momentOf(moved) : <span className="quiet">{t('setting.periods.byPlan')}</span>;
              },
            },
            {
              key: 'closed',
              title: t('task.state'),
              look: 'fixed',
              render: ({ to }) =>
                decided.get(to)?.closedAt ? (
                  <span className="chip">{t('setting.periods.closed')}</span>
                ) : (
                  t('setting.periods.open')
                ),
            },
            ...(decided.size > 0
              ? historyColumn<{ readonly from: string; readonly to: string }>(who, t('entry.open'), ({ from, to }) => {
                  const row = decided.get(to);
                  return row ? { kind: 'period', id: row.subjectId, title: `${from} — ${to}` } : null;
                })
              : []),
            ...(mayDecide
              ? [
                  {
                    key: 'acts',
                    title: t('setting.acts'),
                    look: 'fixed' as const,
                    render: ({ to }: { readonly to: string }) => (
                      <div className="row-of-acts">
                        <Button size="small" onClick={() => setAsking({ action: 'move-cut-off', to })}>
                          {t('setting.periods.move')}
                        </Button>
                        {decided.get(to)?.closedAt ? (
                          <Button size="small" onClick={() => setAsking({ action: 'reopen', to })}>
                            {t('setting.periods.reopen')}
                          </Button>
                        ) : to < today() ? (
                          <Button size="small" onClick={() => decide(to, { action: 'close' })}>
                            {t('setting.periods.close')}
                          </Button>
                        ) : null}
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
      {data && periods.length === 0 ? <Empty what={t('setting.periods.none')} /> : null}
      {asking ? (
        <Ask
          title={t(asking.action === 'reopen' ? 'setting.periods.reopen' : 'setting.periods.move')}
          fields={[
            ...(asking.action === 'reopen'
              ? []
              : [
                  {
                    name: 'day',
                    label: t('setting.periods.cutDay'),
                    kind: 'day' as const,
                    initial: daysAfter(asking.to, 5),
                  },
                  {
                    name: 'time',
                    label: t('setting.periods.cutTime'),
                    kind: 'line' as const,
                    initial: '17:00',
                    most: 5,
                  },
                ]),
            { name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={({ day, time, reason }) =>
            decide(
              asking.to,
              asking.action === 'reopen'
                ? { action: 'reopen', reason }
                : { action: 'move-cut-off', cutOff: `${day as string}T${time as string}`, reason },
            )
          }
        />
      ) : null}
    </section>
  );
}
