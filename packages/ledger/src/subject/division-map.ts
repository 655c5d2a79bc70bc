import type { Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';

/** A ring of positions, longitude before latitude in degrees; the last position is the first. */
export type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** One division of the map: its outline with its holes, several where it lies apart. */
export interface MapFeature {
  /** As the file has it. */
  readonly name: string;
  /** Whose division it is; null where no unit bears its name or code. */
  readonly unitId: Id | null;
  readonly polygons: readonly (readonly Ring[])[];
}

/** The map that an office draws. */
export interface DivisionMap {
  /** 审图号. */
  readonly approvalNumber: string;
  readonly features: readonly MapFeature[];
  readonly enteredAt: Date;
}

export async function divisionMap(db: Handle, jurisdiction: number): Promise<DivisionMap | null> {
  const row = await db
    .selectFrom('division_map')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .executeTakeFirst();
  if (!row) return null;
  return {
    approvalNumber: row.approval_number,
    features: row.features as readonly MapFeature[],
    enteredAt: row.entered_at,
  };
}

/** Puts a map in the place of the one before; null takes it away. */
export async function saveDivisionMap(
  transaction: Transaction,
  jurisdiction: number,
  map: DivisionMap | null,
  by: Id | null,
): Promise<void> {
  await transaction.deleteFrom('division_map').where('jurisdiction_id', '=', jurisdiction).execute();
  if (map === null) return;
  await transaction
    .insertInto('division_map')
    .values({
      jurisdiction_id: jurisdiction,
      approval_number: map.approvalNumber,
      features: JSON.stringify(map.features),
      entered_at: map.enteredAt,
      entered_by: by,
    })
    .execute();
}
