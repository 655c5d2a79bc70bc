import { z } from 'zod';
import { filled, id, instant } from './value.js';

/** A map as its file has it; 审图号 is shown below it. */
export const mapForm = z.strictObject({ approvalNumber: filled(100), file: z.unknown() });

const position = z.tuple([z.number(), z.number()]).readonly();

export const divisionMap = z.object({
  approvalNumber: z.string(),
  enteredAt: instant,
  features: z
    .array(
      z.object({
        name: z.string(),
        unitId: id.nullable(),
        /** Longitude before latitude. */
        polygons: z.array(z.array(z.array(position).readonly()).readonly()).readonly(),
      }),
    )
    .readonly(),
  /** Names on the map that are no unit's. */
  unmatched: z.array(z.string()).readonly(),
  /** Divisions of the office that are not on the map. */
  missing: z.array(id).readonly(),
});

export const mapThere = z.object({ map: divisionMap.nullable() });
