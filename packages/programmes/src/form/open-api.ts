import type { Programme } from '../definition/programme.js';
import { trialRegister } from '../definition/trial.js';
import { answers } from './answer-schema.js';
import { fieldsSchema, nullable, schemasOf } from './json-schema.js';
import type { JsonSchema } from './json-schema.js';

const object = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: [...required],
});
const whole = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema =>
  object(properties, Object.keys(properties));
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const text: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer' };
const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const flag: JsonSchema = { type: 'string', enum: ['true', 'false'] };
/** Texts as they were typed, by field, in the shown unit. */
const typed: JsonSchema = { type: 'object', additionalProperties: text };
const made = whole({ id: uuid });

const json = (schema: JsonSchema): JsonSchema => ({ content: { 'application/json': { schema } } });
const problem: JsonSchema = {
  description: 'refused: what, why and what to do',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
};
const answer = (schema: JsonSchema | null, status = '200'): JsonSchema => ({
  [status]: schema === null ? { description: 'done' } : { description: 'OK', ...json(schema) },
  default: problem,
});
const workbook: JsonSchema = {
  '200': {
    description: 'a workbook',
    content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: {} } },
  },
  default: problem,
};
const body = (schema: JsonSchema): JsonSchema => ({ required: true, ...json(schema) });

const query = (name: string, description: string, schema: JsonSchema = text): JsonSchema => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const path = (name: string, description: string): JsonSchema => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: text,
});

const day = query('day', 'the day whose state is asked for, as it was known at its end; today where left out');
const ofRecord = query('record', 'of this record, where it is of a register', uuid);
const match: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'the version that was read',
  schema: text,
};
const page = [query('limit', 'rows, at most 200'), query('after', 'the cursor of the page before')];
const filter = [
  day,
  query('search', 'words to look for'),
  query('where', 'field:value; several values of a field are alternatives', list(text)),
];
const order = [query('order', 'the field to sort by'), query('descending', 'the largest first', flag)];

/** Words behind a value or a rule: a title, or a paper of the ledger with the sentence copied from it. */
const sourceGiven = { title: nullable(text), paperId: nullable(uuid), quote: nullable(text) };

/** The paths of one register: its records as list, form, board and sheet, with history, evidence and what they raise. */
function registerPaths(programme: Programme, root: string): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {};
  for (const { code, name, raises } of programme.registers) {
    const fields = { $ref: `#/components/schemas/${programme.code}.${code}` };
    const shown = answers.record(fields);
    const given = body(object({ fields, typed }));
    const at = `${root}/registers/${code}`;
    const one = `${at}/records/{id}`;
    const parameters = [path('id', 'the record')];
    paths[`${at}/records`] = {
      get: {
        summary: name.chinese,
        parameters: [...filter, ...order, ...page],
        responses: answer(whole({ rows: list(shown), next: nullable(text), total: count })),
      },
      post: { summary: `新增${name.chinese}`, requestBody: given, responses: answer(made, '201') },
    };
    paths[one] = {
      parameters,
      get: { summary: name.chinese, parameters: [day], responses: answer(answers.recordWhole(fields)) },
      put: {
        summary: `更新${name.chinese}`,
        parameters: [match],
        requestBody: given,
        responses: answer(whole({ version: count })),
      },
    };
    paths[`${one}/withdrawal`] = {
      parameters,
      post: { summary: `撤回${name.chinese}`, parameters: [match], responses: answer(null, '204') },
    };
    paths[`${one}/history`] = {
      parameters,
      get: { summary: `${name.chinese}的变更`, parameters: page, responses: answer(answers.history) },
    };
    paths[`${one}/evidence/{file}`] = {
      parameters: [...parameters, path('file', 'a stored file that the record names as evidence')],
      get: {
        summary: `${name.chinese}的凭证`,
        responses: { '200': { description: 'the file', content: { '*/*': { schema: {} } } }, default: problem },
      },
    };
    paths[`${one}/problem`] = {
      parameters,
      post: {
        summary: raises ? `把${name.chinese}转入要素保障` : `${name.chinese}不转入要素保障，总是拒绝`,
        requestBody: body(object({ unit: nullable(uuid) })),
        responses: answer(made, '201'),
      },
    };
    paths[`${at}/board`] = {
      get: { summary: `${name.chinese}看板`, parameters: filter, responses: answer(answers.board) },
    };
    paths[`${at}/sheet`] = {
      get: {
        summary: `${name.chinese}表格`,
        parameters: [...filter, ...order, query('empty', 'the template alone', flag)],
        responses: workbook,
      },
      post: {
        summary: `导入${name.chinese}`,
        parameters: [
          query('dry', 'tell the fate of every row and store nothing', flag),
          query('overwrite', 'also what was changed here after the sheet was made', flag),
        ],
        requestBody: {
          required: true,
          content: { 'multipart/form-data': { schema: object({ file: { type: 'string', format: 'binary' } }) } },
        },
        responses: answer({ type: 'object', description: 'the job that reads the sheet' }, '202'),
      },
    };
  }
  return paths;
}

