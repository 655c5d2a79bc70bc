import { Alert, Button, Card, Collapse, Flex, Form, Input, Modal, Select, Table, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { has, useSession } from '../../api/session.js';
import { usePapers } from '../../api/papers.js';
import { useEnterBasis, useEnterSetting, useParameters } from '../../api/programmes.js';
import type { Definition, Parameters, Setting, SettingGiven } from '../../api/programmes.js';
import { DayField } from '../../form/day-field.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { useMayKeep } from './register-page.js';
import { useDay, useSay } from './say.js';
import { SourceLink } from './source-link.js';

type Parameter = Definition['parameters'][number];

/** 参数和依据: what numbers hold since when and by which sentence, what waits to be confirmed, and what rules rest on. */
export function ParametersPage({ of }: { readonly of: Definition }) {
  const { t } = useTranslation();
  const day = useDay();
  const { hash } = useLocation();
  const { data, error, refetch } = useParameters(of.code, day);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded && hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [loaded, hash]);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Flex vertical gap={12}>
      {of.parameters.length > 0 ? (
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>
          {t('programme.parametersOnly')}
        </Typography.Title>
      ) : null}
      {of.parameters.map((parameter) => (
        <OneParameter
          key={parameter.code}
          of={of}
          parameter={parameter}
          known={data.parameters.find((one) => one.parameter === parameter.code)!}
        />
      ))}
      <Typography.Title level={2} style={{ fontSize: 17, margin: '8px 0 0' }}>
        {t('programme.rules')}
      </Typography.Title>
      <Rules of={of} data={data} />
    </Flex>
  );
}

function OneParameter({
  of,
  parameter,
  known,
}: {
  readonly of: Definition;
  readonly parameter: Parameter;
  readonly known: Parameters['parameters'][number];
}) {
  const { t } = useTranslation();
  const say = useSay();
  const mayKeep = useMayKeep();
  const { hash } = useLocation();
  const [entering, setEntering] = useState(false);
  const asked = hash === `#${parameter.code}`;
  return (
    <Card
      id={parameter.code}
      size="small"
      style={asked ? { outline: '2px solid #1d4f91' } : {}}
      title={say(parameter.name)}
      extra={
        mayKeep ? (
          <Button size="small" onClick={() => setEntering(true)}>
            {t('programme.enterValue')}
          </Button>
        ) : null
      }
    >
      <div className="quiet">{say(parameter.meaning)}</div>
      {known.holds.length === 0 ? (
        <Alert
          style={{ marginTop: 8, padding: '4px 12px' }}
          type="warning"
          showIcon
          title={
            <>
              {t('programme.empty')}{' '}
              <span className="quiet">{t('programme.askWhom', { whom: say(parameter.ask) })}</span>
            </>
          }
        />
      ) : (
        known.holds.map((setting) => (
          <div key={`${setting.from} ${setting.value}`} style={{ marginTop: 6 }}>
            <strong className="figures" style={{ fontSize: 17 }}>
              {say({ chinese: setting.printed, english: setting.english })}
            </strong>{' '}
            <span className="quiet">{fromWords(setting, t)}</span> <SourceLink source={setting.source} />
          </div>
        ))
      )}
      {known.holds.length > 1 ? <div className="quiet">{t('programme.eitherOf')}</div> : null}
      {known.all.length > known.holds.length ? (
        <Collapse
          size="small"
          ghost
          items={[
            {
              key: 'all',
              label: t('programme.allValues', { count: known.all.length }),
              children: known.all.map((setting, index) => (
                <div key={index}>
                  {say({ chinese: setting.printed, english: setting.english })}{' '}
                  <span className="quiet">{fromWords(setting, t)}</span> <SourceLink source={setting.source} />
                </div>
              )),
            },
          ]}
        />
      ) : null}
      {entering ? <EnterValue of={of} parameter={parameter} close={() => setEntering(false)} /> : null}
    </Card>
  );
}

