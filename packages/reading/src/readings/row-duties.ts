import type { TaskRow } from '../outline/task-table.js';
import { namedIn } from './duty-names.js';
import type { DutyText } from './duty-text.js';

const LABELS = { lead: '牵头单位：', support: '配合单位：', responsible: '责任单位：' } as const;

/**
 * Who answers for a row of a table of tasks: the head of the column is the label of the names in the cell, a verb in the
 * cell overrules it (`市住建局牵头，市财政局配合`).
 */
export function dutiesOfRow(text: string, row: TaskRow): DutyText[] {
  const found: DutyText[] = [];
  for (const { start, end, role } of row.bodies) {
    // A cell of several paragraphs names one body in each.
    const words = text
      .slice(start, end)
      .replace(/<br\s?\/?>/g, '、')
      .replace(/([^、，,；;：:])\s+(?=[^、，,；;（(])/g, '$1、');
    const named = namedIn(LABELS[role] + words, true);
    if (named.length > 0) found.push({ start, end, named, prose: false });
  }
  return found;
}
