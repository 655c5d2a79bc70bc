import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { dayOf } from '../../api/time.js';
import type { Objection } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { historyColumn } from '../../history/history-column.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';

/** 异议: against findings, duties, lamps, rankings and notices, looked at again where needed, and answered. */
export function Objections() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const query = useFilter();
  const who = useSession().data;
  const list = useList<Objection>('objections', query);
  return (
    <>
      <ListHead
        title={t('objections.title')}
        subject="objections"
        query={query}
        by={{
          name: 'state',
          values: ['waiting', 'upheld', 'partly', 'rejected', 'withdrawn'],
          word: (state) => t(`objections.state.${state}`),
        }}
      />
      <section className="panel">
        <Rows
          list={list}
          label={t('objections.title')}
          empty={<Empty what={t('objections.none')} hint={t('objections.noneWhy')} />}
          columns={[
            { key: 'unit', title: t('field.part'), width: 140, render: ({ unitId }) => unitName(unitId) },
            {
              key: 'about',
              title: t('objections.about'),
              look: 'fixed',
              width: 90,
              render: ({ subjectKind }) => t(`objections.subject.${subjectKind}`),
            },
            {
              key: 'text',
              title: t('field.reason'),
              render: ({ text, answer }) => (
                <>
                  <div className="keep-lines">{text}</div>
                  {answer ? <div className="quiet keep-lines">{t('objections.answered', { answer })}</div> : null}
                </>
              ),
            },
            {
              key: 'raised',
              title: t('objections.raised'),
              look: 'fixed',
              width: 100,
              render: ({ raisedAt }) => dayOf(raisedAt),
            },
            {
              key: 'due',
              title: t('approvals.answerDue'),
              look: 'fixed',
              width: 110,
              render: ({ answerDue, overdue }) => (
                <span className={overdue ? 'chip late' : ''}>{answerDue ?? t('noClock')}</span>
              ),
            },
            ...historyColumn<Objection>(
              who,
              t('entry.open'),
              ({ id, unitId }) => ({ kind: 'objection', id, title: unitName(unitId) }),
              90,
            ),
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 170,
              render: (row) => <Standing row={row} />,
            },
          ]}
        />
      </section>
    </>
  );
}

type Open = 'answer' | 'second-look' | null;

function Standing({ row }: { readonly row: Objection }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const [open, setOpen] = useState<Open>(null);
  const doing = useDoing();
  if (row.state !== 'waiting' || !who) return t(`objections.state.${row.state}`);
  const close = () => {
    doing.reset();
    setOpen(null);
  };
  const send = (word: string, body: object) =>
    doing.mutate({ path: `objections/${row.id}/${word}`, version: row.version, body }, { onSuccess: close });
  const mine = who.roles.some(({ role, unitId }) => role === 'liaison' && unitId === row.unitId);
  return (
    <Space size={6} wrap>
      {has(who, 'supervision', 'leader') ? (
        <Button size="small" type="primary" onClick={() => setOpen('answer')}>
          {t('objections.answer')}
        </Button>
      ) : null}
      {has(who, 'supervision') && row.subjectKind === 'verification' && row.secondLookId === null ? (
        <Button size="small" onClick={() => setOpen('second-look')}>
          {t('checks.secondLook')}
        </Button>
      ) : null}
      {mine ? (
        <Button size="small" loading={doing.isPending} onClick={() => send('withdrawal', {})}>
          {t('objections.withdraw')}
        </Button>
      ) : null}
      {open === 'answer' ? (
        <Ask
          title={t('objections.answer')}
          lead={row.text}
          fields={[
            {
              name: 'state',
              label: t('field.granted'),
              kind: 'choice',
              choices: ['upheld', 'partly', 'rejected'].map((value) => ({
                value,
                label: t(`objections.state.${value}`),
              })),
            },
            { name: 'answer', label: t('field.text'), kind: 'words' },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={(body) => send('answer', body)}
        />
      ) : null}
      {open === 'second-look' ? (
        <Ask
          title={t('checks.secondLook')}
          fields={[
            {
              name: 'means',
              label: t('field.means'),
              kind: 'choice',
              choices: ['documents', 'site', 'phone'].map((value) => ({ value, label: t(`means.${value}`) })),
            },
            { name: 'asks', label: t('checks.asks'), kind: 'words', rows: 3, optional: true, most: 5000 },
            { name: 'plannedFor', label: t('checks.day'), kind: 'day', optional: true },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={(body) => send('second-look', body)}
        />
      ) : null}
    </Space>
  );
}
