import { Button } from 'antd';
import { useState } from 'react';
import '../../theme/details.css';
import { useTranslation } from '../../words/index.js';
import type { Translate } from '../../words/index.js';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Plan } from '../../api/supervision.js';
import { momentOf } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { CourseForm } from '../ledger/course-form.js';
import { unitWord } from '../ledger/unit-word.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows, Sheet } from '../../shell/rows.js';
import { TaskLink } from '../worklist/task-lines.js';

/** 序时计划: by when how much of a figure has to be there; a lamp measures by it once it is approved. */
export function Plans() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const query = useFilter();
  const list = useList<Plan>('indicator-plans', query);
  return (
    <>
      <ListHead
        title={t('plans.title')}
        subject="indicator-plans"
        query={query}
        by={{
          name: 'state',
          values: ['proposed', 'approved', 'refused', 'replaced'],
          word: (state) => t(`plans.state.${state}`),
        }}
      />
      <section className="panel">
        <Rows
          list={list}
          label={t('plans.title')}
          empty={<Empty what={t('plans.none')} hint={t('plans.noneWhy')} />}
          columns={[
            {
              key: 'task',
              title: t('task.title'),
              render: (plan) => (
                <>
                  <span className="quiet figures">{plan.number}</span>
                  {'　'}
                  <TaskLink id={plan.taskId} title={plan.title} />
                  <div className="quiet keep-lines">{plan.basis}</div>
                  <Moved plan={plan} />
                </>
              ),
            },
            { key: 'indicator', title: t('plans.indicator'), render: ({ indicator }) => indicator },
            {
              key: 'unit',
              title: t('approvals.unit'),
              width: 130,
              render: ({ proposedByUnitId }) => (proposedByUnitId ? unitName(proposedByUnitId) : null),
            },
            {
              key: 'asked',
              title: t('approvals.asked'),
              look: 'fixed',
              width: 140,
              render: ({ proposedAt }) => momentOf(proposedAt),
            },
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 110,
              render: (plan) => <DecidePlan plan={plan} />,
            },
          ]}
        />
      </section>
    </>
  );
}

/** Where the target or the day is another than the plan was made for: both, and what follows. */
function Moved({ plan: { state, madeFor, goal } }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  if (goal === null || (state !== 'approved' && state !== 'proposed')) return null;
  return (
    <p className="notice-warn">
      {t('plans.moved', { made: goalOf(t, madeFor), now: goalOf(t, goal) })}
      {t(`plans.then.${state}`)}
    </p>
  );
}

function goalOf(t: Translate, { least, most, unit, due }: NonNullable<Plan['goal']>): string {
  const figure = [...new Set([least, most])].filter((one) => one !== null).join('—');
  return [figure === '' ? t('following.noTarget') : figure + unitWord(t, unit), due ?? t('task.noDue')].join(
    t('comma'),
  );
}

/** In force no more as it is: whoever may proposes it anew, beginning with the old points. */
function Renew({ plan: { indicatorId, taskId, indicator, points, madeFor } }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const who = useSession().data!;
  const [open, setOpen] = useState(false);
  if (!has(who, 'supervision', 'liaison')) return t('plans.outdated');
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('plans.renew')}
      </Button>
      {open ? (
        <CourseForm
          indicator={{ id: indicatorId, taskId, name: indicator, unit: madeFor.unit }}
          before={points}
          close={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** What the plan says, point by point, and the decision; for whoever may not decide, or where it is made, its state. */
function DecidePlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const who = useSession().data!;
  const deciding = useDoing();
  const [open, setOpen] = useState(false);
  if (plan.state === 'approved' && plan.outdatedAt !== null) return <Renew plan={plan} />;
  if (plan.state !== 'proposed' || !has(who, 'supervision', 'leader'))
    return <span title={plan.decisionReason ?? ''}>{t(`plans.state.${plan.state}`)}</span>;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('action.decide')}
      </Button>
      {open ? (
        <Ask
          title={`${t('plans.title')}${t('colon')}${plan.indicator}`}
          lead={<Points plan={plan} />}
          fields={[
            {
              name: 'granted',
              label: t('field.granted'),
              kind: 'choice',
              choices: [
                { value: 'yes', label: t('deed.grant') },
                { value: 'no', label: t('deed.refuse') },
              ],
            },
            { name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000, optional: true },
          ]}
          pending={deciding.isPending}
          fault={deciding.error}
          close={() => setOpen(false)}
          submit={({ granted, reason = null }) =>
            deciding.mutate(
              {
                path: `indicator-plans/${plan.id}/decision`,
                body: { granted: granted === 'yes', reason },
              },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}

function Points({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  return (
    <>
      <p style={{ marginTop: 0 }}>
        <span className="quiet figures">{plan.number}</span>　{plan.title}
      </p>
      <p className="quiet keep-lines">{plan.basis}</p>
      <Sheet
        label={t('plans.title')}
        rows={plan.points}
        columns={[
          { key: 'byDay', title: t('plans.byDay'), look: 'fixed', render: ({ byDay }) => byDay },
          { key: 'said', title: t('plans.target'), look: 'number', render: ({ said }) => said },
        ]}
      />
    </>
  );
}
