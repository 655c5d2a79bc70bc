import { followedFields } from '@luoshi/work';
import { z } from 'zod';
import { duty } from './deed.js';
import { refused } from './outcome.js';
import { conversion } from './indicator.js';
import { measure, stretch } from './paper.js';
import { taskState } from './task.js';
import { day, decimal, id, line } from './value.js';

const field = z.enum(followedFields);
const fields = z.array(field).readonly();

/** What a text asks of a task, or what the task has. */
const says = z.object({
  title: z.string(),
  deadline: z.object({ day, time: z.string().nullable(), said: z.string().nullable() }).nullable(),
  target: z.object({ least: decimal, most: decimal, unit: z.string() }).nullable(),
  modality: z.enum(['must', 'strive', 'encourage']),
  duties: z.array(duty).readonly(),
});

const row = { taskId: id, number: z.string(), title: z.string(), state: taskState, version: z.number().int() };

/** Tasks on earlier texts of a paper beside its latest version, and those whose measure that has no more. */
export const following = z.object({
  number: z.number().int(),
  rows: z
    .array(
      z.object({
        ...row,
        open: z.boolean(),
        before: measure,
        after: measure,
        words: z.array(stretch).readonly(),
        says: z.object({ before: says, after: says, now: says }),
        changed: fields,
        byHand: fields,
        unknownUnits: z.array(z.string()).readonly(),
        same: z.boolean(),
        valuesInOldUnit: z.boolean(),
        conversion: conversion.nullable(),
        dropped: z
          .array(z.object({ id, subject: z.string(), said: z.string().nullable(), due: day.nullable() }))
          .readonly(),
        planned: z.boolean(),
        seen: z.number().int(),
      }),
    )
    .readonly(),
  left: z.array(z.object({ ...row, before: measure })).readonly(),
});

/** A task goes over to the latest version: to which measure, by which reading of it, and why. */
export const followAsked = z.strictObject({
  measureId: id,
  seen: z.number().int().min(1),
  /** What a person had corrected and is given up for the new text. */
  over: z.array(field).max(5).default([]),
  /** Needed where the target or the deadline changes. */
  reason: line(2000).nullable().default(null),
});

const going = z.strictObject({ id, version: z.number().int().min(1), measureId: id, seen: z.number().int().min(1) });
export const followSame = z.strictObject({ tasks: z.array(going).min(1).max(500) });

export const followed = z.object({
  done: z.array(z.object({ id, version: z.number().int() })).readonly(),
  refused: z.array(refused).readonly(),
});
