import { Button, DatePicker, Form, Input, Modal, Radio, Select, Space } from 'antd';
import type { FormItemProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDeed } from '../../api/tasks.js';
import type { Deed, Standing, Task } from '../../api/tasks.js';
import { useUnitName, useUnits } from '../../api/units.js';
import { Evidence } from '../../shell/evidence.js';
import { Fault } from '../../shell/fault.js';

/** One field of a deed's form. */
type Field =
  | 'reason'
  | 'text'
  | 'deadline'
  | 'evidence'
  | 'approval'
  | 'granted'
  | 'units'
  | 'answerBy'
  | 'part'
  | 'means'
  | 'finding'
  | 'colour'
  | 'approver'
  | 'from'
  | 'until'
  | 'duties'
  | 'newDuties'
  | 'title'
  | 'newDeadline'
  | 'urge'
  | 'report'
  | 'otherPart'
  | 'grade'
  | 'milestones'
  | 'name'
  | 'on';

/** What each action asks for. An action without a line here has a page of its own and no button in the panel. */
export const fieldsOf: Readonly<Partial<Record<string, readonly Field[]>>> = {
  establish: [],
  assign: ['duties'],
  sign: [],
  'break-down': ['milestones'],
  'reach-milestone': ['name', 'on', 'evidence'],
  dispute: ['reason'],
  adjust: ['title', 'newDeadline', 'newDuties', 'reason'],
  'request-extension': ['deadline', 'reason'],
  'request-duties': ['duties', 'reason'],
  decide: ['approval', 'granted', 'reason'],
  urge: ['units', 'text', 'answerBy'],
  'read-urge': ['urge'],
  'answer-urge': ['urge', 'text'],
  'accept-report': ['report'],
  'return-report': ['report', 'reason'],
  verify: ['part', 'means', 'finding', 'text', 'evidence'],
  'request-closing': ['reason', 'evidence'],
  close: [],
  'strike-off': [],
  reopen: ['reason'],
  suspend: ['reason'],
  resume: ['reason'],
  cancel: ['reason'],
  archive: [],
  rate: ['otherPart', 'grade', 'reason'],
  'set-lamp': ['colour', 'from', 'until', 'approver', 'reason'],
};

export interface DeedFormProps {
  readonly task: Task;
  readonly standing: Standing;
  readonly action: string;
  readonly unit: string | null;
  /** What stands in the fields when it opens. */
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly close: () => void;
}

/** The form of one action, asked once; what was typed stays while the server refuses. */
export function DeedForm({ task, standing, action, unit, initial, close }: DeedFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Record<string, unknown>>();
  const deed = useDeed(task);
  const fields = fieldsOf[action] ?? [];
  return (
    <Modal
      open
      title={t(`action.${action}`)}
      okText={t('deed.submit')}
      cancelText={t('cancel')}
      confirmLoading={deed.isPending}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p className="quiet" style={{ marginTop: 0 }}>
        {task.number}　{task.title}
      </p>
      <Form
        form={form}
        layout="vertical"
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={(values) => deed.mutate(deedFrom(action, unit, values), { onSuccess: close })}
      >
        {fields.map((field) => (
          <FieldItem key={field} field={field} standing={standing} own={unit} />
        ))}
      </Form>
      {fields.length === 0 ? <p>{t('deed.confirm', { action: t(`action.${action}`) })}</p> : null}
      {deed.error ? <Fault fault={deed.error} /> : null}
    </Modal>
  );
}

interface Day {
  format(form: string): string;
}
const dayOf = (value: unknown): string | null => (value ? (value as Day).format('YYYY-MM-DD') : null);

interface Duties {
  readonly lead?: readonly string[];
  readonly support?: readonly string[];
}
const dutiesIn = ({ lead = [], support = [] }: Duties) => [
  ...lead.map((unit) => ({ unit, role: 'lead' })),
  ...support.map((unit) => ({ unit, role: 'support' })),
];

/** The form's values as the deed that the server knows; fields that were left empty are left out. */
function deedFrom(action: string, unit: string | null, values: Readonly<Record<string, unknown>>): Deed {
  const deed: Record<string, unknown> = { action };
  if (unit !== null) deed['unit'] = unit;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    switch (name) {
      case 'deadline':
      case 'newDeadline':
        deed['deadline'] = { day: dayOf(value), time: null };
        break;
      case 'answerBy':
      case 'from':
      case 'until':
      case 'on':
        deed[name] = dayOf(value);
        break;
      case 'part':
      case 'otherPart':
        deed['unit'] = value;
        break;
      case 'duties':
        deed['duties'] = dutiesIn(value as Duties);
        break;
      case 'newDuties':
        // Empty: the duties stay as they are.
        if (dutiesIn(value as Duties).length > 0) deed['duties'] = dutiesIn(value as Duties);
        break;
      case 'milestones':
        deed['milestones'] = (value as readonly { name: string; due: unknown; sign: string }[]).map((step) => ({
          ...step,
          due: dayOf(step.due),
        }));
        break;
      default:
        deed[name] = value;
    }
  }
  return deed as Deed;
}

