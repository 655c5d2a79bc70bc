import type { Organisation } from './organisation.js';

/** Words of bodies' names. Data only. */

type Kind = Organisation['kind'];

/**
 * Heads of names, and how far a name reaches to the left of them. `stem`: only words of offices stand before it
 * (`⟦财政⟧局`); `open`: any name does (`⟦某某城市建设投资⟧集团`); `bare`: nothing but a place or a level (`⟦市⟧委`).
 */
export interface Head {
  readonly words: string;
  readonly kind: Kind;
  readonly reach: 'stem' | 'open' | 'bare';
  /** Characters behind it that make another word: `局⟦面⟧`, `部⟦分⟧`. */
  readonly notAfter: string;
}

const heads = (kind: Kind, reach: Head['reach'], words: string, notAfter = ''): Head[] =>
  words.split(' ').map((word) => ({ words: word, kind, reach, notAfter }));

export const HEADS: readonly Head[] = [
  ...heads('department', 'stem', '局 总局 分局', '面长势部限域势'),
  ...heads('department', 'stem', '厅 办公厅', '长级堂'),
  ...heads('department', 'stem', '委 委员会', '员托派任外培'),
  ...heads('department', 'stem', '办 办公室 督查室', '理法公事学证好案件结成税班案'),
  ...heads('department', 'stem', '部', '分署门件位队长委级落省际'),
  ...heads('department', 'stem', '署 总署 总队 支队 大队 监管组 税务所 管理处 管理所'),
  ...heads('department', 'stem', '所 站 处', '有在需属得以示谓用理置于罚分长级式台位'),
  ...heads('department', 'stem', '中心 服务中心 管理中心 交易中心 研究中心'),
  ...heads('department', 'stem', '研究院 设计院 科学院 工程院 规划院'),
  ...heads('department', 'open', '管委会 管理委员会 建管委'),
  ...heads('government', 'bare', '人民政府 政府 街道办事处 街道办 办事处 行政公署', '采性部债投购'),
  ...heads(
    'party',
    'bare',
    '省委 市委 县委 区委 州委 地委 旗委 党工委 工委 党委 纪委 监委 纪委监委 人大常委会 人大 政协',
    '员会书代',
  ),
  ...heads('party', 'stem', '组织部 宣传部 统战部 政法委 改革办 网信办 编办 老干部局 社会工作部 巡察办'),
  ...heads('court', 'bare', '人民法院 中级人民法院 高级人民法院 法院 人民检察院 检察院 破产法庭', '系院'),
  ...heads('bank', 'open', '银行 分行 支行 中心支行 农商行 农商银行 农信社 信用联社 信用社', '业间卡保账'),
  ...heads(
    'company',
    'open',
    '有限责任公司 股份有限公司 有限公司 公司 集团 集团公司 分公司 交易所 基金公司',
    '军化法注债制成',
  ),
  ...heads(
    'group',
    'open',
    '专班 领导小组 工作领导小组 指挥部 协调小组 工作小组 工作组 联席会议 协调机制办公室 委员会办公室 小组办公室',
  ),
  ...heads(
    'association',
    'open',
    '协会 联合会 商会 学会 总工会 工商联 妇联 残联 科协 文联 侨联 红十字会 促进会 基金会 供销社',
  ),
  ...heads('school', 'open', '大学 学院 学校 中学 小学 幼儿园 职业技术学院', '生术士习城'),
  ...heads('other', 'open', '医院 卫生院 保健院 博物馆 图书馆 电视台 广播电视台 海关'),
];

