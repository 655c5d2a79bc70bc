import type { Field, Option, Value } from '../definition/field.js';
import { titleOf as recordTitle } from '../definition/programme.js';
import type { AnyRecord, Register } from '../definition/register.js';
import type { Process } from '../definition/stage.js';
import { words } from '../definition/words.js';
import type { Words } from '../definition/words.js';
import type { Standing } from '../engine/standing.js';
import { printValue } from './cell.js';
import type { TitleOf } from './cell.js';

/** A column of a list page. */
export interface ListColumn {
  readonly field: string;
  readonly label: Words;
  readonly align: 'left' | 'right';
  /** What it can be narrowed by; null where only by search. */
  readonly options: readonly Option[] | null;
}

/** A list page: cells are printed; null is unknown and shows as such. */
export interface ListPage {
  readonly name: Words;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly (string | null)[] }[];
}

/** A register's list page. */
export function listPage(register: Register, records: readonly AnyRecord[], titleOf: TitleOf): ListPage {
  return {
    name: register.name,
    columns: register.list.map((name) => {
      const field = register.fields[name]!;
      return {
        field: name,
        label: field.label,
        align: field.kind === 'figure' ? 'right' : 'left',
        options: field.kind === 'choice' || field.kind === 'choices' ? field.options : null,
      };
    }),
    rows: records.map((record) => ({
      id: record.id,
      cells: register.list.map((name) => printValue(register.fields[name]!, record[name], titleOf) || null),
    })),
  };
}

/** A card of a board. */
export interface BoardCard {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly { readonly label: Words; readonly text: string | null; readonly english: string | null }[];
  readonly late: boolean;
}

/** A board page: one column for each choice or stage, and one for what is not known. A card may stand in several stages. */
export interface BoardPage {
  readonly name: Words;
  readonly columns: readonly { readonly code: string; readonly label: Words; readonly cards: readonly BoardCard[] }[];
}

const NOT_KNOWN = words('未知', 'Not known');
const FINISHED = words('已完成', 'Finished');

/**
 * A register's board page; null where the register has none.
 *
 * @param process the process of the register, for a board by stage
 * @param standings where each record stands, by id, for a board by stage
 */
export function boardPage(
  register: Register,
  records: readonly AnyRecord[],
  titleOf: TitleOf,
  process: Process | null = null,
  standings: ReadonlyMap<string, Standing> = new Map(),
): BoardPage | null {
  const { board } = register;
  if (board === undefined) return null;
  const card = (record: AnyRecord): BoardCard => ({
    id: record.id,
    title: recordTitle(register, record),
    lines: register.list
      .filter((name) => name !== register.title && name !== board)
      .map((name) => ({
        label: register.fields[name]!.label,
        text: printValue(register.fields[name]!, record[name], titleOf) || null,
        english: printValue(register.fields[name]!, record[name], titleOf, 'english') || null,
      })),
    late:
      standings.get(record.id)?.stages.some(({ state, lateness }) => state !== 'done' && lateness === 'late') ?? false,
  });
  const heads: { code: string; label: Words }[] = [];
  let placesOf: (record: AnyRecord) => readonly string[];
  if (board === 'stage') {
    if (!process) return null;
    heads.push(...process.stages.map(({ code, name }) => ({ code, label: name })), { code: '', label: FINISHED });
    placesOf = ({ id }) => {
      const standing = standings.get(id);
      return standing && !standing.finished ? standing.current : [''];
    };
  } else {
    const field = register.fields[board]!;
    const options = field.kind === 'choice' ? field.options : [];
    heads.push(...options.map(({ code, words: label }) => ({ code, label })), { code: '', label: NOT_KNOWN });
    placesOf = (record) => [(record[board] as string | null | undefined) ?? ''];
  }
  const cards = new Map<string, BoardCard[]>(heads.map(({ code }) => [code, []]));
  for (const record of records) {
    const drawn = card(record);
    for (const place of placesOf(record)) cards.get(place)?.push(drawn);
  }
  return { name: register.name, columns: heads.map((head) => ({ ...head, cards: cards.get(head.code)! })) };
}

/** One input of a form. */
export interface FormInput {
  readonly field: string;
  readonly label: Words;
  readonly hint: Words | null;
  readonly required: boolean;
  readonly control:
    'text' | 'long-text' | 'choice' | 'choices' | 'figure' | 'day' | 'month' | 'quarter' | 'flag' | 'link' | 'files';
  /** The unit behind a figure's input. */
  readonly unit: Words | null;
  readonly options: readonly Option[] | null;
  /** The register that a link's input searches. */
  readonly to: string | null;
  readonly value: Value;
  readonly printed: string;
}

/** A form page. */
export interface FormPage {
  readonly name: Words;
  readonly purpose: Words;
  readonly sections: readonly { readonly name: Words | null; readonly inputs: readonly FormInput[] }[];
}

function controlOf(field: Field): FormInput['control'] {
  switch (field.kind) {
    case 'text':
      return (field.most ?? 200) > 200 ? 'long-text' : 'text';
    case 'unit':
    case 'place':
    case 'leader':
      return 'text';
    case 'evidence':
      return 'files';
    default:
      return field.kind;
  }
}

/** A register's form page; `record` is null for a new one. */
export function formPage(register: Register, record: AnyRecord | null, titleOf: TitleOf): FormPage {
  const sections = register.form ?? [{ name: null, fields: Object.keys(register.fields) }];
  const listed = new Set(sections.flatMap(({ fields }) => fields));
  const rest = Object.keys(register.fields).filter((name) => !listed.has(name));
  const input = (name: string): FormInput => {
    const field = register.fields[name]!;
    return {
      field: name,
      label: field.label,
      hint: field.hint ?? null,
      required: field.required === true,
      control: controlOf(field),
      unit: field.kind === 'figure' ? field.measure.shown.unit : null,
      options: field.kind === 'choice' || field.kind === 'choices' ? field.options : null,
      to: field.kind === 'link' ? field.to : null,
      value: record?.[name] ?? null,
      printed: printValue(field, record?.[name], titleOf),
    };
  };
  return {
    name: register.name,
    purpose: register.purpose,
    sections: [
      ...sections.map(({ name, fields }) => ({ name, inputs: fields.map(input) })),
      // A form that forgets a field would hide it: what no section names stands at the end.
      ...(rest.length > 0 ? [{ name: words('其他', 'More'), inputs: rest.map(input) }] : []),
    ],
  };
}
