import { Button, Checkbox, Flex } from 'antd';
import type { lamps, tasks } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useList, useOne } from '../../api/list.js';
import type { TaskFilter } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Lamp } from '../../lamp/lamp.js';
import { useAddress } from '../../shell/address.js';
import { Empty, Rows } from '../../shell/rows.js';
import { LampButtons, totalShown } from './ledger-head.js';
import { Narrowing } from './ledger-filters.js';
import { PastDay } from './past-day.js';
import type { Past } from './view.js';

type PastTask = z.input<typeof lamps.pastPage>['rows'][number];

/** By which a past day's rows can be narrowed; the server takes no others. */
const NARROWS: ReadonlySet<string> = new Set([
  ...['state', 'lamp', 'unit', 'role', 'dueFrom', 'dueTo', 'turnedSince', 'league', 'category', 'progressClass'],
  ...['approval', 'name'],
]);

export interface PastLedgerProps {
  readonly past: Past;
  readonly filter: TaskFilter;
  readonly choose: (id: string) => void;
}

/** 某日台账: the rows as they were at the end of a day, with their lamps of that day. A row opens as it stands now. */
export function PastLedger({ past: { day, view }, filter, choose }: PastLedgerProps) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const unitName = useUnitName();
  const names = Object.keys(filter);
  const narrowed = Object.fromEntries(Object.entries(filter).filter(([name]) => NARROWS.has(name)));
  const dropped = names.filter((name) => !NARROWS.has(name));
  const { lamp: _lamp, ...ofAnyLamp } = narrowed;
  const { data: counts } = useOne<z.output<typeof tasks.taskCounts>>(`days/${day}/tasks/count`, { ...ofAnyLamp, view });
  const list = useList<PastTask>(`days/${day}/tasks`, { ...narrowed, view }, 100);
  const total = counts ? totalShown(counts, filter) : null;
  const wordsOf = (name: string): string =>
    t(`pastLedger.filter.${name === 'paper' || name === 'group' ? name : 'other'}`);
  return (
    <>
      <div className="page-head">
        <h1>{t('pastLedger.title', { day })}</h1>
        {total === null ? null : (
          <span className="quiet figures" data-total={total}>
            {t('ledger.total', { count: total })}
          </span>
        )}
        <LampButtons counts={counts} filter={filter} />
        <span className="space" />
        <Button className="no-print" onClick={() => change({ day: null, view: null, task: null })}>
          {t('pastLedger.leave')}
        </Button>
      </div>
      <Flex gap={8} wrap className="no-print filters ledger-filters" role="group" aria-label={t('narrow')}>
        <Narrowing filter={filter} />
        <PastDay day={day} />
        <Checkbox
          style={{ alignItems: 'center' }}
          checked={view === 'corrected'}
          onChange={({ target }) => change({ view: target.checked ? 'corrected' : null })}
        >
          {t('pastLedger.corrected')}
        </Checkbox>
      </Flex>
      {dropped.length > 0 ? (
        <p role="status">{t('pastLedger.dropped', { names: [...new Set(dropped.map(wordsOf))].join(t('listed')) })}</p>
      ) : null}
      <Rows<PastTask>
        list={list}
        label={t('pastLedger.title', { day })}
        empty={<Empty what={t('pastLedger.none')} hint={t('pastLedger.noneDo')} />}
        columns={[
          {
            key: 'lamp',
            title: t('task.lamp'),
            look: 'fixed',
            width: 72,
            render: ({ lampShown }) => <Lamp colour={lampShown} />,
          },
          { key: 'number', title: t('task.number'), look: 'fixed', width: 120, render: ({ number }) => number },
          {
            key: 'title',
            title: t('task.title'),
            render: ({ taskId, title }) => (
              <Button type="link" className="in-sheet" onClick={() => choose(taskId)}>
                {title}
              </Button>
            ),
          },
          {
            key: 'lead',
            title: t('task.lead'),
            width: '20%',
            render: ({ leadIds }) => leadIds.map(unitName).join(t('listed')),
          },
          {
            key: 'state',
            title: t('task.state'),
            look: 'fixed',
            width: 104,
            render: ({ state }) => t(`state.${state}`),
          },
          { key: 'due', title: t('task.due'), look: 'fixed', width: 112, render: ({ due }) => due ?? t('task.noDue') },
        ]}
      />
    </>
  );
}
