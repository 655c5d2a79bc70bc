import { recordPlace, StoreRefusal } from '@luoshi/ledger';
import type { Id, RegisterKey } from '@luoshi/ledger';
import { describe, namesUnits, openApiOf } from '@luoshi/programmes';
import type { Description, JsonSchema, Programme, Words } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { keptUnits } from './own.js';
import type { Programmes } from './programmes.js';
import { registerNamed, seenAt } from './seen.js';

export interface ListedProgramme {
  readonly code: string;
  readonly name: Words;
  readonly summary: Words;
}

/** The programmes that this server runs, in the order of their codes; for a desk of units those in which units keep records. */
export const programmeList = (desk: Desk, { all }: Programmes): ListedProgramme[] =>
  all
    .filter(
      (programme) =>
        keptUnits(desk) === null || programme.registers.some((register) => namesUnits(programme, register.code)),
    )
    .map(({ code, name, summary }) => ({ code, name, summary }));

/** A programme's definition as plain data; for a desk of units only the registers that it has a part in, and what is of them. */
export function definitionOf(desk: Desk, programmes: Programmes, code: string): Description {
  const whole = describe(programmes.named(code));
  if (keptUnits(desk) === null) return whole;
  const registers = whole.registers.filter(({ ofUnits }) => ofUnits);
  const kept = <Part extends { readonly of: string | null }>(parts: readonly Part[]): Part[] =>
    parts.filter(({ of }) => registers.some((register) => register.code === of));
  return {
    ...whole,
    registers,
    processes: whole.processes.filter(({ register }) => registers.some((one) => one.code === register)),
    indicators: kept(whole.indicators),
    reports: kept(whole.reports),
    charts: kept(whole.charts),
    parameters: [],
    rules: [],
    trials: [],
  };
}

/** An OpenAPI 3.1 document of one programme: its registers' records with their fields, indicators, reports, trials. */
export function openApiFor(programmes: Programmes, code: string): JsonSchema {
  const programme: Programme = programmes.named(code);
  const { paths, schemas } = openApiOf(programme);
  return {
    openapi: '3.1.0',
    info: { title: programme.name.chinese, version: '0.1.0', description: programme.summary.chinese },
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'luoshi' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
    paths,
  };
}

/** Where a record that the search found stands. Refuses (`not-found`) a desk of units one that belongs to others. */
export async function recordPlaceOf(desk: Desk, programmes: Programmes, id: Id): Promise<RegisterKey> {
  const place = await recordPlace(desk.store.db, desk.jurisdiction, id);
  if (!place) throw new StoreRefusal('not-found', id);
  if (keptUnits(desk) === null) return place;
  const register = registerNamed(programmes.named(place.programme), place.register);
  const { view } = await seenAt(desk, programmes, place.programme, [place.register]);
  if (!view.find(register, id)) throw new StoreRefusal('not-found', id);
  return place;
}
