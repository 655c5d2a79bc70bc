import { Codes } from '../../text/codes.js';

/**
 * The words that times are made of. Code points are named in English, each with its character beside it; sets of
 * characters say what may not follow or stand before a word for it to be one.
 */

/** Characters of a string as a set of code units. */
const set = (characters: string): Codes => new Codes(characters);

/** The first characters of words, and the last: asked before the words themselves are. */
const firstOf = (words: readonly string[]): Codes => set(words.map((word) => word[0]).join(''));
const lastOf = (words: readonly string[]): Codes => set(words.map((word) => word.at(-1)).join(''));

export const YEAR = 0x5e74; // 年
export const MONTH = 0x6708; // 月
export const DAY = 0x65e5; // 日
export const DAY_NUMBER = 0x53f7; // 号
export const SKY = 0x5929; // 天
export const WEEK = 0x5468; // 周
export const SEASON = 0x5b63; // 季
export const TEN_DAYS = 0x65ec; // 旬
export const DEGREE = 0x5ea6; // 度
export const PIECE = 0x4e2a; // 个
export const HALF = 0x534a; // 半
export const WHOLE = 0x5168; // 全
export const FIRST = 0x9996; // 首
export const ORDINAL = 0x7b2c; // 第
export const BEFORE = 0x524d; // 前
export const AFTER = 0x540e; // 后
export const UPPER = 0x4e0a; // 上
export const LOWER = 0x4e0b; // 下
export const MIDDLE = 0x4e2d; // 中
export const INSIDE = 0x5185; // 内
export const BOTTOM = 0x5e95; // 底
export const TAIL = 0x672b; // 末
export const BEGIN = 0x521d; // 初
export const SELF = 0x672c; // 本
export const NOW = 0x4eca; // 今
export const GONE = 0x53bb; // 去
export const BRIGHT = 0x660e; // 明
export const NEAR = 0x8fd1; // 近
export const THAT = 0x5f53; // 当
export const SAME = 0x540c; // 同
export const NEXT = 0x6b21; // 次
export const EACH = 0x6bcf; // 每
export const BY = 0x6309; // 按
export const ONE_BY_ONE = 0x9010; // 逐
export const MANY = 0x591a; // 多
export const ODD = 0x4f59; // 余
export const UP_TO = 0x81f3; // 至
export const REACH = 0x5230; // 到
export const CUT = 0x622a; // 截
export const STOP = 0x6b62; // 止
export const SINCE = 0x81ea; // 自
export const FROM = 0x4ece; // 从
export const RISE = 0x8d77; // 起
export const COME = 0x6765; // 来
export const SHARE = 0x4efd; // 份
export const PERIOD = 0x671f; // 期
export const TIME_OF_DAY = 0x65f6; // 时
export const COMMA_LIST = 0x3001; // 、
export const NEWLINE = 0x0a;

/** Classes of characters that the scan stops at; 0 is any other. */
export const ON_YEAR = 1;
export const ON_MONTH = 2;
export const ON_DAY = 3;
export const ON_SKY = 4;
export const ON_WEEK = 5;
export const ON_SEASON = 6;
export const ON_TEN_DAYS = 7;
export const ON_BEFORE = 8;
export const ON_PERIOD = 9;
export const ON_HOUR = 10;
export const ON_PLAN = 11;
export const ON_FESTIVAL = 12;
export const ON_ISO = 13;
export const ON_BRACKET = 14;
export const ON_STOP = 15;
export const ON_LINE = 16;
export const ON_COME = 17;
export const ON_WINTER = 18;

/** What the scan does at each code unit. */
export const TRIGGER: Uint8Array = /* @__PURE__ */ (() => {
  const table = new Uint8Array(65536);
  const put = (characters: string, value: number) => {
    for (const c of characters) table[c.charCodeAt(0)] = value;
  };
  put('年', ON_YEAR);
  put('月', ON_MONTH);
  put('日', ON_DAY);
  put('天', ON_SKY);
  put('周', ON_WEEK);
  put('季', ON_SEASON);
  put('旬', ON_TEN_DAYS);
  put('前', ON_BEFORE);
  put('期', ON_PERIOD);
  put('时钟秒', ON_HOUR);
  put('五', ON_PLAN);
  put('旦节庆秋午', ON_FESTIVAL);
  put('-/.－．／', ON_ISO);
  put('(（', ON_BRACKET);
  put('。！？；!?;', ON_STOP);
  put('\n', ON_LINE);
  put('来', ON_COME);
  put('冬', ON_WINTER);
  return table;
})();

/** `今年` and its kin: years from the anchor's. */
export const YEAR_WORDS: ReadonlyMap<number, number> = new Map([
  [NOW, 0], // 今年
  [SELF, 0], // 本年
  [GONE, -1], // 去年
  [UPPER, -1], // 上年
  [BRIGHT, 1], // 明年
  [LOWER, 1], // 下年
]);

/** Between the two ends of a range: `2025—2027年`, `10月至12月`, `1~7月`. */
export const RANGE_MARK = set('至到-—–－~～─‑―');

