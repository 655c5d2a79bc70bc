import { Button, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { rowsOf } from '../api/list.js';
import type { List } from '../api/list.js';
import type { Entry } from '../api/tasks.js';
import { useUnitName } from '../api/units.js';
import { Fault } from '../shell/fault.js';
import { Waiting } from '../shell/waiting.js';
import { useTranslation } from '../words/index.js';
import { EntryDetail } from './entry-detail.js';
import { fateOf, mendedDeed } from './mended.js';

/** A history, the newest first: what was done, by whom, why, and what was corrected since; more on demand. */
export function Entries({
  list,
  empty,
  act,
}: {
  readonly list: List<Entry>;
  /** What stands there where nothing is written; says so where it is left out. */
  readonly empty?: ReactNode;
  /** What can be done about a line, for whoever may. */
  readonly act?: (entry: Entry, all: readonly Entry[]) => ReactNode;
}) {
  const { t, language } = useTranslation();
  const unitName = useUnitName();
  if (list.error) return <Fault fault={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Waiting />;
  const all = rowsOf(list);
  if (all.length === 0) return empty === undefined ? <p className="quiet">{t('entry.none')}</p> : <>{empty}</>;
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (
    <>
      <Timeline
        items={all.map((entry) => {
          const fate = fateOf(entry, all);
          return {
            key: entry.id,
            content: (
              <div data-entry={entry.action}>
                <div className="row-of-acts">
                  <span>
                    {t(wordsFor(entry))}
                    {entry.unitId ? `　${unitName(entry.unitId)}` : ''}
                  </span>
                  {fate ? <span className="chip">{t(`entry.${fate}`)}</span> : null}
                  {act?.(entry, all)}
                </div>
                <EntryDetail entry={entry} all={all} />
                {entry.reason && !mendedDeed(entry) ? <div className="keep-lines">{entry.reason}</div> : null}
                <small className="quiet">
                  {[when.format(new Date(entry.at)), entry.by].filter(Boolean).join('　')}
                </small>
              </div>
            ),
          };
        })}
      />
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('entry.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Where an entry's words are: by what it is about, then among the deeds. */
const wordsFor = ({ subjectKind, action }: Pick<Entry, 'subjectKind' | 'action'>): string[] =>
  subjectKind === 'problem'
    ? [`problems.step.${action}`, `problems.${action}`]
    : [`entryOf.${subjectKind}.${action}`, `action.${action}`];
