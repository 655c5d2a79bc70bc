import { useTranslation } from '../words/index.js';
import { useSignIn } from '../api/session.js';
import { Door, DoorButton, DoorField, typedIn } from './door.js';
import { Fault } from './fault.js';

const OFFICE = 'luoshi.office';

/** Signing in. The office is remembered on this machine; the password is not. */
export function SignIn() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  return (
    <Door title={t('signIn.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = typedIn(event.currentTarget, 'office', 'login', 'password');
          localStorage.setItem(OFFICE, form.office);
          signIn.mutate(form);
        }}
      >
        <DoorField
          name="office"
          label={t('signIn.office')}
          autoComplete="organization"
          placeholder={t('signIn.officeHint')}
          defaultValue={localStorage.getItem(OFFICE) ?? ''}
        />
        <DoorField name="login" label={t('signIn.login')} autoComplete="username" />
        <DoorField name="password" label={t('signIn.password')} type="password" autoComplete="current-password" />
        {signIn.error ? <Fault fault={signIn.error} /> : null}
        <DoorButton busy={signIn.isPending}>{t('signIn.submit')}</DoorButton>
      </form>
    </Door>
  );
}
