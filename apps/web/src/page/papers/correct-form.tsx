import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Fault } from '../../shell/fault.js';
import type { Fact } from './reader/fact.js';

export interface CorrectFormProps {
  readonly fact: Fact;
  readonly error: unknown;
  readonly submit: (corrected: unknown) => void;
  readonly close: () => void;
}

/** 更正: what a person makes of a fact, beside what the paper says, which stays as it is. */
export function CorrectForm({ fact, error, submit, close }: CorrectFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Record<string, unknown>>();
  const said = fact.said as unknown as Record<string, unknown> & { readonly span?: { readonly text: string } };
  return (
    <Modal
      open
      title={t('review.correct')}
      okText={t('deed.submit')}
      cancelText={t('cancel')}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <blockquote style={{ margin: '0 0 12px', padding: '6px 12px', background: 'var(--ground)' }}>
        {said.span?.text}
      </blockquote>
      <Form form={form} layout="vertical" initialValues={said} onFinish={(values) => submit({ ...said, ...values })}>
        {fact.kind === 'duty' ? (
          <>
            <Form.Item name="role" label={t('paper.role')} rules={[{ required: true }]}>
              <Select
                options={['lead', 'support', 'responsible'].map((value) => ({
                  value,
                  label: t(`paper.roles.${value}`),
                }))}
              />
            </Form.Item>
            <Form.Item name="organisations" label={t('task.duties')} rules={[{ required: true }]}>
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', '；']} />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name={fact.kind === 'fund-flow' ? 'purpose' : 'subject'}
            label={t('paper.subject')}
            rules={[{ required: true }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        )}
        {fact.kind === 'commitment' ? (
          <Form.Item name="modality" label={t('paper.modality')}>
            <Select
              options={['must', 'strive', 'encourage'].map((value) => ({ value, label: t(`modality.${value}`) }))}
            />
          </Form.Item>
        ) : null}
        {fact.kind === 'provision' ? (
          <Form.Item name="condition" label={t('paper.condition')}>
            <Input maxLength={500} />
          </Form.Item>
        ) : null}
      </Form>
      {error ? <Fault fault={error} /> : null}
    </Modal>
  );
}
