import { z } from 'zod';

const name = z.string().trim().min(1).max(200);
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const day = z.iso.date();

const unit = z.strictObject({
  name,
  /** Other names by which papers call it; the first is shown where room is short. */
  names: z.array(name).max(20).default([]),
  kind: z.enum([
    'department',
    'township',
    'subdistrict',
    'county',
    'park',
    'section',
    'enterprise',
    'bank',
    'court',
    'task-force',
    'other',
  ]),
  relation: z.enum(['supervised', 'vertical', 'judicial', 'state-owned', 'temporary', 'commercial']),
  league: name.optional(),
  code: name.optional(),
  from: day.optional(),
  /** The office (its code) whose ledger this unit keeps itself. */
  keeps: code.optional(),
  /** For a group unit: the names of its members. */
  members: z.array(name).min(1).max(500).optional(),
});

const person = z.strictObject({
  name,
  post: name,
  unit: name.optional(),
  leader: z.boolean().default(false),
  from: day.optional(),
});

const seat = z.strictObject({
  login: z.string().regex(/^[a-z][a-z0-9.-]{0,59}$/),
  name,
  role: z.enum(['administrator', 'supervision', 'leader', 'liaison', 'auditor', 'operator']),
  unit: name.optional(),
  step: z.enum(['drafter', 'checker', 'issuer']).optional(),
  /** The name of the person behind it. */
  person: name.optional(),
});

const office = z.strictObject({
  code,
  name,
  shortName: name,
  level: z.enum(['nation', 'province', 'prefecture', 'county', 'township', 'park']),
  divisionCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional(),
  /** The code of the office above; it stands before this one. */
  under: code.optional(),
  units: z.array(unit).max(5000),
  people: z.array(person).max(5000).default([]),
  seats: z.array(seat).min(1).max(5000),
});

/** What is set up at the first start: offices from the top down, each with units in official order, people and seats. */
const plan = z.strictObject({ offices: z.array(office).min(1).max(500) });

export type OfficePlan = z.output<typeof plan>;
export type PlannedOffice = OfficePlan['offices'][number];

/** A plan from what a file holds, or why it is none: where, and what is wrong there. */
export function planFrom(value: unknown): { readonly plan: OfficePlan } | { readonly wrong: string } {
  const parsed = plan.safeParse(value);
  if (parsed.success) return { plan: parsed.data };
  const wrong = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { wrong: wrong.join('; ') };
}