/** Words of offices that stand before a head of reach `stem`, alone or in a row. */
export const STEMS = new Set(
  (
    '财政 住建 住房 城乡建设 住房城乡建设 住房和城乡建设 住房保障 房产 房管 房屋 房屋征收 房地产 住房公积金 公积金 发改 发展改革 发展和改革 自然资源 资规 资源规划 自然资源规划 规划 规划资源 国土 国土资源 ' +
    '工信 经信 工业 信息化 工业信息化 经济 科技 科学技术 商务 教育 教体 体育 公安 民政 司法 人社 人力资源 社会保障 生态环境 环保 环境保护 交通 交通运输 水利 水务 农业 农业农村 农村 ' +
    '文旅 文化 旅游 广电 广播电视 新闻出版 卫健 卫生 卫生健康 医保 医疗保障 退役军人 退役军人事务 应急 应急管理 审计 国资 国有资产 监督 管理 国有资产监督管理 市场 市监 市场监管 市场监督管理 统计 信访 ' +
    '林业 林草 草原 城管 城市管理 综合执法 行政执法 综合行政执法 执法 机关事务 政务 服务 政务服务 数据 大数据 数据资源 行政审批 审批 审批服务 金融 地方金融 金融工作 金融服务 监管 金融监管 金融监督管理 银保监 证监 ' +
    '税务 气象 地震 烟草 烟草专卖 邮政 邮政管理 海事 能源 粮食 储备 物资储备 乡村振兴 扶贫 民族 宗教 事务 民宗 外事 侨务 港澳 台湾 对台 经济合作 招商 招才 招商引资 投资促进 投资 促进 合作 园林 绿化 市容 ' +
    '知识产权 药监 药品 食品 食药监 人防 国动 国防动员 档案 史志 供销 消防 消防救援 救援 交警 刑侦 经侦 特警 督查 政府 市政 公用 公用事业 城建 建设 城市 城乡 住建城管 交运 路政 港航 铁路 民航 机场 海洋 渔业 畜牧 ' +
    '兽医 水文 测绘 地质 矿产 矿山 安全 安全监察 监察 保密 机要 密码 保护 环境 人才 就业 社保 社会 保险 疾控 疾病预防 控制 疾病预防控制 血液 急救 救助 儿童 福利 养老 老龄 不动产 登记 不动产登记 交易 公共资源 资源 公共资源交易 土地 ' +
    '收购 储备 土地储备 房屋交易 价格 监测 研究 发展 发展研究 政策 政策研究 规划设计 勘测 设计 检验 检测 质监 质量 计量 标准化 特种设备 组织 宣传 统战 政法 网信 改革 深改 机构编制 编制 巡视 巡察 综合 事业 ' +
    '外汇 外汇管理 移民 出入境 边检 出入境边检 海关 口岸 口岸物流 物流 贸易 通信 通信管理 无线电 电力 供电 燃气 供水 水文 防汛 抗旱 森林 公园 湿地 林园 园林林业 科 经 农 商 文 教 卫 体 民 ' +
    '妇女 青年 少年 宫 博物 非遗 文物 版权 电影 融媒体 媒体 新闻 信息 信用 大数据发展 政法委 党群 党群工作 经发 经济发展 社会发展 社会事务 财政金融 规建 规划建设 城市更新 更新 整备 征收 征拆 拆迁 重大项目 项目 重点项目 推进 万人 以工代赈 营商环境 营商 建设推进 天然气 综合利用'
  ).split(' '),
);

/** Banks' short names and bodies whose names stand alone. */
export const WHOLE: Readonly<Record<string, Kind>> = {
  工商银行: 'bank', 农业银行: 'bank', 中国银行: 'bank', 建设银行: 'bank', 交通银行: 'bank', 邮储银行: 'bank', 国家开发银行: 'bank', 农业发展银行: 'bank', 进出口银行: 'bank',
  人民银行: 'bank', 中国人民银行: 'bank', 工行: 'bank', 农行: 'bank', 中行: 'bank', 建行: 'bank', 交行: 'bank', 国开行: 'bank', 农发行: 'bank', 招行: 'bank', 浦发银行: 'bank', 人行: 'bank',
  国务院: 'government', 国务院办公厅: 'government', 中共中央: 'party', 党中央: 'party', 中央政治局: 'party', 证监会: 'department', 银保监会: 'department', 金融监管总局: 'department',
  国家发展改革委: 'department', 发改委: 'department', 国资委: 'department', 住建部: 'department', 财政部: 'department', 自然资源部: 'department', 住房城乡建设部: 'department',
  最高人民法院: 'court', 最高人民检察院: 'court', 全国人大: 'party', 全国政协: 'party', 国家电网: 'company', 国网: 'company', 南方电网: 'company', 中国移动: 'company', 中国联通: 'company', 中国电信: 'company',
}; // prettier-ignore

/** Before a short bank name these make another word: `同行`, `进⟦行⟧`; behind it too: `人行⟦道⟧`, `中行⟦使⟧`. */
export const WHOLE_NOT_AFTER: Readonly<Record<string, string>> = {
  住建部: '门分',
  财政部: '门分',
  自然资源部: '门分',
  住房城乡建设部: '门分',
  人行: '道横天为',
  中行: '使动业政走驶',
  工行: '动业',
  交行: '',
  建行: '业为设动',
  农行: '',
  招行: '',
  国网: '',
};
export const WHOLE_NOT_BEFORE: Readonly<Record<string, string>> = {
  人行: '行个本他别工一路',
  中行: '其程在过集手',
  工行: '员',
  农行: '',
  交行: '',
  建行: '住城改扩在新承',
  招行: '',
  国网: '中全',
  中国银行: '',
};

/** Characters no name runs over to the left. */
export const FUNCTION =
  '的了在对为向由让被把将从与和及或并但则而且以于经据按给使令至到已正也都就又再还是有该此其各某跟同';

/** Words a name of reach `open` does not run over to the left. */
export const VERBS =
  /(?:批复|转让|优化|允许|监督|登录|置换|进驻|做好|加大|明确|降低|抄送|登记|健全|完成|点名|增加|影子|一位|支持|捐建|提高|损害|满足|关于|请|不受|指定|办理|使用|享受|就读|执行|上述|辖内|各级|结合|配建|保障(?!性|房|中心)|引导|鼓励|推动|推进|成立|组建|设立|建立|通过|依托|联合|委托|协调|会同|包括|其中|带动|引进|引入|培育|新增|帮助|指导|督促|要求|组织|目前|已有|涉及|打造|分别|多家|兑付|拨付|发放|授信|获得|争取|完善|加强|做强|做大|做优|组成|属于|收购|签约|落户|投资|建成|改造|新建|扩建|创建|深化|实施|实现|重组|开展|启动|进行|促成|任命|选派|辖区|辖内|落实|加快|抓好|举办|召开|印发|出台|参加|参观|考察|走进|来到|位于|负责|牵头|配合|受托|受委托|专户|如|\d+[家个所名]|[一二三四五六七八九十百两多数][家个所名])/g;

