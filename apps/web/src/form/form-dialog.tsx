import { Form, Modal } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from '../words/index.js';
import { Fault } from '../shell/fault.js';

export interface FormDialogProps<Values> {
  readonly title: string;
  readonly form: FormInstance<Values>;
  readonly initial?: Partial<Values>;
  /** Pixels; as wide as dialogs are where it is left out. */
  readonly width?: number;
  readonly okText?: string;
  readonly pending: boolean;
  readonly fault: unknown;
  readonly close: () => void;
  readonly submit: (values: Values) => void;
  /** Stands above the fields. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A form in a dialog; what was typed stays while the server refuses. */
export function FormDialog<Values>({
  title,
  form,
  initial,
  width,
  okText,
  pending,
  fault,
  close,
  submit,
  lead,
  children,
}: FormDialogProps<Values>) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      {...(width === undefined ? {} : { width })}
      okText={okText ?? t('deed.submit')}
      cancelText={t('cancel')}
      confirmLoading={pending}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      {lead ? <div style={{ marginBottom: 12 }}>{lead}</div> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={submit}
      >
        {children}
      </Form>
      {fault ? <Fault fault={fault} /> : null}
    </Modal>
  );
}
