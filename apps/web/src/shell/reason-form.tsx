import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from './fault.js';

export interface ReasonFormProps {
  readonly title: string;
  /** What will happen. */
  readonly what?: string;
  readonly pending: boolean;
  readonly error?: unknown;
  readonly submit: (reason: string) => void;
  readonly close: () => void;
}

/** Asks why before something is done that leaves its reason in the history. */
export function ReasonForm({ title, what, pending, error, submit, close }: ReasonFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={title}
      okText={t('deed.submit')}
      cancelText={t('cancel')}
      confirmLoading={pending}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => submit(reason)}
      onCancel={close}
    >
      {what ? <p className="quiet">{what}</p> : null}
      <label htmlFor={id}>{t('field.reason')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={2000}
        showCount
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {error ? <Fault fault={error} /> : null}
    </Modal>
  );
}
