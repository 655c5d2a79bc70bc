import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of reporting 报送: the form, the steps inside a unit, the period. */
export const reportRefusals = {
  'period-unknown': entry(
    ['没有这个报告期', '报告期的写法或起止日有误', '请从报送日历里选择'],
    ['There is no such period', 'its key or its days are wrong', 'choose one from the calendar'],
  ),
  'days-too-many': entry(
    ['起止日不对或跨度过长', '一次最多查询800天', '请缩短起止日'],
    ['The days are out of order or too many', 'at most 800 are asked for at once', 'ask for fewer'],
  ),
  'period-not-asked': entry(
    ['此任务不按这种报告期报送', '报送设定要求的是另一种报告期', '请按报送设定选择报告期'],
    ['Not the period that is asked for', 'the plan asks for another kind', 'take the kind of the plan'],
  ),
  'period-ahead': entry(
    ['报告期还没有开始', '只能报送已经开始的报告期', '请核对报告期'],
    ['The period has not begun', 'reports are for periods that have', 'check the period'],
  ),
  'period-closed': entry(
    ['报告期已关账', '关账后不再收报', '如确需补报，请督查室重新开账'],
    ['The period is closed', 'nothing more is taken for it', 'ask the office to reopen it'],
  ),
  'report-filed': entry(
    ['报告已经报出', '报出的内容不再改写', '数字有误的用更正；需重报的，请督查室退回'],
    [
      'The report is filed',
      'what was filed is not rewritten',
      'correct a wrong figure, or ask the office to return the report',
    ],
  ),
  'report-not-filed': entry(
    ['报告还没有报出', '此事只对报出的报告办理', '请先由单位报出'],
    ['The report is not filed', 'this is for filed reports', 'let the unit file it first'],
  ),
  'step-not-yours': entry(
    ['报告不在您的环节', '单位内部按经办、科室、分管领导的环节办理', '请转给所在环节的人员'],
    [
      'The report is not at your step',
      'within a unit it goes drafter, section, leader',
      'hand it to who holds the step',
    ],
  ),
  'step-before-issue': entry(
    ['还有环节没有办理', '本单位设了后续环节，须逐级办理', '请递交下一环节'],
    ['A step is still to come', 'the unit has further steps', 'hand the report on'],
  ),
  'step-last': entry(
    ['没有下一环节', '本单位没有设后续环节', '请直接报出'],
    ['There is no further step', 'the unit has none after this', 'issue the report'],
  ),
  'figure-unreadable': entry(
    ['数字读不出来', '每栏要写一个数，单位与要求的一致', '请按所列修改；原话可写在进展里'],
    ['A figure cannot be read', 'each field takes one figure in its unit', 'mend what is listed'],
  ),
  'figure-not-confirmed': entry(
    ['带出的数字还没有确认', '上期或其他任务带出的数字须由本单位确认', '请核对后保存'],
    ['A figure filled in beforehand is not confirmed', 'the unit must look at it', 'check it and save'],
  ),
  'figure-of-another': entry(
    ['指标不属于此任务', '只能填报此任务的指标', '请刷新后重填'],
    ['The indicator is not of this task', 'only its own are reported', 'reload and fill in again'],
  ),
  'question-not-asked': entry(
    ['这个数字现在不要求填报', '没有任务在该报告期要求本单位填报', '请刷新待报清单后重填'],
    ['The figure is not asked for now', 'no task asks the unit for it in this period', 'reload what is due'],
  ),
  'weekly-period': entry(
    ['台账周报只按周编制', '报告期须为自然周', '请选择周一至周日的一周'],
    ['A weekly ledger is of a week', 'the period must be of that kind', 'choose one from Monday to Sunday'],
  ),
  'stamp-missing': entry(
    ['缺少盖章件', '此任务要求上传盖章页的扫描件', '请上传后再报出'],
    ['The stamped page is missing', 'a scan of it is asked for', 'attach it and issue again'],
  ),
} as const satisfies Record<string, RefusalEntry>;
