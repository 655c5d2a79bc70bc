import { z } from 'zod';
import { duty, reportingDuty, taskLeader } from './deed.js';
import { day, deadline, filled, id, instant, line, pageOf, paging } from './value.js';

const instructedTask = z.strictObject({
  /** The first sentence of the words where left out. */
  title: filled(500).optional(),
  due: deadline.nullable().optional(),
  begins: day.nullable().optional(),
  category: line(100).nullable().optional(),
  /** The leader who wrote is in charge where left out. */
  leaders: z.array(taskLeader).max(50).optional(),
  reporting: reportingDuty.nullable().optional(),
  /** 交办 at once; a group unit stands for its members of today. */
  duties: z.array(duty).min(1).max(500).optional(),
});

export const newInstruction = z.strictObject({
  leader: id,
  text: filled(20_000),
  on: day,
  onWhat: filled(500).nullable().default(null),
  fileId: id.nullable().default(null),
  tasks: z.array(instructedTask).min(1).max(200),
});

export const enteredInstruction = z.object({
  id,
  started: z.array(z.object({ id, number: z.string() })).readonly(),
});

export const instruction = z.object({
  id,
  personId: id.nullable(),
  text: z.string(),
  givenOn: day,
  onWhat: z.string().nullable(),
  fileId: id.nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
});
export const instructionQuery = z.object({ leader: id.optional(), ...paging.shape });
export const instructionPage = pageOf(instruction);
