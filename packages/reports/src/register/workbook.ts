import type { Cell as SheetCell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { border, columnName, fonts, headStyle, xmlSafe } from '../sheet/style.js';
import { REASON, registerSheetNames, registerSheets } from './columns.js';
import type { RegisterColumn, RegisterSheet } from './columns.js';

/** A row that goes back to be corrected: what was filled in, by column, and why it was not taken. */
export interface WrongRow {
  readonly sheet: RegisterSheet;
  readonly cells: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** Rows below the head that have their drop-down lists and the text format. */
const PREPARED = 2000;

const body: CellStyle = { font: fonts.body, border, alignment: { vertical: 'top', wrapText: true }, numFmt: '@' };
const reasonStyle: CellStyle = { ...body, font: { ...fonts.body, color: { rgb: 'C00000' } } };

/** The empty workbook to be filled in: its sheets with drop-down lists, and one that says how. */
export const registerTemplate = (): Promise<Uint8Array> => workbookOf([], false);

/** The rows that were not taken, each with its reason, in the form of the template: corrected, it is brought again. */
export const registerCorrections = (rows: readonly WrongRow[]): Promise<Uint8Array> => workbookOf(rows, true);

async function workbookOf(rows: readonly WrongRow[], reasons: boolean): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: [
      ...registerSheetNames.map((sheet) =>
        sheetOf(
          sheet,
          rows.filter((row) => row.sheet === sheet),
          reasons,
        ),
      ),
      guide(),
    ],
    defaultFont: fonts.body,
    properties: { title: '单位和人员', creator: 'Luoshi' },
  });
}

function sheetOf(sheet: RegisterSheet, rows: readonly WrongRow[], reasons: boolean): WriteSheet {
  const { name } = registerSheets[sheet];
  const columns: readonly RegisterColumn[] = registerSheets[sheet].columns;
  const cells = new Map<string, Partial<SheetCell>>();
  const put = (row: number, column: number, value: string, style: CellStyle) =>
    cells.set(
      `${row},${column}`,
      value === '' ? { value: null, type: 'empty', style } : { value: xmlSafe(value), type: 'string', style },
    );
  columns.forEach(({ head, required }, index) => put(0, index, required ? `${head}*` : head, headStyle));
  if (reasons) put(0, columns.length, REASON, headStyle);
  const last = Math.max(PREPARED, rows.length);
  for (let at = 1; at <= last; at++) {
    const row = rows[at - 1];
    columns.forEach(({ key }, index) => put(at, index, row?.cells[key] ?? '', body));
    if (row) put(at, columns.length, row.reason, reasonStyle);
  }
  return {
    name,
    columns: [...columns.map(({ width }) => ({ width })), ...(reasons ? [{ width: 50 }] : [])],
    rows: [],
    cells,
    freezePane: { rows: 1, columns: 1 },
    dataValidations: columns.flatMap(({ choices }, index) =>
      choices
        ? [
            {
              type: 'list' as const,
              values: [...choices],
              range: `${columnName(index)}2:${columnName(index)}${last + 1}`,
              allowBlank: true,
              showErrorMessage: true,
              errorTitle: '请从列表中选',
              errorMessage: choices.join('、'),
            },
          ]
        : [],
    ),
  };
}

const GUIDE = [
  '带 * 的列必填。日期写成 2025-01-01；不知道就空着。',
  '“下级机构”：各有自己台账的下级督查机构；机构代码用小写字母、数字和 -，写进网址；上级机构代码空着就是本级。',
  '“单位”：组合单位（如各乡镇、街道）填“是”，它的成员填在“成员”里；上级单位可以在同一张表里。',
  '“成员”：起始日期当天起算，截止日期当天起不再是成员；空着表示一直是。',
  '“人员”：单位填上面或已有的单位名称、简称都可以。',
  '“账号”：单位联络员须填单位；导入后给每个新账号一个一次性密码。下级机构和账号只有系统管理员能导入。',
  '已有而且内容相同的行不会重复导入；内容不同的不会改动，会退回并说明差别。',
  '有问题的行会连同原因一起退回，改好后直接再次导入；原因一列不会读取。',
];

const guide = (): WriteSheet => ({
  name: '填表说明',
  columns: [{ width: 90 }],
  rows: GUIDE.map((line) => [line]),
});