/** What is worked out from the registers: places, indicators, effects, reports, charts, trials. */
function answerPaths(programme: Programme, root: string): Record<string, JsonSchema> {
  const { indicators, reports, charts, trials } = programme;
  const paths: Record<string, JsonSchema> = {
    [`${root}/places`]: {
      get: {
        summary: '进行中的环节和逾期',
        parameters: [day, query('late', 'only what is late', flag)],
        responses: answer(answers.places),
      },
    },
    [`${root}/indicators`]: {
      get: { summary: '指标', parameters: [day], responses: answer(answers.indicators) },
    },
    [`${root}/effects`]: {
      get: { summary: '规则的结论和建议', parameters: [day], responses: answer(answers.effects) },
    },
    [`${root}/effects/tasks`]: {
      post: {
        summary: '采纳建议，转为任务或通知',
        requestBody: body(whole({ effects: list(object({ key: text, unit: nullable(uuid) }, ['key'])) })),
        responses: answer(answers.takenUp, '201'),
      },
    },
  };
  for (const { code, name } of indicators)
    paths[`${root}/indicators/${code}`] = {
      get: { summary: name.chinese, parameters: [day], responses: answer(answers.indicatorRows) },
    };
  for (const { code, name } of reports) {
    const parameters = [day, ofRecord];
    paths[`${root}/reports/${code}`] = {
      get: { summary: name.chinese, parameters, responses: answer(answers.tables) },
    };
    paths[`${root}/reports/${code}/sheet`] = {
      get: { summary: `${name.chinese}（表格）`, parameters, responses: workbook },
    };
  }
  for (const { code, name } of charts)
    paths[`${root}/charts/${code}`] = {
      get: { summary: name.chinese, parameters: [day, ofRecord], responses: answer(answers.chart) },
    };
  for (const trial of trials) {
    const inputs = fieldsSchema(trialRegister(trial).fields);
    paths[`${root}/trials/${trial.code}`] = {
      post: {
        summary: trial.name.chinese,
        requestBody: body(object({ inputs, typed, day: nullable(text) })),
        responses: answer(answers.trial),
      },
    };
    paths[`${root}/trials/${trial.code}/adoption`] = {
      post: {
        summary: `采用：${trial.name.chinese}`,
        requestBody: body(object({ inputs, typed })),
        responses: answer(whole({ records: count }), '201'),
      },
    };
  }
  return paths;
}

/** The definition itself, its parameters with their values, and the papers behind its rules. */
function definitionPaths({ name, parameters, rules }: Programme, root: string): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {
    [root]: { get: { summary: name.chinese, responses: answer({ type: 'object', description: 'the definition' }) } },
    [`${root}/openapi.json`]: {
      get: { summary: 'this document', responses: answer({ type: 'object', description: 'OpenAPI 3.1' }) },
    },
    [`${root}/parameters`]: {
      get: { summary: '参数和依据', parameters: [day], responses: answer(answers.parameters) },
    },
  };
  for (const parameter of parameters)
    paths[`${root}/parameters/${parameter.code}`] = {
      post: {
        summary: `录入${parameter.name.chinese}`,
        requestBody: body(
          object({ from: text, surely: nullable(text), value: text, typed: nullable(text), ...sourceGiven }, ['from']),
        ),
        responses: answer(made, '201'),
      },
    };
  for (const rule of rules)
    paths[`${root}/rules/${rule.code}/basis`] = {
      post: {
        summary: `录入依据：${rule.name.chinese}`,
        requestBody: body(object(sourceGiven)),
        responses: answer(made, '201'),
      },
    };
  return paths;
}

/** The programme's part of an OpenAPI 3.1 document: every path that a server answers for it, by its own codes. */
export function openApiOf(programme: Programme): { readonly paths: JsonSchema; readonly schemas: JsonSchema } {
  const root = `/api/programmes/${programme.code}`;
  return {
    paths: {
      ...definitionPaths(programme, root),
      ...registerPaths(programme, root),
      ...answerPaths(programme, root),
    },
    schemas: schemasOf(programme),
  };
}
