import { unitsById } from '@luoshi/ledger';
import type { Id, ListedTask, TaskFilter, TaskOrder } from '@luoshi/ledger';
import { dayCell, modalityWords, numberCell, streamedWorkbook, textCell } from '@luoshi/reports';
import type { Cell, StreamedColumn } from '@luoshi/reports';
import { noteAccess } from '../account/look.js';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { colourWords } from '../lamp/colour.js';
import { stateWords } from '../task/state.js';
import { countOf, taskList } from './look.js';

interface LedgerColumn extends StreamedColumn {
  readonly cell: (task: ListedTask, unitsOf: (role: 'lead' | 'support') => string) => Cell;
}

const text = (head: string, width: number, cell: LedgerColumn['cell']): LedgerColumn => ({
  ...{ head, width, cell },
  kind: 'text',
});
const day = (head: string, cell: LedgerColumn['cell']): LedgerColumn => ({ head, width: 12, kind: 'day', cell });

/** The columns of the ledger, by the names that the screen has for them, in the screen's order. */
const columns = {
  lamp: text('亮灯', 8, ({ lampShown }) => colourWords[lampShown]),
  number: text('编号', 14, ({ number }) => number),
  title: text('事项', 48, ({ title }) => textCell(title)),
  lead: text('牵头', 28, (_, unitsOf) => textCell(unitsOf('lead'))),
  support: text('配合', 28, (_, unitsOf) => textCell(unitsOf('support'))),
  state: text('状态', 10, ({ state }) => stateWords[state]),
  due: day('时限', ({ due }) => dayCell(due)),
  modality: text('约束程度', 10, ({ modality }) => modalityWords[modality]),
  progress: {
    ...{ head: '进度（%）', width: 10, kind: 'number' as const },
    cell: ({ progress }) => (progress === null ? null : numberCell(progress)),
  },
  league: text('分组', 14, ({ league }) => textCell(league)),
  category: text('类别', 14, ({ category }) => textCell(category)),
  since: day('转灯日', ({ lampSince }) => dayCell(lampSince)),
} as const satisfies Record<string, LedgerColumn>;

export type LedgerColumnName = keyof typeof columns;
export const ledgerColumns = Object.keys(columns) as readonly LedgerColumnName[];

export interface LedgerSheet {
  /** `台账 2026-03-03 共12项.xlsx` */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Rows that are read at once. */
const ROWS = 1000;

const orderWords: Readonly<Record<TaskOrder, string>> = { due: '按时限', number: '按编号', changed: '最近变动在前' };

/**
 * The ledger's rows that the desk sees, as an xlsx file: these columns, filter and order, without a limit. The first row says
 * how many there are, the last one that all are there, or that the ledger changed meanwhile. Leaves an entry in the access log.
 */
export async function ledgerSheet(
  desk: Desk,
  filter: TaskFilter,
  order: TaskOrder,
  names: readonly LedgerColumnName[],
): Promise<LedgerSheet> {
  const shown = ledgerColumns.filter((name) => names.includes(name)).map((name): LedgerColumn => columns[name]);
  const lamps = await countOf(desk, filter);
  const count = Object.values(lamps).reduce((sum, one) => sum + one, 0);
  await noteAccess(desk, { action: 'export', subjectKind: 'task', body: { operation: 'exportTasks', count } });
  const conditions = Object.keys(filter).length;
  const title = [
    '落实台账',
    `共${count}项`,
    `${momentAt(desk.now).replace('T', ' ')}导出`,
    orderWords[order],
    conditions === 0 ? '未筛选' : `按${conditions}个条件筛选`,
  ].join('　');
  const end = (written: number): string =>
    written === count
      ? `以上共${written}项，已全部列出。`
      : `以上${written}项。导出期间台账有变动：开始时共${count}项，需要时请重新导出。`;
  const bytes = streamedWorkbook({
    name: '台账',
    columns: shown,
    title,
    rows: rowsOf(desk, filter, order, shown),
    end,
  });
  return { name: `台账 ${dayAt(desk.now)} 共${count}项.xlsx`, bytes };
}

async function* rowsOf(
  desk: Desk,
  filter: TaskFilter,
  order: TaskOrder,
  shown: readonly LedgerColumn[],
): AsyncGenerator<readonly Cell[]> {
  const { store, jurisdiction, now } = desk;
  const names = new Map<Id, string>();
  for (let after: string | null = null; ;) {
    const { rows, next } = await taskList(desk, filter, order, { after, limit: ROWS });
    const unknown = new Set(
      rows.flatMap(({ parts }) => parts.map(({ unitId }) => unitId)).filter((id) => !names.has(id)),
    );
    for (const [id, { name, shortName }] of await unitsById(store.db, jurisdiction, [...unknown], dayAt(now)))
      names.set(id, shortName ?? name);
    for (const task of rows) {
      const unitsOf = (role: 'lead' | 'support'): string =>
        task.parts
          .filter((part) => part.role === role)
          .map(({ unitId }) => names.get(unitId) ?? unitId)
          .join('、');
      yield shown.map(({ cell }) => cell(task, unitsOf));
    }
    if (next === null) return;
    after = next;
  }
}
