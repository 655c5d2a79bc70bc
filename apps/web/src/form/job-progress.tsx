import { Button, Progress } from 'antd';
import { useTranslation } from '../words/index.js';
import type { Job } from '../api/papers.js';
import { useDoing } from '../api/list.js';
import { Fault } from '../shell/fault.js';

export const hasEnded = ({ state }: Pick<Job, 'state'>): boolean => ['done', 'failed', 'cancelled'].includes(state);

/** How far a long work is, and a way to stop it; what is done so far stays. */
export function JobProgress({
  job,
  words = 'job',
}: {
  readonly job: Job;
  /** Where the words of its states are, if it has its own. */
  readonly words?: string;
}) {
  const { t } = useTranslation();
  const stopping = useDoing();
  const total = Number(job.totalUnits ?? 0);
  const ended = hasEnded(job);
  return (
    <>
      <div className="row-of-acts" role="status">
        <span>{t(`${words}.${job.state}`)}</span>
        <Progress
          style={{ maxWidth: 360 }}
          percent={ended ? 100 : total > 0 ? Math.floor((100 * Number(job.doneUnits)) / total) : 0}
          status={
            job.state === 'failed' ? 'exception' : job.state === 'cancelled' ? 'normal' : ended ? 'success' : 'active'
          }
        />
        {ended ? null : (
          <Button
            size="small"
            loading={stopping.isPending}
            onClick={() => stopping.mutate({ path: `jobs/${job.id}/cancellation` })}
          >
            {t('bulk.stop')}
          </Button>
        )}
      </div>
      {stopping.error ? <Fault fault={stopping.error} /> : null}
    </>
  );
}
