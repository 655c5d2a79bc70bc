import { Button, Checkbox, Flex, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import type { reporting } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { PERIOD_KINDS } from '../../form/last-periods.js';
import type { PeriodKind } from '../../form/last-periods.js';
import { Fault } from '../../shell/fault.js';
import '../../theme/details.css';
import { Waiting } from '../../shell/waiting.js';
import type { ActionForm } from './endings.js';

type Looked = z.input<typeof reporting.reportingLooked>;
type Made = z.input<typeof reporting.planMade>;
type Burden = z.output<typeof reporting.burden>;

interface Answers {
  readonly kind: PeriodKind;
  readonly basis: string;
  readonly asked: PeriodKind | 'unsaid';
  readonly cumulative: boolean;
  readonly days: number;
  readonly count: 'calendar' | 'working';
  readonly time?: string;
  readonly stamped: boolean;
}

/** What stands of a cut-off on a plan. */
type CutOff = Partial<Pick<Answers, 'days' | 'count'>> & { readonly time?: string | null; readonly onRestDay?: string };

/** 设定报送: how often a task is reported on, on what basis, and what that asks of the units before it is asked. */
export function AskReports({ task, close }: ActionForm) {
  const { t } = useTranslation();
  const { data, error } = useOne<Looked>(`tasks/${task.id}/reporting`);
  if (data) return <PlanForm task={task} close={close} looked={data} />;
  return (
    <Modal open title={t('action.plan-reporting')} onCancel={close} footer={null}>
      {error ? <Fault fault={error} /> : <Waiting />}
    </Modal>
  );
}

function PlanForm({ task, close, looked: { plan, waiting } }: ActionForm & { readonly looked: Looked }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Answers>();
  const doing = useDoing<Made>(task.id);
  const [waits, setWaits] = useState(waiting !== null);
  const cutOff = (plan?.cutOff ?? {}) as CutOff;
  const kind = Form.useWatch('kind', form) ?? plan?.kind ?? 'month';
  const stamped = Form.useWatch('stamped', form) ?? plan?.stamped ?? false;
  const burden = useOne<Burden>(`tasks/${task.id}/reporting/burden`, { kind, stamped });
  const kinds = PERIOD_KINDS.map((value) => ({ value, label: t(`setting.period.${value}`) }));
  const needed = (field: string) => [{ required: true, message: t('deed.needed', { field }) }];
  const send = (basis: string, asking: object | null): void =>
    doing.mutate(
      {
        path: `tasks/${task.id}/reporting`,
        method: 'PUT',
        version: task.version,
        body: { basis, reporting: asking },
      },
      { onSuccess: ({ approval }) => (approval === null ? close() : setWaits(true)) },
    );
  const save = ({ basis, days, count, time, asked, ...rest }: Answers): void =>
    send(basis, {
      ...rest,
      asked: asked === 'unsaid' ? null : asked,
      cutOff: { onRestDay: 'stay', ...cutOff, days, count, time: time?.trim() || null },
    });
  return (
    <Modal
      open
      width={600}
      title={t('action.plan-reporting')}
      onCancel={close}
      destroyOnHidden
      footer={
        <>
          {plan ? (
            <Button
              danger
              loading={doing.isPending}
              onClick={() => void form.validateFields(['basis']).then(({ basis }) => send(basis as string, null))}
            >
              {t('askReports.end')}
            </Button>
          ) : null}
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" loading={doing.isPending} onClick={() => form.submit()}>
            {t('askReports.save')}
          </Button>
        </>
      }
    >
      <p className="quiet" style={{ marginTop: 0 }}>
        {task.number}　{task.title}
      </p>
      <p>{t('askReports.what')}</p>
      <p>
        {t('askReports.now')}
        {t('colon')}
        {plan
          ? `${t(`setting.period.${plan.kind}`)}${t('comma')}${t('askReports.cutOff', { days: cutOff.days ?? 0 })}${t('comma')}${plan.basis}`
          : t('askReports.none')}
        {waits ? <span className="chip late"> {t('askReports.waits')}</span> : null}
      </p>
      <Form
        form={form}
        layout="vertical"
        className="compact"
        onFinish={save}
        initialValues={{
          kind: plan?.kind ?? 'month',
          basis: plan?.basis,
          asked: plan ? (plan.basisKind ?? 'unsaid') : undefined,
          cumulative: plan?.cumulative ?? true,
          days: cutOff.days ?? 5,
          count: cutOff.count ?? 'calendar',
          time: cutOff.time ?? undefined,
          stamped: plan?.stamped ?? false,
        }}
      >
        <Form.Item name="kind" label={t('askReports.kind')}>
          <Radio.Group options={kinds} />
        </Form.Item>
        <Form.Item
          name="basis"
          label={t('askReports.basis')}
          extra={t('askReports.basisHint')}
          rules={needed(t('askReports.basis'))}
        >
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="asked" label={t('askReports.asked')} rules={needed(t('askReports.asked'))}>
          <Select options={[...kinds, { value: 'unsaid', label: t('askReports.unsaid') }]} />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item name="days" label={t('askReports.days')} extra={t('askReports.daysHint')} rules={needed('')}>
            <InputNumber min={-31} max={92} precision={0} />
          </Form.Item>
          <Form.Item name="count" label={t('askReports.count')}>
            <Radio.Group
              options={(['calendar', 'working'] as const).map((value) => ({ value, label: t(`askReports.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="time" label={t('askReports.time')} extra={t('askReports.timeHint')}>
            <Input style={{ width: 120 }} maxLength={5} />
          </Form.Item>
        </Flex>
        <Form.Item name="cumulative" label={t('askReports.cumulative')}>
          <Radio.Group
            options={[
              { value: true, label: t('askReports.sinceNewYear') },
              { value: false, label: t('askReports.own') },
            ]}
          />
        </Form.Item>
        <Form.Item name="stamped" valuePropName="checked">
          <Checkbox>{t('askReports.stamped')}</Checkbox>
        </Form.Item>
      </Form>
      {burden.data ? (
        <p role="status" className="quoted" style={{ margin: 0 }}>
          {t('askReports.burden', burden.data)}
        </p>
      ) : null}
      {(doing.error ?? burden.error) ? <Fault fault={doing.error ?? burden.error} /> : null}
    </Modal>
  );
}