/** Heads that with nothing of a name before them are plain nouns. */
export const GENERIC =
  /^(?:(?:信托|租赁|融资租赁|财务|资产|资产管理|消费金融|金融资产|供电|供水|自来水|燃气|电网|保理|小额贷款|证券|基金|基金管理|投融资|理财|股份合作|股份|保险资产|城乡|村镇|非|手机|网上|中央|外资|片区|学区|阶段|幼儿园|行业|房产|公积金|业|级|各|某|原|家|各家|其他|同一|受托|受委托|委托|借款|放款|开户|托管|融资|担保|运营|管理|经营|服务|中介|评估|生产|制造|技术|新区|园区|开发区|高新区|属地|子|母|分|总|大|小|新|上市|国有|民营|龙头|开发|物业|房地产|房地产开发|建筑|施工|平台|投资|担保|保险|商业|农村|城市|地方|政策性|国有大型|大型|股份制|股份制商业|合作|主办|监管|贷款|承办|经办|金融|专业|行业|有关|相关|所属|下属|控股|全资|项目|中|高|职业|技术|技工|高等|中等|中职|高职|民办|公办|义务教育|寄宿制|示范|重点|综合|专科|公立|民营|三甲|[一二三]级(?:甲等)?|基层|乡镇|县级|市级|省级|社区|中心|工作|企业|产业|外资|中资|中小|跨国|央企|头部|链主|科技|外贸|贸易)*(?:公司|集团|集团公司|分公司|有限公司|银行|分行|支行|大学|学院|学校|中学|小学|幼儿园|医院|卫生院|协会|商会|学会|专班|领导小组|工作组|工作小组|指挥部|证券|博物馆|图书馆|信用社|海关|交易所|管委会|联席会议|基金会))$/;

/** Words in which a function character is none: `⟦经开⟧区`, `大⟦数据⟧局`, `⟦有限⟧公司`. */
export const NO_FUNCTION = new Set(
  '经开 经济 经信 经贸 经发 财经 有限 国有 所有 共有 公有 数据 据中 就业 成都 都市 首都 华为 自由 转让 于都 正定 合同 共同 大同 协同 同济 同仁 向阳 给水 供给 和谐 和平 共和 使馆 从业 对外 并购 再生 再就 再担 再贷 按揭 而康 联有 到家 与会 于洪 和田 和县 永和 泰和 仁和 祥和 太和'.split(
    ' ',
  ),
);

/** Office words that, alone before 中心 or 部 and without a place, name no body: `服务中心`, `管理部`. */
export const PLAIN_STEMS =
  /^(?:服务|管理|促进|发展|研究|交易|合作|监督|设计|保护|安全|信息|建设|项目|投资|综合|事业|推进|文化|体育|医疗|养老|儿童|老龄|城市|社会|数据|大数据|贸易|物流|科技|经济|金融|教育|卫生|政府|房屋|住房|监管|审批|登记|价格|检验|检测|控制|急救|救援|组织|宣传)+(?:中心|部|所|站|处|办公室|办|局|院|委员会)$/;

/** Parts of a body: they join the name they stand behind, others begin a name of their own. */
export const PARTS =
  /^(?:办公室|办公厅|督查室|分局|支队|大队|总队|处|所|站|监管组|管理部|组织部|宣传部|统战部|政法委|改革办|网信办|编办|老干部局|社会工作部|巡察办|研究中心|服务中心|管理处|税务所)$/;

/** What ends so and begins with no place is a plain noun, whatever stands before: `主要⟦商业银行⟧`, `大型⟦平台公司⟧`. */
export const PLAIN_ENDING =
  /(?:(?:监管|承办|承贷|合作|国有|政策性|开发性|中小|商业|质押|主要|上市|抄送|网上|手机|利用|中央|本地|地方|大型|个别|房|人|汉)银行|(?:上市|项目|平台|渠道|机构|管理|租赁|信托|控股|开发|物业|担保|投资|质量|治理|企业|子)(?:公司|集团)|(?:公办|民办|公民办|[所家个座]中?|中小|高等|阶段|示范性|高级|技工|片区|所在|设|校)(?:学校|小学|中学|幼儿园)|片区管委会|(?:其他|高校|所属)大学|[医商]学院|城市中心支行)$/;

/** Banks whose names begin with no place; other words before 银行 are a verb or a plain noun: `激励银行`. */
export const BANKS =
  /^(?:招商|民生|浦发|兴业|平安|光大|中国光大|华夏|中信|广发|恒丰|浙商|渤海|邮储|邮政储蓄|花旗|汇丰|渣打|星展|微众|网商|亚洲基础设施投资|亚洲开发|世界|新开发|[一-鿿]商|[一-鿿]{2,4}农村商业|[一-鿿]{2,4}村镇)银行$/;
