import { Button, DatePicker, Flex, Form, Input } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { FormDialog } from '../../form/form-dialog.js';
import type { IndicatorWhole } from './indicators.js';
import { unitWord } from './unit-word.js';

interface Answers {
  readonly basis: string;
  readonly points: readonly { readonly byDay: Dayjs; readonly said: string }[];
}

/** 序时计划 as a lead or the office proposes it: by which day how much in all. */
export function CourseForm({
  indicator: { id, taskId, name, unit },
  before,
  close,
}: {
  readonly indicator: Pick<IndicatorWhole['indicator'], 'id' | 'taskId' | 'name'> & {
    /** Left out where the list does not say it. */
    readonly unit?: string;
  };
  /** The points of the plan that is proposed anew. */
  readonly before?: readonly { readonly byDay: string; readonly said: string }[];
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Answers>();
  const doing = useDoing(taskId);
  const needed = (field: string) => [{ required: true, message: t('deed.needed', { field }) }];
  return (
    <FormDialog<Answers>
      title={`${t('indicators.plan')}${t('colon')}${name}`}
      lead={t('indicators.planWhat')}
      form={form}
      initial={{ points: before?.map(asTyped) ?? ([{}, {}] as unknown as Answers['points']) }}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ basis, points }) =>
        doing.mutate(
          {
            path: `indicators/${id}/plans`,
            body: { basis, points: points.map(({ byDay, said }) => ({ byDay: byDay.format('YYYY-MM-DD'), said })) },
          },
          { onSuccess: close },
        )
      }
    >
      <Form.List name="points">
        {(points, { add, remove }) => (
          <>
            {points.map(({ key, name: at }) => (
              <Flex key={key} gap={8} align="baseline">
                <Form.Item name={[at, 'byDay']} rules={needed(t('indicators.byDay'))} style={{ flex: 1 }}>
                  <DatePicker
                    aria-label={t('indicators.byDay')}
                    placeholder={t('indicators.byDay')}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
                <Form.Item name={[at, 'said']} rules={needed(t('indicators.said'))} style={{ flex: 1 }}>
                  <Input
                    aria-label={t('indicators.said')}
                    placeholder={`${t('indicators.said')}${unit === undefined ? '' : `（${unitWord(t, unit)}）`}`}
                    maxLength={100}
                  />
                </Form.Item>
                {points.length > 1 ? <Button onClick={() => remove(at)}>{t('deed.remove')}</Button> : null}
              </Flex>
            ))}
            <Button block style={{ marginBottom: 16 }} onClick={() => add({})}>
              {t('indicators.addPoint')}
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item
        name="basis"
        label={t('indicators.basis')}
        extra={t('indicators.basisHint')}
        rules={needed(t('indicators.basis'))}
      >
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

const asTyped = ({ byDay, said }: { readonly byDay: string; readonly said: string }): Answers['points'][number] => ({
  byDay: dayjs(byDay),
  said,
});
