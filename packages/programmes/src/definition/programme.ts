import type { Chart } from './chart.js';
import type { Fields } from './field.js';
import type { Indicator, Needs } from './indicator.js';
import type { Parameter } from './parameter.js';
import type { AnyRecord, Register } from './register.js';
import type { Report } from './report.js';
import type { Rule } from './rule.js';
import type { Process } from './stage.js';
import type { Trial } from './trial.js';
import type { Words } from './words.js';

/** A mechanism that papers set up, as one value: everything else is derived from it. */
export interface Programme {
  /** Also the folder's name. */
  readonly code: string;
  readonly name: Words;
  readonly summary: Words;
  readonly registers: readonly Register[];
  readonly parameters: readonly Parameter[];
  readonly processes: readonly Process[];
  readonly indicators: readonly Indicator[];
  readonly rules: readonly Rule[];
  readonly reports: readonly Report[];
  readonly charts: readonly Chart[];
  readonly trials: readonly Trial[];
}

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const FIELD = /^[a-z][a-zA-Z0-9]*$/;

/** Names that would meet properties every object has. */
const FORBIDDEN = new Set(['id', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);

/**
 * What is wrong with a definition, a line each; none where it holds together: codes well-formed and used once, links
 * lead to registers, keys, titles, lists, forms and sheets name fields that exist, stages follow stages without a
 * circle, and whatever a function says it needs is there.
 */
export function faultsOf(programme: Programme): string[] {
  const faults: string[] = [];
  const unique = (what: string, codes: readonly string[], shape: RegExp = CODE): void => {
    for (const [index, code] of codes.entries()) {
      if (!shape.test(code)) faults.push(`${what} ${code}: not a well-formed code`);
      if (FORBIDDEN.has(code)) faults.push(`${what} ${code}: a reserved name`);
      if (codes.indexOf(code) !== index) faults.push(`${what} ${code}: used twice`);
    }
  };
  unique('programme', [programme.code]);
  const registers = new Map(programme.registers.map((register) => [register.code, register]));
  unique('register', [...programme.registers.map(({ code }) => code)]);
  unique('parameter', [...programme.parameters.map(({ code }) => code)]);
  unique('indicator', [...programme.indicators.map(({ code }) => code)]);
  unique('rule', [...programme.rules.map(({ code }) => code)]);
  unique('report', [...programme.reports.map(({ code }) => code)]);
  unique('chart', [...programme.charts.map(({ code }) => code)]);
  unique('trial', [...programme.trials.map(({ code }) => code)]);
  for (const register of programme.registers) faults.push(...registerFaults(register, registers, unique));
  const parameters = new Set(programme.parameters.map(({ code }) => code));
  for (const { code, given } of programme.parameters) {
    for (const setting of given) {
      if (setting.parameter !== code) faults.push(`parameter ${code}: carries a setting of ${setting.parameter}`);
      if (setting.source === null) faults.push(`parameter ${code}: a given value has no source`);
    }
  }
  const needs = (what: string, { registers: loaded, parameters: asked }: Needs): void => {
    for (const code of loaded) if (!registers.has(code)) faults.push(`${what}: needs the unknown register ${code}`);
    for (const code of asked) if (!parameters.has(code)) faults.push(`${what}: needs the unknown parameter ${code}`);
  };
  for (const indicator of programme.indicators) {
    needs(`indicator ${indicator.code}`, indicator.needs);
    if (indicator.of !== null && !registers.has(indicator.of))
      faults.push(`indicator ${indicator.code}: of the unknown register ${indicator.of}`);
  }
  for (const rule of programme.rules) needs(`rule ${rule.code}`, rule.needs);
  for (const [what, all] of [
    ['report', programme.reports],
    ['chart', programme.charts],
  ] as const)
    for (const { code, needs: read, of } of all) {
      needs(`${what} ${code}`, read);
      if (of !== null && !registers.has(of)) faults.push(`${what} ${code}: of the unknown register ${of}`);
    }
  for (const trial of programme.trials) {
    needs(`trial ${trial.code}`, trial.needs);
    faults.push(...fieldFaults(`trial ${trial.code}`, trial.inputs, registers, unique));
  }
  for (const process of programme.processes) {
    needs(`process of ${process.register}`, process.needs);
    faults.push(...processFaults(process, registers, parameters, unique));
  }
  return faults;
}

type Unique = (what: string, codes: readonly string[], shape?: RegExp) => void;

function fieldFaults(of: string, fields: Fields, registers: ReadonlyMap<string, Register>, unique: Unique): string[] {
  const faults: string[] = [];
  const names = Object.keys(fields);
  unique(`field of ${of}`, names, FIELD);
  const labels = names.map((name) => fields[name]!.label.chinese);
  for (const [index, label] of labels.entries())
    if (labels.indexOf(label) !== index) faults.push(`${of}: two fields are labelled ${label}`);
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'link' && !registers.has(field.to))
      faults.push(`field ${name} of ${of}: links to the unknown register ${field.to}`);
    if (field.kind === 'choice' || field.kind === 'choices')
      unique(`option of ${name} of ${of}`, [...field.options.map(({ code }) => code)]);
  }
  return faults;
}

