import { recordPlace, StoreRefusal } from '@luoshi/ledger';
import type { Id, RegisterKey } from '@luoshi/ledger';
import { describe, openApiOf } from '@luoshi/programmes';
import type { Description, JsonSchema, Programme, Words } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import type { Programmes } from './programmes.js';

export interface ListedProgramme {
  readonly code: string;
  readonly name: Words;
  readonly summary: Words;
}

/** The programmes that this server runs, in the order of their codes. */
export const programmeList = ({ all }: Programmes): ListedProgramme[] =>
  all.map(({ code, name, summary }) => ({ code, name, summary }));

/** A programme's definition as plain data. */
export const definitionOf = (programmes: Programmes, code: string): Description => describe(programmes.named(code));

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

/** Where a record that the search found stands. */
export async function recordPlaceOf({ store, jurisdiction }: Desk, id: Id): Promise<RegisterKey> {
  const place = await recordPlace(store.db, jurisdiction, id);
  if (!place) throw new StoreRefusal('not-found', id);
  return place;
}
