import type { Compilable, CompiledQuery } from 'kysely';
import type { Handle } from '../subject/handle.js';

/** Stands for an argument while a statement is built. */
class Blank {
  constructor(readonly at: number) {}
}

/**
 * A statement that is built the first time only: putting one together costs about as much as asking it. `build` is given a
 * blank for each of `count` arguments and may only hand them on as values of the statement; one that it looks into, or
 * that does not become a value of its own (`any(${[one]})`), is a fault of the program and told at once.
 */
export function builtOnce<Args extends readonly unknown[], Row>(
  count: Args['length'],
  build: (db: Handle, ...args: Args) => Compilable<Row>,
): (db: Handle, ...args: Args) => Promise<Row[]> {
  let form: CompiledQuery<Row> | undefined;
  return async (db, ...args) => {
    form ??= filledIn(
      build(db, ...(Array.from({ length: count }, (_, at) => new Blank(at)) as unknown as Args)),
      count,
    );
    const parameters = form.parameters.map((value) => (value instanceof Blank ? args[value.at] : value));
    return (await db.executeQuery<Row>({ ...form, parameters })).rows;
  };
}

function filledIn<Row>(built: Compilable<Row>, count: number): CompiledQuery<Row> {
  const form = built.compile();
  for (let at = 0; at < count; at += 1)
    if (!form.parameters.some((value) => value instanceof Blank && value.at === at))
      throw new Error(`argument ${at} is no value of: ${form.sql}`);
  return form;
}

/** So many shapes of a statement are kept. */
const MOST_SHAPES = 500;

/** The same for a statement that comes in several shapes, each built once: `shape` tells them apart. */
export class Shapes<Row> {
  readonly #forms = new Map<string, (db: Handle, ...values: readonly unknown[]) => Promise<Row[]>>();

  ask(
    db: Handle,
    shape: string,
    values: readonly unknown[],
    build: (blanks: readonly unknown[]) => Compilable<Row>,
  ): Promise<Row[]> {
    let form = this.#forms.get(shape);
    if (!form) {
      if (this.#forms.size >= MOST_SHAPES) this.#forms.clear();
      form = builtOnce<readonly unknown[], Row>(values.length, (_, ...blanks) => build(blanks));
      this.#forms.set(shape, form);
    }
    return form(db, ...values);
  }
}
