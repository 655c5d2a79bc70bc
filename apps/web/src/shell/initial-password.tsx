import { Button, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePasswordChange, useSignOut } from '../api/session.js';
import { Door } from './door.js';
import { Fault } from './fault.js';

/** Before anything else: a password of one's own in place of the initial one. */
export function InitialPassword() {
  const { t } = useTranslation();
  const change = usePasswordChange();
  const signOut = useSignOut();
  return (
    <Door title={t('signIn.initial')}>
      <Typography.Paragraph type="secondary">{t('signIn.initialWhy')}</Typography.Paragraph>
      <Form<{ old: string; fresh: string; again: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ old, fresh }) => change.mutate({ old, fresh })}
      >
        <Form.Item name="old" label={t('signIn.old')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="fresh" label={t('signIn.fresh')} extra={t('signIn.freshHint')} rules={[{ required: true }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('signIn.again')}
          dependencies={['fresh']}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('fresh') ? Promise.resolve() : Promise.reject(new Error(t('signIn.differ'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {change.error ? <Fault fault={change.error} /> : null}
        <Button type="primary" htmlType="submit" block loading={change.isPending}>
          {t('signIn.change')}
        </Button>
        <Button type="link" block onClick={() => signOut.mutate()} style={{ marginTop: 8 }}>
          {t('signIn.signOut')}
        </Button>
      </Form>
    </Door>
  );
}
