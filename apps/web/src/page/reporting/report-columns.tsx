import type { Translate } from '../../words/index.js';
import { Link } from 'react-router';
import type { RosterReport } from '../../api/roster.js';
import { momentOf } from '../../api/time.js';
import type { Column } from '../../shell/rows.js';

/** A moment of the office's clock, or what is known of it: `2026-03-05 17:00`. */
export function cutOffWords(t: Translate, { moment, notBefore }: RosterReport['cutOff']): string {
  if (moment) return moment.replace('T', ' ');
  return notBefore ? t('reporting.notBefore', { at: notBefore.replace('T', ' ') }) : '';
}

/** What a roster tells of a single report. A report that nobody has begun leads to its task. */
export const reportColumns = (t: Translate): Column<RosterReport>[] => [
  {
    key: 'title',
    title: t('task.title'),
    render: ({ taskId, number, title, reportId }) => (
      <div>
        <Link to={reportId ? `/reporting/report/${reportId}` : `/ledger?task=${taskId}`}>{title}</Link>
        <div className="quiet figures">{number}</div>
      </div>
    ),
  },
  { key: 'cut', title: t('reporting.cutOff'), look: 'fixed', render: ({ cutOff }) => cutOffWords(t, cutOff) },
  {
    key: 'standing',
    title: t('reporting.status.label'),
    look: 'fixed',
    render: ({ standing, filedAt }) => (
      <div>
        <span className={standing === 'missing' || standing === 'returned' ? 'chip late' : 'chip'}>
          {t(`roster.standing.${standing}`)}
        </span>
        {filedAt ? <div className="quiet">{momentOf(filedAt)}</div> : null}
      </div>
    ),
  },
];
