import { Select } from 'antd';
import type { accounts } from '@luoshi/server/contract';
import type { Translate } from '../../words/index.js';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { rowsOf, useList } from '../../api/list.js';
import { momentOf } from '../../api/time.js';
import { has, useSession } from '../../api/session.js';
import { useAddress } from '../../shell/address.js';
import { Empty, Rows } from '../../shell/rows.js';

type Access = z.input<typeof accounts.accessPage>['rows'][number];
type Account = z.input<typeof accounts.account>;

const ACTIONS = ['sign-in', 'sign-in-failed', 'sign-out', 'refused', 'read', 'export'] as const;
const isKnown = (action: string): action is (typeof ACTIONS)[number] => (ACTIONS as readonly string[]).includes(action);

/** 访问记录: who came in, who was refused, who read or took away what is limited; the newest first. */
export function AccessPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const action = search.get('action');
  const nameOf = useAccountName();
  const list = useList<Access>('access-log', { action }, 100);
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.access.title')}</h2>
        <span className="quiet">{t('setting.access.what')}</span>
        <Select
          allowClear
          style={{ width: 160, marginInlineStart: 'auto' }}
          aria-label={t('setting.access.action')}
          placeholder={t('setting.access.action')}
          value={action}
          options={ACTIONS.map((value) => ({ value, label: t(`setting.access.actions.${value}`) }))}
          onChange={(value: string | undefined) => change({ action: value ?? null })}
        />
      </header>
      <Rows<Access>
        list={list}
        label={t('setting.access.title')}
        empty={<Empty what={t('setting.access.none')} />}
        columns={[
          { key: 'at', title: t('setting.access.at'), look: 'fixed', render: ({ at }) => momentOf(at) },
          {
            key: 'who',
            title: t('setting.access.who'),
            render: ({ accountId }) => (accountId === null ? t('setting.access.unknown') : nameOf(accountId)),
          },
          {
            key: 'action',
            title: t('setting.access.action'),
            look: 'fixed',
            render: ({ action: one }) => (isKnown(one) ? t(`setting.access.actions.${one}`) : one),
          },
          {
            key: 'subject',
            title: t('setting.access.subject'),
            render: ({ subjectKind, body }) => (
              <>
                {subjectKind ? t(`setting.access.kind.${subjectKind}`, { defaultValue: subjectKind }) : ''}
                {wordsOf(body, t) ? <div className="quiet">{wordsOf(body, t)}</div> : null}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** What an entry holds besides, `接口：getAccount`. */
function wordsOf(body: unknown, t: Translate): string {
  if (typeof body !== 'object' || body === null) return '';
  return Object.entries(body)
    .map(
      ([name, value]) =>
        `${t(`setting.access.body.${name}`, { defaultValue: name })}${t('colon')}${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('　');
}

/** How an account is called; who may not list accounts sees the end of its id. */
function useAccountName(): (id: string) => string {
  const who = useSession().data!;
  const mayList = has(who, 'administrator');
  const rows = rowsOf(useList<Account>(mayList ? 'accounts' : null, {}, 200));
  const names = new Map(rows.map(({ id, name, login }) => [id, `${name}（${login}）`]));
  return (id) => names.get(id) ?? `…${id.slice(-8)}`;
}
