import { Button, Drawer } from 'antd';
import type { accounts } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useList } from '../../api/list.js';
import { momentOf } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { AskField } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Popup } from '../../shell/popup.js';
import { Empty, Rows } from '../../shell/rows.js';
import { OwnHistory } from './own-history.js';
import { Secret } from './secret.js';
import { RegisterExchange } from './register-exchange.js';

type Account = z.input<typeof accounts.account>;
type OneTime = z.output<typeof accounts.oneTime>;

const ROLES = ['supervision', 'leader', 'liaison', 'auditor', 'operator', 'administrator'] as const;
const STEPS = ['drafter', 'checker', 'issuer'] as const;

/** 账号: who comes in, as what; passwords that serve once; locks. The administrator's home. */
export function AccountsPage() {
  const { t } = useTranslation();
  const list = useList<Account>('accounts', {}, 200);
  const unitName = useUnitName();
  const doing = useDoing<OneTime>();
  const [asking, setAsking] = useState<{
    readonly what: 'new' | 'role' | 'name' | 'history';
    readonly account: Account | null;
  } | null>(null);
  const close = (): void => {
    doing.reset();
    setAsking(null);
  };
  const [secret, setSecret] = useState<{ readonly login: string; readonly password: string } | null>(null);
  const roleWords = ({ role, unitId, step }: Account['roles'][number]): string =>
    [t(`role.${role}`), unitId ? unitName(unitId) : '', step ? t(`setting.step.${step}`) : '']
      .filter(Boolean)
      .join(' ');
  const roleFields: readonly AskField[] = [
    {
      name: 'role',
      label: t('setting.accounts.role'),
      kind: 'select',
      choices: ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
    },
    { name: 'unitId', label: t('field.part'), kind: 'unit', optional: true, extra: t('setting.accounts.unitHint') },
    {
      name: 'step',
      label: t('setting.accounts.step'),
      kind: 'select',
      optional: true,
      extra: t('setting.accounts.stepHint'),
      choices: STEPS.map((value) => ({ value, label: t(`setting.step.${value}`) })),
    },
  ];
  const reset = ({ id, login }: Account): void =>
    doing.mutate({ path: `accounts/${id}/password` }, { onSuccess: ({ password }) => setSecret({ login, password }) });
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.accounts.title')}</h2>
        <span className="quiet">{t('setting.accounts.what')}</span>
        <span className="row-of-acts" style={{ marginInlineStart: 'auto' }}>
          <RegisterExchange />
          <Button type="primary" onClick={() => setAsking({ what: 'new', account: null })}>
            {t('setting.accounts.new')}
          </Button>
        </span>
      </header>
      {doing.error && !asking ? <Fault fault={doing.error} /> : null}
      <Rows<Account>
        list={list}
        label={t('setting.accounts.title')}
        empty={<Empty what={t('setting.accounts.none')} />}
        columns={[
          { key: 'login', title: t('signIn.login'), look: 'fixed', render: ({ login }) => login },
          { key: 'name', title: t('setting.name'), render: ({ name }) => name },
          {
            key: 'roles',
            title: t('setting.accounts.role'),
            render: (account) => (
              <ul className="role-list">
                {account.roles.map((held) => (
                  <li key={held.id}>
                    {roleWords(held)}
                    {account.roles.length > 1 ? (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${t('setting.accounts.revoke')} ${roleWords(held)}`}
                        onClick={() =>
                          doing.mutate({ path: `accounts/${account.id}/roles/${held.id}`, method: 'DELETE' })
                        }
                      >
                        {t('setting.accounts.revoke')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'state',
            title: t('task.state'),
            look: 'fixed',
            render: ({ state, lockedUntil, hasPassword, mustChangePassword }) => (
              <>
                {state === 'disabled' ? <span className="chip late">{t('setting.accounts.disabled')}</span> : null}
                {lockedUntil && Date.parse(lockedUntil) > Date.now() ? (
                  <span className="chip late">{t('setting.accounts.locked', { until: momentOf(lockedUntil) })}</span>
                ) : null}
                {hasPassword ? (
                  mustChangePassword ? (
                    <span className="chip">{t('setting.accounts.initial')}</span>
                  ) : null
                ) : (
                  <span className="chip">{t('setting.accounts.noPassword')}</span>
                )}
              </>
            ),
          },
          {
            key: 'last',
            title: t('setting.accounts.last'),
            look: 'fixed',
            render: ({ lastLoginAt }) => (lastLoginAt ? momentOf(lastLoginAt) : t('setting.never')),
          },
          {
            key: 'acts',
            title: t('setting.acts'),
            look: 'fixed',
            render: (account) => (
              <div className="row-of-acts">
                <Button size="small" onClick={() => reset(account)}>
                  {t('setting.accounts.reset')}
                </Button>
                <Popup button={t('setting.more')}>
                  <button type="button" className="plain" onClick={() => setAsking({ what: 'role', account })}>
                    {t('setting.accounts.grant')}
                  </button>
                  <button type="button" className="plain" onClick={() => setAsking({ what: 'name', account })}>
                    {t('setting.accounts.rename')}
                  </button>
                  <button type="button" className="plain" onClick={() => setAsking({ what: 'history', account })}>
                    {t('setting.history.open')}
                  </button>
                  {account.lockedUntil ? (
                    <button
                      type="button"
                      className="plain"
                      onClick={() => doing.mutate({ path: `accounts/${account.id}/unlocking` })}
                    >
                      {t('setting.accounts.unlock')}
                    </button>
                  ) : null}
                  <button
                    type="button"
                    className="plain"
                    onClick={() => doing.mutate({ path: `accounts/${account.id}/sessions`, method: 'DELETE' })}
                  >
                    {t('setting.accounts.endSessions')}
                  </button>
                  <button
                    type="button"
                    className="plain"
                    onClick={() =>
                      doing.mutate({
                        path: `accounts/${account.id}/state`,
                        method: 'PUT',
                        body: { state: account.state === 'active' ? 'disabled' : 'active' },
                      })
                    }
                  >
                    {t(account.state === 'active' ? 'setting.accounts.disable' : 'setting.accounts.enable')}
                  </button>
                </Popup>
              </div>
            ),
          },
        ]}
      />
      {asking?.what === 'history' && asking.account ? (
        <Drawer open onClose={() => setAsking(null)} title={`${asking.account.name}（${asking.account.login}）`}>
          <OwnHistory of="accounts" id={asking.account.id} isOpen />
        </Drawer>
      ) : null}
      {asking?.what === 'name' && asking.account ? (
        <Ask
          title={`${t('setting.accounts.rename')} ${asking.account.login}`}
          fields={[{ name: 'name', label: t('setting.name'), kind: 'line', most: 100, initial: asking.account.name }]}
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={(body) =>
            doing.mutate(
              {
                path: `accounts/${asking.account!.id}`,
                method: 'PATCH',
                version: asking.account!.version,
                body,
              },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
      {asking?.what === 'new' || asking?.what === 'role' ? (
        <Ask
          title={asking.account ? `${t('setting.accounts.grant')} ${asking.account.login}` : t('setting.accounts.new')}
          fields={
            asking.account
              ? roleFields
              : [
                  { name: 'login', label: t('signIn.login'), kind: 'line', most: 100 },
                  { name: 'name', label: t('setting.name'), kind: 'line', most: 100 },
                  ...roleFields,
                ]
          }
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={({ login, name, ...role }) => {
            if (asking.account)
              doing.mutate(
                { path: `accounts/${asking.account.id}/roles`, body: role },
                { onSuccess: () => setAsking(null) },
              );
            else
              doing.mutate(
                { path: 'accounts', body: { login, name, roles: [role] } },
                {
                  onSuccess: ({ password }) => {
                    setAsking(null);
                    setSecret({ login: String(login), password });
                  },
                },
              );
          }}
        />
      ) : null}
      {secret ? (
        <Secret
          title={t('setting.accounts.oneTime')}
          what={t('setting.accounts.oneTimeWhat', { login: secret.login })}
          secret={secret.password}
          close={() => setSecret(null)}
        />
      ) : null}
    </section>
  );
}
