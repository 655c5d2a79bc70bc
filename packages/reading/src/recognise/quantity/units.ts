import { isHan } from '../../text/codes.js';
import type { QuantityKind } from './quantity.js';

/**
 * Units and classifiers. A line is `kind unit: words`; the words are joined by blanks. Behind a word, `|xyz` means that
 * the word only counts before xyz (`人|口`: of `14亿人口` the unit is 人). Where a word is written with its own name for
 * the unit, `word=name`. The longest word that fits wins, so a longer word also protects from a shorter one.
 */
const MEASURES = `
money: 元=CNY 元|年内=CNY 元|年底=CNY 元|年末=CNY 元|年度=CNY 元|年均=CNY 元|首笔=CNY 元|首批=CNY 元|首期=CNY 元|首付=CNY 元|首年=CNY 块钱=CNY 人民币=CNY 美元=USD 美金=USD 欧元=EUR 港元=HKD 港币=HKD 日元=JPY 英镑=GBP 韩元=KRW 澳元=AUD 加元=CAD 新元=SGD 卢布=RUB 瑞士法郎=CHF 澳门元=MOP 新台币=TWD 泰铢=THB 卢比=INR 林吉特=MYR
area: 平方米 平米=平方米 ㎡=平方米 m²=平方米 m2=平方米 M2=平方米 ㎡=平方米 平方公里 平方千米=平方公里 km²=平方公里 km2=平方公里 平方厘米 平方毫米 平方 亩 公顷 ha=公顷 公亩 亩次 平方英里
length: 米 公里 千米=公里 毫米 厘米 分米 微米 纳米 海里 英里 英寸 延米 延长米 车道公里 皮长公里 芯公里 km=公里 KM=公里 Km=公里 m=米 cm=厘米 mm=毫米 μm=微米 um=微米 nm=纳米 公里/小时 千米/小时 km/h=公里/小时 米/秒 m/s=米/秒
mass: 吨 公斤 千克 克 斤 毫克 微克 kg=千克 KG=千克 Kg=千克 g=克 mg=毫克 t=吨 吨级 载重吨 总吨 公吨 微克/立方米 μg/m³=微克/立方米 ug/m3=微克/立方米 μg/m3=微克/立方米 毫克/升 毫克/立方米 mg/L=毫克/升 mg/m³=毫克/立方米 mg/m3=毫克/立方米 毫克/千克 kg/s 公斤/亩 斤/亩 吨/天 吨/日 吨/年 吨/小时 t/d=吨/日 t/h=吨/小时 t/a=吨/年
volume: 立方米 立方 m³=立方米 m3=立方米 升 毫升 L=升 ml=毫升 mL=毫升 ML=毫升 加仑 立方米/秒 立方米/日 立方米/天 立方米/小时 m³/d=立方米/日 m³/h=立方米/小时 m3/d=立方米/日 m³/s=立方米/秒
power: 千瓦 瓦 兆瓦 吉瓦 kW=千瓦 KW=千瓦 kw=千瓦 Kw=千瓦 MW=兆瓦 Mw=兆瓦 GW=吉瓦 马力 千伏安 兆伏安 kVA=千伏安 KVA=千伏安 MVA=兆伏安 千伏 kV=千伏 KV=千伏 kv=千伏 伏 蒸吨 蒸吨/小时
energy: 千瓦时 千瓦·时=千瓦时 千瓦小时=千瓦时 兆瓦时 吉瓦时 kWh=千瓦时 KWh=千瓦时 KWH=千瓦时 kwh=千瓦时 MWh=兆瓦时 GWh=吉瓦时 度电=度 度|用电 吨标准煤 吨标煤=吨标准煤 千克标准煤 克标准煤 克标准煤/千瓦时 吉焦 GJ=吉焦 焦耳 千焦 大卡 千卡 万大卡 卡路里
temperature: 摄氏度 ℃ °C=℃ 度C=℃ 华氏度
computing: PFlops PFLOPS=PFlops Pflops=PFlops PFLOPs=PFlops pflops=PFlops P算力=PFlops P|算力 P=PFlops EFlops EFLOPS=EFlops Eflops=EFlops EFLOPs=EFlops E|算力 TFlops TFLOPS=TFlops GFlops TOPS EOPS POPS PB TB GB MB EB ZB Mbps Gbps Tbps 兆比特 吉比特 GHz MHz kHz Hz
age: 岁 周岁
multiple: 倍
`;

