import { useTranslation } from '../../words/index.js';
import { useReportSteps } from '../../api/reports.js';
import { momentOf } from '../../api/time.js';

/** How the report went through its unit; nobody outside sees it. */
export function WithinUnit({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data } = useReportSteps(id, true);
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('reporting.within')}</h2>
      <ul className="timeline">
        {data.rows.map(({ id: entry, at, action, reason }) => (
          <li key={entry}>
            {t(`reporting.${action}`)}
            {reason ? `：${reason}` : ''} <small className="quiet">{momentOf(at)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