const fromWords = ({ from, surely }: Setting, t: ReturnType<typeof useTranslation>['t']): string =>
  surely === null ? t('programme.from', { day: from }) : t('programme.fromAbout', { day: from, surely });

interface ValueForm {
  readonly value?: string;
  readonly from: string;
  readonly title?: string;
  readonly paperId?: string;
  readonly quote?: string;
}

function EnterValue({
  of,
  parameter,
  close,
}: {
  readonly of: Definition;
  readonly parameter: Parameter;
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
    <Modal
      open
      title={`${t('programme.enterValue')} · ${say(parameter.name)}`}
      okText={t('programme.save')}
      cancelText={t('cancel')}
      confirmLoading={entering.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<ValueForm> form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="value"
          label={measure ? `${t('programme.value')} · ${say(measure.shown.unit)}` : t('programme.value')}
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
        {entering.error ? <Fault fault={entering.error} /> : null}
      </Form>
    </Modal>
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

/** Who said it: words, or a paper of the ledger with the sentence copied from it. */
function SourceInputs() {
  const { t } = useTranslation();
  const who = useSession().data;
  const reads = who !== null && who !== undefined && has(who, 'supervision');
  const papers = usePapers({});
  return (
    <>
      <Form.Item name="title" label={t('programme.source')} extra={t('programme.sourceHint')}>
        <Input maxLength={300} />
      </Form.Item>
      {reads ? (
        <>
          <Form.Item name="paperId" label={t('programme.paper')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(papers.data?.pages.flatMap(({ rows }) => rows) ?? []).map(({ id, title }) => ({
                value: id,
                label: title,
              }))}
            />
          </Form.Item>
          <Form.Item name="quote" label={t('programme.quote')} extra={t('programme.quoteHint')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
        </>
      ) : null}
    </>
  );
}

function Rules({ of, data }: { readonly of: Definition; readonly data: Parameters }) {
  const { t } = useTranslation();
  const say = useSay();
  const mayKeep = useMayKeep();
  const [entering, setEntering] = useState<string | null>(null);
  return (
    <>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...of.rules]}
        onRow={({ code }) => ({ id: `rule-${code}` })}
        columns={[
          { key: 'name', title: t('programme.rule'), render: (_, { name }) => say(name) },
          {
            key: 'meaning',
            title: t('programme.meaning'),
            render: (_, { meaning }) => (
              <span style={{ whiteSpace: 'normal', display: 'inline-block', maxWidth: 420 }}>{say(meaning)}</span>
            ),
          },
          {
            key: 'basis',
            title: t('programme.basis'),
            render: (_, { code }) => {
              const found = data.bases.find(({ rule }) => rule === code)?.source ?? null;
              return (
                <span style={{ whiteSpace: 'normal', display: 'inline-block', maxWidth: 480 }}>
                  {found ? <SourceLink source={found} /> : <Tag>{t('programme.practice')}</Tag>}
                </span>
              );
            },
          },
          {
            key: 'enter',
            render: (_, { code }) =>
              mayKeep ? (
                <Button size="small" onClick={() => setEntering(code)}>
                  {t('programme.enterBasis')}
                </Button>
              ) : null,
          },
        ]}
      />
      {entering === null ? null : <EnterBasis of={of} rule={entering} close={() => setEntering(null)} />}
    </>
  );
}

function EnterBasis({
  of,
  rule,
  close,
}: {
  readonly of: Definition;
  readonly rule: string;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const entering = useEnterBasis(of.code, rule);
  const [form] = Form.useForm<Pick<ValueForm, 'title' | 'paperId' | 'quote'>>();
  return (
    <Modal
      open
      title={t('programme.enterBasis')}
      okText={t('programme.save')}
      cancelText={t('cancel')}
      confirmLoading={entering.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ title, paperId, quote }) =>
          entering.mutate(
            { title: title ?? null, paperId: paperId ?? null, quote: quote ?? null },
            { onSuccess: close },
          )
        }
      >
        <SourceInputs />
        {entering.error ? <Fault fault={entering.error} /> : null}
      </Form>
    </Modal>
  );
}
