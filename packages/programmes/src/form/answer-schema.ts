import { nullable } from './json-schema.js';
import type { JsonSchema } from './json-schema.js';

const whole = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const rowsOf = (row: JsonSchema, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema =>
  whole({ rows: list(row), ...more });
const oneOf = (...codes: readonly string[]): JsonSchema => ({ type: 'string', enum: codes });

const text: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer' };
const yes: JsonSchema = { type: 'boolean' };
const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const day: JsonSchema = { type: 'string', format: 'date' };
const words = whole({ chinese: text, english: text });
/** A decimal in the base unit; null is without a bound. */
const bound = nullable(text);
const interval = whole({ lower: bound, upper: bound, lowerOpen: yes, upperOpen: yes });
const question = whole({
  code: text,
  missing: words,
  ask: words,
  at: { type: 'object', description: 'where the answer is entered: a record, a register or a parameter' },
});
const questions = list(question);
const outcome = whole({ value: interval, asOf: nullable(day), why: list(words), questions });
const printed: JsonSchema = { type: 'object', additionalProperties: nullable(text) };
const state = oneOf('done', 'open', 'blocked', 'unclear', 'waiting', 'skipped');
const lateness = oneOf('late', 'in-time', 'no-clock', 'unclear');
const stage = {
  ...{ stage: text, state, lateness },
  ...{ opened: nullable(day), due: nullable(day), who: nullable(text) },
};

const indicatorRow = whole({
  indicator: text,
  record: nullable(whole({ id: uuid, title: text })),
  printed: text,
  english: text,
  outcome,
});

const recordParts = (fields: JsonSchema) => ({
  ...{ id: uuid, version: nullable(count), title: text },
  ...{ fields, printed, english: printed },
});

const source = nullable(
  whole({
    title: text,
    sentence: nullable(whole({ paperId: uuid, version: count, quote: text, start: count, end: count })),
  }),
);
const setting = whole({
  ...{ from: day, surely: nullable(day), value: text, printed: text, english: text },
  ...{ source, entered: nullable(day) },
});

const cells = list(list(text));
const table = whole({
  name: words,
  columns: list(whole({ code: text, name: words, figures: yes })),
  rows: cells,
  english: cells,
  notes: list(words),
});
const chart = whole({
  name: words,
  measure: { type: 'object' },
  lines: list(
    whole({
      name: words,
      kind: oneOf('observed', 'target', 'forecast'),
      points: list(whole({ day, lower: bound, upper: bound, middle: bound })),
    }),
  ),
  notes: list(words),
});

/** JSON Schemas of what a programme's paths answer, the same for every programme. */
export const answers = {
  /** A record in a list, with its register's fields. */
  record: (fields: JsonSchema): JsonSchema => whole(recordParts(fields)),
  /** A record's own page: where it stands, its indicators, what belongs to it, its files and the problem it was raised as. */
  recordWhole: (fields: JsonSchema): JsonSchema =>
    whole({
      ...recordParts(fields),
      standing: nullable(
        whole({
          stages: list(
            whole({
              ...{ ...stage, name: words, done: nullable(day), questions },
              conditions: list(whole({ words, met: nullable(yes), ask: words })),
            }),
          ),
          current: list(text),
          finished: yes,
          questions,
        }),
      ),
      indicators: list(whole({ indicator: text, printed: text, english: text, outcome })),
      belonging: list(whole({ register: text, field: text, count })),
      files: list(whole({ id: uuid, name: text, mediaType: text, size: count })),
      problem: nullable({ type: 'object' }),
    }),
  history: rowsOf(
    whole({
      ...{ id: uuid, enteredAt: { type: 'string', format: 'date-time' }, enteredDay: day },
      fields: nullable({ type: 'object', description: 'the fields that were changed; null: it was withdrawn' }),
      origin: oneOf('form', 'sheet', 'trial', 'sample', 'ledger'),
      accountId: nullable(uuid),
    }),
    { next: nullable(text) },
  ),
  board: nullable(
    whole({
      columns: list(
        whole({
          ...{ code: text, label: words, count },
          cards: list(
            whole({
              ...{ id: uuid, title: text, late: yes },
              lines: list(whole({ label: words, text: nullable(text), english: nullable(text) })),
            }),
          ),
        }),
      ),
    }),
  ),
  places: rowsOf(whole({ ...stage, register: text, record: uuid, title: text, stageName: words })),
  indicatorRows: rowsOf(indicatorRow),
  indicators: rowsOf(indicatorRow, { apart: list(whole({ indicator: text, records: count })) }),
  effects: rowsOf(
    whole({
      key: text,
      kind: oneOf('task', 'notice', 'lamp', 'question'),
      rule: text,
      about: nullable(whole({ register: text, record: text, title: text })),
      colour: nullable(oneOf('green', 'yellow', 'red', 'grey')),
      words,
      to: nullable(text),
      due: nullable(day),
      questions,
      taskId: nullable(uuid),
      noticeId: nullable(uuid),
    }),
  ),
  takenUp: whole({
    started: list(whole({ key: text, id: uuid, number: text })),
    drafted: list(whole({ key: text, id: uuid })),
  }),
  parameters: whole({
    parameters: list(whole({ parameter: text, holds: list(setting), all: list(setting) })),
    bases: list(whole({ rule: text, source })),
  }),
  tables: whole({ tables: list(table) }),
  chart,
  trial: whole({ tables: list(table), charts: list(chart), records: count }),
} as const;
