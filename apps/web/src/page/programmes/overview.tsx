import { Alert, Card, Flex, Table, Typography } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation } from 'react-router';
import { useIndicators, useLate, useRecords } from '../../api/programmes.js';
import type { Definition, ShownIndicator } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { Bases } from './bases.js';
import { ChartPanel } from './chart-panel.js';
import { Effects } from './effects.js';
import { IndicatorCard, IndicatorGrid, RecordIndicators } from './indicators.js';
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
        <Waiting />
      ) : (
        <WholeIndicators of={of} rows={indicators.data.rows.filter(({ record }) => record === null)} />
      )}
      <Effects of={of} day={day} />
      <Late of={of} day={day} />
      <Bases of={of} day={day} />
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

/** Whose step is late, the earliest due first. */
function Late({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const { data, error } = useLate(of.code, day);
  if (of.processes.length === 0) return null;
  if (error) return <Fault fault={error} />;
  if (!data) return <Waiting />;
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
