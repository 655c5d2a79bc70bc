import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { addWorkingDays, workingCalendar } from '@luoshi/work';
import { describe, expect, it } from 'vitest';
import {
  boardPage,
  checkCase,
  evaluate,
  factsOn,
  formPage,
  listPage,
  namesOf,
  openApiOf,
  readCases,
  readHead,
  readRows,
  recordFaults,
  registerOf,
  schemaOf,
  searchTextOf,
  sheetOf,
  view,
} from './index.js';
import type { AnyRecord, Calendar, CellValue, Entry, Programme } from './index.js';
import { loadProgrammes } from './load.js';

const fixtures = fileURLToPath(new URL('../tests/fixtures/', import.meta.url));
const working = workingCalendar();
const calendar: Calendar = (from, count) => addWorkingDays(working, from, count);

/** A programme that is nothing but one new folder: everything below comes from its definition. */
const [parks] = (await loadProgrammes(fixtures)) as [Programme];

const records: Record<string, AnyRecord[]> = {
  parks: [
    { id: 'p1', number: 'K-1', name: '柳岸口袋公园', kind: 'new', cost: '355000', approved: '2026-01-05', lit: false },
    {
      id: 'p2',
      number: 'K-2',
      name: '桥头口袋公园',
      trees: { words: '近200株', lower: '100', upper: '200', lowerOpen: true, upperOpen: true },
    },
  ],
  visits: [{ id: 'v1', park: 'p1', day: '2026-02-01' }],
};
const names = namesOf(parks, (code) => records[code] ?? []);
const parkRegister = registerOf(parks, 'parks');