function FieldItem({
  field,
  standing: { task },
  own,
}: {
  readonly field: Field;
  readonly standing: Standing;
  readonly own: string | null;
}) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const units = useUnits();
  const label = field === 'newDuties' ? '' : t(`field.${field}`);
  const item = (input: ReactNode, more: FormItemProps = {}): ReactNode => (
    <Form.Item
      name={field}
      label={label}
      rules={[{ required: true, message: t('deed.needed', { field: label }) }]}
      {...more}
    >
      {input}
    </Form.Item>
  );
  const optional = { rules: [] };
  const parts = task.assignments.map(({ unit }) => ({ value: unit, label: unitName(unit) }));
  const allUnits = (units.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const choices = (of: string, values: readonly string[]) =>
    item(<Radio.Group options={values.map((value) => ({ value, label: t(`${of}.${value}`) }))} />);
  switch (field) {
    case 'reason':
    case 'text':
      return item(<Input.TextArea rows={4} maxLength={2000} showCount />);
    case 'approver':
      return item(<Input maxLength={100} />);
    case 'title':
      return item(<Input maxLength={500} />, optional);
    case 'deadline':
    case 'from':
    case 'until':
    case 'on':
      return item(<DatePicker style={{ width: '100%' }} />);
    case 'newDeadline':
    case 'answerBy':
      return item(<DatePicker style={{ width: '100%' }} />, optional);
    case 'evidence':
      return item(<Evidence />);
    case 'approval':
      return item(
        <Select
          options={task.approvals.map(({ id, kind, unit, reason }) => ({
            value: id,
            label: `${t(`approval.${kind}`)}　${unit ? unitName(unit) : ''}　${reason}`,
          }))}
        />,
      );
    case 'granted':
      return item(
        <Radio.Group
          options={[
            { value: true, label: t('deed.grant') },
            { value: false, label: t('deed.refuse') },
          ]}
        />,
      );
    case 'units':
      return item(<Select mode="multiple" options={parts} />, { initialValue: parts.map(({ value }) => value) });
    case 'part':
      return item(<Select options={parts} />);
    case 'otherPart':
      return item(<Select options={parts.filter(({ value }) => value !== own)} />);
    case 'means':
      return choices('means', ['documents', 'site', 'phone', 'sample']);
    case 'finding':
      return choices('finding', ['true', 'mostly-true', 'false']);
    case 'grade':
      return choices('grade', ['good', 'fair', 'poor']);
    case 'colour':
      return choices('lamp', ['green', 'yellow', 'red', 'grey']);
    case 'name':
      return item(
        <Select
          options={task.milestones
            .filter(({ reached }) => reached === null)
            .map(({ name, due }) => ({ value: name, label: `${name}　${due}` }))}
        />,
      );
    case 'urge':
      return item(
        <Select
          options={task.urges
            .filter((urge) => urge.units.some(({ unit, answered }) => unit === own && answered === null))
            .map(({ id, sent }) => ({ value: id, label: sent.replace('T', ' ') }))}
        />,
      );
    case 'report':
      return item(
        <Select
          options={task.reports
            .filter(({ status }) => status === 'filed')
            .map(({ id, unit, filed, text }) => ({
              value: id,
              label: `${unitName(unit)}　${filed.replace('T', ' ')}　${text.slice(0, 40)}`,
            }))}
        />,
      );
    case 'duties':
    case 'newDuties': {
      const lead = t(field === 'duties' ? 'task.lead' : 'endings.dutiesAfter');
      const choice = <Select mode="multiple" options={allUnits} showSearch={{ optionFilterProp: 'label' }} />;
      return (
        <>
          <Form.Item
            name={[field, 'lead']}
            label={lead}
            rules={field === 'duties' ? [{ required: true, message: t('deed.needed', { field: lead }) }] : []}
            {...(field === 'newDuties' ? { extra: t('endings.dutiesHint') } : {})}
          >
            {choice}
          </Form.Item>
          <Form.Item name={[field, 'support']} label={t('task.support')}>
            {choice}
          </Form.Item>
        </>
      );
    }
    case 'milestones':
      return (
        <Form.List name="milestones" initialValue={[{}]}>
          {(steps, { add, remove }) => (
            <>
              {steps.map(({ key, name }) => (
                <Space key={key} align="baseline" wrap>
                  <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('field.name') }]}>
                    <Input placeholder={t('field.name')} aria-label={t('field.name')} maxLength={200} />
                  </Form.Item>
                  <Form.Item name={[name, 'due']} rules={[{ required: true, message: t('task.due') }]}>
                    <DatePicker aria-label={t('task.due')} />
                  </Form.Item>
                  <Form.Item name={[name, 'sign']} rules={[{ required: true, message: t('field.sign') }]}>
                    <Input placeholder={t('field.sign')} aria-label={t('field.sign')} maxLength={500} />
                  </Form.Item>
                  {steps.length > 1 ? <Button onClick={() => remove(name)}>{t('deed.remove')}</Button> : null}
                </Space>
              ))}
              <Button block onClick={() => add({})}>
                {t('deed.addMilestone')}
              </Button>
            </>
          )}
        </Form.List>
      );
  }
}
