import { Button, Flex, Form, Typography } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from '../../words/index.js';
import { ApiError } from '../../api/client.js';
import type { Field, FieldValue, Filled, ProgrammeRecord, Register } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { FieldInput } from './field-input.js';
import { headOf, typedOf, useSay } from './say.js';

/** What an input holds while it is filled in. */
type Typed = Readonly<Record<string, string | readonly string[]>>;

/** A field's value as its input holds it. */
const inputOf = (field: Field, value: FieldValue): string | readonly string[] => {
  if (field.kind === 'flag') return value === null ? '' : String(value);
  if (field.kind === 'choices' || field.kind === 'evidence') return Array.isArray(value) ? (value as string[]) : [];
  return typedOf(field, value);
};

/** What of the inputs differs from what the record holds: figures, months and quarters as typed, the rest as values. */
export function filledIn(
  fields: Readonly<Record<string, Field>>,
  inputs: Typed,
  before: Readonly<Record<string, FieldValue>> | null,
): Filled {
  const values: Record<string, FieldValue> = {};
  const typed: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    const input = inputs[name] ?? '';
    const was = inputOf(field, before?.[name] ?? null);
    if (JSON.stringify(input) === JSON.stringify(was)) continue;
    if (typeof input !== 'string') values[name] = input.length === 0 ? null : input;
    else if (input.trim() === '') values[name] = null;
    else if (field.kind === 'flag') values[name] = input === 'true';
    else if (['figure', 'month', 'quarter'].includes(field.kind)) typed[name] = input;
    else values[name] = input;
  }
  return { fields: values, typed };
}

/** The record that a new one is entered from, and the field that leads to it. */
export interface Parent {
  readonly field: string;
  readonly id: string;
  readonly title: string;
}

export interface RecordFormProps {
  readonly programme: string;
  readonly register: Pick<Register, 'fields' | 'form'>;
  /** Null for a new one. */
  readonly record: ProgrammeRecord | null;
  /** What a new one belongs to. */
  readonly parent?: Parent;
  readonly fault: unknown;
  readonly pending: boolean;
  readonly submit: (filled: Filled) => void;
  readonly button: string;
  /** What stands in an input that nothing was filled into; that it is not known, where it is left out. */
  readonly empty?: string;
}

/** The form of a record, or of a trial's inputs, from the definition; a refusal stands at its field. */
export function RecordForm({
  programme,
  register,
  record,
  parent,
  fault,
  pending,
  submit,
  button,
  empty,
}: RecordFormProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { fields } = register;
  const sections = useMemo(() => {
    const own = register.form ?? [];
    const listed = new Set(own.flatMap((section) => section.fields));
    const rest = Object.keys(fields).filter((name) => !listed.has(name));
    return [
      ...own.map(({ name, fields: names }) => ({ name, names })),
      ...(rest.length > 0 ? [{ name: null, names: rest }] : []),
    ];
  }, [register, fields]);
  const initial = useMemo<Typed>(
    () =>
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          name === parent?.field ? parent.id : inputOf(field, record?.fields[name] ?? null),
        ]),
      ),
    [fields, record, parent],
  );
  const wrong = new Map(
    (fault instanceof ApiError ? (fault.problem.fields ?? []) : []).map(({ path, message }) => [path, message]),
  );
  return (
    <Form<Typed>
      layout="vertical"
      initialValues={initial}
      onFinish={(inputs) => submit(filledIn(fields, inputs, record?.fields ?? null))}
    >
      {sections.map(({ name, names }) => (
        <section key={name?.english ?? ''}>
          {name && sections.length > 1 ? (
            <Typography.Title level={3} style={{ fontSize: 14, margin: '4px 0 8px' }}>
              {say(name)}
            </Typography.Title>
          ) : null}
          <div style={{ display: 'grid', gap: '0 16px', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}>
            {names.map((one) => {
              const field = fields[one]!;
              const message = wrong.get(one);
              return (
                <Form.Item
                  key={one}
                  name={one}
                  label={headOf(field, say)}
                  required={field.required === true}
                  rules={field.required ? [{ required: true, message: t('programme.needed') }] : []}
                  style={{ marginBottom: 12, ...((field.most ?? 0) > 200 ? { gridColumn: '1 / -1' } : {}) }}
                  {...(field.hint ? { extra: say(field.hint) } : {})}
                  {...(message === undefined ? {} : { validateStatus: 'error' as const, help: message })}
                >
                  <FieldInput
                    programme={programme}
                    field={field}
                    {...(empty === undefined ? {} : { empty })}
                    printed={one === parent?.field ? parent.title : (record?.printed[one] ?? null)}
                  />
                </Form.Item>
              );
            })}
          </div>
        </section>
      ))}
      {fault ? <Fault fault={fault} /> : null}
      <Flex>
        <Button type="primary" htmlType="submit" loading={pending}>
          {button}
        </Button>
      </Flex>
    </Form>
  );
}
