import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of indicators 指标, their targets, plans and values. */
export const indicatorRefusals = {
  'value-of-report': entry(
    ['这个数值来自进展报送', '报送的数值随报告更正，两处保持一致', '请更正所在的报告'],
    ['The value came with a report', 'it is corrected with the report, so that both agree', 'correct the report'],
  ),
  'value-superseded': entry(
    ['这个数值已被更正', '只能更正最新的一条', '请刷新后更正最新的数值'],
    ['The value was corrected already', 'only the latest can be', 'load again and correct the latest'],
  ),
  'plan-unordered': entry(
    ['计划的节点有误', '至少一个节点，日期不重复，累计值不倒退', '请按日期从早到晚填写累计值'],
    [
      'The points of the plan do not fit',
      'at least one, each day once, never falling back',
      'enter rising sums by day',
    ],
  ),
  'plan-outdated': entry(
    [
      '计划所依据的目标或时限已经改变',
      '批准后灯会按另一个目标的进度衡量',
      '请退回，由牵头单位按现在的目标和时限重新提出',
    ],
    [
      'The target or the day that the plan was made for is another one now',
      'a lamp would measure by the course to another target',
      'refuse it, and let the lead propose one for the present target',
    ],
  ),
  'plan-decided': entry(
    ['计划已有审批结论', '只有待审批的计划可以审批', '请刷新后核对'],
    ['The plan was decided already', 'only one that waits can be', 'load again'],
  ),
  'indicator-ended': entry(
    ['这个指标已停止跟踪', '它所跟踪的目标已办结终止，已报数据保留', '请在新版本“未再提出的目标”中改为保留后再办理'],
    [
      'This indicator is followed no more',
      'the promise behind it was ended; what was reported stays',
      'keep the promise instead, on the page of what the new version dropped, then go on',
    ],
  ),
  'main-already': entry(
    ['任务已有主要指标', '任务目标只按一个指标衡量', '请先取消原主要指标'],
    ['The task has a main indicator', 'its target is measured by one', 'unset the other first'],
  ),
} as const satisfies Record<string, RefusalEntry>;
