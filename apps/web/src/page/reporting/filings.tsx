import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { ReportLooked } from '../../api/reports.js';
import { useAttachments } from '../../api/files.js';
import { momentOf } from '../../api/time.js';
import { CorrectFiled } from './correct-filed.js';

interface Said {
  readonly text: string;
  readonly figures?: readonly { readonly indicator: string | null; readonly said: string }[];
  readonly progress?: string | null;
  readonly difficulties?: string | null;
  readonly nextSteps?: string | null;
  readonly asOf?: string | null;
  readonly started?: string | null;
}

/** Everything that was filed for the period, as it was filed, with what was done to it; corrections stand beside. */
export function Filings({ looked }: { readonly looked: ReportLooked }) {
  const { t } = useTranslation();
  const { report, filings, form } = looked;
  const files = useAttachments('report', report.id);
  const [isCorrecting, setCorrecting] = useState(false);
  const mayCorrect = form.steps !== null && (report.state === 'issued' || report.state === 'accepted');
  return (
    <section className="panel">
      <header>
        <h2>{t('reporting.filed')}</h2>
        {mayCorrect ? (
          <Button size="small" onClick={() => setCorrecting(true)}>
            {t('action.correct')}
          </Button>
        ) : null}
      </header>
      {[...filings].reverse().map(({ entryId, filed, said, status, remark, corrections }) => (
        <article key={entryId} className="filing">
          <p style={{ margin: 0 }}>
            <span className={status === 'returned' || status === 'taken-back' ? 'chip late' : 'chip'}>
              {t(`reporting.status.${status}`)}
            </span>{' '}
            <span className="quiet figures">{filed.replace('T', ' ')}</span>
          </p>
          {remark ? <p className="keep-lines notice-bad">{remark}</p> : null}
          <Words said={said as Said} form={form} />
          {corrections.map((one) => (
            <div key={one.entryId} className="correction">
              <p style={{ margin: 0 }}>
                <span className="chip">{t('action.correct')}</span>{' '}
                <span className="quiet figures">{one.on.replace('T', ' ')}</span>　{one.reason}
              </p>
              {one.said ? <Words said={one.said as Said} form={form} /> : null}
            </div>
          ))}
        </article>
      ))}
      {files.data && files.data.length > 0 ? (
        <p style={{ marginBottom: 0 }}>
          {t('reporting.attachments')}：
          {files.data.map(({ id, title, stamped }) => (
            <a key={id} href={`/api/attachments/${id}/file`} download style={{ marginInlineEnd: 12 }}>
              {title}
              {stamped ? `（${t('reporting.stamped')}）` : ''}
            </a>
          ))}
        </p>
      ) : null}
      {isCorrecting ? <CorrectFiled looked={looked} close={() => setCorrecting(false)} /> : null}
      {report.acceptedAt ? (
        <p className="quiet" style={{ margin: '8px 0 0' }}>
          {t('reporting.acceptedAt', { at: momentOf(report.acceptedAt) })}
        </p>
      ) : null}
    </section>
  );
}

/** What a filing says, field by field; what was left blank is left out. */
function Words({ said, form }: { readonly said: Said; readonly form: ReportLooked['form'] }) {
  const { t } = useTranslation();
  const rows: (readonly [string, string | null | undefined])[] = [
    ...(said.figures ?? []).map(({ indicator, said: words }) => {
      const asked = form.figures.find(({ indicatorId }) => indicatorId === indicator);
      return [asked?.name ?? t('reporting.figures'), asked?.unit ? `${words}（${asked.unit}）` : words] as const;
    }),
    [t('reporting.text'), said.text],
    [t('reporting.progress'), said.progress ? `${said.progress}%` : null],
    [t('reporting.difficulties'), said.difficulties],
    [t('reporting.nextSteps'), said.nextSteps],
    [t('reporting.asOf'), said.asOf],
    [t('reporting.started'), said.started],
  ];
  return (
    <dl className="pairs">
      {rows.map(([name, words]) =>
        words ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="keep-lines">{words}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
