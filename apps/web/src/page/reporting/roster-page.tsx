import { Button, Checkbox, DatePicker, Drawer, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from '../../words/index.js';
import { addressOf } from '../../api/client.js';
import { useList, useOne } from '../../api/list.js';
import { STANDINGS } from '../../api/roster.js';
import type { Roster, RosterReport, Standing } from '../../api/roster.js';
import { today } from '../../api/time.js';
import { usePeriodName } from '../../api/period-name.js';
import { lastPeriods, PERIOD_KINDS } from '../../form/last-periods.js';
import type { PeriodKind } from '../../form/last-periods.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Rows, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { CopyText } from './copy-text.js';
import { reportColumns } from './report-columns.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

/** So many periods back can be chosen. */
const BACK = 13;
const KEY = /^([a-z-]{3,9})(\+?):(\d{4}-\d{2}-\d{2})$/;

/** The period in the address; without one the last month that has ended. */
function periodIn(key: string | null): {
  readonly kind: PeriodKind;
  readonly cumulative: boolean;
  readonly to: string;
} {
  const [, kind, plus, to] = KEY.exec(key ?? '') ?? [];
  const known = PERIOD_KINDS.find((one) => one === kind);
  if (known && to) return { kind: known, cumulative: plus === '+', to };
  return { kind: 'month', cumulative: false, to: lastPeriods('month', today(), 2)[1]!.to };
}

/** 报送花名册: who has to report for a period, who has, who is late; text to copy for the group. */
export function RosterPage() {
  const { t } = useTranslation();
  const periodName = usePeriodName();
  const [search, change] = useAddress();
  const { kind, cumulative, to } = periodIn(search.get('period'));
  const key = `${kind}${cumulative ? '+' : ''}:${to}`;
  const at = search.get('at');
  const view = search.get('view') === 'corrected' ? 'corrected' : 'known';
  const { data, error, refetch } = useOne<Roster>(`periods/${key}/roster`, at === null ? {} : { at, view });
  const choose = (next: { kind?: PeriodKind; cumulative?: boolean; to?: string }): void => {
    const of = next.kind ?? kind;
    // Another kind begins with its last period that has ended.
    const end = next.to ?? (next.kind ? lastPeriods(of, today(), 2)[1]!.to : to);
    change({ period: `${of}${(next.cumulative ?? cumulative) ? '+' : ''}:${end}`, unit: null, filing: null });
  };
  const periods = lastPeriods(kind, today(), BACK);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('roster.title')}</h1>
        {data ? <span className="quiet">{periodName(data.period)}</span> : null}
        <span className="space" />
        <a
          className="button no-print"
          href={addressOf(`/api/periods/${key}/roster/file`, at === null ? {} : { at, view })}
          download
        >
          {t('roster.file')}
        </a>
      </div>
      <ReportingTabs />
      <div className="row-of-acts no-print" role="group" aria-label={t('narrow')}>
        <Select
          style={{ width: 96 }}
          aria-label={t('setting.periods.kind')}
          value={kind}
          options={PERIOD_KINDS.map((value) => ({ value, label: t(`setting.period.${value}`) }))}
          onChange={(value: PeriodKind) => choose({ kind: value })}
        />
        <Select
          style={{ width: 232 }}
          aria-label={t('reporting.period')}
          value={to}
          options={[
            ...periods.map((one) => ({ value: one.to, label: `${one.from} — ${one.to}` })),
            ...(periods.some((one) => one.to === to) ? [] : [{ value: to, label: to }]),
          ]}
          onChange={(value: string) => choose({ to: value })}
        />
        <Checkbox checked={cumulative} onChange={({ target }) => choose({ cumulative: target.checked })}>
          {t('roster.cumulative')}
        </Checkbox>
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          aria-label={t('roster.at')}
          placeholder={t('roster.now')}
          value={at === null ? null : dayjs(at)}
          onChange={(moment) => change({ at: moment ? moment.format('YYYY-MM-DDTHH:mm') : null, view: null })}
        />
        {at === null ? null : (
          <Checkbox
            checked={view === 'corrected'}
            onChange={({ target }) => change({ view: target.checked ? 'corrected' : null })}
          >
            {t('roster.corrected')}
          </Checkbox>
        )}
      </div>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data ? (
        data.units.length === 0 ? (
          <NobodyDue />
        ) : (
          <Whole roster={data} open={(unit) => change({ unit })} />
        )
      ) : null}
      <UnitReports
        periodKey={key}
        unit={search.get('unit')}
        name={data?.units.find(({ unitId }) => unitId === search.get('unit'))?.name ?? ''}
        close={() => change({ unit: null })}
      />
    </div>
  );
}

function NobodyDue() {
  const { t } = useTranslation();
  return (
    <div className="panel">
      <Empty what={t('roster.nobody')} hint={t('roster.nobodyDo')} />
    </div>
  );
}

function Whole({ roster, open }: { readonly roster: Roster; readonly open: (unit: string) => void }) {
  const { t } = useTranslation();
  const due = roster.units.reduce((sum, unit) => sum + unit.due, 0);
  const shown = STANDINGS.filter((standing) => roster.counts[standing] > 0);
  return (
    <>
      <section className="panel">
        <ul className="roster-counts">
          <li>
            {t('roster.due')}
            <b data-roster="due">{t('roster.dueCount', { units: roster.units.length, reports: due })}</b>
          </li>
          {shown.map((standing) => (
            <li key={standing}>
              {t(`roster.standing.${standing}`)}
              <b data-roster={standing} className={standing === 'missing' ? 'pressing' : ''}>
                {roster.counts[standing]}
              </b>
            </li>
          ))}
        </ul>
        <CopyText text={roster.text} label={t('roster.text')} />
      </section>
      <Sheet<Roster['units'][number] & { readonly id: string }>
        label={t('roster.title')}
        rows={roster.units.map((unit) => ({ ...unit, id: unit.unitId }))}
        columns={[
          {
            key: 'unit',
            title: t('field.part'),
            render: ({ unitId, name }) => (
              <Button type="link" className="in-sheet" onClick={() => open(unitId)}>
                {name}
              </Button>
            ),
          },
          { key: 'due', title: t('roster.due'), look: 'number', width: 80, render: ({ due: one }) => one },
          ...shown.map((standing) => ({
            key: standing,
            title: t(`roster.standing.${standing}`),
            look: 'number' as const,
            width: 96,
            render: ({ counts }: Roster['units'][number]) => <Count standing={standing} count={counts[standing]} />,
          })),
        ]}
      />
    </>
  );
}

function Count({ standing, count }: { readonly standing: Standing; readonly count: number }) {
  if (count === 0) return <span className="quiet">0</span>;
  return standing === 'missing' || standing === 'returned' ? <b className="pressing">{count}</b> : <>{count}</>;
}

/** The single reports of one unit for the period. */
function UnitReports({
  periodKey,
  unit,
  name,
  close,
}: {
  readonly periodKey: string;
  readonly unit: string | null;
  readonly name: string;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Drawer open={unit !== null} onClose={close} size={640} title={name} destroyOnHidden>
      {unit === null ? null : <OneUnit periodKey={periodKey} unit={unit} label={t('roster.title')} />}
    </Drawer>
  );
}

function OneUnit({
  periodKey,
  unit,
  label,
}: {
  readonly periodKey: string;
  readonly unit: string;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const list = useList<RosterReport>(`periods/${periodKey}/reports`, { unit });
  return <Rows list={list} label={label} columns={reportColumns(t)} empty={<Empty what={t('roster.nobody')} />} />;
}
