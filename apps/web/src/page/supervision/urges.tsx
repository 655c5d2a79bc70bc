import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { daysAfter, momentOf, today } from '../../api/time.js';
import type { Urge, Urged } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';
import { TaskLink } from '../worklist/task-lines.js';

/** 催办: who was urged, who has read it, who has answered. */
export function Urges() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const who = useSession().data;
  const query = useFilter();
  const list = useList<Urge>('urges', query);
  const [urging, setUrging] = useState(false);
  return (
    <>
      <ListHead
        title={t('urges.title')}
        subject="urges"
        query={query}
        by={{
          name: 'state',
          values: ['unread', 'unanswered', 'overdue', 'answered'],
          word: (state) => t(`urges.state.${state}`),
        }}
      >
        {who && has(who, 'supervision') ? (
          <Button type="primary" onClick={() => setUrging(true)}>
            {t('urges.many')}
          </Button>
        ) : null}
      </ListHead>
      {urging ? <UrgeMany close={() => setUrging(false)} /> : null}
      <section className="panel">
        <Rows
          list={list}
          label={t('urges.title')}
          empty={<Empty what={t('urges.none')} hint={t('urges.noneDo')} />}
          columns={[
            { key: 'unit', title: t('urges.unit'), width: 140, render: ({ unitId }) => unitName(unitId) },
            {
              key: 'task',
              title: t('task.title'),
              render: ({ taskId, taskTitle, text, answer }) => (
                <>
                  <TaskLink id={taskId} title={taskTitle} />
                  <div className="quiet keep-lines">{text}</div>
                  {answer ? <div className="keep-lines">{t('urges.answered', { answer })}</div> : null}
                </>
              ),
            },
            {
              key: 'sent',
              title: t('urges.sent'),
              look: 'fixed',
              width: 140,
              render: ({ sentAt }) => momentOf(sentAt),
            },
            {
              key: 'answerBy',
              title: t('field.answerBy'),
              look: 'fixed',
              width: 110,
              render: ({ answerBy }) => answerBy ?? t('noClock'),
            },
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 150,
              render: (row) => <Standing urge={row} />,
            },
          ]}
        />
      </section>
    </>
  );
}

/** Read and answered; for the unit itself what it has to do. */
function Standing({ urge }: { readonly urge: Urge }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const doing = useDoing();
  const [answering, setAnswering] = useState(false);
  if (urge.answeredAt) return t('urges.state.answered');
  const mine = who?.roles.some(({ role, unitId }) => role === 'liaison' && unitId === urge.unitId) ?? false;
  if (!mine) return urge.readAt ? t('urges.read') : <span className="chip late">{t('urges.state.unread')}</span>;
  return (
    <Space size={6}>
      {urge.readAt ? null : (
        <Button
          size="small"
          loading={doing.isPending}
          onClick={() => doing.mutate({ path: `urges/${urge.id}/receipt`, body: {} })}
        >
          {t('action.read-urge')}
        </Button>
      )}
      <Button size="small" type="primary" onClick={() => setAnswering(true)}>
        {t('urges.answer')}
      </Button>
      {answering ? (
        <Ask
          title={t('action.answer-urge')}
          lead={urge.text}
          fields={[{ name: 'text', label: t('field.text'), kind: 'words' }]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => setAnswering(false)}
          submit={({ text }) =>
            doing.mutate({ path: `urges/${urge.id}/answer`, body: { text } }, { onSuccess: () => setAnswering(false) })
          }
        />
      ) : null}
    </Space>
  );
}

const AT_WORK = ['awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened'];

/** Whom a batch reaches, as a filter of the ledger. */
const reach = (whom: string) => {
  if (whom === 'overdue') return { state: AT_WORK, dueTo: daysAfter(today(), -1) };
  if (whom === 'unsigned') return { state: ['awaiting-signature'] };
  return { state: AT_WORK, lamp: [whom] };
};

/** Many at once: the leads of all red tasks, say. What was sent, what waits and what was refused is told. */
function UrgeMany({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const urging = useDoing<Urged>();
  const done = urging.data;
  return (
    <Ask
      title={t('urges.many')}
      lead={
        done ? (
          <Alert
            type={done.refused.length > 0 ? 'warning' : 'success'}
            showIcon
            title={t('urges.outcome', {
              sent: done.sent.length,
              waiting: done.waiting.length,
              refused: done.refused.length,
            })}
            description={[...new Set(done.refused.map(({ message }) => message))].join(t('semicolon'))}
          />
        ) : (
          t('urges.manyWhat')
        )
      }
      fields={[
        {
          name: 'whom',
          label: t('urges.whom'),
          kind: 'choice',
          choices: ['red', 'yellow', 'overdue', 'unsigned'].map((value) => ({
            value,
            label: t(`urges.reach.${value}`),
          })),
        },
        { name: 'text', label: t('field.text'), kind: 'words' },
        { name: 'answerBy', label: t('field.answerBy'), kind: 'day', optional: true },
      ]}
      pending={urging.isPending}
      fault={urging.error}
      close={close}
      submit={({ whom, ...rest }) =>
        urging.mutate({ path: 'urges', body: { about: { filter: reach(whom as string) }, ...rest } })
      }
    />
  );
}
