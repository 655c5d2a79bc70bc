import { lightingOf, parameterVersions } from '@luoshi/ledger';
import type { Day, Handle, ParameterVersion, Store } from '@luoshi/ledger';
import { workingCalendar } from '../calendar/working-calendar.js';
import type {
  DayOverride,
  HolidayNotice,
  LocalDays,
  MovedCutOff,
  WorkingCalendar,
} from '../calendar/working-calendar.js';
import { dayAt } from '../desk/desk.js';
import { practiceRules, ruleWords } from '../lamp/rule-set.js';
import type { RuleId, RuleSet, RuleVersion } from '../lamp/rule-set.js';

/** The programmes under which the store keeps an office's rules, its calendar, and how its colours are called. */
export const RULES = 'lamp';
export const CALENDAR = 'calendar';
export const COLOURS = 'lamp-colours';
/** Under which a moved cut-off stands in the calendar. */
export const CUT_OFF = 'cut-off';

/** By what an office's lamps are lit. */
export interface OfficeRules {
  /** Rises with every change of rules or calendar. */
  readonly version: number;
  /** Published practice first, then what the office adopted, in the order of adopting. */
  readonly rules: RuleSet;
  readonly local: LocalDays;
  readonly calendar: WorkingCalendar;
  /** The same as it was known at the end of a day: what was adopted or entered later left out. */
  readonly knownOn: (day: Day) => Pick<OfficeRules, 'rules' | 'calendar'>;
  /** The same at an instant: what a signed notice was lit by. */
  readonly knownAt: (at: Date) => Pick<OfficeRules, 'rules' | 'calendar'>;
}

/** An office's own working days and moved cut-offs, as they are known now. */
export const officeCalendar = async (store: Store, db: Handle, jurisdiction: number): Promise<WorkingCalendar> =>
  (await officeRules(store, db, jurisdiction)).calendar;

const kept = new WeakMap<Store, Map<number, OfficeRules>>();

/**
 * The rules and the calendar of an office. Every server keeps them, and asks with each change of a task which version
 * is the latest: none lights by rules that another server's user has replaced.
 * @param version the latest, where the caller has just asked
 */
export async function officeRules(
  store: Store,
  db: Handle,
  jurisdiction: number,
  version?: number,
): Promise<OfficeRules> {
  let offices = kept.get(store);
  if (!offices) kept.set(store, (offices = new Map()));
  const latest = version ?? (await lightingOf(db, jurisdiction)).rulesVersion;
  const known = offices.get(jurisdiction);
  if (known?.version === latest) return known;
  const loaded = await load(db, jurisdiction, latest);
  offices.set(jurisdiction, loaded);
  return loaded;
}

async function load(db: Handle, jurisdiction: number, version: number): Promise<OfficeRules> {
  const adopted = (await parameterVersions(db, jurisdiction, RULES))
    .filter(({ confirmedAt }) => confirmedAt !== null)
    .sort((a, b) => a.confirmedAt!.getTime() - b.confirmedAt!.getTime());
  const days = await parameterVersions(db, jurisdiction, CALENDAR);
  const local = localDaysOf(days);
  const past = new Map<Day, Pick<OfficeRules, 'rules' | 'calendar'>>();
  return {
    version,
    rules: [...practiceRules, ...adopted.flatMap(ruleFrom)],
    local,
    calendar: workingCalendar(local),
    knownOn(day) {
      let known = past.get(day);
      if (!known) {
        const then = adopted.filter(({ confirmedAt }) => dayAt(confirmedAt!) <= day);
        known = { rules: [...practiceRules, ...then.flatMap(ruleFrom)], calendar: workingCalendar(local, day) };
        past.set(day, known);
      }
      return known;
    },
    knownAt: (at) => ({
      rules: [...practiceRules, ...adopted.filter(({ confirmedAt }) => confirmedAt! <= at).flatMap(ruleFrom)],
      calendar: workingCalendar(localDaysOf(days.filter(({ enteredAt }) => enteredAt <= at))),
    }),
  };
}

/** A stored version as a rule; none where the name is no rule's (of a later version of the software). */
export function ruleFrom({ name, from, source, value }: ParameterVersion): RuleVersion[] {
  if (!Object.hasOwn(ruleWords, name)) return [];
  return [{ rule: name as RuleId, from, source, numbers: value } as RuleVersion];
}

function localDaysOf(versions: readonly ParameterVersion[]): LocalDays {
  const notices: HolidayNotice[] = [];
  const overrides: DayOverride[] = [];
  const cutOffs: MovedCutOff[] = [];
  for (const { name, from, source, value, enteredAt } of versions) {
    const entered = dayAt(enteredAt);
    if (name === 'notice') {
      const { year, rest, working } = value as Pick<HolidayNotice, 'year' | 'rest' | 'working'>;
      notices.push({ year, rest, working, source: source ?? '', entered });
    } else if (name === 'day') {
      const { working, reason } = value as Pick<DayOverride, 'working' | 'reason'>;
      overrides.push({ day: from, working, reason, entered });
    } else if (name === CUT_OFF) {
      const { period, cutOff } = value as Pick<MovedCutOff, 'period' | 'cutOff'>;
      cutOffs.push({ period, cutOff, entered });
    }
  }
  return { notices, overrides, cutOffs };
}
