import { Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useTranslation } from '../words/index.js';
import type { ReactNode } from 'react';
import { useLeaders } from '../api/people.js';
import { useUnits } from '../api/units.js';
import { Evidence } from '../shell/evidence.js';
import { FormDialog } from './form-dialog.js';
import { TaskChoice } from './task-choice.js';

/** One field of a form that is asked in a dialog. */
export interface AskField {
  readonly name: string;
  readonly label: string;
  readonly kind:
    'words' | 'line' | 'day' | 'unit' | 'units' | 'leader' | 'task' | 'choice' | 'select' | 'several' | 'evidence';
  readonly optional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** A day is `2026-03-03`. */
  readonly initial?: unknown;
  readonly extra?: string;
  readonly rows?: number;
  /** Asked only where the other answers call for it. */
  readonly when?: (answers: Answers) => boolean;
  readonly most?: number;
}

export type Answers = Readonly<Record<string, unknown>>;

export interface AskProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly fields: readonly AskField[];
  readonly submit: (answers: Answers) => void;
  readonly okText?: string;
  readonly pending: boolean;
  readonly fault: unknown;
  readonly close: () => void;
}

/** A few questions in a dialog; what was typed stays while the server refuses. Days come back as `2026-03-03`. */
export function Ask({ title, lead, fields, submit, okText, pending, fault, close }: AskProps) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const initial = Object.fromEntries(fields.map(({ name, initial: value }) => [name, value]));
  const answers = Form.useWatch((values: Answers) => values, form) ?? initial;
  return (
    <FormDialog
      {...{ title, form, pending, fault, close, lead }}
      {...(okText === undefined ? {} : { okText })}
      submit={(values) => submit(answersOf(values))}
    >
      {fields
        .filter(({ when }) => when?.({ ...initial, ...answers }) ?? true)
        .map((field) => (
          <Field key={field.name} field={field} />
        ))}
    </FormDialog>
  );
}

/** Without what was left empty; days as text. */
function answersOf(values: Readonly<Record<string, unknown>>): Answers {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(
    filled.map(([name, value]) => [name, dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : value]),
  );
}

function Field({ field }: { readonly field: AskField }) {
  const { t } = useTranslation();
  const { name, label, optional = false, initial, extra } = field;
  return (
    <Form.Item
      name={name}
      label={label}
      {...(extra ? { extra } : {})}
      {...(initial === undefined ? {} : { initialValue: field.kind === 'day' ? dayjs(initial as string) : initial })}
      rules={optional ? [] : [{ required: true, message: t('deed.needed', { field: label }) }]}
    >
      <Control field={field} />
    </Form.Item>
  );
}

/** The control of a field; `Form.Item` hands it value, change and id. */
function Control({ field, ...given }: { readonly field: AskField } & Record<string, unknown>) {
  const units = useUnits();
  const leaders = useLeaders();
  const named = (rows: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  switch (field.kind) {
    case 'words':
      return <Input.TextArea {...given} rows={field.rows ?? 4} maxLength={field.most ?? 20_000} />;
    case 'line':
      return <Input {...given} maxLength={field.most ?? 200} />;
    case 'day':
      return <DatePicker {...(given as { value?: Dayjs })} style={{ width: '100%' }} />;
    case 'unit':
      return <Select {...given} options={named(units.data)} showSearch={{ optionFilterProp: 'label' }} allowClear />;
    case 'units':
      return (
        <Select {...given} mode="multiple" options={named(units.data)} showSearch={{ optionFilterProp: 'label' }} />
      );
    case 'leader':
      return <Select {...given} options={named(leaders.data)} allowClear />;
    case 'task':
      return <TaskChoice {...(given as { value?: string })} />;
    case 'choice':
      return <Radio.Group {...given} options={[...(field.choices ?? [])]} />;
    case 'select':
      return <Select {...given} options={[...(field.choices ?? [])]} showSearch={{ optionFilterProp: 'label' }} />;
    case 'several': {
      // Of a group of boxes none is required, and ARIA has no such word for a group; the label's mark says it.
      const { 'aria-required': _, ...group } = given;
      return <Checkbox.Group {...group} options={[...(field.choices ?? [])]} />;
    }
    case 'evidence':
      return <Evidence {...given} />;
  }
}
