import { Button, Card, Collapse, Flex, Table } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation } from 'react-router';
import { useIndicator } from '../../api/programmes.js';
import type { Definition, Indicators, ShownIndicator } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Questions } from './questions.js';
import { useDay, useLabelled, useSay } from './say.js';

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

/** Indicators of records: a table for each register at once where they are few, else each indicator when it is asked for. */
export function RecordIndicators({ of, shown }: { readonly of: Definition; readonly shown: Indicators }) {
  const ofRecords = shown.rows.filter(({ record }) => record !== null);
  return (
    <>
      {of.registers.map((register) => {
        const rows = ofRecords.filter(({ indicator }) => indicatorNamed(of, indicator).of === register.code);
        return rows.length > 0 ? <IndicatorTable key={register.code} of={of} register={register} rows={rows} /> : null;
      })}
      {shown.apart.map(({ indicator, records }) => (
        <Apart key={indicator} of={of} code={indicator} count={records} />
      ))}
    </>
  );
}

const indicatorNamed = (of: Definition, code: string) => of.indicators.find((one) => one.code === code)!;

function Apart({ of, code, count }: { readonly of: Definition; readonly code: string; readonly count: number }) {
  const { t } = useTranslation();
  const labelled = useLabelled();
  const day = useDay();
  const [open, setOpen] = useState(false);
  const { data, error } = useIndicator(of.code, open ? code : null, day);
  const { name, of: register } = indicatorNamed(of, code);
  if (error) return <Fault fault={error} />;
  if (data && open)
    return <IndicatorTable of={of} register={of.registers.find((one) => one.code === register)!} rows={data.rows} />;
  return (
    <Flex>
      <Button loading={open} onClick={() => setOpen(true)}>
        {labelled(name, t('programme.ofRecords', { count }))}
      </Button>
    </Flex>
  );
}

/** A record's indicators by their codes. */
interface RecordRow {
  readonly id: string;
  readonly title: string;
  readonly by: ReadonlyMap<string, ShownIndicator>;
}

function recordRows(rows: readonly ShownIndicator[]): RecordRow[] {
  const records = new Map<string, { id: string; title: string; by: Map<string, ShownIndicator> }>();
  for (const row of rows) {
    const { id, title } = row.record!;
    let found = records.get(id);
    if (!found) records.set(id, (found = { id, title, by: new Map() }));
    found.by.set(row.indicator, row);
  }
  return [...records.values()];
}

/** Records of a register, a column for each of their indicators; a row opens to how its figures were found. */
function IndicatorTable({
  of,
  register,
  rows,
}: {
  readonly of: Definition;
  readonly register: Definition['registers'][number];
  readonly rows: readonly ShownIndicator[];
}) {
  const say = useSay();
  const { search } = useLocation();
  const records = useMemo(() => recordRows(rows), [rows]);
  const codes = [...new Set(rows.map(({ indicator }) => indicator))];
  return (
    <Card size="small">
      <Table<RecordRow>
        size="small"
        rowKey="id"
        scroll={{ x: 'max-content' }}
        pagination={records.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        dataSource={records}
        expandable={{
          expandedRowRender: ({ by }) => (
            <IndicatorGrid>
              {codes.map((code) => (by.has(code) ? <IndicatorCard key={code} of={of} row={by.get(code)!} /> : null))}
            </IndicatorGrid>
          ),
        }}
        columns={[
          {
            key: 'record',
            title: say(register.name),
            render: (_, { id, title }) => (
              <Link to={`/programmes/${of.code}/registers/${register.code}/${id}${search}`}>{title}</Link>
            ),
          },
          ...codes.map((code) => ({
            key: code,
            title: <span title={say(indicatorNamed(of, code).meaning)}>{say(indicatorNamed(of, code).name)}</span>,
            align: 'right' as const,
            className: 'figures',
            render: (_: unknown, { by }: RecordRow) => {
              const row = by.get(code);
              return row ? (
                <span style={{ whiteSpace: 'nowrap' }}>{say({ chinese: row.printed, english: row.english })}</span>
              ) : null;
            },
          })),
        ]}
      />
    </Card>
  );
}

/** Cards of indicators side by side. */
export function IndicatorGrid({ children }: { readonly children: ReactNode }) {
  return (
    <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))' }}>
      {children}
    </div>
  );
}
