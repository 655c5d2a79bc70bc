import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import type { ReportLooked } from '../../api/reports.js';
import { useUnitName } from '../../api/units.js';
import { momentOf } from '../../api/time.js';
import { usePeriodName } from '../../api/period-name.js';

/** 回执: what proves that a report arrived, when, and in which words. */
export function Receipt({ looked: { report, task, filings } }: { readonly looked: ReportLooked }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const filing = filings.find(({ entryId }) => entryId === report.entryId);
  return (
    <section className="panel receipt" role="status" aria-label={t('reporting.receipt')}>
      <header>
        <h2>{t('reporting.receiptTitle')}</h2>
        <span className={report.late ? 'chip late' : 'chip'}>
          {t(report.late === null ? 'reporting.lateUnknown' : report.late ? 'reporting.late' : 'reporting.onTime')}
        </span>
      </header>
      <dl className="pairs">
        <dt>{t('task.title')}</dt>
        <dd>
          {task.number}　{task.title}
        </dd>
        <dt>{t('field.part')}</dt>
        <dd>{unitName(report.unitId)}</dd>
        <dt>{t('reporting.period')}</dt>
        <dd>{periodName(report.period)}</dd>
        <dt>{t('reporting.filedAt')}</dt>
        <dd className="figures">{report.filedAt ? momentOf(report.filedAt) : ''}</dd>
        <dt>{t('reporting.receiptNumber')}</dt>
        <dd className="figures" style={{ overflowWrap: 'anywhere' }}>
          {report.entryId}
        </dd>
        {filing ? (
          <>
            <dt>{t('reporting.fingerprint')}</dt>
            <dd className="figures" style={{ overflowWrap: 'anywhere' }}>
              {filing.sha256}
            </dd>
          </>
        ) : null}
      </dl>
      <div className="actions no-print">
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('reporting.print')}
        </Button>
        <Link to="/reporting">{t('reporting.nextDue')}</Link>
      </div>
    </section>
  );
}
