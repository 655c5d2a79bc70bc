import { useSession } from '../api/session.js';
import { useUnits } from '../api/units.js';
import type { AskField } from './ask.js';

/** Asks a liaison for which of the own units he speaks; null for who speaks for no unit. */
export function useOwnUnitField(label: string): AskField | null {
  const who = useSession().data;
  const units = useUnits();
  const own = who?.roles.flatMap(({ role, unitId }) => (role === 'liaison' && unitId ? [unitId] : [])) ?? [];
  if (own.length === 0) return null;
  return {
    name: 'unit',
    label,
    kind: 'select',
    initial: own[0],
    choices: (units.data ?? [])
      .filter(({ id }) => own.includes(id))
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}
