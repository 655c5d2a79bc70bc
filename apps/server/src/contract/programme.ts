import { z } from 'zod';
import { day, filled, flag, id, line, subject } from './value.js';

/** What a person reads, in both languages. */
export const words = z.object({ chinese: z.string(), english: z.string() });

export const code = z.string();

/** How figures are counted: stored in the base unit, shown in `shown`, which is the base unit × 10^power. */
const measure = z.object({
  kind: z.enum(['count', 'money', 'area', 'share', 'number']),
  unit: z.string(),
  shown: z.object({ unit: words, power: z.number().int() }),
  places: z.number().int(),
});

const option = z.object({ code, words });

/** A field of a register or an input of a trial. Which of the optional parts it has goes by its kind. */
export const field = z.object({
  kind: z.enum([
    'text',
    'choice',
    'choices',
    'figure',
    'day',
    'month',
    'quarter',
    'flag',
    'link',
    'unit',
    'place',
    'leader',
    'evidence',
  ]),
  label: words,
  hint: words.optional(),
  required: z.literal(true).optional(),
  most: z.number().int().optional(),
  options: z.array(option).readonly().optional(),
  measure: measure.optional(),
  negative: z.literal(true).optional(),
  /** The register that a link leads to. */
  to: code.optional(),
});
const fields = z.record(z.string(), field).readonly();

const asked = z.object({ code, name: words, of: code.nullable() });

/** A programme's definition: what generic pages are drawn from. */
export const definition = z.object({
  code,
  name: words,
  summary: words,
  registers: z
    .array(
      z.object({
        code,
        name: words,
        purpose: words,
        fields,
        key: z.array(z.string()).readonly(),
        title: z.string(),
        list: z.array(z.string()).readonly(),
        board: z.string().optional(),
        form: z
          .array(z.object({ name: words, fields: z.array(z.string()).readonly() }))
          .readonly()
          .optional(),
        sheet: z.array(z.string()).readonly().optional(),
        /** Whether units see their own of it. */
        ofUnits: z.boolean(),
        /** Whether units may add to it: what names them, or what belongs to a record of theirs. */
        unitsAdd: z.boolean(),
        /** Where its records are raised in the ledger's 要素保障: the field that holds the problem's id, and others. */
        raises: z.object({ problem: z.string() }).optional(),
      }),
    )
    .readonly(),
  processes: z
    .array(
      z.object({
        register: code,
        stages: z.array(z.object({ code, name: words, after: z.array(z.string()).readonly() })).readonly(),
      }),
    )
    .readonly(),
  parameters: z
    .array(
      z.object({
        code,
        name: words,
        meaning: words,
        value: z.object({
          kind: z.enum(['figure', 'choice', 'order', 'day', 'text']),
          measure: measure.optional(),
          options: z.array(option).readonly().optional(),
        }),
        ask: words,
      }),
    )
    .readonly(),
  indicators: z.array(asked.extend({ meaning: words, measure })).readonly(),
  rules: z
    .array(z.object({ code, name: words, meaning: words, basis: z.object({ title: z.string() }).nullable() }))
    .readonly(),
  reports: z.array(asked).readonly(),
  charts: z.array(asked).readonly(),
  trials: z.array(z.object({ code, name: words, meaning: words, inputs: fields })).readonly(),
});

export const programmes = z.object({ rows: z.array(z.object({ code, name: words, summary: words })).readonly() });

const bound = z.string().max(60).nullable();

/** A figure as it was said, with the interval that the words stand for. */
const said = z.strictObject({
  words: line(60),
  lower: bound,
  upper: bound,
  lowerOpen: z.boolean(),
  upperOpen: z.boolean(),
});

/** What a field holds; null is not known. Figures are decimals in the base unit, or what words said. */
export const fieldValue = z.union([z.null(), z.boolean(), line(20_000), z.array(line(300)).max(500).readonly(), said]);
export const values = z.record(z.string().max(60), fieldValue).readonly();

export const onDay = z.object({ day: day.optional() });

const interval = z.object({ lower: bound, upper: bound, lowerOpen: z.boolean(), upperOpen: z.boolean() });

/** What is not known, whom to ask, and where the answer is entered. */
const question = z.object({
  code: z.string(),
  missing: words,
  ask: words,
  at: z.object({
    kind: z.enum(['record', 'register', 'parameter']),
    register: code.optional(),
    record: z.string().optional(),
    field: z.string().nullable().optional(),
    parameter: code.optional(),
  }),
});
export const questions = z.array(question).readonly();

