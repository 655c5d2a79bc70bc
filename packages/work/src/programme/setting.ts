import {
  enterProgrammeSetting,
  nextStamp,
  paperById,
  programmeSettings,
  StoreRefusal,
  textOf,
  versionsOf,
} from '@luoshi/ledger';
import type { Day, Id, ProgrammeSetting, Sentence } from '@luoshi/ledger';
import { isDay } from '@luoshi/reading';
import { named, parameterOn, printDay, printFigure, readFigure, valueFault } from '@luoshi/programmes';
import type { Parameter, Programme, Setting, Words } from '@luoshi/programmes';
import { dayAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { namedSubject } from '../desk/named-subject.js';
import { handOf, record, refuseOthers } from '../desk/record.js';
import { WorkRefusal } from '../refusal.js';
import { PARAMETERS } from './office-facts.js';
import { heldSentences } from './held-sentence.js';
import type { HeldSentences } from './held-sentence.js';
import type { Programmes } from './programmes.js';
import { KEEPERS } from './record.js';
import { partNamed, seenAt } from './seen.js';

/** Where a value or a rule comes from: by name, and by the sentence where the ledger holds the paper. */
export interface ShownSource {
  readonly title: string;
  readonly sentence: Sentence | null;
}

/** A value of a parameter with its days. */
export interface ShownSetting {
  readonly from: Day;
  /** By when it held for certain, where the day is known only roughly. */
  readonly surely: Day | null;
  readonly value: string;
  readonly printed: string;
  /** The same in English. */
  readonly english: string;
  /** Null: it waits for its source (待核) and decides nothing. */
  readonly source: ShownSource | null;
  /** When it was entered here; null for what the programme brings along. */
  readonly entered: Day | null;
}

/** A parameter on a day. `holds` is empty where it is 待核, and has several where papers give a change's day only roughly. */
export interface ShownParameter {
  readonly parameter: string;
  readonly holds: readonly ShownSetting[];
  /** Everything that was ever given or entered, the latest first. */
  readonly all: readonly ShownSetting[];
  /** Under which who entered what stands in the history. */
  readonly subjectId: Id;
}

const subjectOf = (programme: string, subject: ProgrammeSetting['subject'], name: string): Id =>
  namedSubject(`setting ${programme} ${subject} ${name}`);

/** A value as a person reads it. */
function printed({ value: kind }: Parameter, value: string, language: keyof Words): string {
  switch (kind.kind) {
    case 'figure':
      return printFigure(value, kind.measure, language);
    case 'day':
      return printDay(value, 'day');
    case 'text':
      return value;
    default:
      return value
        .split('>')
        .map((code) => kind.options.find((option) => option.code === code)?.words[language] ?? code)
        .join(language === 'chinese' ? '＞' : ' > ');
  }
}

const given = (
  parameter: Parameter,
  { from, surely, value, source, entered }: Setting,
  held: HeldSentences,
): ShownSetting => ({
  from,
  surely: surely ?? null,
  value,
  printed: printed(parameter, value, 'chinese'),
  english: printed(parameter, value, 'english'),
  source: source && { title: source.title, sentence: held(source) },
  entered,
});

const own = (parameter: Parameter, setting: ProgrammeSetting): ShownSetting => ({
  from: setting.from!,
  surely: setting.surely,
  value: setting.value!,
  printed: printed(parameter, setting.value!, 'chinese'),
  english: printed(parameter, setting.value!, 'english'),
  source: setting.source === null ? null : { title: setting.source, sentence: setting.sentence },
  entered: setting.enteredDay,
});

/** A paper behind a rule: what an office entered last, else what the programme names. */
export interface ShownBasis {
  readonly rule: string;
  readonly source: ShownSource | null;
}

/** Every parameter on a day with its sources, and the papers behind the rules. */
export async function parameterList(
  desk: Desk,
  programmes: Programmes,
  code: string,
  day: Day | null,
): Promise<{ readonly parameters: readonly ShownParameter[]; readonly bases: readonly ShownBasis[] }> {
  const { programme, facts, view } = await seenAt(desk, programmes, code, [], day);
  const entered = facts.settings.filter(({ enteredDay }) => enteredDay <= view.day);
  const held = await heldSentences(desk, programme);
  return {
    parameters: programme.parameters.map((parameter) => {
      const mine = entered.filter(({ subject, name }) => subject === 'parameter' && name === parameter.code);
      const all = [
        ...parameter.given.map((setting) => given(parameter, setting, held)),
        ...mine.map((setting) => own(parameter, setting)),
      ];
      const engine = all.map((one, index): Setting => ({
        parameter: parameter.code,
        from: one.from,
        ...(one.surely === null ? {} : { surely: one.surely }),
        value: String(index),
        source: one.source && named(one.source.title),
        entered: one.entered,
      }));
      const { settings } = parameterOn({ ...parameter, given: engine }, [], view.day);
      return {
        parameter: parameter.code,
        subjectId: subjectOf(code, 'parameter', parameter.code),
        holds: settings.map(({ value }) => all[Number(value)]!),
        all: all.reverse(),
      };
    }),
    bases: programme.rules.map(({ code: rule, basis }) => {
      const found = entered.findLast(({ subject, name }) => subject === 'rule' && name === rule);
      return {
        rule,
        source: found
          ? { title: found.source!, sentence: found.sentence }
          : basis && { title: basis.title, sentence: held(basis) },
      };
    }),
  };
}

/** A source as somebody gives it: words, or a paper of the ledger with the sentence in its own words. */
export interface SourceGiven {
  readonly title: string | null;
  readonly paperId: Id | null;
  readonly quote: string | null;
}

/** The sentence in the paper's latest text, found by its words. Refuses (`sentence-missing`) words that are not there. */
async function sourceOf(
  desk: Desk,
  { title, paperId, quote }: SourceGiven,
): Promise<{ readonly source: string | null; readonly sentence: Sentence | null }> {
  const said = title?.trim() ? title.trim() : null;
  if (paperId === null) return { source: said, sentence: null };
  const { db } = desk.store;
  const paper = await paperById(db, desk.jurisdiction, paperId);
  if (!paper) throw new StoreRefusal('not-found', paperId);
  const version = (await versionsOf(db, desk.jurisdiction, paperId)).at(-1)!;
  const text = (await textOf(db, desk.jurisdiction, version.id))?.text ?? '';
  const words = quote?.trim() ?? '';
  const start = words === '' ? -1 : text.indexOf(words);
  if (start < 0) throw new WorkRefusal('sentence-missing', words.slice(0, 60) || null);
  return {
    source: said ?? `${paper.title}${paper.documentNumber === null ? '' : `（${paper.documentNumber}）`}`,
    sentence: { paperId, version: version.number, quote: words, start, end: start + words.length },
  };
}

/** Days that a clock may run: ten years. */
const LONGEST_CLOCK = 3650;

/** Refuses a value that does not fit its parameter. Figures come in the base unit. */
function refuseUnfit(programme: Programme, parameter: Parameter, value: string): void {
  const refuse = (why: string): never => {
    throw new WorkRefusal('parameter-wrong', `${parameter.name.chinese}：${why}`);
  };
  const kind = parameter.value;
  switch (kind.kind) {
    case 'figure': {
      const field = { kind: 'figure', label: parameter.name, measure: kind.measure } as const;
      if (valueFault(field, value, () => false)) refuse(`应为一个数，单位${kind.measure.unit}`);
      const isClock = programme.processes.some(({ stages }) =>
        stages.some(({ clock }) => clock?.parameter === parameter.code),
      );
      if (isClock && !(/^\d{1,4}$/.test(value) && Number(value) <= LONGEST_CLOCK))
        refuse(`天数应为0至${LONGEST_CLOCK}的整数`);
      return;
    }
    case 'choice':
      if (!kind.options.some(({ code }) => code === value)) refuse('不在可选范围内');
      return;
    case 'order': {
      const codes = value.split('>');
      const all = kind.options.map(({ code }) => code);
      // An office may know the order of some only: the rest stays unordered, and answers have bounds.
      if (
        new Set(codes).size !== codes.length ||
        codes.some((code) => !all.includes(code)) ||
        codes.length < Math.min(2, all.length)
      )
        refuse(
          `至少排出两项的先后，每项只写一次；可选的有${kind.options.map(({ words }) => words.chinese).join('、')}`,
        );
      return;
    }
    case 'day':
      if (!isDay(value)) refuse('应为日历上有的一天');
      return;
    case 'text':
      if (value.trim() === '') refuse('不能为空');
  }
}

/** A figure as it was typed, in the base unit. Refuses (`parameter-wrong`) what is no exact number. */
function readTyped({ name, value }: Parameter, typed: string): string {
  const read = value.kind === 'figure' ? readFigure(typed.trim(), value.measure, false) : null;
  if (read === null || 'fault' in read || typeof read.figure !== 'string')
    throw new WorkRefusal('parameter-wrong', `${name.chinese}：应为一个确切的数`);
  return read.figure;
}

/** A value to be entered. */
export interface SettingGiven extends SourceGiven {
  readonly from: Day;
  readonly surely: Day | null;
  /** In the base unit: a decimal, an option's code, an order's codes joined by `>`, a day, a text. */
  readonly value: string;
  /** A figure as it was typed, in the shown unit, instead of the value: `60`, `60%`. */
  readonly typed: string | null;
}

/** Enters a value of a parameter from a day on. Without a source it is kept as 待核 and decides nothing. */
export async function enterParameterValue(
  desk: Desk,
  programmes: Programmes,
  code: string,
  parameterCode: string,
  { from, surely, value: given, typed, ...source }: SettingGiven,
): Promise<Id> {
  refuseOthers(desk, ...KEEPERS);
  const programme = programmes.named(code);
  const parameter = partNamed(programme.parameters, parameterCode);
  const value = typed === null ? given : readTyped(parameter, typed);
  refuseUnfit(programme, parameter, value);
  if (surely !== null && surely < from) throw new WorkRefusal('parameter-wrong', '最晚的日期早于最早的日期');
  refuseUnreadable(desk, source);
  return enterSourced(desk, programme, { subject: 'parameter', name: parameterCode, from, surely, value }, source);
}

/** Says which paper a rule rests on, with the sentence. */
export async function enterBasis(
  desk: Desk,
  programmes: Programmes,
  code: string,
  rule: string,
  source: SourceGiven,
): Promise<Id> {
  refuseOthers(desk, ...KEEPERS);
  const programme = programmes.named(code);
  partNamed(programme.rules, rule);
  refuseUnreadable(desk, source);
  if (source.paperId === null && !source.title?.trim()) throw new WorkRefusal('missing', '依据');
  return enterSourced(desk, programme, { subject: 'rule', name: rule, from: null, surely: null, value: null }, source);
}

/** Whether a paper holds a sentence may ask only who reads all papers. */
function refuseUnreadable(desk: Desk, { paperId }: SourceGiven): void {
  if (paperId !== null && seenUnits(desk) !== null) throw new WorkRefusal('not-allowed');
}

/** Enters a value or a basis with its source, once it was judged. */
export async function enterSourced(
  desk: Desk,
  of: Programme,
  setting: Pick<ProgrammeSetting, 'subject' | 'name' | 'from' | 'surely' | 'value'>,
  given: SourceGiven,
): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const source = await sourceOf(desk, given);
  const programme = of.code;
  const { subject, name } = setting;
  return store.db.transaction().execute(async (transaction) => {
    await nextStamp(transaction, jurisdiction, { programme, register: PARAMETERS });
    const before = (await programmeSettings(transaction, jurisdiction, programme)).findLast(
      (one) => one.subject === subject && one.name === name,
    );
    const id = await enterProgrammeSetting(transaction, jurisdiction, programme, {
      ...setting,
      ...source,
      enteredAt: now,
      enteredDay: dayAt(now),
      accountId: who.accountId,
    });
    await record(transaction, handOf(desk), {
      kind: 'setting',
      id: subjectOf(programme, subject, name),
      action: subject === 'rule' ? 'enter-basis' : 'enter',
      body: { programme, name, was: before ? inWords(of, before) : null, now: inWords(of, { ...setting, ...source }) },
    });
    return id;
  });
}

/** What was entered, as a person reads it in the history. */
function inWords(
  { parameters }: Programme,
  { name, value, from, source }: Pick<ProgrammeSetting, 'name' | 'value' | 'from' | 'source'>,
) {
  const parameter = parameters.find(({ code }) => code === name);
  return { value: value !== null && parameter ? printed(parameter, value, 'chinese') : value, from, source };
}