/** Ratios and points: the exponent is what one of them is worth, as a power of ten of the base unit. */
const RATIOS: readonly (readonly [word: string, kind: QuantityKind, unit: string, exponent: number])[] = [
  ['%', 'ratio', '%', -2],
  ['％', 'ratio', '%', -2],
  ['﹪', 'ratio', '%', -2],
  ['‰', 'ratio', '%', -3],
  ['成', 'ratio', '%', -1],
  // `由三成⟦降至⟧二成`, `三成⟦首付⟧`
  ...'降至 降到 降为 提高 提至 升至 增至 调整 首付'
    .split(' ')
    .map((behind) => [`成|${behind}`, 'ratio', '%', -1] as const),
  ['折', 'ratio', '%', -1],
  ['个百分点', 'point', 'pp', 0],
  ['百分点', 'point', 'pp', 0],
  ['个点', 'point', 'pp', 0],
  ['个基点', 'point', 'pp', -2],
  ['基点', 'point', 'pp', -2],
  ['个BP', 'point', 'pp', -2],
  ['BP', 'point', 'pp', -2],
  ['bp', 'point', 'pp', -2],
  ['角', 'money', 'CNY', -1],
  ['角钱', 'money', 'CNY', -1],
  ['分钱', 'money', 'CNY', -2],
];

/** Lengths of time. `日` counts only before 内, 以内, 之内, or where a time says that it is a duration. */
const DURATIONS =
  '年 周年=年 个年头=年 个月 个季度 个星期=周 星期=周 个周=周 周 天 日 小时 个小时=小时 个钟头=小时 分钟 秒 秒钟=秒 个工作日=工作日 工作日 工作天=工作日 个交易日=交易日 交易日 个自然日=自然日 自然日 日历天 个日历天=日历天 日历日 学年 个学年=学年 学期 个学期=学期 昼夜 个昼夜=昼夜 个自然月=个月 整年=年 个整年=年 个自然年=年 个周期年=年';

/** Classifiers and counted nouns. */
const COUNTS = `
个 家 户 套 宗 项 条 件 起 册 场 场次 人次 人 名 位 艘 枚 台 台套 台次 台/套=台套 辆 辆次 架 架次 列 部 座 栋 幢 间 所 处 眼 口 张 份 篇
本 卷 批 批次 组 对 只 头 匹 根 支 株 棵 颗 粒 羽 尾 块 层 次 趟 遍 轮 轮次 班 班次 回 类 种 款 门 例 笔 票 单 户次 家次 件次 人份 剂 剂次
针次 床 张床 席 盏 瓶 箱 袋 包 盒 桶 罐 标箱 TEU 标准箱 车次 车位 泊位 停车位 工位 岗位 学位 床位 座位 席位 摊位 机位 餐位 学时 课时 学分 工日 人天
人|口 分|为优 分|为良 分|为合 分|为不 分|为较 分|为一般 分|为中等 分|为及格 部分 方面 部门 部委 领域 行业 项目 项|目标 项|目的 项|目录 标段 地块 片区 园区 小区 楼盘 机构 企业 单位 环节 阶段 步骤 维度 层级 门类 大类 小类 中类 品种
主体 专班 小组 支部 街道 社区 乡镇 镇街 县区 区县 县市区 县市 市县 市州 省市 省份 省区市 地市 地级市 国家 国家和地区 城市 行政村 自然村 高校 院校 学校 医院 银行
大 级 省 市 县 区 镇 乡 村 国 州 校 院 站 馆 园 期 字 页 段 章 节 面 片 双 道 步 盘 分 线 业 地 季 路 堆 则 首 幅 把 桩 车 环 发 枪 帧 炮 顶 副 栏 集 出 曲 员 团 队 桥 隧 洞 坝 扇 樘 杯 碗 壶 朵 丛 束 捆 摞 串 挂 滴 重 维 亩地=亩 公里路=公里 眼井=眼 口井=口 个人=个 人工作=人 人|员工 人|工作 种|类型
桩次 人年 人月 人日 户|家 名人=名 句 桌 门次 台件 台件套 件套 件/套=件套 套/台=台套 台（套）=台套 台(套)=台套 套（台）=台套 个（套）=个 个(套)=个 套（间）=套 套(间)=套 户（套）=户 户(套)=户 套（户）=套 套(户)=套 栋（座）=栋 人（次）=人次 人(次)=人次 家（次）=家次 家(次)=家次 场（次）=场次 场(次)=场次 件（次）=件次 个（处）=个 批（次）=批次 批(次)=批次 处（个）=处 条（次）=条 台班 台时 机组 万次 亿次 万辆次 梯 泵 座次 羽次 头次 头份 枚次 艘次 航次 班列=列 列次 车道 孔 回路 回次 丘 厘 幅地=幅
`;

