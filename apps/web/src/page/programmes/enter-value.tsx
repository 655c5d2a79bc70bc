import { Form, Input, Select } from 'antd';
import { useTranslation } from '../../words/index.js';
import { useEnterSetting } from '../../api/programmes.js';
import type { Definition, SettingGiven } from '../../api/programmes.js';
import { DayField } from '../../form/day-field.js';
import { FormDialog } from '../../form/form-dialog.js';
import { useSay } from './say.js';
import { SourceInputs } from './source-inputs.js';
import type { SourceTyped } from './source-inputs.js';

const inBrackets = (name: string, unit: string) => ({ chinese: `${name}（${unit}）`, english: `${name} (${unit})` });

interface ValueForm extends SourceTyped {
  readonly value?: string;
  readonly from: string;
}

/** A value of a parameter is entered: since when it holds, and who said it. */
export function EnterValue({
  of,
  parameter,
  close,
}: {
  readonly of: Definition;
  readonly parameter: Definition['parameters'][number];
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const entering = useEnterSetting(of.code, parameter.code);
  const [form] = Form.useForm<ValueForm>();
  const { kind, measure, options = [] } = parameter.value;
  const submit = ({ value = '', from, title, paperId, quote }: ValueForm): void => {
    const given: SettingGiven = {
      from,
      value: kind === 'figure' ? '' : value,
      typed: kind === 'figure' ? value : null,
      title: title?.trim() ? title : null,
      paperId: paperId ?? null,
      quote: quote?.trim() ? quote : null,
    };
    entering.mutate(given, { onSuccess: close });
  };
  return (
    <FormDialog<ValueForm>
      title={`${t('programme.enterValue')} · ${say(parameter.name)}`}
      okText={t('programme.save')}
      form={form}
      pending={entering.isPending}
      fault={entering.error}
      close={close}
      submit={submit}
    >
      <Form.Item
        name="value"
        label={measure ? say(inBrackets(t('programme.value'), say(measure.shown.unit))) : t('programme.value')}
        rules={[{ required: true, message: t('programme.needed') }]}
        {...(kind === 'order'
          ? {
              extra: t('programme.orderHint', {
                options: options.map(({ code, words }) => `${code}=${say(words)}`).join('，'),
              }),
            }
          : {})}
      >
        {kind === 'choice' ? (
          <Select options={options.map(({ code, words }) => ({ value: code, label: say(words) }))} />
        ) : kind === 'day' ? (
          <DayInput />
        ) : (
          <Input maxLength={200} />
        )}
      </Form.Item>
      <Form.Item
        name="from"
        label={t('programme.fromDay')}
        rules={[{ required: true, message: t('programme.needed') }]}
      >
        <DayInput />
      </Form.Item>
      <SourceInputs />
    </FormDialog>
  );
}

/** A day in a form, which hands it what it holds. */
function DayInput({
  id,
  value = '',
  onChange,
}: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (day: string) => void;
}) {
  return <DayField {...(id === undefined ? {} : { id })} value={value} change={(day) => onChange?.(day)} />;
}
