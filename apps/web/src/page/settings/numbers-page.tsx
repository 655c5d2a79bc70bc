import { Button } from 'antd';
import type { settings } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import type { AskField } from '../../form/ask.js';
import { historyColumn } from '../../history/history-column.js';
import { useSettingWords } from '../../history/setting-words.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { DatedAsk } from './dated-ask.js';

type Setting = z.input<typeof settings.setting>;

/** What a number of the loop is made of: a time to answer, lamps that lead on, hours, or a word. */
type Shape = 'clock' | 'lamps' | 'hours' | 'prefix' | 'sign';
const shapeOf = (name: string): Shape =>
  name.startsWith('number-prefix.')
    ? 'prefix'
    : name === 'letter-sign'
      ? 'sign'
      : name === 'letter-lamps'
        ? 'lamps'
        : name.includes('hours')
          ? 'hours'
          : 'clock';

/** 时限和代字: the loop's numbers, each from a day on and with its source; what has none is 待核. */
export function NumbersPage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const { data, error } = useOne<{ readonly rows: readonly Setting[] }>('settings');
  const doing = useDoing();
  const [asking, setAsking] = useState<Setting | null>(null);
  const words = useSettingWords();
  const inForce = ({ entered }: Setting): Setting['entered'][number] | null =>
    entered.find(({ valid: { from, until } }) => (from ?? '') <= today() && (until === null || until >= today())) ??
    null;
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.numbers.title')}</h2>
        <span className="quiet">{t('setting.numbers.what')}</span>
      </header>
      {error ? <Fault fault={error} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data ? (
        <Sheet<Setting & { readonly id: string }>
          label={t('setting.numbers.title')}
          rows={data.rows.map((row) => ({ ...row, id: row.name }))}
          columns={[
            { key: 'name', title: t('setting.name'), render: ({ name }) => t(`setting.numbers.named.${name}`) },
            {
              key: 'value',
              title: t('setting.numbers.value'),
              render: (row) => words(inForce(row) ? inForce(row)!.value : row.usual, row.name),
            },
            { key: 'from', title: t('field.from'), look: 'fixed', render: (row) => inForce(row)?.valid.from ?? '' },
            {
              key: 'source',
              title: t('task.source'),
              render: (row) => inForce(row)?.source ?? <span className="chip late">{t('task.unconfirmed')}</span>,
            },
            ...historyColumn<Setting>(who, t('entry.open'), ({ subjectId, chinese }) => ({
              ...({ kind: 'setting', id: subjectId } as const),
              title: chinese,
            })),
            {
              key: 'acts',
              title: t('setting.acts'),
              look: 'fixed',
              render: (row) =>
                has(who, 'supervision', 'administrator') ? (
                  <Button size="small" onClick={() => setAsking(row)}>
                    {t('setting.numbers.enter')}
                  </Button>
                ) : null,
            },
          ]}
        />
      ) : null}
      {asking ? (
        <DatedAsk
          title={asking.chinese}
          fields={fieldsOf(shapeOf(asking.name), t)}
          from={today()}
          sourceMost={500}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={({ from, source, rest }) =>
            doing.mutate(
              {
                path: `settings/${asking.name}`,
                method: 'PUT',
                body: {
                  from,
                  source,
                  value: valueOf(shapeOf(asking.name), rest as Record<string, string>),
                },
              },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
    </section>
  );
}

function fieldsOf(shape: Shape, t: (key: string) => string): AskField[] {
  switch (shape) {
    case 'clock':
      return [
        {
          name: 'days',
          label: t('setting.numbers.days'),
          kind: 'line',
          most: 3,
          optional: true,
          extra: t('setting.numbers.daysHint'),
        },
        {
          name: 'count',
          label: t('setting.numbers.count'),
          kind: 'choice',
          initial: 'working',
          choices: ['working', 'calendar'].map((value) => ({ value, label: t(`setting.numbers.${value}`) })),
        },
      ];
    case 'lamps':
      return [
        { name: 'yellows', label: t('setting.numbers.yellows'), kind: 'line', most: 2 },
        { name: 'reds', label: t('setting.numbers.reds'), kind: 'line', most: 2 },
      ];
    case 'hours':
      return [{ name: 'value', label: t('setting.numbers.hours'), kind: 'line', most: 3 }];
    case 'prefix':
      return [{ name: 'value', label: t('setting.numbers.value'), kind: 'line', most: 50 }];
    case 'sign':
      return [{ name: 'value', label: t('setting.numbers.value'), kind: 'line', most: 100 }];
  }
}

function valueOf(shape: Shape, typed: Readonly<Record<string, string>>): unknown {
  switch (shape) {
    case 'clock':
      return typed['days'] === undefined ? null : { days: Number(typed['days']), count: typed['count'] };
    case 'lamps':
      return { yellows: Number(typed['yellows']), reds: Number(typed['reds']) };
    case 'hours':
      return Number(typed['value']);
    case 'prefix':
    case 'sign':
      return typed['value'];
  }
}