export const outcome = z.object({
  value: interval,
  asOf: day.nullable(),
  why: z.array(words).readonly(),
  questions,
});

export const state = z.enum(['done', 'open', 'blocked', 'unclear', 'waiting', 'skipped']);
export const lateness = z.enum(['late', 'in-time', 'no-clock', 'unclear']);

/** Texts as they were typed, in the shown unit, read as the cells of a sheet are: `近24万套`, `60%`. */
export const typed = z.record(z.string().max(60), line(20_000)).readonly();

export const placeQuery = onDay.extend({ late: flag });
export const places = z.object({
  rows: z
    .array(
      z.object({
        register: code,
        record: id,
        title: z.string(),
        stage: code,
        stageName: words,
        state,
        lateness,
        opened: day.nullable(),
        due: day.nullable(),
        who: z.string().nullable(),
      }),
    )
    .readonly(),
});

const shownIndicator = z.object({
  indicator: code,
  record: z.object({ id, title: z.string() }).nullable(),
  printed: z.string(),
  english: z.string(),
  outcome,
});
export const indicatorRows = z.object({ rows: z.array(shownIndicator).readonly() });
export const indicators = indicatorRows.extend({
  apart: z.array(z.object({ indicator: code, records: z.number().int() })).readonly(),
});

/** What a rule says: a lamp, a question, or a proposal of a task or notice with the key by which it is taken up. */
export const effects = z.object({
  rows: z
    .array(
      z.object({
        key: z.string(),
        kind: z.enum(['task', 'notice', 'lamp', 'question']),
        rule: code,
        about: z.object({ register: code, record: z.string(), title: z.string() }).nullable(),
        colour: z.enum(['green', 'yellow', 'red', 'grey']).nullable(),
        words,
        to: z.string().nullable(),
        due: day.nullable(),
        questions,
        taskId: id.nullable(),
        noticeId: id.nullable(),
      }),
    )
    .readonly(),
});
export const takingUp = z.strictObject({
  effects: z
    .array(z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/), unit: id.nullable().default(null) }))
    .min(1)
    .max(200),
});
export const takenUp = z.object({
  started: z.array(z.object({ key: z.string(), id, number: z.string() })).readonly(),
  drafted: z.array(z.object({ key: z.string(), id })).readonly(),
});

const sentence = z.object({
  paperId: id,
  version: z.number().int(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
const source = z.object({ title: z.string(), sentence: sentence.nullable() }).nullable();
const setting = z.object({
  from: day,
  surely: day.nullable(),
  value: z.string(),
  printed: z.string(),
  english: z.string(),
  source,
  entered: day.nullable(),
});
export const parameters = z.object({
  parameters: z
    .array(
      z.object({
        parameter: code,
        subjectId: subject,
        holds: z.array(setting).readonly(),
        all: z.array(setting).readonly(),
      }),
    )
    .readonly(),
  bases: z.array(z.object({ rule: code, source })).readonly(),
});

const sourceGiven = {
  title: line(300).nullable().default(null),
  paperId: id.nullable().default(null),
  quote: line(2000).nullable().default(null),
};
export const basisGiven = z.strictObject(sourceGiven);
export const settingGiven = z.strictObject({
  from: day,
  surely: day.nullable().default(null),
  value: line(400).default(''),
  typed: filled(60).nullable().default(null),
  ...sourceGiven,
});

const table = z.object({
  name: words,
  columns: z.array(z.object({ code: z.string(), name: words, figures: z.boolean() })).readonly(),
  rows: z.array(z.array(z.string()).readonly()).readonly(),
  /** The same rows in English. */
  english: z.array(z.array(z.string()).readonly()).readonly(),
  notes: z.array(words).readonly(),
});
export const reportQuery = onDay.extend({ record: id.optional() });
export const tables = z.object({ tables: z.array(table).readonly() });

/** A chart as data: lines of points, a band where only bounds are known. */
export const chart = z.object({
  name: words,
  measure,
  lines: z
    .array(
      z.object({
        name: words,
        kind: z.enum(['observed', 'target', 'forecast']),
        points: z.array(z.object({ day, lower: bound, upper: bound, middle: bound })).readonly(),
      }),
    )
    .readonly(),
  notes: z.array(words).readonly(),
});

export const trialAsked = z.strictObject({
  inputs: values.default({}),
  typed: typed.default({}),
  day: day.nullable().default(null),
});
export const trialAnswer = tables.extend({
  charts: z.array(chart).readonly(),
  /** How many records would be entered if it were adopted. */
  records: z.number().int(),
});
export const adopted = z.object({ records: z.number().int() });
