import { strToU8, zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../../tests/form.js';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

type Rows = { rows: CellValue[][] };
type Sheets = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

const HEADS = {
  单位: ['单位名称*', '类别*', '管理关系*', '简称', '组合单位', '上级单位', '起始日期', '其他名称（用、分开）'],
  成员: ['组合单位*', '成员单位*', '起始日期', '截止日期'],
  人员: ['姓名*', '职务', '单位', '牵头领导', '任职日期'],
} as const;

const workbookOf = (sheets: Sheets): Promise<Uint8Array> =>
  writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) })) });

interface Imported {
  rows: { sheet: string; line: number; fate: string; reason?: string }[];
  created: number;
  known: number;
  wrong: number;
  unread: string[];
}
const bring = async (bytes: Uint8Array, seat: Seat = 'supervision', query = '') =>
  office.ask(seat, await formOf(`/api/register/import${query}`, [['file', '单位.xlsx', bytes]]));
const brought = async (sheets: Sheets, query = '') =>
  (await bring(await workbookOf(sheets), 'supervision', query)).json() as Imported;
const named = async (name: string) =>
  (
    await office.get<{ rows: { id: string; name: string }[] }>(
      'supervision',
      `/api/units?name=${encodeURIComponent(name)}`,
    )
  ).rows;
const fates = ({ rows }: Imported) => rows.map(({ line, fate }) => `${line} ${fate}`);

const sheets: Sheets = {
  单位: [
    HEADS.单位,
    // Its parent stands below it.
    ['清河街道办事处', '街道', '督查对象', '清河街道', null, '北山区', new Date('2020-03-01T00:00:00Z'), null],
    ['北山区', '县区', '督查对象', null, '否', null, '2010年1月1日', '北山'],
    ['各试点街道', '其他', '督查对象', null, '是', null, null, null],
    ['白塘街道办事处', '村', '督查对象', null, null, null, null, null],
    ['', '街道', '督查对象', null, null, null, null, null],
    ['青石街道办事处', '街道', '督查对象', null, null, '没有的区', '2020-13-01', null],
    ['市住建局', '部门', '督查对象', null, null, null, null, null],
  ],
  成员: [HEADS.成员, ['各试点街道', '清河街道', '2025/1/1', '2025-07-01'], ['各试点街道', '没有的街道', null, null]],
  人员: [
    HEADS.人员,
    ['王小满', '副区长', '北山区', '是', '2024-05-01'],
    ['李向阳', '科长', '清河街道', null, null],
    ['赵一', '科长', '哪里', null, null],
  ],
};

