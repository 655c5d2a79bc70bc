import type { TaskFilter, TaskGrouping } from '@luoshi/work';
import type { z } from 'zod';
import type { taskFilter } from '../contract/task.js';
import { given } from '../contract/value.js';

/** The query's words as the ledger's filter: for lists, counts, batches and cards alike. */
export function filterFrom(query: Partial<z.output<typeof taskFilter>>): TaskFilter {
  const { state, lamp, unit, role, partState, paper, measure, parent, leader, approval, progressClass, ...rest } =
    query;
  const { id, carriedFrom, instruction, meetingItem, group, ...same } = rest;
  return given({
    ...same,
    taskIds: id,
    states: state,
    lamps: lamp,
    unitId: unit,
    unitRole: role,
    partStates: partState,
    paperId: paper,
    measureId: measure,
    parentId: parent,
    carriedFromId: carriedFrom,
    instructionId: instruction,
    meetingItemId: meetingItem,
    leaderId: leader,
    approvalKind: approval,
    progressClasses: progressClass,
    group: group === undefined ? undefined : groupFrom(group),
  });
}

function groupFrom(words: string): TaskFilter['group'] {
  const [by, key] = words.split(':') as [TaskGrouping, string];
  return { by, key: key === '' ? null : key };
}
