import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useReportStep } from '../../api/reports.js';
import type { Report } from '../../api/reports.js';
import { Fault } from '../../shell/fault.js';
import { Reason } from '../../form/reason.js';

/** 审核: the office accepts what was filed, or returns it with a reason. */
export function Judge({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const step = useReportStep(report.id);
  const [isReturning, setReturning] = useState(false);
  return (
    <section className="panel">
      <h2>{t('reporting.judge')}</h2>
      <div className="actions no-print" style={{ margin: 0 }}>
        <Button
          type="primary"
          loading={step.isPending}
          onClick={() => step.mutate({ step: 'judge', judgement: { accepted: true }, version: report.version })}
        >
          {t('reporting.accept')}
        </Button>
        <Button onClick={() => setReturning(true)}>{t('reporting.return')}</Button>
      </div>
      {step.error && !isReturning ? <Fault fault={step.error} /> : null}
      {isReturning ? (
        <Reason
          title={t('reporting.return')}
          what={t('reporting.returnWhat')}
          pending={step.isPending}
          error={step.error}
          submit={(reason) =>
            step.mutate(
              { step: 'judge', judgement: { accepted: false, reason }, version: report.version },
              { onSuccess: () => setReturning(false) },
            )
          }
          close={() => setReturning(false)}
        />
      ) : null}
    </section>
  );
}