describe('a new programme folder, without touching anything else', () => {
  it('is found by its folder', () => {
    expect(parks.code).toBe('pocket-parks');
  });

  it('answers its cases', () => {
    const cases = readCases(parks, readFileSync(`${fixtures}pocket-parks/park.cases.txt`, 'utf8'));
    expect(cases.length).toBe(3);
    expect(cases.flatMap((one) => checkCase(parks, one, calendar))).toEqual([]);
  });

  it('and a case that does not hold says so', () => {
    const text = '# 错\n日期 2026-03-02\n应有\n指标 总投资 = 1万元\n询问 没有的问题\n';
    expect(checkCase(parks, readCases(parks, text)[0]!, calendar)).toHaveLength(2);
  });

  it('has storage: its history folds to the facts of any day', () => {
    const entries: Entry[] = [
      { register: 'parks', record: 'p1', entered: '2026-01-05', values: { number: 'K-1', cost: '100' } },
      { register: 'parks', record: 'p1', entered: '2026-02-05', values: { cost: '200' } },
      { register: 'parks', record: 'p2', entered: '2026-02-06', values: { number: 'K-2' } },
      { register: 'parks', record: 'p2', entered: '2026-03-06', values: null },
    ];
    const on = (day: string) => factsOn(['parks', 'visits'], entries, [], day).records['parks'];
    expect(on('2026-01-04')).toEqual([]);
    expect(on('2026-01-31')).toEqual([{ id: 'p1', number: 'K-1', cost: '100' }]);
    expect(on('2026-02-06')).toHaveLength(2);
    expect(on('2026-03-06')).toEqual([{ id: 'p1', number: 'K-1', cost: '200' }]);
  });

  it('has validation', () => {
    const faults = (record: Record<string, unknown>) =>
      recordFaults(parkRegister, { id: 'x', ...record } as AnyRecord, names.exists).map(
        ({ code, field }) => `${field}: ${code}`,
      );
    expect(faults({ number: 'K-9', cost: '12.34', opened: '2026-01-02' })).toEqual([]);
    expect(faults({ name: '无编号' })).toEqual(['number: required']);
    expect(faults({ number: 'K-9', cost: '12.345', trees: '1.5', kind: 'old', opened: '2026-02-30' })).toEqual([
      'kind: not-an-option',
      'cost: too-fine',
      'trees: too-fine',
      'opened: not-a-day',
    ]);
    expect(faults({ number: 'K-9', approved: '2026-02-01', opened: '2026-01-01' })).toEqual([
      'opened: opened-before-approved',
    ]);
    expect(faults({ number: 'K-9', colour: 'red', constructor: 'x' })).toEqual([
      'colour: unknown-field',
      'constructor: unknown-field',
    ]);
  });

  it('has a schema and an API that agree with the validation', () => {
    const check = new Ajv2020({ strict: true }).compile(schemaOf(parkRegister));
    for (const record of records['parks']!) {
      const { id: _id, ...fields } = record;
      expect(check(fields)).toBe(true);
    }
    expect(check({ number: 'K-9', cost: '0.001' })).toBe(false);
    expect(check({ name: 'K-9' })).toBe(false);
    expect(check({ number: 'K-9', colour: 'red' })).toBe(false);
    const { paths, schemas } = openApiOf(parks);
    expect(Object.keys(paths)).toContain('/api/programmes/pocket-parks/registers/visits/records/{id}');
    expect(Object.keys(paths)).toContain('/api/programmes/pocket-parks/indicators/cost');
    expect(Object.keys(schemas)).toEqual(['pocket-parks.parks', 'pocket-parks.visits']);
  });

  it('has an Excel sheet that reads back as what it shows', () => {
    const model = sheetOf(parkRegister, records['parks']!, names.titleOf);
    expect(model.columns.map(({ head }) => head).slice(3, 6)).toEqual(['类型', '总投资（万元）', '乔木数（株）']);
    expect(model.columns[3]!.options).toEqual(['新建', '改造']);
    expect(model.rows[0]!.slice(0, 5)).toEqual(['K-1', '柳岸口袋公园', null, '新建', 35.5]);
    const head = readHead(
      parkRegister,
      model.columns.map((column) => column.head),
    );
    const fates = [...readRows(parkRegister, head, model.rows, names)];
    expect(fates.map(({ fate, record }) => [fate, record])).toEqual([
      ['same', 'p1'],
      ['same', 'p2'],
    ]);
  });

  it('has rows in, each with its fate', () => {
    const head = readHead(parkRegister, ['编号', '总投资（万元）', '有照明', '备注栏']);
    expect(head.unknown).toEqual(['备注栏']);
    const rows: CellValue[][] = [
      ['K-1', 40, null, 'x'],
      ['K-3', '近50万元', '是', null],
      [null, null, '  ', null],
      ['K-1', 41, null, null],
      [null, 5, null, null],
      ['K-4', '很多', null, null],
      ['K-2', '清空', '清空', null],
    ];
    const fates = [...readRows(parkRegister, head, rows, names)];
    expect(fates.map(({ fate, values, faults }) => [fate, values, faults.map(({ code }) => code)])).toEqual([
      ['changed', { cost: '400000' }, []],
      [
        'new',
        {
          number: 'K-3',
          cost: { words: '近50万元', lower: '400000', upper: '500000', lowerOpen: true, upperOpen: true },
          lit: true,
        },
        [],
      ],
      ['empty', {}, []],
      ['refused', {}, ['row-twice']],
      ['refused', {}, ['required']],
      ['refused', {}, ['not-a-figure']],
      ['same', {}, []],
    ]);
    const before = (id: string) => ({ ...records['parks']!.find((record) => record.id === id)!, cost: '1' });
    const [conflict] = readRows(parkRegister, head, [['K-1', 40]], names, before);
    expect(conflict).toMatchObject({ fate: 'conflict', record: 'p1', faults: [{ code: 'changed-meanwhile' }] });
    const twice = readHead(parkRegister, ['名称', '总投资', '总投资（万元）']);
    expect(twice.faults.map(({ code }) => code)).toEqual(['column-twice', 'key-column-missing']);
    expect([...readRows(parkRegister, twice, [['柳岸', 1, 2]], names)][0]!.fate).toBe('refused');
  });

  it('has list, board and form pages', () => {
    const seen = view(parks, { records, settings: [] }, '2026-03-02', calendar);
    const list = listPage(parkRegister, records['parks']!, names.titleOf);
    expect(list.rows[0]!.cells).toEqual(['K-1', '柳岸口袋公园', null, '新建', '35.5万元']);
    const standings = new Map(evaluate(seen).places.map(({ record, standing }) => [record, standing]));
    const board = boardPage(parkRegister, records['parks']!, names.titleOf, parks.processes[0]!, standings)!;
    expect(board.columns.map(({ label, cards }) => [label.chinese, cards.map(({ title }) => title)])).toEqual([
      ['批准', ['桥头口袋公园']],
      ['开放', ['柳岸口袋公园']],
      ['已完成', []],
    ]);
    const form = formPage(parkRegister, records['parks']![0]!, names.titleOf);
    expect(form.sections[0]!.inputs.find(({ field }) => field === 'cost')).toMatchObject({
      control: 'figure',
      unit: { chinese: '万元' },
      value: '355000',
      printed: '35.5万元',
    });
  });

  it('calls a record by what it belongs to and its own name', () => {
    const visit = records['visits']![0]!;
    expect(names.fullTitleOf('visits', visit.id)).toBe(
      `${names.titleOf('parks', visit['park'] as string)} ${names.titleOf('visits', visit.id)}`,
    );
    expect(names.fullTitleOf('parks', records['parks']![0]!.id)).toBe(names.titleOf('parks', records['parks']![0]!.id));
  });

  it('has search', () => {
    expect(searchTextOf(registerOf(parks, 'visits'), records['visits']![0]!, names.titleOf)).toBe(
      '柳岸口袋公园 · 2026-02-01',
    );
    expect(searchTextOf(parkRegister, records['parks']![1]!, names.titleOf)).toContain('近200株');
  });
});

describe('a folder that is not sound', () => {
  it('is not loaded', async () => {
    await expect(loadProgrammes(fileURLToPath(new URL('../tests/unsound/', import.meta.url)))).rejects.toThrow(
      /calls itself/,
    );
  });
});
