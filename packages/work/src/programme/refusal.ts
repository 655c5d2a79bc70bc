import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of programmes: their registers, parameters and trials. */
export const programmeRefusals = {
  'programme-unknown': entry(
    ['没有这个专项', '代码写错，或本机的软件里没有它', '请从专项列表进入'],
    ['There is no such programme', 'the code is wrong, or this software does not have it', 'open it from the list'],
  ),
  'part-unknown': entry(
    ['专项里没有这一项', '名册、指标、报表、参数或规则的代码写错', '请从专项页面进入'],
    [
      'The programme has no such part',
      'the code of the register, indicator, report, parameter or rule is wrong',
      'open it from the programme’s page',
    ],
  ),
  'record-wrong': entry(
    ['填写有误，没有保存', '有一栏或几栏不符合要求', '请按提示改正后再提交；已填内容仍在'],
    [
      'It was not saved',
      'some fields do not fit',
      'mend them as the message says and submit again; what you typed is kept',
    ],
  ),
  'record-exists': entry(
    ['已有同一条记录', '识别栏的值与已有的记录相同', '请修改那条记录，或核对编号'],
    ['The record is there already', 'its key is that of another record', 'change that record, or check the number'],
  ),
  'record-linked': entry(
    ['不能撤销这条记录', '还有别的记录属于它', '请先撤销或改挂那些记录'],
    ['The record cannot be withdrawn', 'other records belong to it', 'withdraw them or lead them elsewhere first'],
  ),
  'sheet-unreadable': entry(
    [
      '读不了这个表格文件',
      '它不是完好的 .xlsx 文件，或里面没有名册的表',
      '请下载最新的模板填写，另存为 .xlsx 后再上传',
    ],
    [
      'The sheet cannot be read',
      'it is no sound .xlsx file, or holds no sheet of the register',
      'fill in the latest template, save it as .xlsx and upload it again',
    ],
  ),
  'parameter-wrong': entry(
    ['参数的值不符合要求', '类型、单位或选项不对', '请按参数的说明填写'],
    ['The value does not fit', 'its kind, unit or choice is wrong', 'fill it in as the parameter says'],
  ),
  'sentence-missing': entry(
    ['文件里找不到这句话', '依据的原话要与文件一字不差', '请从文件中复制原话'],
    ['The paper does not hold this sentence', 'it must be the paper’s own words', 'copy it from the paper'],
  ),
  'notice-to-nobody': entry(
    ['不知道函发给谁', '建议里没有写明单位，或写明的不是台账里的单位', '请选一个单位再拟函'],
    ['The letter has no addressee', 'no unit is named, or none that the ledger knows', 'choose a unit and draft again'],
  ),
  'need-raised': entry(
    ['这一条已经提到台账', '一条要素需求只提一次', '请在台账的要素保障里办理'],
    ['It was raised in the ledger already', 'a need is raised once', 'go on with it in the ledger'],
  ),
  'need-unit-unknown': entry(
    ['不知道由哪个单位提出', '所属项目没有写明牵头单位，或写明的不是台账里的单位', '请选一个单位再提出'],
    ['No unit raises it', 'the project names no lead, or none that the ledger knows', 'choose the unit that raises it'],
  ),
  'proposal-gone': entry(
    ['这条建议已经不在了', '情况已变，或已由别人立项', '请刷新后再看'],
    ['The proposal is no longer there', 'the facts changed, or somebody took it up', 'load the page again'],
  ),
  'trial-too-long': entry(
    ['测算没有算完', '超过了时间或内存的上限，或服务器正在停止', '请减少条件或缩小范围后再试'],
    [
      'The trial did not come to an end',
      'it took too long or too much memory, or the server is stopping',
      'ask for less and try again',
    ],
  ),
  'nothing-to-adopt': entry(
    ['没有可以记入的结果', '这次测算不产生记录', '请核对填写的条件'],
    ['There is nothing to enter', 'this trial proposes no records', 'check what was filled in'],
  ),
} as const satisfies Record<string, RefusalEntry>;
