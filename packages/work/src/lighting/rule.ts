import { adoptVersion, appendEntry, enterVersion, listTasks, parameterVersions } from '@luoshi/ledger';
import type { Day, Id, ParameterVersion } from '@luoshi/ledger';
import { addDays, addMonths } from '@luoshi/reading';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { colourWords } from '../lamp/colour.js';
import type { Colour } from '../lamp/colour.js';
import { lampFactsOf } from '../lamp/kept-facts.js';
import { rehearse } from '../lamp/rehearsal.js';
import type { PastFacts, Turn } from '../lamp/rehearsal.js';
import { practiceRules, ruleOn, ruleWords } from '../lamp/rule-set.js';
import type { RuleId, RuleNumbers, RuleSet, RuleVersion } from '../lamp/rule-set.js';
import { historiesOf } from '../loop/history.js';
import { WorkRefusal } from '../refusal.js';
import { foldTask } from '../task/fold.js';
import type { Task } from '../task/task.js';
import { besidesOf } from './beside.js';
import { COLOURS, officeRules, ruleFrom, RULES } from './office-rules.js';
import { rulesChanged } from './relight-all.js';

/** A version of a rule as the office sees it. */
export interface ShownRule {
  /** Null for published practice. */
  readonly id: Id | null;
  readonly rule: RuleId;
  readonly name: string;
  readonly from: Day;
  /** Null is 待核. */
  readonly source: string | null;
  readonly numbers: RuleNumbers[RuleId] | null;
  /** `practice` until the office adopts its own, `proposed` while it is being tried, `adopted`. */
  readonly state: 'practice' | 'proposed' | 'adopted';
  /** Whether lamps are lit by it today. */
  readonly inForce: boolean;
  readonly adoptedAt: Date | null;
  readonly version: number;
}

/** All versions of the rules, old ones and proposals too, by rule and from-day. */
export async function ruleList(desk: Desk): Promise<ShownRule[]> {
  const { store, jurisdiction, now } = desk;
  const { rules } = await officeRules(store, store.db, jurisdiction);
  const stored = await parameterVersions(store.db, jurisdiction, RULES);
  const inForce = new Set(ids.map((id) => ruleOn(rules, id, dayAt(now)) as RuleVersion | null));
  const adopted = stored.filter(({ confirmedAt }) => confirmedAt !== null);
  const holds = ({ rule, from, source }: RuleVersion, at: Date | null): boolean =>
    [...inForce].some((one) => one?.rule === rule && one.from === from && one.source === source) &&
    !adopted.some((one) => at !== null && one.name === rule && one.from === from && one.confirmedAt! > at);
  return [
    ...practiceRules.map((rule): ShownRule => shown(rule, null, holds(rule, null))),
    ...stored.flatMap((version) =>
      ruleFrom(version).map((rule) =>
        shown(rule, version, version.confirmedAt !== null && holds(rule, version.confirmedAt)),
      ),
    ),
  ].sort((a, b) => ids.indexOf(a.rule) - ids.indexOf(b.rule) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

const ids = Object.keys(ruleWords) as RuleId[];

const shown = (
  { rule, from, source, numbers }: RuleVersion,
  stored: ParameterVersion | null,
  inForce: boolean,
): ShownRule => ({
  ...{ rule, from, source, numbers, inForce },
  id: stored?.id ?? null,
  name: ruleWords[rule],
  state: stored === null ? 'practice' : stored.confirmedAt === null ? 'proposed' : 'adopted',
  adoptedAt: stored?.confirmedAt ?? null,
  version: stored?.version ?? 1,
});

/** Enters a version to be tried: nothing goes by it until it is adopted. */
export async function proposeRule(desk: Desk, proposal: RuleVersion): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const { rule, from, source, numbers } = proposal;
  return store.db.transaction().execute(async (transaction) => {
    const by = { at: now, accountId: who.accountId, adopted: false };
    const id = await enterVersion(
      transaction,
      jurisdiction,
      { programme: RULES, name: rule, from, source, value: numbers },
      by,
    );
    await appendEntry(transaction, jurisdiction, entryAbout(desk, id, 'propose', proposal));
    return id;
  });
}

/**
 * Adopts a proposal: lamps are lit by it from its day on, and a job lights the ledger anew at once. Needs a source. Refuses a version that was changed or adopted meanwhile.
 */
export async function adoptRule(desk: Desk, id: Id, version: number): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const found = (await parameterVersions(transaction, jurisdiction, RULES)).find((one) => one.id === id);
    if (found && !found.source?.trim()) throw new WorkRefusal('rule-source-missing', ruleWords[found.name as RuleId]);
    await adoptVersion(transaction, jurisdiction, id, version, { at: now, accountId: who.accountId });
    await rulesChanged(transaction, desk);
    await appendEntry(transaction, jurisdiction, entryAbout(desk, id, 'adopt', found ?? null));
  });
}

