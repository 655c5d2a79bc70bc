import { Button, Select } from 'antd';
import type { lamps } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';

type Days = z.output<typeof lamps.calendarDays>;

/** 工作日历: which days are worked on, by whose word; the year's notice, and days that the office sets itself. */
export function CalendarPage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const [search, setSearch] = useSearchParams();
  const now = Number(today().slice(0, 4));
  const year = Number(search.get('year') ?? now);
  const { data, error } = useOne<Days>('calendar', { from: `${year}-01-01`, to: `${year}-12-31` });
  const doing = useDoing();
  const [asking, setAsking] = useState<'day' | 'notice' | null>(null);
  const mayEnter = has(who, 'supervision', 'leader');
  const unknown = data?.days.filter(({ kind }) => kind === 'unknown').length ?? 0;
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.calendar.title')}</h2>
        <Select
          style={{ width: 100 }}
          aria-label={t('setting.calendar.year')}
          value={year}
          options={[now - 1, now, now + 1].map((value) => ({ value, label: String(value) }))}
          onChange={(value: number) => setSearch({ year: String(value) })}
        />
        <span className="legend-days">
          {(['working', 'rest', 'unknown'] as const).map((kind) => (
            <span key={kind}>
              <i className={`day day-${kind}`} aria-hidden /> {t(`setting.calendar.${kind}`)}
            </span>
          ))}
        </span>
        {mayEnter ? (
          <span className="row-of-acts" style={{ marginInlineStart: 'auto' }}>
            <Button onClick={() => setAsking('notice')}>{t('setting.calendar.notice')}</Button>
            <Button onClick={() => setAsking('day')}>{t('setting.calendar.override')}</Button>
          </span>
        ) : null}
      </header>
      {unknown > 0 ? <p className="quiet">{t('setting.calendar.unknownDays', { count: unknown })}</p> : null}
      {error ? <Fault fault={error} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data ? (
        <div className="months">
          {Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).map((month) => (
            <Month key={month} month={month} days={data.days.filter(({ day }) => day.startsWith(month))} />
          ))}
        </div>
      ) : null}
      {asking ? (
        <Ask
          title={t(`setting.calendar.${asking === 'day' ? 'override' : 'notice'}`)}
          fields={
            asking === 'day'
              ? [
                  { name: 'day', label: t('setting.calendar.day'), kind: 'day' },
                  {
                    name: 'working',
                    label: t('setting.calendar.is'),
                    kind: 'choice',
                    choices: ['working', 'rest', 'asBefore'].map((value) => ({
                      value,
                      label: t(`setting.calendar.${value}`),
                    })),
                  },
                  { name: 'reason', label: t('field.reason'), kind: 'line' },
                ]
              : [
                  { name: 'source', label: t('setting.calendar.source'), kind: 'line', most: 300 },
                  {
                    name: 'rest',
                    label: t('setting.calendar.restDays'),
                    kind: 'words',
                    rows: 3,
                    extra: t('setting.calendar.listHint'),
                  },
                  { name: 'working', label: t('setting.calendar.workingDays'), kind: 'words', rows: 3, optional: true },
                ]
          }
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={({ day, working, reason, source, rest }) =>
            doing.mutate(
              asking === 'day'
                ? {
                    path: 'calendar/days',
                    body: { day, reason, working: working === 'asBefore' ? null : working === 'working' },
                  }
                : {
                    path: 'calendar/notices',
                    body: { year, source, rest: listed(rest), working: listed(working) },
                  },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
    </section>
  );
}

const listed = (words: unknown): string[] =>
  typeof words === 'string' ? words.split(/[、,，;；\s]+/).filter(Boolean) : [];

/** A week begins on Monday. The days tell their own names to who hears them: the head is for the eye. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function Month({ month, days }: { readonly month: string; readonly days: Days['days'] }) {
  const { t } = useTranslation();
  const first = days[0] ? (new Date(`${days[0].day}T00:00:00Z`).getUTCDay() + 6) % 7 : 0;
  return (
    <section aria-label={month}>
      <h3 className="figures">{month}</h3>
      <div className="month weekdays" aria-hidden>
        {WEEKDAYS.map((day) => (
          <span key={day}>{t(`setting.calendar.weekday.${day}`)}</span>
        ))}
      </div>
      <ol className="month">
        {days.map(({ day, kind, name, by }, index) => {
          const words = `${day} ${t(`setting.calendar.weekdayLong.${WEEKDAYS[(first + index) % 7]!}`)} ${t(`setting.calendar.${kind}`)}${name ? ` ${name}` : ''}（${t(`setting.calendar.by.${by}`)}）`;
          return (
            <li
              key={day}
              className={`day day-${kind}${by === 'office' || by === 'notice' || by === 'national' ? ' day-set' : ''}`}
              style={index === 0 ? { gridColumnStart: first + 1 } : {}}
              title={words}
              aria-label={words}
            >
              {Number(day.slice(8))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
