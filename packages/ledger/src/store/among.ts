import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Id } from '../schema/column.js';

/**
 * `where('task.id', '=', among(ids))`: one of these ids, for statements that come again and again. PostgreSQL plans a
 * prepared statement once and for all where a plan for the values of the day is no cheaper; it counts ten ids in a list
 * that it does not see, so that each shorter one looks cheaper and is planned anew, at more than finding the rows takes.
 * Behind a `select` the list is not seen in either case.
 */
export const among = (ids: readonly Id[]): RawBuilder<string> => sql`any((select ${ids}::uuid[])::uuid[])`;
