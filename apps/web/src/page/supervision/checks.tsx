import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing, useList, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Check } from '../../api/supervision.js';
import type { Task } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { historyColumn } from '../../history/history-column.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';
import { TaskLink } from '../worklist/task-lines.js';
import { RaiseObjection } from './raise-objection.js';

/** 核查: planned and done, with findings and their evidence. */
export function Checks() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const query = useFilter();
  const who = useSession().data;
  const list = useList<Check>('verifications', query);
  return (
    <>
      <ListHead
        title={t('checks.title')}
        subject="verifications"
        query={query}
        by={{
          name: 'state',
          values: ['planned', 'done', 'cancelled'],
          word: (state) => t(`checks.state.${state}`),
        }}
      />
      <section className="panel">
        <Rows
          list={list}
          label={t('checks.title')}
          empty={<Empty what={t('checks.none')} hint={t('checks.noneDo')} />}
          columns={[
            { key: 'unit', title: t('field.part'), width: 140, render: ({ unitId }) => unitName(unitId) },
            { key: 'task', title: t('task.title'), render: (row) => <About check={row} /> },
            {
              key: 'means',
              title: t('field.means'),
              look: 'fixed',
              width: 90,
              render: ({ means, secondLookOfId }) => (
                <>
                  {t(`means.${means}`)}
                  {secondLookOfId ? <div className="quiet">{t('checks.secondLook')}</div> : null}
                </>
              ),
            },
            {
              key: 'day',
              title: t('checks.day'),
              look: 'fixed',
              width: 110,
              render: ({ doneOn, plannedFor }) => doneOn ?? plannedFor ?? t('noClock'),
            },
            ...historyColumn<Check>(
              who,
              t('entry.open'),
              ({ id, unitId }) => ({ kind: 'verification', id, title: unitName(unitId) }),
              90,
            ),
            {
              key: 'finding',
              title: t('field.finding'),
              width: 150,
              render: (row) => <Finding check={row} />,
            },
          ]}
        />
      </section>
    </>
  );
}

function About({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const { data: task } = useOne<Task>(`tasks/${check.taskId}`);
  return (
    <>
      <TaskLink id={check.taskId} title={task?.title ?? '…'} />
      {check.asks ? <div className="quiet keep-lines">{check.asks}</div> : null}
      {check.text ? <div className="keep-lines">{check.text}</div> : null}
      {check.evidence.length > 0 ? (
        <div className="quiet">{t('checks.evidence', { count: check.evidence.length })}</div>
      ) : null}
    </>
  );
}

/** What was found; for the office what is to be found, for the unit its objection. */
function Finding({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const [open, setOpen] = useState<'finding' | 'cancellation' | null>(null);
  const doing = useDoing();
  if (check.state === 'cancelled') return t('checks.state.cancelled');
  if (check.finding)
    return (
      <Space size={8} wrap>
        <span className={check.finding === 'false' ? 'chip late' : 'chip'}>{t(`finding.${check.finding}`)}</span>
        <RaiseObjection about="verification" subject={check.id} unit={check.unitId} />
      </Space>
    );
  if (!who || !has(who, 'supervision')) return t('checks.state.planned');
  const close = () => {
    doing.reset();
    setOpen(null);
  };
  return (
    <Space size={6}>
      <Button size="small" type="primary" onClick={() => setOpen('finding')}>
        {t('checks.find')}
      </Button>
      <Button size="small" onClick={() => setOpen('cancellation')}>
        {t('checks.cancel')}
      </Button>
      {open === 'finding' ? (
        <Ask
          title={t('checks.find')}
          lead={check.asks}
          fields={[
            {
              name: 'finding',
              label: t('field.finding'),
              kind: 'choice',
              choices: ['true', 'mostly-true', 'false'].map((value) => ({ value, label: t(`finding.${value}`) })),
            },
            { name: 'text', label: t('field.text'), kind: 'words' },
            { name: 'evidence', label: t('field.evidence'), kind: 'evidence', extra: t('checks.evidenceHint') },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={(body) =>
            doing.mutate(
              { path: `verifications/${check.id}/finding`, version: check.version, body },
              { onSuccess: close },
            )
          }
        />
      ) : null}
      {open === 'cancellation' ? (
        <Ask
          title={t('checks.cancel')}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 }]}
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={(body) =>
            doing.mutate(
              { path: `verifications/${check.id}/cancellation`, version: check.version, body },
              { onSuccess: close },
            )
          }
        />
      ) : null}
    </Space>
  );
}
