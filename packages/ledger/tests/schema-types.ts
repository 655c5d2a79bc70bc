import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { format, resolveConfig } from 'prettier';
import { HISTORY, migrations, RECORD } from '../src/migrations/list.js';
import { tablesIn } from '../src/migrations/migration.js';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  defaulted: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'Id',
  text: 'string',
  integer: 'number',
  bigint: 'Big',
  numeric: 'Decimal',
  date: 'Day',
  daterange: 'DayRange',
  'timestamp with time zone': 'Instant',
  boolean: 'boolean',
  bytea: 'Buffer',
  'text[]': 'string[]',
  'uuid[]': 'Id[]',
  tsvector: 'string',
};

/**
 * The TypeScript of a database's tables, one file for each subject of the migrations, and `database.ts` over them all.
 * A list of allowed words (`check (state in (…))`) becomes a union.
 * @returns text by file name within `src/schema`
 */
export async function schemaTypes(owner: pg.ClientBase): Promise<Map<string, string>> {
  const { rows: columns } = await owner.query<Column>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       not a.attnotnull as nullable, a.atthasdef as defaulted
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     order by c.relname collate "C", a.attnum`,
  );
  const { rows: checks } = await owner.query<{ table: string; rule: string }>(
    `select c.relname as table, pg_get_constraintdef(k.oid) as rule
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'c' and c.relnamespace = 'public'::regnamespace`,
  );
  const words = new Map<string, string[]>();
  for (const { table, rule } of checks) {
    const list = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(rule);
    if (list)
      words.set(
        `${table}.${list[1]}`,
        [...list[2]!.matchAll(/'([^']*)'/g)].map(([, word]) => `'${word}'`),
      );
  }
  const subjects = new Map<string, string[]>();
  for (const { parts } of migrations) {
    for (const part of parts) subjects.set(part.subject, [...(subjects.get(part.subject) ?? []), ...tablesIn(part)]);
  }
  const files = new Map<string, string>();
  for (const [subject, tables] of subjects)
    if (tables.length > 0) files.set(`${subject}.ts`, await fileOf(subject, tables, columns, words));
  files.set('database.ts', await databaseOf(subjects));
  return files;
}

const HEAD =
  '// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.\n';

async function fileOf(
  subject: string,
  tables: string[],
  columns: Column[],
  words: Map<string, string[]>,
): Promise<string> {
  const bodies = tables.map((table) => {
    const lines = columns.filter((column) => column.table === table).map((column) => lineOf(column, words));
    return `export interface ${rowName(table)} {\n${lines.join('\n')}\n}`;
  });
  const text = bodies.join('\n\n');
  const imported = [
    'Big',
    'Day',
    'DayRange',
    'Decimal',
    'DefaultedJson',
    'Id',
    'Instant',
    'Json',
    'NullableJson',
  ].filter((type) => new RegExp(`\\b${type}\\b`).test(text));
  const kysely = /\bGenerated</.test(text) ? `import type { Generated } from 'kysely';\n` : '';
  return pretty(
    `${HEAD}${kysely}import type { ${imported.join(', ')} } from './column.js';\n\n/** Subject: ${subject}. */\n${text}\n`,
  );
}

function lineOf({ table, name, type, nullable, defaulted }: Column, words: Map<string, string[]>): string {
  const union = words.get(`${table}.${name}`)?.join(' | ');
  const json = type === 'jsonb' || type === 'json';
  const plain = union ?? (json ? jsonType(nullable, defaulted) : TYPES[type]);
  if (!plain) throw new Error(`${table}.${name}: no TypeScript type for ${type}`);
  const whole = nullable && !json ? `${plain} | null` : plain;
  return `  ${name}: ${defaulted && !json ? `Generated<${whole}>` : whole};`;
}

const jsonType = (nullable: boolean, defaulted: boolean) =>
  defaulted ? 'DefaultedJson' : nullable ? 'NullableJson' : 'Json';

const rowName = (table: string) => `${table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Row`;

async function databaseOf(subjects: Map<string, string[]>): Promise<string> {
  const imports = [...subjects]
    .filter(([, tables]) => tables.length > 0)
    .map(([subject, tables]) => `import type { ${tables.map(rowName).sort().join(', ')} } from './${subject}.js';`);
  const members = [...subjects.values()]
    .flat()
    .map((table) => `  ${table}: ${HISTORY.has(table) ? `Appended<${rowName(table)}>` : rowName(table)};`);
  return pretty(
    `${HEAD}${imports.sort().join('\n')}\nimport type { Appended } from './column.js';\n
     /** Every table that the application sees. \`${RECORD}\` is the owner's. */
     export interface Database {\n${members.join('\n')}\n}\n`,
  );
}

async function pretty(text: string): Promise<string> {
  const path = new URL('../src/schema/database.ts', import.meta.url);
  const config = await resolveConfig(path.pathname);
  return format(text, { ...config, parser: 'typescript' });
}

/** The file as it stands; empty where it is missing. */
export function written(file: string): string {
  try {
    return readFileSync(new URL(`../src/schema/${file}`, import.meta.url), 'utf8');
  } catch {
    return '';
  }
}
