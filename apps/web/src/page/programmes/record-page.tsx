import { App, Button, Card, Collapse, Empty, Flex, Popconfirm, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useNavigate, useParams } from 'react-router';
import { useChangeRecord, useRecord, useRecordHistory, useTables, useWithdraw } from '../../api/programmes.js';
import type { Definition, RecordWhole, Register } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { ChartPanel } from './chart-panel.js';
import { IndicatorCard, IndicatorGrid } from './indicators.js';
import { RecordBelonging } from './record-belonging.js';
import { RecordFiles } from './record-files.js';
import { RecordForm } from './record-form.js';
import { RecordNeed } from './record-need.js';
import { RecordStanding } from './record-standing.js';
import { useMayEnter, useMayKeep } from './register-page.js';
import { headOf, useDay, useSay } from './say.js';
import { Tables } from './tables.js';

/** One record: its fields, where it stands, what it comes to, its own reports and charts, and what belongs to it. */
export function RecordPage({ of }: { readonly of: Definition }) {
  const { register: code, id = '' } = useParams();
  const register = of.registers.find((one) => one.code === code);
  return register ? <OneRecord key={id} of={of} register={register} id={id} /> : <Empty />;
}

function OneRecord({
  of,
  register,
  id,
}: {
  readonly of: Definition;
  readonly register: Register;
  readonly id: string;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const day = useDay();
  const mayEnter = useMayEnter();
  const { data, error, refetch } = useRecord(of.code, register.code, id, day);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const own = <Part extends { readonly of: string | null }>(parts: readonly Part[]): Part[] =>
    parts.filter((part) => part.of === register.code);
  const to = (name: string): string => `/programmes/${of.code}/registers/${register.code}${name}`;
  return (
    <Flex vertical gap={16}>
      <Flex align="center" gap={12} wrap>
        <Link to={to(day ? `?day=${day}` : '')}>← {say(register.name)}</Link>
        <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
          {data.title}
        </Typography.Title>
        <span style={{ flex: 1 }} />
        <Withdraw of={of} register={register} record={data} />
      </Flex>
      {data.standing ? <RecordStanding programme={of.code} standing={data.standing} /> : null}
      {data.indicators.length > 0 ? <Outcomes of={of} record={data} /> : null}
      <Fields of={of} register={register} record={data} />
      <RecordFiles programme={of.code} register={register.code} record={data} />
      {register.raises ? (
        <RecordNeed programme={of.code} register={register.code} record={data} mayRaise={mayEnter} />
      ) : null}
      {own(of.charts).map(({ code, name }) => (
        <Card key={code} size="small" title={say(name)}>
          <ChartPanel programme={of.code} chart={code} day={day} record={id} />
        </Card>
      ))}
      {own(of.reports).map(({ code, name }) => (
        <Card key={code} size="small" title={say(name)}>
          <Report programme={of.code} report={code} day={day} record={id} />
        </Card>
      ))}
      {data.belonging.length > 0 ? <RecordBelonging of={of} record={data} day={day} /> : null}
      <Collapse
        size="small"
        items={[
          { key: 'history', label: t('programme.history'), children: <History of={of} register={register} id={id} /> },
        ]}
      />
    </Flex>
  );
}

function Report({
  programme,
  report,
  day,
  record,
}: {
  readonly programme: string;
  readonly report: string;
  readonly day: string | null;
  readonly record: string;
}) {
  const { data, error } = useTables(programme, report, { day, record });
  if (error) return <Fault fault={error} />;
  return data ? <Tables tables={data.tables} /> : <Waiting />;
}

function Outcomes({ of, record }: { readonly of: Definition; readonly record: RecordWhole }) {
  return (
    <IndicatorGrid>
      {record.indicators.map((row) => (
        <IndicatorCard key={row.indicator} of={of} row={{ ...row, record: null }} />
      ))}
    </IndicatorGrid>
  );
}

/** Its fields but the one that holds the problem's id: that is shown as the problem. */
const shownFields = ({ fields, raises }: Register): Register['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== raises?.problem));

/** What a part of the page is about. */
interface RecordPart {
  readonly of: Definition;
  readonly register: Register;
  readonly record: RecordWhole;
}

/** The fields as they are known; the form where they may be changed. */
function Fields({ of, register, record }: RecordPart) {
  const { t } = useTranslation();
  const say = useSay();
  const { message } = App.useApp();
  const mayKeep = useMayEnter();
  const [changing, setChanging] = useState(false);
  const change = useChangeRecord(of.code, register.code, record);
  return (
    <Card
      size="small"
      title={t('programme.fields')}
      extra={
        mayKeep ? (
          <Button size="small" onClick={() => setChanging(!changing)}>
            {t(changing ? 'cancel' : 'programme.change')}
          </Button>
        ) : null
      }
    >
      {changing ? (
        <RecordForm
          programme={of.code}
          register={{ ...register, fields: shownFields(register) }}
          record={record}
          fault={change.error}
          pending={change.isPending}
          button={t('programme.save')}
          submit={(filled) =>
            change.mutate(filled, {
              onSuccess: () => {
                setChanging(false);
                void message.success(t('programme.saved'));
              },
            })
          }
        />
      ) : (
        <dl
          style={{
            display: 'grid',
            gap: '6px 20px',
            gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
            margin: 0,
          }}
        >
          {Object.entries(shownFields(register)).map(([name, field]) => {
            const linked = field.kind === 'link' ? record.fields[name] : null;
            const text = say({ chinese: record.printed, english: record.english })[name];
            return (
              <div key={name}>
                <dt className="quiet" style={{ fontSize: 12 }}>
                  {headOf({ ...field, measure: undefined }, say)}
                </dt>
                <dd style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
                  {text == null ? (
                    <span className="quiet">{t('programme.unknown')}</span>
                  ) : typeof linked === 'string' ? (
                    <Link to={`/programmes/${of.code}/registers/${field.to}/${linked}`}>{text}</Link>
                  ) : (
                    text
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Card>
  );
}

function Withdraw({ of, register, record }: RecordPart) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const mayKeep = useMayKeep();
  const withdraw = useWithdraw(of.code, register.code, record);
  if (!mayKeep) return null;
  return (
    <Popconfirm
      title={t('programme.withdrawAsk')}
      okText={t('programme.withdraw')}
      cancelText={t('cancel')}
      onConfirm={() =>
        withdraw.mutate(undefined, {
          onError: (fault) => void message.error(fault.message, 6),
          onSuccess: () => void navigate(`/programmes/${of.code}/registers/${register.code}`),
        })
      }
    >
      <Button size="small">{t('programme.withdraw')}</Button>
    </Popconfirm>
  );
}

/** What was entered, when and how, the newest first. */
function History({ of, register, id }: { readonly of: Definition; readonly register: Register; readonly id: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const { data, error } = useRecordHistory(of.code, register.code, id);
  if (error) return <Fault fault={error} />;
  if (!data) return <Waiting />;
  return (
    <Table
      size="small"
      rowKey="id"
      scroll={{ x: 'max-content' }}
      pagination={false}
      dataSource={[...data.rows]}
      columns={[
        {
          key: 'day',
          title: t('programme.enteredOn'),
          className: 'figures',
          render: (_, { enteredDay }) => enteredDay,
        },
        { key: 'origin', title: t('programme.enteredBy'), render: (_, { origin }) => t(`programme.origin.${origin}`) },
        {
          key: 'fields',
          title: t('programme.fields'),
          render: (_, { fields }) =>
            fields === null
              ? t('programme.withdrawn')
              : Object.keys(fields)
                  .map((name) => (register.fields[name] ? say(register.fields[name].label) : name))
                  .join(say({ chinese: '、', english: ', ' })),
        },
      ]}
    />
  );
}
