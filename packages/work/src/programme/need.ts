import { findUnitsOf, linkProblem, setRecordField, StoreRefusal, unitsById } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { isStoredId, registerOf, titleOf } from '@luoshi/programmes';
import type { AnyRecord } from '@luoshi/programmes';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { raiseWithin } from '../problem/problem.js';
import { problemKindWords } from '../problem/step.js';
import { WorkRefusal } from '../refusal.js';
import type { Programmes } from './programmes.js';
import { inTurn, refuseStrangers } from './record.js';
import type { Turn } from './record.js';

/**
 * Raises what a record says its project lacks as a problem of the ledger (要素保障), where it is claimed, coordinated and
 * solved; the day of the solution comes back into the record. Refuses (`part-unknown`) a register that raises nothing, a
 * record that was raised already (`need-raised`), and one whose unit the ledger does not know (`need-unit-unknown`).
 *
 * @param unit the unit that raises it, where the record's own is not one of the ledger
 * @returns the problem's id
 */
export async function raiseNeed(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  id: Id,
  unit: Id | null,
): Promise<Id> {
  refuseStrangers(desk);
  return inTurn(desk, programmes, code, registerCode, async (transaction, turn) => {
    const { register, programme, facts } = turn;
    const { raises } = register;
    if (!raises) throw new WorkRefusal('part-unknown', registerCode);
    const record = facts.current(registerCode).get(id);
    if (!record || turn.own?.own(register, record) === false) throw new StoreRefusal('not-found', id);
    if (record[raises.problem] !== null && record[raises.problem] !== undefined) throw new WorkRefusal('need-raised');
    const link = register.fields[raises.of]!;
    const parent =
      link.kind === 'link' && typeof record[raises.of] === 'string'
        ? facts.current(link.to).get(record[raises.of] as string)
        : undefined;
    const raisedBy = unit ?? (await unitIn(transaction, desk, parent?.[raises.unit]));
    if (raisedBy === null || (turn.own !== null && !turn.own.units.includes(raisedBy)))
      throw new WorkRefusal('need-unit-unknown', parent ? String(parent[raises.unit] ?? '') : null);
    const kind = String(record[raises.kind] ?? '');
    const known = Object.hasOwn(problemKindWords, kind) ? (kind as keyof typeof problemKindWords) : 'other';
    const project = parent && link.kind === 'link' ? titleOf(registerOf(programme, link.to), parent) : '';
    const problem = await raiseWithin(transaction, desk, {
      taskId: null,
      unit: raisedBy,
      kind: known,
      title: `${project}${project ? '：' : ''}${problemKindWords[known]}`.slice(0, 200),
      text: String(record[raises.text] ?? ''),
      blockingUnit: await unitIn(transaction, desk, record[raises.blocker]),
    });
    const of = { programme: programme.code, register: registerCode, recordId: id };
    await linkProblem(transaction, desk.jurisdiction, { ...of, solvedField: raises.solvedOn }, problem);
    await note(transaction, desk, turn, record, problem);
    return problem;
  });
}

/** Writes the problem into its record, and the day where it had none. */
async function note(transaction: Transaction, desk: Desk, turn: Turn, record: AnyRecord, problem: Id): Promise<void> {
  const day = dayAt(desk.now);
  const { programme, register } = turn;
  const raises = register.raises!;
  const of = { programme: programme.code, register: register.code, recordId: record.id };
  const entering = { at: desk.now, day, by: desk.who.accountId, origin: 'form' } as const;
  await setRecordField(transaction, desk.jurisdiction, of, raises.problem, problem, entering);
  if ((record[raises.raisedOn] ?? null) === null)
    await setRecordField(transaction, desk.jurisdiction, of, raises.raisedOn, day, entering);
}

/** The one unit of today that a field names, by id or by a name; null where there is none or more than one. */
async function unitIn(transaction: Transaction, desk: Desk, written: unknown): Promise<Id | null> {
  if (typeof written !== 'string' || written === '') return null;
  const today = dayAt(desk.now);
  if (isStoredId(written))
    return (await unitsById(transaction, desk.jurisdiction, [written], today)).has(written) ? written : null;
  const found = (await findUnitsOf(transaction, desk.jurisdiction, [written], today)).get(written) ?? [];
  const now = found.filter(({ when }) => when === 'now');
  return now.length === 1 ? now[0]!.unitId : null;
}