function registerFaults(register: Register, registers: ReadonlyMap<string, Register>, unique: Unique): string[] {
  const faults = fieldFaults(`register ${register.code}`, register.fields, registers, unique);
  const names = Object.keys(register.fields);
  const mentioned: [string, readonly string[]][] = [
    ['key', register.key],
    ['title', [register.title]],
    ['list', register.list],
    ['board', register.board === undefined || register.board === 'stage' ? [] : [register.board]],
    ['form', (register.form ?? []).flatMap(({ fields }) => fields)],
    ['sheet', register.sheet ?? []],
    ['check', (register.checks ?? []).map(({ field }) => field)],
  ];
  for (const [where, fields] of mentioned)
    for (const name of fields)
      if (!names.includes(name)) faults.push(`register ${register.code}: its ${where} names the unknown field ${name}`);
  if (register.key.length === 0) faults.push(`register ${register.code}: has no key`);
  for (const name of register.key)
    if (register.fields[name]?.required !== true)
      faults.push(`register ${register.code}: its key field ${name} is not required`);
  return faults;
}

function processFaults(
  process: Process,
  registers: ReadonlyMap<string, Register>,
  parameters: ReadonlySet<string>,
  unique: Unique,
): string[] {
  const faults: string[] = [];
  if (!registers.has(process.register)) faults.push(`process of the unknown register ${process.register}`);
  unique(`stage of ${process.register}`, [...process.stages.map(({ code }) => code)]);
  const before = new Set<string>();
  for (const { code, after, clock } of process.stages) {
    // Stages stand in an order in which each follows only earlier ones: that also rules out a circle.
    for (const earlier of after)
      if (!before.has(earlier)) faults.push(`stage ${code}: follows ${earlier}, which does not stand before it`);
    if (clock && !parameters.has(clock.parameter))
      faults.push(`stage ${code}: its clock needs the unknown parameter ${clock.parameter}`);
    before.add(code);
  }
  return faults;
}

/** Defines a programme. Refuses (an assertion) a definition that does not hold together, with every fault listed. */
export function programme(definition: Programme): Programme {
  const faults = faultsOf(definition);
  if (faults.length > 0) throw new TypeError(`the programme ${definition.code} is not sound:\n${faults.join('\n')}`);
  return definition;
}

/** A register of a programme by its code. Refuses (an assertion) one that it lacks. */
export function registerOf(programme: Programme, code: string): Register {
  const found = programme.registers.find((register) => register.code === code);
  if (!found) throw new TypeError(`the programme ${programme.code} has no register ${code}`);
  return found;
}

/** What people call a record: its title, else its key, else its id. A choice is called by its words. */
export function titleOf(register: Register, record: AnyRecord): string {
  for (const name of [register.title, ...register.key]) {
    const value = record[name];
    const field = register.fields[name]!;
    if (typeof value !== 'string' || value === '' || field.kind === 'link') continue;
    return field.kind === 'choice' ? (field.options.find(({ code }) => code === value)?.words.chinese ?? value) : value;
  }
  return record.id;
}
