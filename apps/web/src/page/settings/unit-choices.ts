const KINDS = [
  'department',
  'township',
  'subdistrict',
  'county',
  'park',
  'section',
  'enterprise',
  'bank',
  'court',
  'task-force',
  'other',
] as const;
const RELATIONS = ['supervised', 'vertical', 'judicial', 'state-owned', 'temporary', 'commercial'] as const;

/** The kinds and relations of units, for a form. */
export const choicesOfUnit = (t: (key: string) => string) => ({
  kinds: KINDS.map((value) => ({ value, label: t(`setting.kind.${value}`) })),
  relations: RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) })),
});