const entryAbout = ({ now, who }: Desk, id: Id, action: string, body: unknown) => ({
  ...{ at: now, day: dayAt(now), taskId: null, subjectKind: 'parameter', subjectId: id, action },
  body: body ?? {},
  accountId: who.accountId,
});

/** What a rehearsal found, month by month of the quarter before. */
export interface RuleRehearsal {
  readonly days: readonly Day[];
  /** Tasks times days that were judged. */
  readonly judged: number;
  readonly counts: Readonly<Record<string, number>>;
  /** How many lamps would have been another; `turns` holds the first of them. */
  readonly turned: number;
  readonly turns: readonly Turn[];
}

const SHOWN = 1000;

/**
 * Tries proposals on the ends of the three months of the last whole quarter, as if they had been in force then, against
 * the rules of today. Histories are folded to each of the days as they were known then, some hundred tasks at a time.
 * @param work stops it, and is told how many tasks of how many have been judged
 */
export async function rehearseRules(
  desk: Desk,
  proposalIds: readonly Id[],
  only: { readonly unitId?: Id } = {},
  work: { readonly signal?: AbortSignal; readonly onProgress?: (done: number) => void } = {},
): Promise<RuleRehearsal> {
  const { store, jurisdiction, now } = desk;
  let done = 0;
  const days = lastQuarter(dayAt(now));
  const { rules, calendar } = await officeRules(store, store.db, jurisdiction);
  const proposed = (await parameterVersions(store.db, jurisdiction, RULES))
    .filter(({ id }) => proposalIds.includes(id))
    .flatMap(ruleFrom);
  const changed: RuleSet = [
    ...ids
      .filter((id) => !proposed.some(({ rule }) => rule === id))
      .flatMap((id) => (ruleOn(rules, id, days.at(-1)!) as RuleVersion | null) ?? []),
    ...proposed,
  ];
  const counts: Record<string, number> = {};
  const turns: Turn[] = [];
  let judged = 0;
  let turned = 0;
  for (let after: string | null = null; ;) {
    work.signal?.throwIfAborted();
    const page = await listTasks(store.db, jurisdiction, only, 'number', { after, limit: 500 });
    const taskIds = page.rows.map(({ id }) => id);
    const past: PastFacts[] = [];
    const histories = await historiesOf(store.db, jurisdiction, taskIds);
    for (const day of days) {
      const view = { day, view: 'known' } as const;
      const then = new Map([...histories].flatMap(([id, history]) => folded(id, foldTask(history, view))));
      const besides = await besidesOf(store.db, jurisdiction, then, view);
      const at = `${day}T24:00`;
      for (const [task, row] of then) past.push({ task, at, facts: lampFactsOf(row, at, calendar, besides.get(task)) });
    }
    const found = rehearse(past, rules, changed, calendar);
    judged += found.judged;
    turned += found.turns.length;
    turns.push(...found.turns.slice(0, SHOWN - turns.length));
    for (const [key, count] of Object.entries(found.counts)) counts[key] = (counts[key] ?? 0) + count;
    work.onProgress?.((done += taskIds.length));
    if (page.next === null) return { days, judged, counts, turned, turns };
    after = page.next;
  }
}

const folded = (id: Id, task: Task | null): [Id, Task][] => (task ? [[id, task]] : []);

/** The last days of the three months of the last whole quarter before a day. */
export function lastQuarter(day: Day): Day[] {
  const month = Number(day.slice(5, 7));
  const first = addMonths(`${day.slice(0, 7)}-01`, -((month - 1) % 3));
  return [-2, -1, 0].map((months) => addDays(addMonths(first, months), -1));
}

/** How a colour is called and what it means here. */
export interface ColourMeaning {
  readonly name: string;
  readonly meaning: string;
}

/** The names and meanings of the colours: the office's own, else the usual ones. In some places a red list is praise. */
export async function colourMeanings({ store, jurisdiction }: Desk): Promise<Readonly<Record<Colour, ColourMeaning>>> {
  const latest = (await parameterVersions(store.db, jurisdiction, COLOURS)).at(-1);
  if (latest) return latest.value as Record<Colour, ColourMeaning>;
  return {
    green: { name: colourWords.green, meaning: '达到序时进度' },
    yellow: { name: colourWords.yellow, meaning: '滞后，需要提醒' },
    red: { name: colourWords.red, meaning: '严重滞后或逾期' },
    grey: { name: colourWords.grey, meaning: '未到期、中止或待明确，不作评价' },
  };
}

/** Gives the colours other names and meanings; the earlier ones stay on record. */
export async function setColourMeanings(desk: Desk, meanings: Readonly<Record<Colour, ColourMeaning>>): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const by = { at: now, accountId: who.accountId, adopted: true };
    const value = { programme: COLOURS, name: 'meanings', from: dayAt(now), source: null, value: meanings };
    const id = await enterVersion(transaction, jurisdiction, value, by);
    await appendEntry(transaction, jurisdiction, entryAbout(desk, id, 'set-colours', meanings));
  });
}
