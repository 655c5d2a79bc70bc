export { asked, lamp, proposed } from './definition/effect.js';
export type { Effect, LampColour } from './definition/effect.js';
export { moodAllows, moods } from './definition/mood.js';
export type { Mood } from './definition/mood.js';
export type { Chart, ChartLine, ChartModel, ChartPoint, RecordChart, WholeChart } from './definition/chart.js';
export type { Field, Fields, Option, Value, ValueOf } from './definition/field.js';
export {
  between,
  englishInterval,
  exactValue,
  hull,
  intersection,
  intervalOf,
  notNegative,
  printFigure,
  printInterval,
  sum,
  times,
  unknownAmount,
  whole,
} from './definition/figure.js';
export type { Figure, Said } from './definition/figure.js';
export type { Indicator, Needs, RecordIndicator, WholeIndicator } from './definition/indicator.js';
export { counted, money, plain, share, squareMetres, stepOf, yuan } from './definition/measure.js';
export type { Measure } from './definition/measure.js';
export type { Outcome } from './definition/outcome.js';
export { parameterOn } from './definition/parameter.js';
export type { Parameter, ParameterOnDay, Setting } from './definition/parameter.js';
export { faultsOf, programme, registerOf, titleOf } from './definition/programme.js';
export type { Programme } from './definition/programme.js';
export { askNote, distinct } from './definition/question.js';
export type { Question } from './definition/question.js';
export { register } from './definition/register.js';
export type { AnyRecord, Raises, RecordCheck, RecordOf, Register } from './definition/register.js';
export { column } from './definition/report.js';
export type {
  EvidenceCell,
  RecordReport,
  Report,
  ReportCell,
  ReportColumn,
  ReportTable,
  WholeReport,
} from './definition/report.js';
export type { Rule } from './definition/rule.js';
export { named, sentenceWith } from './definition/source.js';
export type { Source } from './definition/source.js';
export type { Condition, Process, Stage } from './definition/stage.js';
export { trialRegister } from './definition/trial.js';
export type { ProposedRecord, ProposedSetting, Tools, Trial, TrialAnswer } from './definition/trial.js';
export { distinctWords, sameWords, words } from './definition/words.js';
export type { Words } from './definition/words.js';
export type { DrawSample, Layer, LayerDraw } from './engine/draw.js';
export { effectsOf, evaluate, measure, placesOf } from './engine/evaluate.js';
export type { Measured, Placed } from './engine/evaluate.js';
export type { LinearModel, Solve, SolveAnswer, SolveWish } from './engine/solve.js';
export { standingOf } from './engine/standing.js';
export type { Lateness, StageStanding, StageState, Standing } from './engine/standing.js';
export { belongingTo, linkedIds, namesUnits, ownNames, ownView } from './engine/belonging.js';
export type { Belonging } from './engine/belonging.js';
export { completed, knownComplete, rowsOf, view } from './engine/view.js';
export type { AddWorkingDays, Calendar, View, WorkingDayReached } from './engine/view.js';
export { CLEAR, isStoredId, printValue, readCell } from './form/cell.js';
export type { CellRead, CellValue, Resolve, TitleOf } from './form/cell.js';
export { printDay, readDay, readMonth, readQuarter } from './form/day-text.js';
export { fault, faultSentence, faultTable } from './form/fault.js';
export type { Fault, FaultCode } from './form/fault.js';
export { readFigure } from './form/figure-text.js';
export { schemaOf, schemasOf } from './form/json-schema.js';
export { openApiOf } from './form/open-api.js';
export type { JsonSchema } from './form/json-schema.js';
export { keyText, namesOf } from './form/names.js';
export type { Names } from './form/names.js';
export { describe } from './form/description.js';
export type { Description } from './form/description.js';
export { boardPage, formPage, listPage } from './form/page.js';
export type { BoardCard, BoardPage, FormInput, FormPage, ListColumn, ListPage } from './form/page.js';
export { searchTextOf } from './form/search-text.js';
export { columnsOf, fateWords, headOf, sheetOf } from './form/sheet.js';
export type { SheetColumn, SheetModel } from './form/sheet.js';
export { readHead, readRows, rowReader } from './form/sheet-rows.js';
export type { HeadReading, RowFate, RowReader } from './form/sheet-rows.js';
export { recordFaults, valueFault } from './form/validation.js';
export type { Exists } from './form/validation.js';
export { factsOn } from './history/entry.js';
export type { Entry, Facts } from './history/entry.js';
export { instalmentsOn } from './money/instalment.js';
export type { InstalmentStanding } from './money/instalment.js';
export { shareOut } from './money/share-out.js';
export { movedBy, totalFigures } from './money/total.js';
export { totalOf } from './definition/total-of.js';
export type { Movement } from './money/total.js';
export { waterfall } from './money/waterfall.js';
export type { Creditor, Payment, Waterfall, Within } from './money/waterfall.js';
export { forecast, prospectOf, reachBy } from './pace/forecast.js';
export type { Forecast, ForecastPoint } from './pace/forecast.js';
export { bestPace, overDays, pacesOf, requiredPace, worstPace } from './pace/pace.js';
export type { Observed, Pace } from './pace/pace.js';
export { gapTo, ratioOf, reconcile } from './pace/ratio.js';
export type { DatedFigure, Triple } from './pace/ratio.js';
export { readCases } from './case/case-text.js';
export type { Expectation, ProgrammeCase } from './case/case-text.js';
export { checkCase, colourWords, latenessWords, printCell, stateWords } from './case/check-case.js';
