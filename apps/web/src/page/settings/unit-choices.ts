import type { units } from '@luoshi/server/contract';
import type { z } from 'zod';

// The server's words, all of them and no others: a word that is missing here does not compile.
const KINDS = Object.keys({
  department: true,
  township: true,
  subdistrict: true,
  county: true,
  park: true,
  section: true,
  enterprise: true,
  bank: true,
  court: true,
  'task-force': true,
  other: true,
} satisfies Record<z.input<typeof units.unitKind>, true>);
const RELATIONS = Object.keys({
  supervised: true,
  vertical: true,
  judicial: true,
  'state-owned': true,
  temporary: true,
  commercial: true,
} satisfies Record<z.input<typeof units.relation>, true>);

/** The kinds and relations of units, for a form. */
export const choicesOfUnit = (t: (key: string) => string) => ({
  kinds: KINDS.map((value) => ({ value, label: t(`setting.kind.${value}`) })),
  relations: RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) })),
});
