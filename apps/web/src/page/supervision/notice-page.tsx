import type { NoticeModel } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import { useOne } from '../../api/list.js';
import { dayOf, momentOf } from '../../api/time.js';
import type { NoticeWhole, Snapshot } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { RecordHistory } from '../../history/record-history.js';
import { Lamp } from '../../lamp/lamp.js';
import { Facts } from '../../shell/facts.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { TaskLink } from '../worklist/task-lines.js';
import { NoticeSteps } from './notice-steps.js';
import { RaiseObjection } from './raise-objection.js';

/** One notice: its words, what it rests on (frozen once it is signed), and what each unit did with it. */
export function NoticePage() {
  const { t } = useTranslation();
  // The letter itself is Chinese, whatever the screen speaks.
  const dayWords = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' });
  const { id = '' } = useParams();
  const unitName = useUnitName();
  const { data: notice, error, refetch } = useOne<NoticeWhole>(`notices/${id}`);
  const snapshot = useOne<Snapshot>(`notices/${id}/snapshot`);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!notice) return <Waiting page />;
  const model = snapshot.data ? (JSON.parse(snapshot.data.text) as NoticeModel) : null;
  return (
    <>
      <div className="page-head">
        <Link to="/supervision/notices" className="no-print">
          ← {t('notices.title')}
        </Link>
        <span className="chip">{t(`notices.kinds.${notice.kind}`)}</span>
        <span className="chip" data-state={notice.state}>
          {t(`notices.state.${notice.state}`)}
        </span>
        <span className="space" />
        <a className="button no-print" href={`/api/notices/${id}/file`} download>
          {t('notices.file')}
        </a>
        <RecordHistory kind="notice" id={id} title={notice.title} />
        <NoticeSteps notice={notice} />
      </div>
      <article className="panel letter">
        {notice.number ? <div className="letter-number">{notice.number}</div> : null}
        <h1>{notice.title}</h1>
        <p>{notice.recipients.map(({ unitId }) => unitName(unitId)).join('、')}：</p>
        {notice.text.split('\n').map((line, at) => (
          <p key={at} className="body">
            {line}
          </p>
        ))}
        {notice.sign ? <p className="letter-day">{notice.sign}</p> : null}
        {notice.issuedOn ? (
          <p className="letter-day">{dayWords.format(new Date(`${notice.issuedOn}T00:00:00Z`))}</p>
        ) : null}
      </article>
      <section className="panel">
        <h2>{t('notices.frozen')}</h2>
        {snapshot.error ? <Fault fault={snapshot.error} /> : null}
        {snapshot.data && model ? (
          <>
            <Facts
              rows={[
                [t('notices.asOf'), model.asOf.replace('T', ' ')],
                [
                  t('notices.hash'),
                  snapshot.data.frozen ? <code className="hash">{snapshot.data.sha256}</code> : t('notices.notFrozen'),
                ],
                [
                  t('notices.again'),
                  snapshot.data.frozen ? t(snapshot.data.same ? 'notices.same' : 'notices.differs') : null,
                ],
              ]}
            />
            {model.tasks.length > 0 ? (
              <Sheet
                rows={model.tasks}
                label={t('notices.frozen')}
                columns={[
                  { key: 'lamp', title: t('task.lamp'), width: 48, render: ({ lamp }) => <Lamp colour={lamp} /> },
                  {
                    key: 'title',
                    title: t('task.title'),
                    render: ({ id: task, number, title }) => (
                      <>
                        <span className="quiet figures">{number}</span>　<TaskLink id={task} title={title} />
                      </>
                    ),
                  },
                  { key: 'leads', title: t('task.lead'), width: '20%', render: ({ leads }) => leads.join('、') },
                  { key: 'due', title: t('task.due'), look: 'fixed', render: ({ due }) => due ?? t('task.noDue') },
                  { key: 'why', title: t('task.why'), width: '32%', render: ({ why }) => why },
                ]}
              />
            ) : null}
          </>
        ) : null}
      </section>
      <section className="panel">
        <h2>{t('notices.recipients')}</h2>
        <Sheet
          rows={notice.recipients}
          label={t('notices.recipients')}
          columns={[
            { key: 'unit', title: t('field.part'), render: ({ unitId }) => unitName(unitId) },
            {
              key: 'read',
              title: t('urges.read'),
              look: 'fixed',
              render: ({ readAt }) => (readAt ? momentOf(readAt) : t('urges.state.unread')),
            },
            {
              key: 'answer',
              title: t('urges.answer'),
              width: '50%',
              render: ({ unitId, answer, answeredAt }) =>
                answeredAt ? (
                  <span className="keep-lines">
                    {dayOf(answeredAt)}　{answer}
                  </span>
                ) : notice.state === 'rehearsed' ? (
                  <RaiseObjection about="notice" subject={notice.id} unit={unitId} />
                ) : (
                  t('urges.notYet')
                ),
            },
          ]}
        />
      </section>
    </>
  );
}
