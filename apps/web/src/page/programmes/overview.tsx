import { Alert, App, Button, Card, Flex, Spin, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ApiError } from '../../api/client.js';
import { has, useSession } from '../../api/session.js';
import { useEffects, useIndicators, useLate, useRecords, useTakeUp } from '../../api/programmes.js';
import type { Definition, Effect, ShownIndicator } from '../../api/programmes.js';
import { Ask } from '../../form/ask.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';
import { ChartPanel } from './chart-panel.js';
import { IndicatorCard, IndicatorGrid, RecordIndicators } from './indicators.js';
import { Questions } from './questions.js';
import { useSeesWhole } from './register-page.js';
import { useDay, useSay } from './say.js';

/** What a programme comes to: its charts and indicators, what its rules say, and who is late. */
export function Overview({ of }: { readonly of: Definition }) {
  const day = useDay();
  return useSeesWhole() ? <Whole of={of} /> : <Own of={of} day={day} />;
}

/** What a unit's liaison sees: the registers that hold records of its unit, and whose step is late. */
function Own({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <Flex vertical gap={16}>
      <Alert type="info" showIcon title={t('programme.ownOnly')} />
      <div
        style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))' }}
      >
        {of.registers.map(({ code, name, purpose }) => (
          <Link key={code} to={`registers/${code}`} style={{ color: 'inherit', textDecoration: 'none' }}>
            <Card size="small" hoverable style={{ height: '100%' }} title={say(name)}>
              <span className="quiet">{say(purpose)}</span>
            </Card>
          </Link>
        ))}
      </div>
      <Late of={of} day={day} />
    </Flex>
  );
}

function Whole({ of }: { readonly of: Definition }) {
  const day = useDay();
  const indicators = useIndicators(of.code, day);
  return (
    <Flex vertical gap={16}>
      <NothingYet of={of} day={day} />
      {of.charts
        .filter((chart) => chart.of === null)
        .map(({ code, name }) => (
          <Titled key={code} name={name}>
            <ChartPanel programme={of.code} chart={code} day={day} record={null} />
          </Titled>
        ))}
      {indicators.error ? (
        <Fault fault={indicators.error} again={() => void indicators.refetch()} />
      ) : !indicators.data ? (
        <Spin />
      ) : (
        <WholeIndicators of={of} rows={indicators.data.rows.filter(({ record }) => record === null)} />
      )}
      <Effects of={of} day={day} />
      <Late of={of} day={day} />
      {indicators.data ? <RecordIndicators of={of} shown={indicators.data} /> : null}
    </Flex>
  );
}

function WholeIndicators({ of, rows }: { readonly of: Definition; readonly rows: readonly ShownIndicator[] }) {
  if (rows.length === 0) return null;
  return (
    <IndicatorGrid>
      {rows.map((row) => (
        <IndicatorCard key={row.indicator} of={of} row={row} />
      ))}
    </IndicatorGrid>
  );
}

/** Where nothing was entered yet in the register that all begins with: the way there. */
function NothingYet({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const [first] = of.registers;
  const began = of.registers.find(({ code }) => code === of.processes[0]?.register) ?? first;
  const query = { day, search: null, where: [], order: null, descending: false };
  const records = useRecords(of.code, began?.code ?? '', query, began !== undefined);
  if (!began || records.data?.pages[0]?.total !== 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t('programme.nothingYet', { register: say(began.name) })}
      action={<Link to={`registers/${began.code}`}>{t('programme.toRegister', { register: say(began.name) })}</Link>}
    />
  );
}

function Titled({ name, children }: { readonly name: Definition['name']; readonly children: React.ReactNode }) {
  const say = useSay();
  return (
    <Card size="small" title={say(name)}>
      {children}
    </Card>
  );
}

