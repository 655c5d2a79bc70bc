import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of the import of units and people. */
export const registerRefusals = {
  'register-unreadable': entry(
    ['表格无法读取', '不是模板那样的 Excel 文件，或已损坏、加密', '请下载模板填写后再导入，另存为 .xlsx'],
    [
      'The workbook cannot be read',
      'it is no Excel file of the template’s form, or damaged or encrypted',
      'download the template, fill it in and save it as .xlsx',
    ],
  ),
  'register-too-long': entry(
    ['表格的行太多', '一次导入有上限', '请分成几个文件导入'],
    ['The workbook has too many rows', 'there is a limit for one import', 'bring it in several files'],
  ),
} as const satisfies Record<string, RefusalEntry>;
