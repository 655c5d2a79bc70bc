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
  'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1': '每季度末',
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

/** Months that are the first or the last of a quarter. */
const quarterMonths: Readonly<Record<string, string>> = { '1,4,7,10': '季度首月', '3,6,9,12': '季度末月' };

/** What stands in `BYMONTHDAY`, `BYMONTH` and `BYDAY` in words: `=25` → 25日, `=-1` → 末日, `=3` → 3月, `=MO` → 一. */
function daysIn(kind: string, days: string): string {
  if (kind === 'BYDAY')
    return days
      .split(',')
      .map((day) => weekdays[day] ?? day)
      .join('、');
  if (kind === 'BYMONTHDAY')
    return days
      .split(',')
      .map((day) => (day === '-1' ? '末日' : `${day}日`))
      .join('、');
  return days
    .split(',')
    .map((month) => `${month}月`)
    .join('、');
}

/**
 * `FREQ=MONTHLY;INTERVAL=3` → 每季度, `FREQ=MONTHLY;BYMONTHDAY=25` → 每月25日, `FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1` →
 * 每年12月末日: months before days, however they are written. A rule without short words stays as it is.
 */
export function everyWords(rule: string): string {
  const named = namedRules[rule];
  if (named) return named;
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const words = frequencies[parts.get('FREQ') ?? ''];
  const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY'];
  if (!words || [...parts.keys()].some((key) => !known.includes(key))) return rule;
  const interval = parts.get('INTERVAL') ?? '1';
  const months = parts.get('BYMONTH');
  const quarter = parts.get('FREQ') === 'YEARLY' && interval === '1' ? quarterMonths[months ?? ''] : undefined;
  const every = quarter ? `每${quarter}` : interval === '1' ? words[0] : `每${interval}${words[1]}`;
  const [monthDays, weekDays] = [parts.get('BYMONTHDAY'), parts.get('BYDAY')];
  const inYear = months && !quarter ? daysIn('BYMONTH', months) : '';
  const week = parts.get('FREQ') === 'WEEKLY' ? '' : '周';
  return (
    every +
    inYear +
    (monthDays ? daysIn('BYMONTHDAY', monthDays) : '') +
    (weekDays ? week + daysIn('BYDAY', weekDays) : '')
  );
}
