import { Button } from 'antd';
import { useState } from 'react';
import type { DroppedPromise } from '../../api/dropped.js';
import { useDoing, useList } from '../../api/list.js';
import type { Query } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { Ask } from '../../form/ask.js';
import { RecordHistory } from '../../history/record-history.js';
import { Empty, Rows } from '../../shell/rows.js';
import { useTranslation } from '../../words/index.js';
import { TaskLink } from '../worklist/task-lines.js';

/** Promises that new versions make no more: the old words beside the gap, and what the office decides of each. */
export function DroppedPromises({ query }: { readonly query: Query }) {
  const { t } = useTranslation();
  const list = useList<DroppedPromise>('dropped-promises', query);
  return (
    <Rows
      list={list}
      label={t('dropped.title')}
      empty={<Empty what={t('dropped.none')} hint={t('dropped.noneWhy')} />}
      columns={[
        {
          key: 'promise',
          title: t('dropped.promise'),
          width: '26%',
          render: ({ taskId, number, title, subject, said, due, figure }) => (
            <>
              <strong>
                {subject}
                {said && !subject.includes(said) ? `　${said}` : ''}
                {due ? `　${t('dropped.due', { day: due })}` : ''}
              </strong>
              <div>
                <span className="quiet figures">{number}</span>　<TaskLink id={taskId} title={title} />
              </div>
              {figure && figure.values > 0 ? (
                <div className="quiet">{t('dropped.figure', { count: figure.values })}</div>
              ) : null}
            </>
          ),
        },
        {
          key: 'before',
          title: t('following.before'),
          width: '27%',
          render: ({ before }) =>
            before ? (
              <>
                <div className="quiet">{t('dropped.before', { number: before.versionNumber })}</div>
                <del className="was">{before.quote}</del>
              </>
            ) : (
              <span className="quiet">{t('dropped.byHand')}</span>
            ),
        },
        {
          key: 'after',
          title: t('following.afterShort'),
          width: '27%',
          render: ({ after, versionNumber }) => (
            <>
              <div>
                <span className="chip">{t('dropped.gap', { number: versionNumber })}</span>
              </div>
              {after?.quote}
            </>
          ),
        },
        { key: 'fate', title: t('dropped.fate'), render: (promise) => <Decide promise={promise} /> },
      ]}
    />
  );
}

/** What was decided and why; the decision, for whoever may. */
function Decide({ promise }: { readonly promise: DroppedPromise }) {
  const { t } = useTranslation();
  const who = useSession().data!;
  const deciding = useDoing();
  const [open, setOpen] = useState(false);
  const { id, version, subject, fate, reason } = promise;
  return (
    <>
      {fate === null ? null : (
        <div>
          <span className="chip">{t(`dropped.by.${fate}`)}</span> <span className="keep-lines">{reason}</span>
        </div>
      )}
      {has(who, 'supervision') ? (
        <Button size="small" type={fate === null ? 'primary' : 'default'} onClick={() => setOpen(true)}>
          {t(fate === null ? 'dropped.decide' : 'dropped.again')}
        </Button>
      ) : fate === null ? (
        t('dropped.by.undecided')
      ) : null}
      <div>
        <RecordHistory kind="promise" id={id} title={subject} label={t('entry.open')} inSheet />
      </div>
      {open ? (
        <Ask
          title={`${t('dropped.decide')}${t('colon')}${subject}`}
          fields={[
            {
              name: 'fate',
              label: t('dropped.fate'),
              kind: 'choice',
              choices: [
                { value: 'kept', label: t('dropped.keep') },
                { value: 'ended', label: t('dropped.end') },
              ].filter(({ value }) => value !== fate),
              ...(fate === null ? {} : { initial: fate === 'kept' ? 'ended' : 'kept' }),
            },
            {
              name: 'reason',
              label: t('field.reason'),
              kind: 'words',
              rows: 3,
              most: 2000,
              extra: t('dropped.reasonHint'),
            },
          ]}
          pending={deciding.isPending}
          fault={deciding.error}
          close={() => setOpen(false)}
          submit={(body) =>
            deciding.mutate(
              { path: `dropped-promises/${id}/decision`, version, body },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}
