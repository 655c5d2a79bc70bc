/** Who answers, as the head of a column says it; the roles of a duty. */
export type Role = 'lead' | 'support' | 'responsible';

/** What a column of a table of tasks holds. */
export type Column = Role | 'number' | 'group' | 'task' | 'due' | 'told' | 'other' | 'empty';

const BODIES = '(?:责任)?(?:单位|部门|主体|处室|科室|机构|地区|区县|县区)';
/** In order: the first that fits names the column. */
const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:序号|编号|序|项次|no\.?)$/i],
  ['other', /责任人|领导|负责人|联系|电话|人员|备注|依据|资金|投资|金额/],
  [
    'responsible',
    new RegExp(
      `(?:牵头|主办).{0,4}(?:配合|协办|参与|责任).{0,2}${BODIES}|^(?:责任|实施|承办|落实|承担|主管|负责|执行|完成|推进|整改)${BODIES}(?:[（(].{0,8}[）)])?$`,
    ),
  ],
  ['lead', new RegExp(`(?:牵头|主办|主责|第一责任)${BODIES}`)],
  ['support', new RegExp(`(?:配合|协办|协同|参与|协助|参加)${BODIES}`)],
  ['due', /时限|期限|(?:完成|办结|整改|计划|截止|时间|进度)(?:时间|日期|节点)|^时间(?:节点|要求|安排)?$/],
  ['told', /完成情况|形象进度|完成进度|进展|落实情况|整改情况|工作成效|目前/],
  ['group', /^(?:任务|工作|项目)?(?:类别|类型|领域|分类|板块|方面|章节|大类)$/],
  ['task', /任务|措施|举措|工作|内容|事项|项目|目标|要求|问题|做法|清单|政策/],
];

/** A column's name is short; a longer cell is a row's. */
const LONGEST = 16;

/** What a column holds by the words of its head. */
export function columnOf(words: string): Column {
  if (words === '') return 'empty';
  if (words.length > LONGEST * 2) return 'other';
  const name = words.replace(/[\s*]+/g, '');
  if (name.length > LONGEST || /[。；;，]/.test(name)) return 'other';
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

/** Whether the columns of a line head a table of tasks: one says what is to be done, one by whom. */
export const isTaskHead = (columns: readonly Column[]): boolean =>
  columns.includes('task') &&
  (columns.includes('lead') || columns.includes('responsible')) &&
  columns.filter((column) => column === 'other').length * 2 <= columns.length;