/** What the rules say: lamps with their reason, questions, and proposals that become tasks when a person takes them up. */
function Effects({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const who = useSession().data;
  const { data, error } = useEffects(of.code, day);
  if (error) return <Fault fault={error} />;
  if (!data) return <Spin />;
  const mayTake = day === null && who !== null && who !== undefined && has(who, 'supervision', 'leader');
  const sorted = [...data.rows].sort((a, b) => rank(a) - rank(b));
  return (
    <Card size="small" title={t('programme.effects')}>
      <Table<Effect>
        size="small"
        rowKey={(row) => `${row.key} ${row.words.chinese}`}
        scroll={{ x: 'max-content' }}
        pagination={sorted.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{ emptyText: t('programme.noEffects') }}
        dataSource={sorted}
        columns={[
          {
            key: 'kind',
            width: 72,
            render: (_, { kind, colour }) =>
              kind === 'lamp' ? <Lamp colour={colour ?? 'grey'} /> : <Tag>{t(`programme.kind.${kind}`)}</Tag>,
          },
          {
            key: 'about',
            title: t('programme.about'),
            render: (_, { about }) =>
              about ? (
                <Link to={`/programmes/${of.code}/registers/${about.register}/${about.record}${search}`}>
                  {about.title}
                </Link>
              ) : (
                t('programme.wholeProgramme')
              ),
          },
          {
            key: 'words',
            title: t('programme.what'),
            render: (_, row) => (
              <div style={{ minWidth: 220, maxWidth: 560, whiteSpace: 'normal' }}>
                {/* A question says itself what is asked. */}
                {row.kind === 'question' ? null : say(row.words)}
                <Questions programme={of.code} questions={row.questions} />
              </div>
            ),
          },
          {
            key: 'rule',
            title: t('programme.rule'),
            render: (_, { rule }) => (
              <Link to={`/programmes/${of.code}/parameters${search}#rule-${rule}`}>
                {say(of.rules.find(({ code }) => code === rule)!.name)}
              </Link>
            ),
          },
          { key: 'to', title: t('programme.to'), render: (_, { to }) => to ?? '' },
          {
            key: 'task',
            render: (_, row) =>
              row.taskId ? (
                <Link to={`/ledger?task=${row.taskId}`}>{t('programme.taken')}</Link>
              ) : row.noticeId ? (
                <Link to={`/supervision/notices/${row.noticeId}`}>{t('programme.drafted')}</Link>
              ) : mayTake && (row.kind === 'task' || row.kind === 'notice') ? (
                <TakeUp programme={of.code} of={row} />
              ) : null,
          },
        ]}
      />
    </Card>
  );
}

const KINDS: readonly Effect['kind'][] = ['lamp', 'task', 'notice', 'question'];
const COLOURS: readonly (Effect['colour'] | undefined)[] = ['red', 'yellow', 'green', 'grey'];
const rank = ({ kind, colour }: Effect): number => KINDS.indexOf(kind) * 10 + COLOURS.indexOf(colour ?? 'grey');

function TakeUp({ programme, of }: { readonly programme: string; readonly of: Effect }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const taking = useTakeUp(programme);
  const [asking, setAsking] = useState(false);
  const take = (unit?: string): void =>
    taking.mutate(unit === undefined ? { key: of.key } : { key: of.key, unit }, {
      onError: (fault) =>
        fault instanceof ApiError && fault.problem.code === 'notice-to-nobody' && unit === undefined
          ? setAsking(true)
          : void message.error(fault.message, 6),
      onSuccess: ({ started }) => {
        setAsking(false);
        void message.success(
          of.kind === 'task' ? t('programme.started', { number: started[0]?.number ?? '' }) : t('programme.draftedNow'),
        );
      },
    });
  return (
    <>
      <Button size="small" loading={taking.isPending} onClick={() => take()}>
        {t(of.kind === 'task' ? 'programme.takeUp' : 'programme.draftNotice')}
      </Button>
      {asking ? (
        <Ask
          title={t('programme.draftNotice')}
          lead={t('programme.toWhom')}
          fields={[{ name: 'unit', label: t('programme.to'), kind: 'unit' }]}
          submit={({ unit }) => take(unit as string)}
          pending={taking.isPending}
          fault={null}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** Whose step is late, the earliest due first. */
function Late({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const { data, error } = useLate(of.code, day);
  if (of.processes.length === 0) return null;
  if (error) return <Fault fault={error} />;
  if (!data) return <Spin />;
  if (data.rows.length === 0) return <Alert type="success" showIcon title={t('programme.nobodyLate')} />;
  return (
    <Card size="small" title={t('programme.late', { count: data.rows.length })}>
      <Table
        size="small"
        rowKey={({ record, stage }) => `${record} ${stage}`}
        scroll={{ x: 'max-content' }}
        pagination={data.rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        dataSource={[...data.rows]}
        columns={[
          {
            key: 'title',
            title: t('programme.about'),
            render: (_, { register, record, title }) => (
              <Link to={`/programmes/${of.code}/registers/${register}/${record}${search}`}>{title}</Link>
            ),
          },
          { key: 'stage', title: t('programme.stage'), render: (_, { stageName }) => say(stageName) },
          { key: 'due', title: t('programme.due'), className: 'figures', render: (_, { due }) => due },
          {
            key: 'who',
            title: t('programme.who'),
            render: (_, { who }) =>
              who ?? <Typography.Text type="secondary">{t('programme.nobodyNamed')}</Typography.Text>,
          },
        ]}
      />
    </Card>
  );
}
