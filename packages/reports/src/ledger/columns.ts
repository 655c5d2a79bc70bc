/** A column of a sheet: its head, its width in characters of half width, and whether long text wraps. */
export interface Column {
  readonly head: string;
  readonly width: number;
  readonly wrap?: boolean;
  /** The words that a person may choose from in this column. */
  readonly choices?: readonly string[];
}

const wide = (head: string, width: number): Column => ({ head, width, wrap: true });
const narrow = (head: string, width: number): Column => ({ head, width });

/** The sheets of the workbook with their columns. Row builders give their cells in this order. */
export const sheets = {
  ledger: {
    name: '台账',
    columns: [
      narrow('序号', 8),
      wide('文件', 28),
      wide('文号', 20),
      wide('章节', 28),
      narrow('措施编号', 10),
      wide('措施/目标', 36),
      wide('指标对象', 24),
      { head: '关系', width: 9, choices: ['不少于', '不超过', '等于', '区间', '约', '增减'] },
      narrow('目标值', 14),
      narrow('单位', 10),
      narrow('完成时限', 12),
      { head: '语气', width: 8, choices: ['确保', '力争', '鼓励'] },
      wide('牵头单位', 22),
      wide('配合单位', 22),
      wide('责任单位', 22),
      wide('原文', 60),
      narrow('位置', 14),
    ],
  },
  provisions: {
    name: '规定',
    columns: [
      narrow('序号', 8),
      wide('文件', 28),
      wide('文号', 20),
      wide('章节', 28),
      narrow('措施编号', 10),
      wide('事项', 30),
      narrow('关系', 9),
      narrow('数值', 14),
      narrow('单位', 10),
      wide('适用条件', 36),
      wide('原文', 60),
      narrow('位置', 14),
    ],
  },
  observations: {
    name: '进展数据',
    columns: [
      narrow('序号', 8),
      wide('文件', 28),
      wide('文号', 20),
      wide('指标', 30),
      narrow('数值', 14),
      narrow('单位', 10),
      narrow('时间起', 12),
      narrow('时间止', 12),
      wide('地区', 14),
      wide('机构', 18),
      narrow('比较方式', 10),
      wide('比较', 24),
      wide('原文', 60),
      narrow('位置', 14),
    ],
  },
  fundFlows: {
    name: '资金',
    columns: [
      narrow('序号', 8),
      wide('文件', 28),
      wide('文号', 20),
      narrow('资金种类', 14),
      narrow('状态', 15),
      narrow('金额', 14),
      narrow('单位', 10),
      wide('出资方', 22),
      wide('接收方', 22),
      wide('用途', 30),
      narrow('时间起', 12),
      narrow('时间止', 12),
      wide('原文', 60),
      narrow('位置', 14),
    ],
  },
  findings: {
    name: '疑点',
    columns: [
      narrow('序号', 8),
      wide('文件', 28),
      wide('文号', 20),
      narrow('规则', 12),
      narrow('判断', 8),
      wide('说明', 50),
      wide('应为', 18),
      wide('原文数', 18),
      wide('原文一', 40),
      narrow('位置一', 14),
      wide('原文二', 40),
      narrow('位置二', 14),
    ],
  },
  account: {
    name: '说明',
    columns: [
      narrow('序号', 8),
      wide('文件名', 34),
      narrow('结果', 10),
      wide('标题', 40),
      wide('发文机关', 24),
      wide('文号', 20),
      narrow('日期', 12),
      narrow('类型', 12),
      narrow('状态', 12),
      narrow('字数', 10),
      narrow('措施', 8),
      narrow('目标', 8),
      narrow('规定', 8),
      narrow('进展', 8),
      narrow('资金', 8),
      narrow('不符', 8),
      narrow('待核', 8),
      wide('提示', 50),
      wide('校验和 SHA-256', 66),
    ],
  },
} as const satisfies Record<string, { name: string; columns: readonly Column[] }>;

export type SheetName = keyof typeof sheets;
