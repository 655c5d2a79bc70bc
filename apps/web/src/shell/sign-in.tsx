import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../api/session.js';
import { Door } from './door.js';
import { Fault } from './fault.js';

const OFFICE = 'luoshi.office';

/** Signing in. The office is remembered on this machine; the password is not. */
export function SignIn() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  return (
    <Door title={t('signIn.title')}>
      <Form<{ office: string; login: string; password: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ office: localStorage.getItem(OFFICE) ?? '' }}
        onFinish={(form) => {
          localStorage.setItem(OFFICE, form.office);
          signIn.mutate(form);
        }}
      >
        <Form.Item name="office" label={t('signIn.office')} rules={[{ required: true }]}>
          <Input autoComplete="organization" placeholder={t('signIn.officeHint')} />
        </Form.Item>
        <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {signIn.error ? <Fault fault={signIn.error} /> : null}
        <Button type="primary" htmlType="submit" block size="large" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </Form>
    </Door>
  );
}
