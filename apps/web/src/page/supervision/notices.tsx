import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate } from 'react-router';
import { useDoing, useList } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Notice } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { Answers } from '../../form/ask.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';

export const NOTICE_KINDS = ['circular', 'supervision-letter', 'request-letter', 'talk'] as const;

/** 通报、督办函、商请函、约谈: drafted, shown, signed, issued, answered. */
export function Notices() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const who = useSession().data;
  const query = useFilter();
  const list = useList<Notice>('notices', query);
  const [drafting, setDrafting] = useState(false);
  return (
    <>
      <ListHead
        title={t('notices.title')}
        subject="notices"
        query={query}
        by={{
          name: 'state',
          values: ['drafted', 'rehearsed', 'signed', 'issued', 'dropped'],
          word: (state) => t(`notices.state.${state}`),
        }}
      >
        {who && has(who, 'supervision', 'leader', 'auditor') ? (
          <Link to="/supervision/notices/proposals">{t('notices.proposals')}</Link>
        ) : null}
        {who && has(who, 'supervision') ? (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('notices.draft')}
          </Button>
        ) : null}
      </ListHead>
      {drafting ? <DraftNotice proposed={null} close={() => setDrafting(false)} /> : null}
      <section className="panel">
        <Rows
          list={list}
          label={t('notices.title')}
          empty={<Empty what={t('notices.none')} hint={t('notices.noneDo')} />}
          columns={[
            {
              key: 'kind',
              title: t('notices.kind'),
              look: 'fixed',
              width: 90,
              render: ({ kind }) => <span className="chip">{t(`notices.kinds.${kind}`)}</span>,
            },
            {
              key: 'title',
              title: t('notices.name'),
              render: ({ id, title, number }) => (
                <>
                  <Link to={id}>{title}</Link>
                  {number ? <div className="quiet">{number}</div> : null}
                </>
              ),
            },
            {
              key: 'to',
              title: t('notices.to'),
              width: '26%',
              render: ({ recipients }) => recipients.map(({ unitId }) => unitName(unitId)).join(t('listed')),
            },
            {
              key: 'answers',
              title: t('notices.answers'),
              look: 'number',
              width: 90,
              render: ({ state, recipients }) =>
                state === 'issued'
                  ? `${recipients.filter(({ answeredAt }) => answeredAt).length} / ${recipients.length}`
                  : '',
            },
            {
              key: 'state',
              title: t('task.state'),
              look: 'fixed',
              width: 110,
              render: ({ state }) => t(`notices.state.${state}`),
            },
          ]}
        />
      </section>
    </>
  );
}

/** What a notice is drafted from: the lamps' proposals about some tasks and one unit. */
export interface Proposed {
  readonly kind: (typeof NOTICE_KINDS)[number];
  readonly title: string;
  readonly text: string;
  readonly units: readonly string[];
  readonly tasks: readonly string[];
  readonly proposedFor: readonly {
    readonly taskId: string;
    readonly unit: string;
    readonly why: string;
    readonly periods: readonly string[];
  }[];
}

const isTalk = ({ kind }: Answers): boolean => kind === 'talk';

/** A new draft, by hand or from a proposal; it opens when it is made. */
export function DraftNotice({ proposed, close }: { readonly proposed: Proposed | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const drafting = useDoing<{ id: string }>();
  return (
    <Ask
      title={t('notices.draft')}
      fields={[
        {
          name: 'kind',
          label: t('notices.kind'),
          kind: 'choice',
          initial: proposed?.kind ?? 'circular',
          choices: NOTICE_KINDS.map((value) => ({ value, label: t(`notices.kinds.${value}`) })),
        },
        { name: 'title', label: t('notices.name'), kind: 'line', initial: proposed?.title },
        { name: 'text', label: t('notices.text'), kind: 'words', rows: 6, most: 50_000, initial: proposed?.text },
        { name: 'units', label: t('notices.to'), kind: 'units', initial: proposed?.units },
        { name: 'answerDue', label: t('field.answerBy'), kind: 'day', optional: true },
        { name: 'talkLeader', label: t('notices.talkLeader'), kind: 'line', optional: true, most: 100, when: isTalk },
        { name: 'talkOn', label: t('notices.talkOn'), kind: 'day', optional: true, when: isTalk },
      ]}
      pending={drafting.isPending}
      fault={drafting.error}
      close={close}
      submit={(answers) =>
        drafting.mutate(
          {
            path: 'notices',
            body: { ...answers, tasks: proposed?.tasks ?? [], proposedFor: proposed?.proposedFor ?? null },
          },
          { onSuccess: ({ id }) => void navigate(`/supervision/notices/${id}`) },
        )
      }
    />
  );
}
