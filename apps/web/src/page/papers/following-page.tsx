import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useFollowing } from '../../api/following.js';
import type { Comparison, Followed, Following } from '../../api/following.js';
import { refusedAs } from '../../api/client.js';
import { useCount, useDoing } from '../../api/list.js';
import { usePaper } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';
import { Fault } from '../../shell/fault.js';
import { Empty } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { useTranslation } from '../../words/index.js';
import { TaskLink } from '../worklist/task-lines.js';
import { DroppedPromises } from './dropped-promises.js';
import { FollowForm } from './follow-form.js';
import { FollowedFields } from './followed-fields.js';
import { LeftTask } from './left-task.js';
import { conversionWords } from '../ledger/unit-word.js';
import { Side } from './side.js';
import './explanation.css';

/** 事项按新版本更新: each task that stands on an earlier text of the paper, beside the latest one, and how it goes over. */
export function FollowingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const who = useSession().data;
  const { data: whole } = usePaper(id);
  const { data, error, refetch } = useFollowing(id);
  const mayFollow = who != null && has(who, 'supervision');
  const other = data?.rows.filter(({ same }) => !same) ?? [];
  const same = data?.rows.filter((row) => row.same) ?? [];
  return (
    <div className="page" style={{ maxWidth: 1360 }}>
      <div className="page-head">
        <Link to={`/papers/${id}`}>← {whole?.paper.title ?? ''}</Link>
        <h1>{t('following.title')}</h1>
        {data ? (
          <>
            <span className="chip">{t('paper.versionNumber', { number: data.number })}</span>
            <span className="quiet">
              {t('following.counts', { changed: other.length, same: same.length, left: data.left.length })}
            </span>
          </>
        ) : null}
      </div>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Waiting page /> : null}
      {data && data.rows.length + data.left.length === 0 ? (
        <section className="panel">
          <Empty what={t('following.none')} hint={t('following.noneWhy')} />
        </section>
      ) : null}
      {other.map((row) => (
        <Touched key={row.taskId} row={row} mayFollow={mayFollow} />
      ))}
      {data && same.length > 0 ? <Unchanged paperId={id} rows={same} mayFollow={mayFollow} /> : null}
      <Dropped paperId={id} />
      {data?.left.length ? <LeftTasks number={data.number} left={data.left} mayAct={mayFollow} /> : null}
    </div>
  );
}

/** One task whose measure the new version has otherwise. */
function Touched({ row, mayFollow }: { readonly row: Comparison; readonly mayFollow: boolean }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { taskId, number, title, state, words, open, unknownUnits, valuesInOldUnit, conversion, after } = row;
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>
          <span className="quiet figures">{number}</span>　<TaskLink id={taskId} title={title} />
        </h2>
        <span className="chip">{t(`state.${state}`)}</span>
        {mayFollow && open ? (
          <Button type="primary" style={{ marginInlineStart: 'auto' }} onClick={() => setAsking(true)}>
            {t('action.follow')}
          </Button>
        ) : null}
      </header>
      {open ? null : <p className="quiet">{t('following.closed')}</p>}
      {unknownUnits.length > 0 ? (
        <p className="notice-bad">
          {t('following.unknownUnits', { units: unknownUnits.join(t('listed')) })}　
          <Link to={`/papers/${after.paperId}?ask=unit`}>{t('duties.settle.unknown-unit')}</Link>
        </p>
      ) : null}
      {valuesInOldUnit && !conversion ? <p className="notice-bad">{t('following.otherUnit')}</p> : null}
      {conversion ? (
        <p className="notice-warn">{t('following.converts', { how: conversionWords(t, conversion) })}</p>
      ) : null}
      <FollowedFields row={row} />
      <div className="compared with-heads">
        <h3>{t('following.before')}</h3>
        <h3>{t('following.after', { number: after.number ?? '' })}</h3>
        <Side words={words} drop="added" />
        <Side words={words} drop="dropped" />
      </div>
      {isAsking ? <FollowForm row={row} close={() => setAsking(false)} /> : null}
    </section>
  );
}

/** Tasks whose measure says the same in the new version: they go over in one deed. */
function Unchanged({
  paperId,
  rows,
  mayFollow,
}: {
  readonly paperId: string;
  readonly rows: readonly Comparison[];
  readonly mayFollow: boolean;
}) {
  const { t } = useTranslation();
  const doing = useDoing<Followed>();
  const open = rows.filter((row) => row.open);
  const tasks = open.map(({ taskId, version, after, seen }) => ({ id: taskId, version, measureId: after.id, seen }));
  return (
    <section className="panel" aria-label={t('following.same')}>
      <header>
        <h2>{t('following.same')}</h2>
        <span className="quiet">{t('following.sameWhat')}</span>
        {mayFollow && open.length > 0 ? (
          <Button
            type="primary"
            style={{ marginInlineStart: 'auto' }}
            loading={doing.isPending}
            onClick={() => doing.mutate({ path: `papers/${paperId}/following`, body: { tasks } })}
          >
            {t('following.together', { count: open.length })}
          </Button>
        ) : null}
      </header>
      {doing.error ? <Fault fault={doing.error} /> : null}
      {doing.data?.refused.map((one) => (
        <Fault key={one.id} fault={refusedAs(one)} />
      ))}
      <ul className="timeline">
        {rows.map(({ taskId, number, title, state, open: isOpen }) => (
          <li key={taskId}>
            <span className="quiet figures">{number}</span>　<TaskLink id={taskId} title={title} />
            {isOpen ? null : <span className="quiet">　{t(`state.${state}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Promises that the tasks made on earlier texts and that the latest one makes no more, undecided ones said first. */
function Dropped({ paperId }: { readonly paperId: string }) {
  const { t } = useTranslation();
  const all = useCount('dropped-promises', { paper: paperId });
  const undecided = useCount('dropped-promises', { paper: paperId, fate: 'undecided' });
  if (!all) return null;
  return (
    <section className="panel" aria-label={t('dropped.title')}>
      <header>
        <h2>{t('dropped.title')}</h2>
      </header>
      <p className="quiet">{t('dropped.what')}</p>
      {undecided ? <p className="notice-warn">{t('dropped.undecided', { count: undecided })}</p> : null}
      <DroppedPromises query={{ paper: paperId }} />
    </section>
  );
}

/** Tasks whose measure the new version has no more: what becomes of them somebody decides for each. */
function LeftTasks({
  number,
  left,
  mayAct,
}: {
  readonly number: number;
  readonly left: Following['left'];
  readonly mayAct: boolean;
}) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t('following.left')}>
      <header>
        <h2>{t('following.left')}</h2>
        <span className="quiet">{t('following.leftWhat')}</span>
      </header>
      {left.map((one) => (
        <LeftTask key={one.taskId} left={one} reason={t('following.leftReason', { number })} mayAct={mayAct} />
      ))}
    </section>
  );
}