/** Words that begin like a unit and are none. */
const BLOCKS = `
个体工 个人所得税 个税 个性 个体户 户型 户籍 户主 户口 户外 户用 户内 户均 家庭 家属 家电 家长 家政 家具 家装 家居 家园 家乡 家禽 家校 条件 条例 条款 条目 条文 条线
次生 次日 次年 次要 次新 次级 名单 名录 名称 名义 名誉 名胜 名城 名木 名额 人民 人才 人大 人均 人员 人社 人数 人行 人力 人工 人防 人居 人身 人物 人文 人事 人体 人类 人寿 人士 人群 人脸 人机 人际 人格 人道 人造 人气 人情 人为 人家 人制
台账 台湾 台风 台州 台阶 台胞 台北 部级 部署 部队 部长 部件 部属 处理 处置 处罚 处长 处级 处室 处于 处以 处在 处分 处方 处|在建 起来 起步 起草 起点 起始 起诉 起施行 起飞 起到 起重 起源 起算
场所 场地 场馆 场景 场外 场内 场区 场镇 份额 位于 位置 位列 位居 位次 层次 层面 站点 站台 站位 字号 节约 节能 节点 节日 节水 节余 节假 节气 节目 对接 对外 对口 对标 对照 对象 对于 对应 对比 面积 面向 面临 面对 面上 面试
组织 组建 组成 组长 组合 组团 组装 支持 支付 支出 支柱 支撑 支行 支队 支|队伍 支援 支线 支农 支小 所有 所在 所属 所需 所得 所长 例如 例外 口岸 口径 口头 口碑 口袋 口腔 座谈 座机 间接 间隔 间距 门诊 门槛 门户 门卫 门口 门头 门窗
轮流 轮换 轮候 轮训 轮胎 轮作 班子 班组 班级 班车 班长 批准 批复 批评 批发 批示 批量 批而 类似 类别 类型 类推 种植 种业 种子 种养 种质 种类 种粮 种苗 款项 款式 道路 道德 道口
本科 本市 本地 本省 本年 本办法 本通知 本细则 本方案 本规定 本条 本区 本县 本人 本单位 本金 本息 本质 本着 本月 本级 本意见 本轮 本次 本届 本项 本外币 本土 本溪
头部 头条 只有 只能 只要 只需 只是 只限 只增 根据 根本 根治 列入 列为 列车 列出 列支 列席 列明 列队 列表 元旦 元素 元件 元年 元宵 元宇宙 元器件 元首 元月 元代 块状 包括 包含 包装 包容 包干 包保 包联 包抓 包村 包片 包户 包头 包销 包车 箱体 箱涵 箱变 盒马 桶装 床上 票据 票房 单元 单独 单价 单项 单个 单一 单身 单日 单列 单笔 单层 单体 单纯 单双 回收 回购 回款 回升 回落 回应 回头 回访 回复 回迁 回归 回国 回报
省级 省道 省会 省属 省内 省外 省委 省直 省政府 省长 市场 市民 市级 市内 市区 市长 市政 市委 市直 市域 市属 市外 市辖 县级 县城 县域 县委 县长 县内 县道 区域 区间 区块 区级 区内 区位 区划 区委 区直 区属 区政 村民 村级 村庄 村社 村务 村委 村支 村居 村镇 镇区 镇村 镇域 镇长 乡村 乡村振兴 乡级 乡道 乡长 乡贤 国有 国内 国际 国道 国土 国企 国债 国民 国资 国产 国防 国外 国网 国家级 国家标准 国家局 州市 校区 校园 校车 校长 校企 校外 院士 院落 院长 院内 院区 院前 期间 期限 期末 期内 期初 期满 期货 期望 期房 段落 章程 章节 片长 步行 步入 步伐 分之 分别 分类 分为 分布 分局 分公司 分区 分期 分批 分层 分配 分解 分管 分工 分级 分支 分行 分析 分中心 分项 分离 分享 分拨 分数 分值 分红 分贝
大会 大学生 大队 大桥 大道 大街 大厦 大厅 大小 大批 大量 大幅 大户 大型 大众 大于 大约 大以 大概 大写 大数据 大模型 大中 大宗 大楼 大门 大院 大赛 大使 大米 大豆 大棚 大修 大面积 大规模
级别 业务 业主 业态 业绩 业内 业已 地区 地方 地铁 地上 地下 地质 地理 地址 地图 地面 地价 地产 地震 地点 季度 季节 季末 线上 线下 线路 线索 线网 线性 线城市 路段 路口 路线 路网 路面 路灯 则是 则由 首次 首先 首批 首付 首套 首都 首席 首期 首个 首家 幅度 把握 把关 把手 副省 副市 副县 副职 副主 副厅 副处 车辆 车间 车站 车型 车企 车库 车船 环境 环保 环比 环评 环线 环城 发展 发放 发生 发布 发现 发改 发电 发行 发挥 发送 发动 发文 发明 发票 出台 出让 出口 出具 出租 出生 出现 出资 出行 出售 集中 集团 集体 集聚 集群 集成 集约 集镇 集市 集装 员工 团队 团体 团结 团组 队伍 队员 桥梁 隧道 洞庭 坝区 副食 副本 曲线 栏目 顶层 重点 重大 重要 重庆 重复 重新 重量 重型 重症 重视 重组 维护 维修 维持 维权 堆场 堆放 团购 杯赛 串联 挂牌 挂钩 挂职 挂图 束缚 顶格 桩基 孔径
年级 年代 年末 年底 年初 年均 年版 年产 年度 年报 年终 年轻 年龄 年会 年货 年检 周边 周围 周期 周末 周日 周一 周二 周三 周四 周五 周六 周口 周转 周村 天然 天津 天气 天府 天河 天天 天桥 天窗 天际 天山 天水 天线 天空 天使 日前 日起 日至 日上午 日下午 日晚 日电 日讯 日常 日均 日用 日报 日照 日益 日间 日期 日本 日出 日历 日程 日产 秒杀 月内 
克服 克拉 升级 升值 升至 升高 升到 升幅 升学 升旗 升温 升为 升规 升限 升入 升空 升降 升本 立方体 米粉 米兰 米面 倍增 倍感 岁末 岁首 成立 成为 成功 成员 成本 成都 成长 成效 成交 成品 成人 成绩 成熟 成因 成分 成套 成片 成了 成就 成年 成语 成型 成形 成份 成林 成渝 成果 成势 成活 成链 成群 成德 成安 成县 成飞 折合 折算 折旧 折叠 折射 折腾 折扣 折价 折抵 折返 折桂 折线 折页 折子 折股 角色 角度 角落 角逐 斤两 亩均 瓦斯 瓦楞 伏羲 伏案 匹配 双边 双方 双向 双重 双创 双碳 双减 双高 双城 双拥 双选 双语 双休 双随机 双公示 页岩 字样 字节 字体 字画 园林 园艺 馆藏 馆长 站长 站房 面源 节庆 盘活 盘点 盘锦 步道
`;

