import type { Translate } from '../../words/index.js';
import type { ReactNode } from 'react';
import type { ListedTask } from '../../api/tasks.js';
import { lampIn } from '../../lamp/lamp.js';

/** Every column that a row can show, in their order. */
export const columnKeys = [
  'lamp',
  'number',
  'title',
  'lead',
  'support',
  'state',
  'due',
  'modality',
  'progress',
  'league',
  'category',
  'since',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** What is shown where nobody has chosen. */
export const usualColumns: readonly ColumnKey[] = ['lamp', 'number', 'title', 'lead', 'state', 'due'];

/** What a phone shows. */
export const phoneColumns: readonly ColumnKey[] = ['lamp', 'title', 'due'];

export interface TaskColumn {
  readonly key: ColumnKey;
  readonly head: string;
  /** Pixels; the title takes what the others leave, and never less than this. */
  readonly width: number;
  readonly of: (task: ListedTask) => ReactNode;
}

/** The columns of these keys, in the language of `t`; `unitName` says how a unit is called. */
export function taskColumns(
  keys: readonly ColumnKey[],
  t: Translate,
  unitName: (id: string) => string,
  isEnglish: boolean,
): readonly TaskColumn[] {
  const unitsOf =
    (role: 'lead' | 'support') =>
    ({ parts }: ListedTask) =>
      parts
        .filter((part) => part.role === role)
        .map(({ unitId }) => unitName(unitId))
        .join(t('listed'));
  // Asked once a word, not once a row: rows come by hundreds a second as they are scrolled.
  const lampOf = once((colour: ListedTask['lamp']) => lampIn(t, { colour }));
  const stateOf = once((state: ListedTask['state']) => t(`state.${state}`));
  const modalityOf = once((modality: ListedTask['modality']) => t(`modality.${modality}`));
  const noDue = t('task.noDue');
  const all: Readonly<Record<ColumnKey, Omit<TaskColumn, 'key'>>> = {
    lamp: { head: t('task.lamp'), width: 64, of: ({ lampShown }) => lampOf(lampShown) },
    number: { head: t('task.number'), width: 120, of: ({ number }) => number },
    title: { head: t('task.title'), width: 180, of: ({ title }) => title },
    lead: { head: t('task.lead'), width: 220, of: unitsOf('lead') },
    support: { head: t('task.support'), width: 220, of: unitsOf('support') },
    state: { head: t('task.state'), width: isEnglish ? 164 : 96, of: ({ state }) => stateOf(state) },
    due: { head: t('task.due'), width: 112, of: ({ due }) => due ?? noDue },
    modality: { head: t('column.modality'), width: 96, of: ({ modality }) => modalityOf(modality) },
    progress: {
      head: t('task.progress'),
      width: 80,
      of: ({ progress }) => (progress === null ? '' : `${progress}%`),
    },
    league: { head: t('column.league'), width: 120, of: ({ league }) => league },
    category: { head: t('column.category'), width: 120, of: ({ category }) => category },
    since: { head: t('column.since'), width: 112, of: ({ lampSince }) => lampSince },
  };
  return columnKeys.filter((key) => keys.includes(key)).map((key) => ({ key, ...all[key] }));
}

/** The same function, which works out each key's value once. */
function once<Key, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, of(key));
    return known.get(key)!;
  };
}
