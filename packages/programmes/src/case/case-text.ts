import { isDay } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import type { Setting } from '../definition/parameter.js';
import { registerOf } from '../definition/programme.js';
import type { Programme } from '../definition/programme.js';
import type { AnyRecord, Register } from '../definition/register.js';
import { trialRegister } from '../definition/trial.js';
import type { Trial } from '../definition/trial.js';
import { faultSentence } from '../form/fault.js';
import { namesOf } from '../form/names.js';
import type { Names } from '../form/names.js';
import { readHead, readRows } from '../form/sheet-rows.js';
import type { RowFate } from '../form/sheet-rows.js';
import type { Facts } from '../history/entry.js';

/** What a case says must come out. `subject` is what stands before `=`, `value` what stands behind it. */
export interface Expectation {
  readonly line: number;
  readonly kind: (typeof KINDS)[number];
  readonly subject: string;
  readonly value: string;
}

/** A case as an official reads it: on this day, given these facts, this comes out. */
export interface ProgrammeCase {
  readonly name: string;
  readonly day: Day;
  readonly facts: Facts;
  /** What is tried out, in order. */
  readonly tries: readonly Try[];
  readonly expectations: readonly Expectation[];
}

const KINDS = [
  ...(['指标', '询问', '不询问', '灯', '提示', '无提示'] as const),
  ...(['阶段', '报表', '无报表', '测算', '无测算'] as const),
] as const;

/** One run of a trial with what was filled in. */
export interface Try {
  readonly trial: string;
  readonly inputs: AnyRecord;
}

interface Block {
  readonly name: string;
  readonly lines: { readonly number: number; readonly text: string }[];
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line.startsWith('# ')) blocks.push({ name: line.slice(2).trim(), lines: [] });
    else if (line !== '' && !line.startsWith('//')) {
      const block = blocks.at(-1);
      if (!block) throw new SyntaxError(`line ${index + 1}: a case begins with a line "# name"`);
      block.lines.push({ number: index + 1, text: line });
    }
  }
  return blocks;
}

const cellsOf = (line: string): string[] => line.split(/\s*[|｜]\s*/);

/**
 * Reads cases written as text: `# name`, `日期 …`, `参数 名称 = 值 自 日期 依据 …`, tables under `【名册】` with the sheet's heads, and
 * after `应有` one expectation a line. A table under `【测算 …】` names a trial: each of its rows is one run. Cells are read as the
 * Excel import reads them, by the same code. Ids are the keys.
 *
 * Refuses (SyntaxError) what it cannot read, with the line.
 */
export function readCases(programme: Programme, text: string): ProgrammeCase[] {
  return blocksOf(text).map((block) => readCase(programme, block));
}

function readCase(programme: Programme, { name, lines }: Block): ProgrammeCase {
  let day: Day | null = null;
  let expecting = false;
  let code: string | null = null;
  let trial: Trial | null = null;
  const tries: Try[] = [];
  let head: string[] | null = null;
  const settings: Setting[] = [];
  const expectations: Expectation[] = [];
  const records = new Map<string, AnyRecord[]>(programme.registers.map(({ code }) => [code, []]));
  for (const { number, text } of lines) {
    const wrong = (why: string): never => {
      throw new SyntaxError(`case “${name}”, line ${number}: ${why}`);
    };
    if (text === '应有') expecting = true;
    else if (expecting) expectations.push(readExpectation(number, text, wrong));
    else if (text.startsWith('日期 ')) {
      day = text.slice(3).trim();
      if (!isDay(day)) wrong(`${day} is no day`);
    } else if (text.startsWith('参数 ')) settings.push(readSetting(programme, text.slice(3), wrong));
    else if (text.startsWith('【')) {
      const label = /^【(.+)】$/.exec(text)?.[1];
      const tried = label?.startsWith('测算 ') ? label.slice(3) : null;
      trial = programme.trials.find(({ name: { chinese } }) => chinese === tried) ?? null;
      if (tried !== null && !trial) wrong(`there is no trial ${tried}`);
      head = null;
      if (trial) continue;
      const register = programme.registers.find(({ name: { chinese } }) => chinese === label);
      code = register?.code ?? wrong(`there is no register ${label}`);
    } else if (code === null && trial === null) wrong('neither 日期, 参数, 【名册】 nor 应有');
    else if (head === null) head = cellsOf(text);
    else if (trial) {
      // Runs have no key: each row is one of its own.
      const names: Names = { ...namesOf(programme, (of) => records.get(of) ?? []), withKey: () => null };
      const values = readRow(trialRegister(trial), head, cellsOf(text), names, wrong);
      const blank = Object.keys(trial.inputs).map((field): [string, null] => [field, null]);
      tries.push({ trial: trial.code, inputs: { ...Object.fromEntries(blank), ...values, id: '' } });
    } else readRecord(programme, registerOf(programme, code!), head, cellsOf(text), records, wrong);
  }
  if (day === null) throw new SyntaxError(`case “${name}”: it has no 日期`);
  return { name, day, facts: { records: Object.fromEntries(records), settings }, tries, expectations };
}

type Wrong = (why: string) => never;

function readExpectation(line: number, text: string, wrong: Wrong): Expectation {
  const kind = KINDS.find((word) => text.startsWith(`${word} `));
  if (!kind) return wrong(`an expectation begins with one of ${KINDS.join(' ')}`);
  const rest = text.slice(kind.length + 1).trim();
  const at = rest.indexOf(' = ');
  return at < 0
    ? { line, kind, subject: rest, value: '' }
    : { line, kind, subject: rest.slice(0, at).trim(), value: rest.slice(at + 3).trim() };
}

function readSetting(programme: Programme, text: string, wrong: Wrong): Setting {
  const [, name, value, from, source] = /^(.+?) = (.+?) 自 (\S+) 依据 (.+)$/.exec(text) ?? [];
  const found = programme.parameters.find((parameter) => parameter.name.chinese === name);
  if (!found || !value || !from || !source) return wrong(`a parameter reads: 参数 名称 = 值 自 日期 依据 …`);
  const options = 'options' in found.value ? found.value.options : [];
  const codes = value.split('＞').map((word) => options.find(({ words }) => words.chinese === word)?.code ?? word);
  return {
    parameter: found.code,
    from,
    value: codes.join('>'),
    source: { title: source, sentence: null },
    entered: null,
  };
}

function readRow(
  register: Register,
  head: readonly string[],
  cells: readonly string[],
  names: Names,
  wrong: Wrong,
): RowFate['values'] {
  const reading = readHead(register, head);
  if (reading.unknown.length > 0) wrong(`${register.name.chinese} has no column ${reading.unknown.join(', ')}`);
  const [fate] = readRows(register, reading, [cells], names);
  if (fate?.fate !== 'new')
    wrong(
      fate?.faults.map((one) => faultSentence(one, one.field ? register.fields[one.field]!.label : null)).join(' ') ||
        `the row is ${fate?.fate}`,
    );
  return fate!.values;
}

function readRecord(
  programme: Programme,
  register: Register,
  head: readonly string[],
  cells: readonly string[],
  records: ReadonlyMap<string, AnyRecord[]>,
  wrong: Wrong,
): void {
  const names = namesOf(programme, (of) => records.get(of) ?? []);
  const values = readRow(register, head, cells, names, wrong);
  const id = register.key.map((field) => String(values[field] ?? '')).join(' ');
  records.get(register.code)!.push({ ...values, id });
}
