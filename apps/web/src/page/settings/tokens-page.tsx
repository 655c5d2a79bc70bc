import { Button } from 'antd';
import type { accounts } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { daysAfter, momentOf, today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { Secret } from './secret.js';

type Token = z.input<typeof accounts.token>;

/** 访问令牌: by which a program acts as this account, no longer than a year. */
export function TokensPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOne<readonly Token[]>('tokens');
  const doing = useDoing<{ readonly secret: string }>();
  const [isAsking, setAsking] = useState(false);
  const [revoking, setRevoking] = useState<Pick<Token, 'id' | 'name'> | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.tokens.title')}</h2>
        <span className="quiet">{t('setting.tokens.what')}</span>
        <Button type="primary" style={{ marginInlineStart: 'auto' }} onClick={() => setAsking(true)}>
          {t('setting.tokens.new')}
        </Button>
      </header>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {data?.length === 0 ? <Empty what={t('setting.tokens.none')} hint={t('setting.tokens.noneDo')} /> : null}
      {data && data.length > 0 ? (
        <Sheet<Token>
          rows={data}
          label={t('setting.tokens.title')}
          columns={[
            { key: 'name', title: t('setting.name'), render: ({ name }) => name },
            {
              key: 'scopes',
              title: t('setting.tokens.scopes'),
              look: 'fixed',
              render: ({ scopes }) => scopes.map((scope) => t(`setting.tokens.${scope}`)).join(t('listed')),
            },
            {
              key: 'expires',
              title: t('setting.tokens.expires'),
              look: 'fixed',
              render: ({ expiresAt }) => (expiresAt ? momentOf(expiresAt) : ''),
            },
            {
              key: 'used',
              title: t('setting.tokens.used'),
              look: 'fixed',
              render: ({ usedAt }) => (usedAt ? momentOf(usedAt) : t('setting.never')),
            },
            {
              key: 'acts',
              title: t('setting.acts'),
              look: 'fixed',
              render: ({ id, name, revokedAt }) =>
                revokedAt ? (
                  <span className="chip">{t('setting.tokens.revoked')}</span>
                ) : (
                  <Button size="small" onClick={() => setRevoking({ id, name })}>
                    {t('setting.tokens.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      ) : null}
      {isAsking ? (
        <Ask
          title={t('setting.tokens.new')}
          fields={[
            { name: 'name', label: t('setting.tokens.name'), kind: 'line', most: 100 },
            {
              name: 'scope',
              label: t('setting.tokens.scopes'),
              kind: 'choice',
              initial: 'read',
              choices: [
                { value: 'read', label: t('setting.tokens.read') },
                { value: 'write', label: t('setting.tokens.both') },
              ],
            },
            { name: 'until', label: t('setting.tokens.expires'), kind: 'day', initial: daysAfter(today(), 90) },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(false);
          }}
          submit={({ name, scope, until }) =>
            doing.mutate(
              {
                path: 'tokens',
                body: {
                  name,
                  scopes: scope === 'read' ? ['read'] : ['read', 'write'],
                  expiresAt: `${until as string}T23:59:59+08:00`,
                },
              },
              {
                onSuccess: (made) => {
                  setAsking(false);
                  setSecret(made.secret);
                },
              },
            )
          }
        />
      ) : null}
      {revoking ? (
        <Ask
          title={`${t('setting.tokens.revoke')}${t('colon')}${revoking.name}`}
          lead={t('setting.tokens.revokeWhat')}
          fields={[]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setRevoking(null);
          }}
          submit={() =>
            doing.mutate({ path: `tokens/${revoking.id}`, method: 'DELETE' }, { onSuccess: () => setRevoking(null) })
          }
        />
      ) : null}
      {secret ? (
        <Secret
          title={t('setting.tokens.made')}
          what={t('setting.tokens.madeWhat')}
          secret={secret}
          close={() => setSecret(null)}
        />
      ) : null}
    </section>
  );
}
