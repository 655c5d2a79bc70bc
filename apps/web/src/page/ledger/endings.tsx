import { Button, DatePicker, Flex, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from '../../words/index.js';
import { refusedAs } from '../../api/client.js';
import type { Refused } from '../../api/client.js';
import { useDoing } from '../../api/list.js';
import type { Task } from '../../api/tasks.js';
import { useUnits } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { FormDialog } from '../../form/form-dialog.js';
import '../../theme/details.css';

/** A form of its own that one action of a task opens. */
export interface ActionForm {
  readonly task: Task;
  readonly close: () => void;
}

/** 合并: the task ends in another that goes on. */
export function Merge({ task, close }: ActionForm) {
  const { t } = useTranslation();
  const doing = useDoing();
  return (
    <Ask
      title={`${t('action.merge')}${t('colon')}${task.title}`}
      lead={t('endings.mergeWhat')}
      fields={[
        { name: 'into', label: t('endings.mergeInto'), kind: 'task' },
        { name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 },
      ]}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ into, reason }) =>
        doing.mutate(
          {
            path: `tasks/${String(into)}/merging`,
            body: { from: [{ id: task.id, version: task.version }], reason },
          },
          { onSuccess: close },
        )
      }
    />
  );
}

/** 结转: what is not done this year goes on as a new task. */
export function CarryOver({ task, close }: ActionForm) {
  const { t } = useTranslation();
  const doing = useDoing<{ readonly refused: readonly Refused[] }>();
  return (
    <Ask
      title={`${t('action.carry-over')}${t('colon')}${task.title}`}
      lead={t('endings.carryWhat')}
      fields={[
        { name: 'due', label: t('endings.carryDue'), kind: 'day' },
        { name: 'begins', label: t('endings.begins'), kind: 'day', optional: true, extra: t('endings.beginsHint') },
        { name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 },
      ]}
      pending={doing.isPending}
      fault={doing.error ?? refusedAs(doing.data?.refused[0])}
      close={close}
      submit={({ due, begins = null, reason }) =>
        doing.mutate(
          {
            path: 'tasks/carrying-over',
            body: { tasks: [{ id: task.id, version: task.version }], due: { day: due }, begins, reason },
          },
          { onSuccess: ({ refused }) => (refused.length === 0 ? close() : undefined) },
        )
      }
    />
  );
}

interface Piece {
  readonly title: string;
  readonly due?: Dayjs;
  readonly lead?: readonly string[];
  readonly support?: readonly string[];
}

interface Splitting {
  readonly pieces: readonly Piece[];
  readonly reason: string;
}

/** 拆分: two or more tasks go on in its place; they are its units' unless others are named. */
export function Split({ task, close }: ActionForm) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Splitting>();
  const doing = useDoing();
  const units = (useUnits().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const needed = (field: string) => [{ required: true, message: t('deed.needed', { field }) }];
  return (
    <FormDialog<Splitting>
      title={`${t('action.split')}${t('colon')}${task.title}`}
      width={640}
      lead={t('endings.splitWhat')}
      form={form}
      initial={{ pieces: [{}, {}] as unknown as Splitting['pieces'] }}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ pieces, reason }) =>
        doing.mutate(
          { path: `tasks/${task.id}/splitting`, version: task.version, body: { reason, pieces: pieces.map(asked) } },
          { onSuccess: close },
        )
      }
    >
      <Form.List name="pieces">
        {(pieces, { add, remove }) => (
          <>
            {pieces.map(({ key, name }, index) => (
              <fieldset key={key} className="piece">
                <legend>{t('endings.piece', { number: index + 1 })}</legend>
                <Form.Item
                  name={[name, 'title']}
                  label={t('endings.pieceTitle')}
                  rules={needed(t('endings.pieceTitle'))}
                >
                  <Input maxLength={500} />
                </Form.Item>
                <Flex gap={12} wrap>
                  <Form.Item name={[name, 'due']} label={t('task.due')} style={{ flex: '1 1 140px' }}>
                    <DatePicker style={{ width: '100%' }} />
                  </Form.Item>
                  {(['lead', 'support'] as const).map((role) => (
                    <Form.Item key={role} name={[name, role]} label={t(`task.${role}`)} style={{ flex: '2 1 180px' }}>
                      <Select mode="multiple" options={units} showSearch={{ optionFilterProp: 'label' }} />
                    </Form.Item>
                  ))}
                </Flex>
                {pieces.length > 2 ? (
                  <Button size="small" onClick={() => remove(name)}>
                    {t('deed.remove')}
                  </Button>
                ) : null}
              </fieldset>
            ))}
            <Button block style={{ marginBottom: 16 }} onClick={() => add({})}>
              {t('endings.addPiece')}
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item name="reason" label={t('field.reason')} rules={needed(t('field.reason'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

/** A piece as the server takes it: the task's own deadline and units where it names none. */
const asked = ({ title, due, lead = [], support = [] }: Piece) => ({
  title,
  due: due ? { day: due.format('YYYY-MM-DD') } : null,
  duties:
    lead.length + support.length === 0
      ? null
      : [...lead.map((unit) => ({ unit, role: 'lead' })), ...support.map((unit) => ({ unit, role: 'support' }))],
});
