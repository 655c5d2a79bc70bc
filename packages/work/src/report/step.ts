import { stepsOfUnit } from '@luoshi/ledger';
import type { Handle, Id, LiaisonStep, ReportState } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

/** 经办 → 科室 → 分管领导, in their order. */
const STEPS: readonly LiaisonStep[] = ['drafter', 'checker', 'issuer'];

/** At whose step a report is while the unit works on it. */
const AT: Readonly<Partial<Record<ReportState, LiaisonStep>>> = {
  drafted: 'drafter',
  returned: 'drafter',
  submitted: 'checker',
  checked: 'issuer',
};

const STATE_AT: Readonly<Record<Exclude<LiaisonStep, 'drafter'>, ReportState>> = {
  checker: 'submitted',
  issuer: 'checked',
};

/** What somebody may do with a report of a unit, in the state that it is in. */
export interface Steps {
  /** Whether the report is at a step that the desk holds. */
  readonly held: boolean;
  /** Where handing on leads; null where no step is left. */
  readonly next: ReportState | null;
  readonly mayIssue: boolean;
}

/**
 * The steps of a unit are those that its accounts hold; a unit may have fewer than three, or none. Where nobody holds the
 * step at which a report is, the next one that is held does its work. A liaison without a step may do all.
 */
export function stepsFrom(
  own: readonly (LiaisonStep | null)[],
  ofUnit: ReadonlySet<LiaisonStep>,
  state: ReportState,
): Steps {
  const at = AT[state];
  if (at === undefined) return { held: false, next: null, mayIssue: false };
  const later = (step: LiaisonStep): LiaisonStep[] =>
    STEPS.slice(STEPS.indexOf(step) + 1).filter((one) => ofUnit.has(one));
  const doing = ofUnit.has(at) ? at : (later(at)[0] ?? at);
  const all = own.includes(null);
  const held = all || own.includes(doing);
  const [after] = later(doing);
  return {
    held,
    next: after === undefined || after === 'drafter' ? null : STATE_AT[after],
    mayIssue: all || (held && after === undefined),
  };
}

/** The steps of a desk in a unit; refused where it does not speak for the unit. */
export async function stepsAt(db: Handle, desk: Desk, unitId: Id, state: ReportState): Promise<Steps> {
  const own = desk.who.roles.filter((held) => held.role === 'liaison' && held.unitId === unitId);
  if (own.length === 0) throw new WorkRefusal('other-unit');
  return stepsFrom(
    own.map(({ step }) => step),
    await stepsOfUnit(db, desk.jurisdiction, unitId),
    state,
  );
}
