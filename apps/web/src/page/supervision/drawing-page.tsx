import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate, useParams } from 'react-router';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { momentOf } from '../../api/time.js';
import type { DrawnAgain } from '../../api/supervision.js';
import type { Task } from '../../api/tasks.js';
import { Ask } from '../../form/ask.js';
import { Facts } from '../../shell/facts.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { TaskLink } from '../worklist/task-lines.js';

/** How the server calls the stratum of those that belong to no league. */
const UNGROUPED = '未分组';

/** One sample: its seed, how many of each stratum, who was drawn, and that it comes out the same again. */
export function DrawingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const who = useSession().data;
  const navigate = useNavigate();
  const { data, error, refetch } = useOne<DrawnAgain>(`drawings/${id}`);
  const [planning, setPlanning] = useState(false);
  const plan = useDoing();
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting page />;
  const { drawing, again, same } = data;
  return (
    <>
      <div className="page-head">
        <Link to="/supervision/drawings">← {t('drawings.title')}</Link>
        <h1>{drawing.title}</h1>
        <span className="space" />
        {drawing.members === 'tasks' && who && has(who, 'supervision') ? (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('drawings.plan')}
          </Button>
        ) : null}
      </div>
      {planning ? (
        <Ask
          title={t('drawings.plan')}
          fields={[
            {
              name: 'means',
              label: t('field.means'),
              kind: 'choice',
              initial: 'sample',
              choices: ['sample', 'site', 'documents', 'phone'].map((value) => ({ value, label: t(`means.${value}`) })),
            },
            { name: 'asks', label: t('checks.asks'), kind: 'words', rows: 3, optional: true, most: 5000 },
            { name: 'plannedFor', label: t('checks.day'), kind: 'day', optional: true },
          ]}
          pending={plan.isPending}
          fault={plan.error}
          close={() => setPlanning(false)}
          submit={(answers) =>
            plan.mutate(
              { path: 'verifications', body: { about: { drawing: id }, ...answers } },
              { onSuccess: () => void navigate(`/supervision/checks?drawing=${id}`) },
            )
          }
        />
      ) : null}
      <section className="panel">
        <Facts
          rows={[
            [t('drawings.seed'), <code key="seed">{drawing.seed}</code>],
            [t('drawings.at'), momentOf(drawing.drawnAt)],
            [
              t('checks.title'),
              <Link key="checks" to={`/supervision/checks?drawing=${id}`}>
                {t('drawings.seeChecks')}
              </Link>,
            ],
          ]}
        />
        <Alert type={same ? 'success' : 'error'} showIcon title={t(same ? 'drawings.same' : 'drawings.differs')} />
      </section>
      {again.map(({ name, size, count, drawn }) => (
        <section key={name} className="panel">
          <h2>{t('drawings.stratum', { name: name === UNGROUPED ? t('units.noLeague') : name, size, count })}</h2>
          <ol className="plain-list">
            {drawn.map((member) => (
              <li key={member}>{drawing.members === 'tasks' ? <Drawn id={member} /> : member}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Drawn({ id }: { readonly id: string }) {
  const { data } = useOne<Task>(`tasks/${id}`);
  return <TaskLink id={id} title={data ? `${data.number}　${data.title}` : '…'} />;
}
