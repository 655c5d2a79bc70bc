import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useReportStep } from '../../api/reports.js';
import type { ReportLooked } from '../../api/reports.js';
import { Fault } from '../../shell/fault.js';
import { contentOf } from './use-draft.js';

/** 更正: what was filed stays as it is; the right words and figures are entered beside it, with the reason. */
export function CorrectFiled({ looked, close }: { readonly looked: ReportLooked; readonly close: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { report, form } = looked;
  const [content, setContent] = useState(() => contentOf(report));
  const [reason, setReason] = useState('');
  const step = useReportStep(report.id);
  return (
    <Modal
      open
      title={t('action.correct')}
      okText={t('deed.submit')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={step.isPending}
      onOk={() => step.mutate({ step: 'correct', content, reason, version: report.version }, { onSuccess: close })}
      onCancel={close}
    >
      <p className="quiet">{t('reporting.correctWhat')}</p>
      <div className="report-form">
        {form.figures.map(({ indicatorId, name, unit }) => (
          <div className="report-field" key={indicatorId ?? 'own'}>
            <label htmlFor={`${id} ${indicatorId}`}>{unit ? `${name}（${unit}）` : name}</label>
            <Input
              id={`${id} ${indicatorId}`}
              maxLength={200}
              value={content.figures.find((one) => one.indicatorId === indicatorId)?.said ?? ''}
              onChange={({ target: { value: said } }) =>
                setContent({
                  ...content,
                  figures: [
                    ...content.figures.filter((one) => one.indicatorId !== indicatorId),
                    { indicatorId, said, prefilled: null },
                  ],
                })
              }
            />
          </div>
        ))}
        <div className="report-field">
          <label htmlFor={`${id} text`}>{t('reporting.text')}</label>
          <Input.TextArea
            id={`${id} text`}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={20_000}
            value={content.text}
            onChange={({ target }) => setContent({ ...content, text: target.value })}
          />
        </div>
        <div className="report-field">
          <label htmlFor={`${id} reason`}>{t('field.reason')}</label>
          <Input.TextArea
            id={`${id} reason`}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      </div>
      {step.error ? <Fault fault={step.error} /> : null}
    </Modal>
  );
}
