import { Button, Timeline } from 'antd';
import { useTranslation } from '../../words/index.js';
import { useHistory } from '../../api/tasks.js';
import type { Entry } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { FollowedDetail } from './followed-detail.js';
import { Fault } from '../../shell/fault.js';

/** A task's history, the newest first. */
export function History({ id }: { readonly id: string }) {
  const { t, language } = useTranslation();
  const { data, error, hasNextPage, fetchNextPage } = useHistory(id);
  const unitName = useUnitName();
  if (error) return <Fault fault={error} />;
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (
    <>
      <Timeline
        items={(data?.pages ?? [])
          .flatMap((page) => page.rows)
          .map((entry) => ({
            key: entry.id,
            content: (
              <>
                <div>
                  {t(wordsFor(entry))}
                  {entry.unitId ? `　${unitName(entry.unitId)}` : ''}
                </div>
                <FollowedDetail entry={entry} />
                {entry.reason ? <div>{entry.reason}</div> : null}
                <small className="quiet">{when.format(new Date(entry.at))}</small>
              </>
            ),
          }))}
      />
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('entry.more')}</Button> : null}
    </>
  );
}

/** Where an entry's words are: by what it is about, then among the deeds. */
const wordsFor = ({ subjectKind, action }: Pick<Entry, 'subjectKind' | 'action'>): string[] =>
  subjectKind === 'problem'
    ? [`problems.step.${action}`, `problems.${action}`]
    : [`entryOf.${subjectKind}.${action}`, `action.${action}`];
