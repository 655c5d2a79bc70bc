import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate } from 'react-router';
import { useDoing, useList } from '../../api/list.js';
import { useLeaderName } from '../../api/people.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import type { Meeting } from '../../api/supervision.js';
import { Ask } from '../../form/ask.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';

const KINDS = ['dispatch', 'executive', 'special', 'other'];

/** The meetings, the latest first, and a new one. */
export function MeetingList() {
  const { t } = useTranslation();
  const leaderName = useLeaderName();
  const who = useSession().data;
  const navigate = useNavigate();
  const query = useFilter();
  const list = useList<Meeting>('meetings', query);
  const [calling, setCalling] = useState(false);
  const call = useDoing<{ id: string }>();
  return (
    <div className="page">
      <ListHead
        title={t('menu.meetings')}
        subject="meetings"
        query={query}
        by={{
          name: 'state',
          values: ['gathering', 'signed', 'held', 'closed'],
          word: (state) => t(`meetings.state.${state}`),
        }}
      >
        {who && has(who, 'supervision', 'leader') ? (
          <Button type="primary" onClick={() => setCalling(true)}>
            {t('meetings.call')}
          </Button>
        ) : null}
      </ListHead>
      {calling ? (
        <Ask
          title={t('meetings.call')}
          fields={[
            { name: 'title', label: t('meetings.name'), kind: 'line' },
            {
              name: 'kind',
              label: t('meetings.kind'),
              kind: 'choice',
              initial: 'dispatch',
              choices: KINDS.map((value) => ({ value, label: t(`meetings.kinds.${value}`) })),
            },
            { name: 'heldOn', label: t('meetings.heldOn'), kind: 'day', initial: today() },
            {
              name: 'chair',
              label: t('meetings.chair'),
              kind: 'leader',
              optional: true,
              extra: t('meetings.chairHint'),
            },
          ]}
          pending={call.isPending}
          fault={call.error}
          close={() => setCalling(false)}
          submit={(body) => call.mutate({ path: 'meetings', body }, { onSuccess: ({ id }) => void navigate(id) })}
        />
      ) : null}
      <section className="panel">
        <Rows
          list={list}
          label={t('menu.meetings')}
          empty={<Empty what={t('meetings.none')} hint={t('meetings.noneDo')} />}
          columns={[
            { key: 'day', title: t('meetings.heldOn'), look: 'fixed', width: 110, render: ({ heldOn }) => heldOn },
            { key: 'title', title: t('meetings.name'), render: ({ id, title }) => <Link to={id}>{title}</Link> },
            {
              key: 'kind',
              title: t('meetings.kind'),
              look: 'fixed',
              width: 100,
              render: ({ kind }) => t(`meetings.kinds.${kind}`),
            },
            {
              key: 'chair',
              title: t('meetings.chair'),
              look: 'fixed',
              width: 100,
              render: ({ chairId }) => leaderName(chairId),
            },
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 100,
              render: ({ state }) => t(`meetings.state.${state}`),
            },
          ]}
        />
      </section>
    </div>
  );
}