/** Short words that count only where the sentence pauses behind them or one of FOLLOW goes on. */
const STRICT =
  '省 市 县 区 镇 乡 村 国 州 校 院 站 馆 园 期 字 段 章 节 面 片 双 道 步 盘 分 线 业 地 季 路 堆 则 首 幅 把 车 环 发 枪 炮 顶 副 栏 集 出 曲 员 团 队 桥 隧 洞 坝 单 对 方 里 寸 尺 伏 平方 立方 成 角 卡 重 维 级 个点 回 桩 孔 丘 厘 升';

/**
 * Classifiers that a single Chinese digit may count (`五部门`, `四类`, `两家`). Others make names and idioms more often
 * than counts (`三区`, `二期`, `一线`).
 */
const SMALL =
  '个 项 类 种 家 条 次 名 位 件 套 户 人 大 方面 部分 部门 部委 张 本 艘 枚 座 所 处 组 支 场 场次 轮 份 篇 台 辆 架 栋 幢 间 门 批 起 道 级 步 款 笔 例 宗 部 块 根 头 棵 株 人次 批次 领域 环节 阶段 步骤 维度 层级 大类 单位 企业 项目 机构 省 市 县 省份 方';

export interface Unit {
  readonly word: string;
  /** Characters it takes; fewer than the word where the rest is context (`人|口`). */
  readonly length: number;
  readonly kind: QuantityKind;
  readonly name: string;
  /** Power of ten from the written unit to the base unit: `%` −2. */
  readonly exponent: number;
  /** Begins like a unit and is none (`条件`). */
  readonly block: boolean;
  readonly strict: boolean;
  /** Ends in a Latin letter: no letter or digit may follow. */
  readonly latin: boolean;
  /** A single Chinese digit may count it. */
  readonly small: boolean;
}

