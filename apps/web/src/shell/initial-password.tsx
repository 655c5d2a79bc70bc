import type { FormEvent } from 'react';
import { useTranslation } from '../words/index.js';
import { usePasswordChange, useSignOut } from '../api/session.js';
import { Door, DoorButton, DoorField, typedIn } from './door.js';
import { Fault } from './fault.js';

/** Before anything else: a password of one's own in place of the initial one. */
export function InitialPassword() {
  const { t } = useTranslation();
  const change = usePasswordChange();
  const signOut = useSignOut();
  /** The two new ones are compared as they are typed, so that the browser says it at the field. */
  const compare = ({ currentTarget }: FormEvent<HTMLFormElement>): void => {
    const { fresh, again } = typedIn(currentTarget, 'fresh', 'again');
    const field = currentTarget.elements.namedItem('again') as HTMLInputElement;
    field.setCustomValidity(fresh === again ? '' : t('signIn.differ'));
  };
  return (
    <Door title={t('signIn.initial')}>
      <p className="quiet">{t('signIn.initialWhy')}</p>
      <form
        onInput={compare}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(typedIn(event.currentTarget, 'old', 'fresh'));
        }}
      >
        <DoorField name="old" label={t('signIn.old')} type="password" autoComplete="current-password" />
        <DoorField
          name="fresh"
          label={t('signIn.fresh')}
          extra={t('signIn.freshHint')}
          type="password"
          autoComplete="new-password"
        />
        <DoorField name="again" label={t('signIn.again')} type="password" autoComplete="new-password" />
        {change.error ? <Fault fault={change.error} /> : null}
        <DoorButton busy={change.isPending}>{t('signIn.change')}</DoorButton>
        <button type="button" className="plain" onClick={() => signOut.mutate()}>
          {t('signIn.signOut')}
        </button>
      </form>
    </Door>
  );
}
