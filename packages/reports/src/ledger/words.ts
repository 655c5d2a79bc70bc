import type { PlacedCommitment, PlacedFinding, PlacedFundFlow, PlacedObservation, Reading } from '@luoshi/reading';

/** The words in which an office's ledger says what the reading says in codes. */
export const relationWords: Readonly<Record<NonNullable<PlacedCommitment['relation']>, string>> = {
  '>=': '不少于',
  '<=': '不超过',
  '=': '等于',
  range: '区间',
  about: '约',
  change: '增减',
};

export const modalityWords: Readonly<Record<PlacedCommitment['modality'], string>> = {
  must: '确保',
  strive: '力争',
  encourage: '鼓励',
};

export const instrumentWords: Readonly<Record<PlacedFundFlow['instrument'], string>> = {
  loan: '贷款',
  'credit-line': '授信',
  relending: '再贷款',
  'special-loan': '专项借款',
  'matched-loan': '配套融资',
  bond: '债券',
  budget: '财政资金',
  subsidy: '补贴',
  'recovered-presale': '追回预售资金',
  'pledge-loan': '质押贷款',
  investment: '投资',
  insurance: '保险',
};

export const flowStateWords: Readonly<Record<PlacedFundFlow['state'], string>> = {
  announced: '已公布',
  granted: '已获批（授信）',
  drawn: '已发放',
  received: '已到账',
  planned: '计划',
};

export const comparisonWords: Readonly<Record<NonNullable<PlacedObservation['comparison']>['kind'], string>> = {
  yoy: '同比',
  baseline: '比基数',
  rank: '排名',
};

export const verdictWords: Readonly<Record<PlacedFinding['verdict'], string>> = {
  consistent: '相符',
  inconsistent: '不符',
  undetermined: '待核',
};

export const ruleWords: Readonly<Record<PlacedFinding['rule'], string>> = {
  growth: '增幅',
  share: '占比',
  sum: '合计',
  enumeration: '列举个数',
  numbering: '序号',
  'heading-body': '标题与正文',
  restated: '前后两说',
  residue: '残留字符',
  name: '名称',
  unit: '计量单位',
  magnitude: '数量级',
  pairing: '标点成对',
};

export const genreWords: Readonly<Record<Reading['document']['genre'], string>> = {
  measures: '措施文件',
  digest: '信息摘编',
  news: '新闻',
  report: '报告',
  other: '其他',
};

const frequencies: Readonly<Record<string, readonly [string, string]>> = {
  DAILY: ['每日', '天'],
  WEEKLY: ['每周', '周'],
  MONTHLY: ['每月', '个月'],
  YEARLY: ['每年', '年'],
};

/** Rules that have a word of their own. */
const namedRules: Readonly<Record<string, string>> = {
  'FREQ=MONTHLY;INTERVAL=3': '每季度',
  'FREQ=MONTHLY;INTERVAL=6': '每半年',
  'FREQ=MONTHLY;BYMONTHDAY=10,20,-1': '每旬',
  'FREQ=MONTHLY;BYMONTHDAY=15,-1': '每半月',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR': '每个工作日',
};

const weekdays: Readonly<Record<string, string>> = {
  MO: '一',
  TU: '二',
  WE: '三',
  TH: '四',
  FR: '五',
  SA: '六',
  SU: '日',
};

/** The days of `BYMONTHDAY`, `BYMONTH` and `BYDAY` in words: `=25` → 25日, `=-1` → 末日, `=3` → 3月, `=MO` → 周一. */
function dayWords(part: string): string | null {
  const match = /^(BYMONTHDAY|BYMONTH|BYDAY)=([-\dA-Z,]+)$/.exec(part);
  if (!match) return null;
  const days = match[2]!.split(',');
  if (match[1] === 'BYDAY') return days.map((day) => `周${weekdays[day] ?? day}`).join('、');
  const unit = match[1] === 'BYMONTH' ? '月' : '日';
  return days.map((day) => (day === '-1' ? '末日' : `${day}${unit}`)).join('、');
}

/** `FREQ=MONTHLY;INTERVAL=3` → 每季度, `FREQ=MONTHLY;BYMONTHDAY=25` → 每月25日. A rule without short words stays as it is. */
export function everyWords(rule: string): string {
  const named = namedRules[rule];
  if (named) return named;
  const [frequency = '', ...parts] = rule.split(';');
  const words = frequencies[frequency.replace('FREQ=', '')];
  if (!words) return rule;
  const interval = /^INTERVAL=(\d+)$/.exec(parts[0] ?? '')?.[1];
  const days = (interval ? parts.slice(1) : parts).map(dayWords);
  if (days.includes(null)) return rule;
  const every = interval && interval !== '1' ? `每${interval}${words[1]}` : words[0];
  return every + days.reverse().join('');
}
