import { Button } from 'antd';
import type { payments } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate } from 'react-router';
import type { z } from 'zod';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { Answers, AskField } from '../../form/ask.js';
import { useAddress } from '../../shell/address.js';
import { Empty, Rows } from '../../shell/rows.js';

export type Project = z.output<typeof payments.project>;

/** What is asked of a project, filled with what it says now. */
export function useProjectFields(now?: Project): readonly AskField[] {
  const { t } = useTranslation();
  const initial = (value: unknown) => (value === null || value === undefined ? {} : { initial: value });
  return [
    { name: 'name', label: t('money.name'), kind: 'line', ...initial(now?.name) },
    { name: 'code', label: t('money.code'), kind: 'line', most: 100, optional: true, ...initial(now?.code) },
    { name: 'unitId', label: t('money.unit'), kind: 'unit', ...initial(now?.unitId) },
    { name: 'payerUnitId', label: t('money.payer'), kind: 'unit', ...initial(now?.payerUnitId) },
    {
      name: 'taskId',
      label: t('money.task'),
      kind: 'task',
      optional: true,
      extra: t('money.taskHint'),
      ...initial(now?.taskId),
    },
  ];
}

/** A project as it is sent: what was left empty is none. */
export const projectBody = (answers: Answers) => ({ code: null, taskId: null, ...answers });

/** The projects that bond money goes to; a liaison sees those in which its units ask or pay. */
export function Projects() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const navigate = useNavigate();
  const unitName = useUnitName();
  const [search] = useAddress();
  const list = useList<Project>('bond-projects', Object.fromEntries(search));
  const doing = useDoing<{ id: string }>();
  const [isAsking, setAsking] = useState(false);
  const fields = useProjectFields();
  const isOffice = has(who, 'supervision');
  return (
    <section className="panel">
      <header>
        <h2>{t('money.projects')}</h2>
        {isOffice ? (
          <Button type="primary" style={{ marginInlineStart: 'auto' }} onClick={() => setAsking(true)}>
            {t('money.newProject')}
          </Button>
        ) : null}
      </header>
      <Rows<Project>
        list={list}
        label={t('money.projects')}
        empty={
          has(who, 'liaison') ? (
            <Empty what={t('money.noneOwn')} hint={t('money.noneOwnDo')} />
          ) : (
            <Empty what={t('money.none')} hint={t('money.noneDo')} />
          )
        }
        columns={[
          {
            key: 'name',
            title: t('money.name'),
            render: ({ id, name, code }) => (
              <>
                <Link to={`/money/projects/${id}`}>{name}</Link>
                {code ? <div className="quiet figures">{code}</div> : null}
              </>
            ),
          },
          { key: 'unit', title: t('money.unit'), render: ({ unitId }) => unitName(unitId) },
          { key: 'payer', title: t('money.payer'), render: ({ payerUnitId }) => unitName(payerUnitId) },
        ]}
      />
      {isAsking ? (
        <Ask
          title={t('money.newProject')}
          fields={fields}
          pending={doing.isPending}
          fault={doing.error}
          close={() => setAsking(false)}
          submit={(answers) =>
            doing.mutate(
              { path: 'bond-projects', body: projectBody(answers) },
              { onSuccess: ({ id }) => void navigate(`/money/projects/${id}`) },
            )
          }
        />
      ) : null}
    </section>
  );
}
