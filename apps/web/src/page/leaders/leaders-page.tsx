import { useTranslation } from '../../words/index.js';
import { Link, Navigate, Route, Routes } from 'react-router';
import { useLeaders } from '../../api/people.js';
import { useSession } from '../../api/session.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { LeaderPage } from './leader-page.js';

/** 领导: each leader's page; a leader goes to his own. */
export function LeadersPage() {
  return (
    <Routes>
      <Route index element={<Index />} />
      <Route path="all" element={<LeaderList />} />
      <Route path=":id" element={<LeaderPage />} />
    </Routes>
  );
}

function Index() {
  const who = useSession().data;
  const leaders = useLeaders();
  if (!leaders.data) return <Waiting page />;
  const own = leaders.data.find(({ id }) => id === who?.personId);
  return own ? <Navigate to={own.id} replace /> : <LeaderList />;
}

function LeaderList() {
  const { t } = useTranslation();
  const leaders = useLeaders();
  if (leaders.error) return <Fault fault={leaders.error} />;
  if (!leaders.data) return <Waiting page />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.leaders')}</h1>
      </div>
      <section className="panel">
        {leaders.data.length === 0 ? (
          <Empty what={t('leaders.none')} hint={t('leaders.noneDo')} />
        ) : (
          <Sheet
            rows={leaders.data}
            label={t('menu.leaders')}
            columns={[
              {
                key: 'name',
                title: t('leaders.name'),
                render: ({ id, name }) => <Link to={`/leaders/${id}`}>{name}</Link>,
              },
              { key: 'post', title: t('leaders.post'), render: ({ post }) => post },
            ]}
          />
        )}
      </section>
    </div>
  );
}
