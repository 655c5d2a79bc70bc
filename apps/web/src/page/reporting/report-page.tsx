import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, Navigate, useParams } from 'react-router';
import { beginReport, useReport } from '../../api/reports.js';
import type { ReportLooked, ReportState } from '../../api/reports.js';
import { has, useSession } from '../../api/session.js';
import { useUnitName } from '../../api/units.js';
import { usePeriodName } from '../../api/period-name.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { fonts } from '../../theme/tokens.js';
import { Drafts } from './draft.js';
import { Filings } from './filings.js';
import { Judge } from './judge.js';
import { ReportForm } from './report-form.js';
import { Receipt } from './receipt.js';
import { WithinUnit } from './within-unit.js';

/** Begins the report of a part for a period, or goes on with the one that is there. */
export function BeginPage() {
  const { task = '', unit = '', period = '' } = useParams();
  const begun = useQuery({
    queryKey: ['reports', 'begin', task, unit, period],
    queryFn: () => beginReport({ taskId: task, unitId: unit, period }),
    gcTime: 0,
  });
  if (begun.error)
    return (
      <div className="page">
        <Fault fault={begun.error} again={() => void begun.refetch()} />
      </div>
    );
  return begun.data ? <Navigate to={`/reporting/report/${begun.data.id}`} replace /> : <Waiting page />;
}

/** One report: written and passed on within the unit, filed with its receipt, judged by the office. */
export function ReportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useReport(id);
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <div className="page-head">
        <Link to="/reporting">← {t('menu.reporting')}</Link>
      </div>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {data ? <Looked looked={data} refetch={() => void refetch()} /> : error ? null : <Waiting />}
    </div>
  );
}

function Looked({ looked, refetch }: { readonly looked: ReportLooked; readonly refetch: () => void }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const who = useSession().data!;
  const { report, task, form, filings } = looked;
  const drafts = useMemo(() => new Drafts(localStorage, who), [who]);
  const isWriting = form.steps?.held === true;
  return (
    <>
      <section className="panel">
        <p className="quiet figures" style={{ margin: 0 }}>
          {task.number}　{unitName(report.unitId)}　{periodName(report.period)}
        </p>
        <h1 style={{ fontSize: 19, margin: '2px 0 8px', textWrap: 'pretty' }}>{task.title}</h1>
        {task.quote ? (
          <blockquote className="quoted" style={{ fontFamily: fonts.paper }}>
            {task.quote}
          </blockquote>
        ) : null}
        <Way state={report.state} />
      </section>
      {report.state === 'returned' || (report.state === 'drafted' && report.returnReason) ? (
        <section className="panel notice-bad" role="status">
          <strong>{t(report.state === 'returned' ? 'reporting.returned' : 'reporting.handedBack')}</strong>
          <p className="keep-lines" style={{ margin: '4px 0 0' }}>
            {report.returnReason}
          </p>
        </section>
      ) : null}
      {isWriting ? (
        <ReportForm key={`${report.id} ${report.version}`} looked={looked} drafts={drafts} refetch={refetch} />
      ) : (
        <>
          {report.state === 'issued' && form.steps ? <Receipt looked={looked} /> : null}
          {form.steps && ['submitted', 'checked', 'drafted'].includes(report.state) ? (
            <section className="panel">
              {t('reporting.elsewhere', { step: t(`reporting.step.${report.state}`) })}
            </section>
          ) : null}
          {filings.length === 0 && !form.steps ? (
            <section className="panel quiet">{t('reporting.underWay')}</section>
          ) : null}
          {has(who, 'supervision') && report.state === 'issued' ? <Judge report={report} /> : null}
        </>
      )}
      {filings.length > 0 ? <Filings looked={looked} /> : null}
      {form.steps ? <WithinUnit id={report.id} /> : null}
    </>
  );
}

const WAY: readonly (readonly ReportState[])[] = [
  ['drafted', 'returned'],
  ['submitted'],
  ['checked'],
  ['issued'],
  ['accepted'],
];

/** 经办 → 科室 → 分管领导 → 督查室审核 → 已采纳, and where this report stands. */
function Way({ state }: { readonly state: ReportState }) {
  const { t } = useTranslation();
  const at = WAY.findIndex((states) => states.includes(state));
  return (
    <ol className="way" aria-label={t('reporting.way')}>
      {WAY.map(([step], index) => (
        <li
          key={step}
          className={index < at || state === 'accepted' ? 'past' : index === at ? `here ${state}` : ''}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {t(`reporting.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