function table(): Unit[] {
  const strict = new Set(STRICT.split(' '));
  const small = new Set(SMALL.split(' '));
  const units = new Map<string, Unit>();
  const enter = (entry: string, kind: QuantityKind, exponent: number, unit: string | null, block: boolean) => {
    const [words, named] = entry.split('=') as [string, string?];
    const [own, context] = words.split('|') as [string, string?];
    const word = own + (context ?? '');
    const last = own.charCodeAt(own.length - 1);
    units.set(word, {
      word,
      length: own.length,
      kind,
      name: unit ?? named ?? own,
      exponent,
      block: block && context === undefined,
      strict: context === undefined && strict.has(word),
      latin:
        context === undefined &&
        ((last >= 65 && last <= 90) || (last >= 97 && last <= 122) || (last >= 48 && last <= 57)),
      small: kind !== 'count' ? true : small.has(own),
    });
  };
  const words = (list: string) => list.split(/\s+/).filter((word) => word !== '');
  for (const entry of words(COUNTS)) enter(entry, 'count', 0, null, false);
  for (const line of MEASURES.trim().split('\n')) {
    const [kind, list] = line.split(': ') as [QuantityKind, string];
    for (const entry of words(list)) enter(entry, kind, 0, null, false);
  }
  for (const entry of words(DURATIONS)) enter(entry, 'duration', 0, null, false);
  for (const [word, kind, unit, exponent] of RATIOS) enter(word, kind, exponent, unit, false);
  for (const entry of words(BLOCKS)) enter(entry, 'count', 0, null, true);
  return [...units.values()];
}

/** All units by the code of their first character, longest first. */
const BY_FIRST = new Map<number, Unit[]>();
for (const unit of table()) {
  const first = unit.word.charCodeAt(0);
  const list = BY_FIRST.get(first);
  if (list) list.push(unit);
  else BY_FIRST.set(first, [unit]);
}
/** Index into LISTS + 1 by first character, 0 for none: a table is quicker than a map. */
const INDEX = new Uint16Array(65536);
const LISTS: Unit[][] = [];
/** The second code units of the words of each list, 0 for words of one: they tell nearly all words that do not fit. */
const SECONDS: Uint16Array[] = [];
for (const [first, list] of BY_FIRST) {
  list.sort((a, b) => b.word.length - a.word.length);
  LISTS.push(list);
  SECONDS.push(Uint16Array.from(list, ({ word }) => (word.length > 1 ? word.charCodeAt(1) : 0)));
  INDEX[first] = LISTS.length;
}

/** The characters that may go on behind a short word of STRICT, where the sentence does not pause. */
const FOLLOW = new Uint8Array(65536);
for (const c of '的以及均都已共等和与或至到左上下内之余多不左起计、') FOLLOW[c.charCodeAt(0)] = 1;

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The unit or classifier that begins at an offset: the longest that fits, or null. */
export function unitAt(text: string, at: number): Unit | null {
  if (at >= text.length) return null;
  const index = INDEX[text.charCodeAt(at)]!;
  if (index === 0) return null;
  const list = LISTS[index - 1]!;
  const seconds = SECONDS[index - 1]!;
  const second = at + 1 < text.length ? text.charCodeAt(at + 1) : -1;
  for (let i = 0; i < list.length; i++) {
    if (seconds[i] !== 0 && seconds[i] !== second) continue;
    const unit = list[i]!;
    if (unit.word.length > 2 && !text.startsWith(unit.word, at)) continue;
    if (unit.block) return null;
    const next = at + unit.length < text.length ? text.charCodeAt(at + unit.length) : 0;
    if (unit.latin && isLetterOrDigit(next)) continue;
    if (unit.strict && isHan(next) && FOLLOW[next] === 0) continue;
    return unit;
  }
  return null;
}
