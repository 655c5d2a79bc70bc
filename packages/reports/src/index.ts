export { amountOf } from './ledger/amount.js';
export type { Amount } from './ledger/amount.js';
export { dayCell, numberCell, textCell } from './ledger/cell.js';
export type { Cell } from './ledger/cell.js';
export { sheets } from './ledger/columns.js';
export type { Column, SheetName } from './ledger/columns.js';
export { ledgerDocument } from './ledger/document.js';
export type { LedgerDocument, LedgerRow, PlaceOf } from './ledger/document.js';
export { movementOf } from './ledger/movement.js';
export { everyWords, flowStateWords, instrumentWords, modalityWords, ruleWords, verdictWords } from './ledger/words.js';
export { ledgerWorkbook } from './ledger/workbook.js';
export type { LedgerFailure } from './ledger/workbook.js';
export { handoutDocument } from './letter/handout.js';
export type { Handout, HandoutPart } from './letter/handout.js';
export { letterDocument } from './letter/letter.js';
export type { Letter, LetterTable } from './letter/letter.js';
export {
  officeLevelWords,
  registerSheetNames,
  registerSheets,
  roleWords,
  stepWords,
  unitKindWords,
  unitRelationWords,
} from './register/columns.js';
export type { RegisterSheet } from './register/columns.js';
export { readRegister } from './register/read.js';
export type { RegisterRead, RegisterRow } from './register/read.js';
export { registerCorrections, registerTemplate } from './register/workbook.js';
export type { WrongRow } from './register/workbook.js';
export { readSheet } from './sheet/reading.js';
export type { SheetRead, SheetRow } from './sheet/reading.js';
export { streamedWorkbook } from './sheet/stream.js';
export type { StreamedColumn, StreamedSheet } from './sheet/stream.js';
export { tablesWorkbook } from './sheet/tables.js';
export { templateWorkbook } from './sheet/workbook.js';
