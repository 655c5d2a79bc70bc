import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import { useList, useOne } from '../../api/list.js';
import { useLeaders } from '../../api/people.js';
import { has, useSession } from '../../api/session.js';
import type { Instruction, Worklist } from '../../api/supervision.js';
import { RecordHistory } from '../../history/record-history.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Rows } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { ApprovalLines } from '../worklist/approval-lines.js';
import { Cards } from '../worklist/cards.js';
import type { Group } from '../worklist/cards.js';
import { TaskLines } from '../worklist/task-lines.js';
import { Instruct } from './instruct.js';

const GROUPS: readonly Group[] = [
  { key: 'leaderWaits', names: ['approvals', 'plans', 'meetings', 'notices', 'to-strike-off'] },
  { key: 'lamps', names: ['red', 'yellow', 'green', 'grey'] },
  { key: 'time', names: ['overdue', 'due-today', 'due-soon'] },
];

/** 领导页: what is his, what waits for his decision, and his written instructions. */
export function LeaderPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const who = useSession().data;
  const leader = useLeaders().data?.find((one) => one.id === id);
  const { data, error, refetch } = useOne<Worklist>(`worklists/leaders/${id}`);
  const [writing, setWriting] = useState(false);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{leader?.name ?? '…'}</h1>
        <span className="quiet">{leader?.post}</span>
        <Link to="/leaders/all">{t('leaders.others')}</Link>
        <span className="space" />
        {who && has(who, 'supervision', 'leader') ? (
          <Button type="primary" onClick={() => setWriting(true)}>
            {t('instruct.write')}
          </Button>
        ) : null}
      </div>
      {writing ? <Instruct leader={id} close={() => setWriting(false)} /> : null}
      {data ? (
        <>
          <Cards cards={data.cards} groups={GROUPS} />
          <div className="columns wide">
            <ApprovalLines query={{ state: 'waiting', leader: id }} limit={8} />
            <TaskLines
              title={t('leaders.behind')}
              query={{ leader: id, lamp: ['red', 'yellow'] }}
              limit={8}
              empty={t('leaders.noneBehind')}
            />
          </div>
          <Instructions leader={id} />
        </>
      ) : (
        <Waiting page />
      )}
    </div>
  );
}

function Instructions({ leader }: { readonly leader: string }) {
  const { t } = useTranslation();
  const list = useList<Instruction>('instructions', { leader }, 10);
  return (
    <section className="panel">
      <h2>{t('instruct.past')}</h2>
      <Rows
        list={list}
        label={t('instruct.past')}
        empty={<Empty small what={t('instruct.none')} />}
        columns={[
          { key: 'on', title: t('instruct.on'), look: 'fixed', width: 100, render: ({ givenOn }) => givenOn },
          {
            key: 'text',
            title: t('instruct.text'),
            render: ({ text, onWhat }) => (
              <>
                <div className="keep-lines">{text}</div>
                {onWhat ? <div className="quiet">{t('instruct.onWhatOf', { what: onWhat })}</div> : null}
              </>
            ),
          },
          {
            key: 'tasks',
            title: t('instruct.tasks'),
            look: 'fixed',
            render: ({ id }) => <Link to={`/ledger?instruction=${id}`}>{t('instruct.seeTasks')}</Link>,
          },
          {
            key: 'history',
            title: t('entry.open'),
            look: 'fixed',
            width: 90,
            render: ({ id, givenOn }) => <RecordHistory kind="instruction" id={id} title={givenOn} inSheet />,
          },
        ]}
      />
    </section>
  );
}
