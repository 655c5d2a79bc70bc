import { Checkbox, Form, Input } from 'antd';
import { takenOf } from '../../api/following.js';
import type { Comparison, FollowedField } from '../../api/following.js';
import { useDoing } from '../../api/list.js';
import { FormDialog } from '../../form/form-dialog.js';
import { useTranslation } from '../../words/index.js';
import { useSaid } from './followed-fields.js';

interface Values {
  readonly over: readonly FollowedField[];
  readonly reason: string;
}

/** Lets a task go over to the new version: says what changes, asks about what a person had corrected, and why. */
export function FollowForm({ row, close }: { readonly row: Comparison; readonly close: () => void }) {
  const { t } = useTranslation();
  const say = useSaid();
  const [form] = Form.useForm<Values>();
  const doing = useDoing(row.taskId);
  const over = Form.useWatch('over', form) ?? [];
  const takes = takenOf(row, over);
  const asksWhy = takes.includes('target') || takes.includes('deadline');
  const reason = t('field.reason');
  return (
    <FormDialog<Values>
      title={`${t('action.follow')}${t('colon')}${row.title}`}
      width={640}
      okText={t('action.follow')}
      form={form}
      initial={{ over: [], reason: '' }}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      lead={
        <>
          {takes.length === 0 ? (
            <p>{t('following.nothingTaken')}</p>
          ) : (
            <>
              <p style={{ marginTop: 0 }}>{t('following.willTake')}</p>
              <ul className="timeline">
                {takes.map((field) => (
                  <li key={field}>
                    {t(`following.field.${field}`)}
                    {t('colon')}
                    {say(field, row.says.now)} → <strong>{say(field, row.says.after)}</strong>
                  </li>
                ))}
              </ul>
            </>
          )}
          {row.dropped.length > 0 ? (
            <>
              <p className="notice-warn">{t('following.dropsNote')}</p>
              <ul className="timeline">
                {row.dropped.map(({ id, subject, said, due }) => (
                  <li key={id}>
                    <del className="was">{[subject, said, due].filter(Boolean).join('　')}</del>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <p className="quiet">{t('following.reviewed')}</p>
          {row.planned && asksWhy ? <p className="notice-warn">{t('following.planned')}</p> : null}
        </>
      }
      submit={({ over: given = [], reason: why = '' }) =>
        doing.mutate(
          {
            path: `tasks/${row.taskId}/following`,
            version: row.version,
            body: { measureId: row.after.id, seen: row.seen, over: given, reason: why.trim() === '' ? null : why },
          },
          { onSuccess: close },
        )
      }
    >
      <Form.Item name="over" label={t('following.overLabel')} hidden={row.byHand.length === 0}>
        <Checkbox.Group
          options={row.byHand.map((field) => ({
            value: field,
            label: (
              <>
                {t('following.over', { field: t(`following.field.${field}`) })}
                {t('colon')}
                {say(field, row.says.now)} → {say(field, row.says.after)}
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={reason}
        rules={asksWhy ? [{ required: true, whitespace: true, message: t('deed.needed', { field: reason }) }] : []}
        {...(asksWhy ? { extra: t('following.reasonHint') } : {})}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