/** What may not follow 底, 初, 内, 前, 后, 起 for them to be an edge: `9月底层` is no end of September. */
export const NOT_BOTTOM = set('层部色数线座盘商板蕴气图版');
export const NOT_BEGIN = set('步中级心衷期始次审评一二三四五六七八九十选赛创见');
export const NOT_INSIDE = set('部容外需设涵陆地蒙生控江燃循河装环存涝');
export const NOT_BEFORE = set('往来期景瞻沿身端茅台言述锋夕');
export const NOT_AFTER = set('续期勤备台进者方果盾援发劲半');
export const NOT_RISE = set('诉草步点源到重伏跳飞火降义因航居吊征用效');
/** What may follow 中 for it to be the middle of a year or month: `2024年中，`, not `2024年中央财政`. */
export const AFTER_MIDDLE = set('，,。；;、前）)');
/** What may not stand before 到, 至, 自, 从 for them to lead a time: `达到2025年水平`, `来自2024年`. */
export const NOT_BEFORE_REACH = set('达得看收接遇想直');
export const NOT_BEFORE_UP_TO = set('甚乃冬夏及降升增减涨跌回落');
export const NOT_BEFORE_SINCE = set('来亲各独私擅出');
export const NOT_BEFORE_FROM = set('服跟盲听无');

/** Parts of the day behind a day: `12月27日上午`, `当天凌晨`, longest first. */
export const DAY_PARTS = [
  '早些时候',
  '上午',
  '下午',
  '凌晨',
  '中午',
  '傍晚',
  '深夜',
  '晚间',
  '晚上',
  '早上',
  '清晨',
  '夜间',
  '晚',
];
export const DAY_PART_FIRST = firstOf(DAY_PARTS);

/** What may not follow `<数>年` for it to be a length: `三年级`, `90年代`. */
export const NOT_YEARS = set('级代制生轮');
/** `24小时自助`, `24小时营业`: a manner of service, no length. */
export const ROUND_THE_CLOCK = [
  '自助',
  '营业',
  '便利',
  '热线',
  '值班',
  '值守',
  '在线',
  '不间断',
  '不打烊',
  '服务',
  '全天',
  '监控',
  '客服',
  '咨询',
  '举报',
  '开放',
  '运营',
  '巡',
];

/** Words before a length that belong to it, longest first: `不超过30日`, `满1年`, `连续4年`. */
export const LENGTH_QUALIFIERS = [
  '最长不得超过',
  '最长不超过',
  '最短不少于',
  '原则上不超过',
  '不得超过',
  '不得少于',
  '不得低于',
  '累计不超过',
  '累计不少于',
  '不超过',
  '不少于',
  '不低于',
  '不短于',
  '连续满',
  '累计满',
  '不超',
  '超过',
  '最长',
  '最短',
  '最多',
  '至少',
  '连续',
  '不足',
  '未满',
  '不满',
  '已满',
  '满',
  '超',
  '逾',
  '约',
];
export const LENGTH_QUALIFIER_LAST = lastOf(LENGTH_QUALIFIERS);
/** Words after a length that belong to it, longest first. */
export const LENGTH_ENDS = [
  '及以上',
  '及以下',
  '（含）以上',
  '(含)以上',
  '以上',
  '以下',
  '以内',
  '之内',
  '不到',
  '左右',
  '以来',
  '内',
  '来',
];
export const LENGTH_END_FIRST = firstOf(LENGTH_ENDS);

/** Past words that count a length back from the anchor, future words that count on; longest first. */
export const BACKWARDS = ['过去的', '过去', '最近', '近'];
export const ONWARDS = ['接下来的', '接下来', '未来的', '未来', '今后'];
export const COUNTS_LAST = lastOf([...BACKWARDS, ...ONWARDS]);

/** Nouns that make a period before them a rhythm: `旬通报`, `周例会`, `月调度`. */
export const RHYTHM_NOUNS = [
  '调度',
  '通报',
  '例会',
  '会商',
  '报告',
  '报送',
  '报制',
  '拨款',
  '督导',
  '督查',
  '督办',
  '点评',
  '排名',
  '分析',
  '研判',
  '监测',
  '考核',
  '小结',
  '清零',
  '巡查',
  '检查',
  '推进',
  '评估',
  '结算',
  '汇报',
  '简报',
  '碰头',
  '视频',
  '跟踪',
  '晾晒',
  '反馈',
];
export const RHYTHM_NOUN_FIRST = firstOf(RHYTHM_NOUNS);

/** Words that say that a thing is to come, looked for after an edge such as `9月底`; and before it. */
export const TO_COME_AFTER = [
  '确保',
  '力争',
  '争取',
  '完成',
  '建成',
  '实现',
  '达到',
  '竣工',
  '投产',
  '开工',
  '完工',
  '投入使用',
  '投用',
  '交付',
  '出台',
  '形成',
  '全面建',
  '基本',
  '计划',
  '预计',
  '启动',
  '报送',
  '上报',
  '制定',
  '不少于',
  '不低于',
];
export const TO_COME_BEFORE = [
  '力争',
  '确保',
  '争取',
  '计划',
  '预计',
  '将于',
  '将在',
  '拟',
  '务必',
  '原则上',
  '要在',
  '须于',
  '应于',
  '应在',
  '请于',
];
export const TO_COME_BEFORE_FIRST = firstOf(TO_COME_BEFORE);
export const TO_COME_FIRST = firstOf(TO_COME_AFTER);
/** First characters of signs of the past. */
export const PAST_FIRST = set('已了曾同环累');