describe('the import of units, members and people', () => {
  it('has a template that reads back as empty and knows all its columns', async () => {
    const answer = await office.ask('supervision', '/api/register/template');
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('单位和人员.xlsx'));
    const { sheets: inside } = await readXlsx(answer.rawPayload);
    expect(inside.map(({ name }) => name)).toEqual(['下级机构', '单位', '成员', '人员', '账号', '填表说明']);
    expect(JSON.stringify(inside[1]!.dataValidations)).toContain('督查对象');
    expect((await bring(answer.rawPayload)).json()).toMatchObject({ rows: [], created: 0, wrong: 0, unread: [] });
  });

  it('says in a dry run what would become of every row, and changes nothing', async () => {
    const dry = await brought(sheets, '?dryRun=true');
    expect(dry).toMatchObject({ created: 6, known: 0, wrong: 6 });
    expect(await named('北山区')).toEqual([]);
  });

  it('enters what is right, with dates and whoever is above, and gives a reason for the rest', async () => {
    const done = await brought(sheets);
    expect(fates(done)).toEqual([
      ...['2 created', '3 created', '4 created', '5 wrong', '6 wrong', '7 wrong', '8 wrong'],
      ...['2 created', '3 wrong'],
      ...['2 created', '3 created', '4 wrong'],
    ]);
    const reasons = done.rows.flatMap(({ reason }) => reason ?? []);
    expect(reasons[0]).toMatch(/类别：“村”不在列表中：部门、乡镇、街道/);
    expect(reasons[1]).toMatch(/单位名称：没有填写/);
    expect(reasons[2]).toMatch(/起始日期：“2020-13-01”不是日期/);
    expect(reasons[3]).toMatch(/名称已属于另一个单位/);
    expect(reasons[4]).toMatch(/没有名为“没有的街道”的单位/);
    const [street] = await named('清河街道办事处');
    const [district] = await named('北山区');
    expect(await office.get('supervision', `/api/units/${street!.id}`)).toMatchObject({
      kind: 'subdistrict',
      shortName: '清河街道',
      parentId: district!.id,
      existence: { from: '2020-03-01' },
    });
    const members = (day: string, id: string) =>
      office.get<{ rows?: unknown[] } | unknown[]>('supervision', `/api/units/${id}/members?day=${day}`);
    const [group] = await named('各试点街道');
    expect(JSON.stringify(await members('2025-06-30', group!.id))).toContain(street!.id);
    expect(JSON.stringify(await members('2025-07-01', group!.id))).not.toContain(street!.id);
    const people = await office.get<{ rows: { name: string; isLeader: boolean; unitId: string }[] }>(
      'supervision',
      `/api/people?name=${encodeURIComponent('王小满')}`,
    );
    expect(people.rows).toMatchObject([{ isLeader: true, unitId: district!.id }]);
    const history = await office.get<{ rows: { action: string }[] }>('supervision', `/api/units/${street!.id}/history`);
    expect(history.rows.map(({ action }) => action)).toEqual(['create']);
  });

  it('knows what was brought before, and refuses to change it in silence', async () => {
    const again = await brought(sheets);
    expect(again).toMatchObject({ created: 0, known: 6, wrong: 6 });
    const other = await brought({
      单位: [HEADS.单位, ['北山区', '园区', '督查对象', null, null, null, null, '北山、山北']],
    });
    expect(other.rows[0]!.reason).toMatch(/已有同名单位，内容不同：其他名称（用、分开）；类别。请在单位页面修改/);
    expect((await named('北山区'))[0]).toMatchObject({ kind: 'county' });
  });

  it('gives the wrong rows back with their reasons, and takes them once they are corrected', async () => {
    const back = await office.ask(
      'supervision',
      await formOf('/api/register/corrections', [['file', '单位.xlsx', await workbookOf(sheets)]]),
    );
    const { sheets: inside } = await readXlsx(back.rawPayload);
    const [, units, , people] = inside as { rows: CellValue[][] }[] as [unknown, Rows, unknown, Rows];
    expect(units.rows[0]!.at(-1)).toBe('未导入原因');
    const filled = (rows: CellValue[][]) => rows.filter((row) => row.some((cell) => cell != null && cell !== ''));
    expect(filled(units.rows).map(([name]) => name || null)).toEqual([
      '单位名称*',
      '白塘街道办事处',
      null,
      '青石街道办事处',
      '市住建局',
    ]);
    expect(filled(people.rows)[1]!.at(-1)).toMatch(/没有名为“哪里”的单位/);
    const kind = units.rows[0]!.indexOf('类别*');
    const mended = filled(units.rows).map((row) => (row[0] === '白塘街道办事处' ? row.with(kind, '街道') : row));
    const done = await brought({ 单位: mended });
    expect(done).toMatchObject({ created: 1, wrong: 3, unread: [] });
  });

  it('takes offices below and accounts from an administrator, with passwords that serve once', async () => {
    const book = await workbookOf({
      下级机构: [
        ['机构名称*', '简称*', '机构代码*', '层级*', '上级机构代码', '行政区划代码'],
        // Its parent stands below it.
        ['竹溪镇人民政府', '竹溪镇', 'zhuxi', '乡镇街道', 'yunxi', null],
        ['云溪县人民政府', '云溪县', 'yunxi', '县级', null, '990122'],
        ['沧浪县人民政府', '沧浪县', '沧浪', '县级', null, null],
        ['无名镇人民政府', '无名镇', 'wuming', '乡镇街道', 'nowhere', null],
      ],
      账号: [
        ['登录名*', '姓名*', '角色*', '单位', '单位内步骤'],
        ['Zhu.Jian', '住建局经办', '单位联络员', '市住建局', '经办'],
        ['caizheng2', '财政局', '单位联络员', null, null],
        ['duchashi', '督查室二', '督查室', '市财政局', null],
      ],
    });
    const asSupervision = (await bring(book)).json() as Imported;
    expect(asSupervision).toMatchObject({ created: 0, wrong: 7 });
    expect(asSupervision.rows[0]!.reason).toBe('这一行只有系统管理员能导入');

    const dry = (await bring(book, 'administrator', '?dryRun=true')).json() as Imported & { passwords: unknown[] };
    expect([dry.created, dry.passwords]).toEqual([3, []]);
    const done = (await bring(book, 'administrator')).json() as Imported & {
      passwords: { sheet: string; line: number; login: string; password: string }[];
    };
    expect(fates(done)).toEqual([
      ...['2 created', '3 created', '4 wrong', '5 wrong'],
      ...['2 created', '3 wrong', '4 wrong'],
    ]);
    expect(done.passwords.map(({ sheet, line, login }) => [sheet, line, login])).toEqual([
      ['offices', 3, 'admin'],
      ['offices', 2, 'admin'],
      ['accounts', 2, 'zhu.jian'],
    ]);
    const tree = await office.get<{ jurisdiction: { code: string }; depth: number }[]>(
      'administrator',
      '/api/jurisdictions',
    );
    expect(tree.map(({ jurisdiction: { code }, depth }) => [code, depth])).toEqual([
      ['linjiang', 0],
      ['yunxi', 1],
      ['zhuxi', 2],
    ]);
    const signIn = (of: string, login: string, password: string) =>
      office.ask(null, { method: 'POST', url: '/api/session', payload: { office: of, login, password } });
    const [county, , liaison] = done.passwords;
    expect((await signIn('yunxi', 'admin', county!.password)).statusCode).toBe(200);
    expect((await signIn('linjiang', 'zhu.jian', liaison!.password)).statusCode).toBe(200);
    expect((await signIn('zhuxi', 'admin', county!.password)).statusCode).toBe(401);
    expect((await bring(book, 'administrator')).json()).toMatchObject({
      created: 0,
      known: 3,
      wrong: 4,
      passwords: [],
    });
  });

  it('says what it did not read', async () => {
    const done = await brought({
      单位: [
        [...HEADS.单位, '电话'],
        ['南岭乡人民政府', '乡镇', '督查对象', null, null, null, null, null, '12345'],
      ],
      备注: [['随便写写']],
    });
    expect(done.created).toBe(1);
    expect(done.unread).toEqual(['没有读取工作表“单位”的“电话”一列', '没有读取工作表“备注”']);
  });

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, number, string]>([
    ['is no workbook', () => strToU8('名称,类别\n'), 422, 'register-unreadable'],
    ['holds none of the sheets', () => workbookOf({ 其他: [['单位名称']] }), 422, 'register-unreadable'],
    [
      'is a bomb',
      () => zipSync({ '[Content_Types].xml': new Uint8Array(40 * 2 ** 20), 'xl/workbook.xml': strToU8('<a/>') }),
      422,
      'register-unreadable',
    ],
    ['is cut off', async () => (await workbookOf(sheets)).slice(0, 800), 422, 'register-unreadable'],
    ['is too large', () => new Uint8Array(9 * 2 ** 20), 413, 'too-large'],
    [
      'has too many rows',
      () => workbookOf({ 单位: [HEADS.单位, ...Array.from({ length: 10_001 }, (_, n) => [`单位${n}`])] }),
      422,
      'register-too-long',
    ],
  ])('refuses what %s', async (_what, bytes, status, code) => {
    const answer = await bring(await bytes());
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});
