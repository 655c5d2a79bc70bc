import { enterParameter, parametersOf } from '@luoshi/ledger';
import type { Day, Id, Parameter } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { namedSubject } from '../desk/named-subject.js';
import { handOf, record } from '../desk/record.js';
import { practiceProposals } from '../lamp/proposal.js';
import type { ProposalNumbers } from '../lamp/proposal.js';
import { WorkRefusal } from '../refusal.js';
import { clockName, clockWords, LOOP, URGE_HOURS, USUAL_URGE_HOURS } from './answer-clock.js';
import type { AnswerTime, ClockKind } from './answer-clock.js';

/** A number of the loop that an office sets, what holds without it, and whether a value fits. */
interface SettingForm {
  readonly chinese: string;
  /** Without an entry; null: nothing holds (no clock runs). */
  readonly usual: unknown;
  readonly fits: (value: unknown) => boolean;
}

const whole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const isAnswerTime = (value: unknown): boolean => {
  if (value === null) return true;
  const { days, count } = value as Partial<AnswerTime>;
  return whole(days, 0, 365) && (count === 'working' || count === 'calendar');
};

const isProposalNumbers = (value: unknown): boolean => {
  const { yellows, reds } = (value ?? {}) as Partial<ProposalNumbers>;
  return whole(yellows, 1, 24) && whole(reds, 1, 24);
};

/** How many lamps lead to a letter or a talk. */
export const LETTER_LAMPS = 'letter-lamps';
/** 署名: who issues letters; without an entry the office under its own name. */
export const LETTER_SIGN = 'letter-sign';
/** What stands before 〔2026〕1号 on a kind of notice: `临督函`. */
export const prefixName = (kind: string): string => `number-prefix.${kind}`;

/** Words of one line, as they are printed. */
const isLine = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length <= most && /^[^\0\n\r\p{Surrogate}]*$/u.test(value);

const prefixes = { circular: '通报', 'supervision-letter': '督办函', 'request-letter': '商请函', talk: '约谈' };

/** Every number of the loop by name. */
export const settingForms: Readonly<Record<string, SettingForm>> = {
  ...Object.fromEntries(
    (Object.keys(clockWords) as ClockKind[]).map((kind): [string, SettingForm] => [
      clockName(kind),
      { chinese: `${clockWords[kind]}时限`, usual: null, fits: isAnswerTime },
    ]),
  ),
  [URGE_HOURS]: { chinese: '两次催办的间隔小时数', usual: USUAL_URGE_HOURS, fits: (value) => whole(value, 0, 720) },
  [LETTER_LAMPS]: {
    chinese: '发函、约谈的亮灯次数',
    usual: practiceProposals,
    fits: isProposalNumbers,
  },
  [LETTER_SIGN]: {
    chinese: '文书署名',
    usual: null,
    fits: (value) => isLine(value, 100) && (value as string).trim() !== '',
  },
  ...Object.fromEntries(
    Object.entries(prefixes).map(([kind, words]): [string, SettingForm] => [
      prefixName(kind),
      {
        chinese: `${words}的机关代字`,
        usual: words,
        fits: (value) => isLine(value, 50),
      },
    ]),
  ),
};

/** A setting with all that ever held; `usual` holds where nothing was entered and is 待核 like what has no source. */
export interface Setting {
  readonly name: string;
  readonly chinese: string;
  readonly usual: unknown;
  readonly entered: readonly Parameter[];
  /** Under which who changed it stands in the history. */
  readonly subjectId: Id;
}

const subjectOf = (name: string): Id => namedSubject(`setting ${LOOP} ${name}`);

export async function settingList(desk: Desk): Promise<Setting[]> {
  const entered = await parametersOf(desk.store.db, desk.jurisdiction, LOOP);
  return Object.entries(settingForms).map(([name, { chinese, usual }]) => ({
    name,
    chinese,
    usual,
    entered: entered.filter((one) => one.name === name),
    subjectId: subjectOf(name),
  }));
}

/**
 * Enters a number of the loop from a day on, with its source; the history says who, and what held before. Refuses unknown names and values that do not fit; the store
 * refuses a day that is not after the one of the value before.
 */
export async function enterSetting(
  desk: Desk,
  name: string,
  entry: { readonly value: unknown; readonly from: Day; readonly source: string | null },
): Promise<Id> {
  const form = Object.hasOwn(settingForms, name) ? settingForms[name] : undefined;
  if (!form) throw new WorkRefusal('setting-unknown', name);
  if (!form.fits(entry.value)) throw new WorkRefusal('setting-wrong', form.chinese);
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const before = (await parametersOf(transaction, jurisdiction, LOOP)).findLast((one) => one.name === name);
    const parameter = { programme: LOOP, name, ...entry, unit: null };
    const id = await enterParameter(transaction, jurisdiction, parameter, now, who.accountId);
    const was = before
      ? { value: before.value, from: before.valid.from, source: before.source }
      : { value: form.usual };
    await record(transaction, handOf(desk), {
      kind: 'setting',
      id: subjectOf(name),
      action: 'enter',
      body: { name, was, now: entry },
    });
    return id;
  });
}
