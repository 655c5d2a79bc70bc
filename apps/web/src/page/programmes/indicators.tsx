import { Button, Card, Collapse, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useIndicator } from '../../api/programmes.js';
import type { Definition, Indicators, ShownIndicator } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Questions } from './questions.js';
import { useDay, useSay } from './say.js';

/** How a figure was found and what would make it exact. */
export function Why({ programme, row }: { readonly programme: string; readonly row: ShownIndicator }) {
  const { t } = useTranslation();
  const say = useSay();
  const { why, questions, asOf } = row.outcome;
  if (why.length === 0 && questions.length === 0 && asOf === null) return null;
  return (
    <Collapse
      size="small"
      ghost
      items={[
        {
          key: 'why',
          label: questions.length > 0 ? t('programme.whyAsk', { count: questions.length }) : t('programme.why'),
          children: (
            <Flex vertical gap={4}>
              {asOf ? <span className="quiet">{t('programme.asOf', { day: asOf })}</span> : null}
              {why.slice(0, LINES).map((line) => (
                <span key={line.chinese}>{say(line)}</span>
              ))}
              {why.length > LINES ? (
                <span className="quiet">{t('programme.moreLines', { count: why.length })}</span>
              ) : null}
              <Questions programme={programme} questions={questions} />
            </Flex>
          ),
        },
      ]}
    />
  );
}

/** Lines of a reason that are shown; a programme of a thousand credits has a line for each. */
const LINES = 20;

/** An indicator of the whole programme: its interval, what it says, and why. */
export function IndicatorCard({ of, row }: { readonly of: Definition; readonly row: ShownIndicator }) {
  const say = useSay();
  const indicator = of.indicators.find(({ code }) => code === row.indicator)!;
  return (
    <Card size="small" styles={{ body: { paddingBottom: 4 } }}>
      <div className="quiet" title={say(indicator.meaning)}>
        {say(indicator.name)}
      </div>
      <div className="figures" style={{ fontSize: 22, lineHeight: 1.5 }}>
        {say({ chinese: row.printed, english: row.english })}
      </div>
      <Why programme={of.code} row={row} />
    </Card>
  );
}

/** Indicators of records: a table for each, at once where they are few, else when it is asked for. */
export function RecordIndicators({ of, shown }: { readonly of: Definition; readonly shown: Indicators }) {
  const { t } = useTranslation();
  const say = useSay();
  const codes = [...new Set(shown.rows.filter(({ record }) => record !== null).map(({ indicator }) => indicator))];
  return (
    <>
      {codes.map((code) => (
        <IndicatorTable
          key={code}
          of={of}
          code={code}
          rows={shown.rows.filter(({ indicator }) => indicator === code)}
        />
      ))}
      {shown.apart.map(({ indicator, records }) => (
        <Apart
          key={indicator}
          of={of}
          code={indicator}
          label={t('programme.ofRecords', { count: records })}
          say={say}
        />
      ))}
    </>
  );
}

function Apart({
  of,
  code,
  label,
  say,
}: {
  readonly of: Definition;
  readonly code: string;
  readonly label: string;
  readonly say: ReturnType<typeof useSay>;
}) {
  const day = useDay();
  const [open, setOpen] = useState(false);
  const { data, error } = useIndicator(of.code, open ? code : null, day);
  if (error) return <Fault fault={error} />;
  if (data && open) return <IndicatorTable of={of} code={code} rows={data.rows} />;
  return (
    <Flex>
      <Button loading={open} onClick={() => setOpen(true)}>
        {say(of.indicators.find((one) => one.code === code)!.name)}：{label}
      </Button>
    </Flex>
  );
}

function IndicatorTable({
  of,
  code,
  rows,
}: {
  readonly of: Definition;
  readonly code: string;
  readonly rows: readonly ShownIndicator[];
}) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const indicator = of.indicators.find((one) => one.code === code)!;
  const register = of.registers.find((one) => one.code === indicator.of)!;
  return (
    <Card
      size="small"
      title={
        <>
          {say(indicator.name)} <Typography.Text type="secondary">{say(indicator.meaning)}</Typography.Text>
        </>
      }
    >
      <Table<ShownIndicator>
        size="small"
        rowKey={({ record }) => record!.id}
        scroll={{ x: 'max-content' }}
        pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        dataSource={[...rows]}
        columns={[
          {
            key: 'record',
            title: say(register.name),
            render: (_, { record }) => (
              <Link to={`/programmes/${of.code}/registers/${register.code}/${record!.id}${search}`}>
                {record!.title}
              </Link>
            ),
          },
          {
            key: 'value',
            title: say(indicator.name),
            align: 'right',
            className: 'figures',
            render: (_, { printed, english }) => (
              <span style={{ whiteSpace: 'nowrap' }}>{say({ chinese: printed, english })}</span>
            ),
          },
          {
            key: 'why',
            title: t('programme.why'),
            render: (_, row) => (
              <div style={{ minWidth: 260 }}>
                <Why programme={of.code} row={row} />
              </div>
            ),
          },
        ]}
      />
    </Card>
  );
}
