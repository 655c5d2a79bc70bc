/** Words about places beside the table of divisions. Data only. */
import { Codes } from '../../text/codes.js';

/** One-character names of the provinces, as they stand in `皖政办`, `沪苏浙皖`, `在皖企业`. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  京: '11', 津: '12', 冀: '13', 晋: '14', 蒙: '15', 辽: '21', 吉: '22', 黑: '23', 沪: '31', 苏: '32', 浙: '33', 皖: '34',
  闽: '35', 赣: '36', 鲁: '37', 豫: '41', 鄂: '42', 湘: '43', 粤: '44', 桂: '45', 琼: '46', 渝: '50', 川: '51', 蜀: '51',
  黔: '52', 贵: '52', 滇: '53', 云: '53', 藏: '54', 陕: '61', 秦: '61', 甘: '62', 陇: '62', 青: '63', 宁: '64', 新: '65',
  台: '71', 港: '81', 澳: '82',
}; // prettier-ignore

/** Abbreviations that are hardly ever anything else. Two of them in a row are provinces: `苏皖`, `沪苏浙皖`. */
export const SURE = '京津冀晋沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕';

/** What stands before an abbreviation that is a province: `⟦在⟧皖`, `⟦来⟧豫`. Only with SURE ones. */
export const BEFORE_ABBREVIATION = '在来驻入赴返离援进出游';

/**
 * What stands behind one: `皖⟦北⟧`, `豫⟦企⟧`, `皖⟦政⟧〔2024〕`. Signs of a document number count only before
 * the marks of one.
 */
export const AFTER_ABBREVIATION = '东西南北中企籍商货菜';
export const NUMBER_SIGNS = '政发办府建财税教科工人资交农商文卫审国市金环民司应退医林水统体广';

/** `全省`, `我市`, `本县`: resolved against the paper's home. Second character says the level. */
export const RELATIVE_FIRST = '全我本';
export const RELATIVE_LEVEL: Readonly<Record<string, 'nation' | 'province' | 'city' | 'county' | 'district' | 'prefecture' | 'banner' | 'township'>> = {
  国: 'nation', 省: 'province', 市: 'city', 县: 'county', 区: 'district', 州: 'prefecture', 盟: 'prefecture', 旗: 'banner', 镇: 'township', 乡: 'township',
}; // prettier-ignore

/** Before 全 or 本 these make another word: `健⟦全⟧国家`, `安全区`, `资本市场`, `成本市场`. */
export const NOT_BEFORE_RELATIVE = '安健完齐保周双资成基版根原日样书文课蓝剧标';
/** Behind `全市` `本区` these do: `全市场`, `全区域`, `全国性` does not. */
export const NOT_AFTER_RELATIVE = '场域间块值民族';

/** Regions and new areas of the nation that are no divisions of the table. */
export const REGIONS = (
  '长三角 长江三角洲 珠三角 珠江三角洲 京津冀 粤港澳大湾区 长江经济带 成渝地区双城经济圈 成渝地区 环渤海 东北地区 西部地区 中部地区 东部地区 ' +
  '雄安新区 两江新区 天府新区 西咸新区 赣江新区 贵安新区 湘江新区 兰州新区 舟山群岛新区 金普新区 西海岸新区 福州新区 滇中新区 哈尔滨新区 长春新区 江北新区 ' +
  '海南自由贸易港 海南自贸港 横琴粤澳深度合作区 前海深港现代服务业合作区'
).split(' ');

export const FOREIGN = (
  '美国 英国 日本 德国 法国 俄罗斯 印度 印度尼西亚 印尼 韩国 朝鲜 蒙古国 越南 老挝 柬埔寨 缅甸 泰国 马来西亚 新加坡 菲律宾 文莱 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 ' +
  '哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 阿富汗 伊朗 伊拉克 沙特阿拉伯 沙特 阿联酋 卡塔尔 科威特 以色列 土耳其 埃及 南非 尼日利亚 ' +
  '肯尼亚 埃塞俄比亚 坦桑尼亚 阿尔及利亚 摩洛哥 乌克兰 白俄罗斯 波兰 捷克 匈牙利 塞尔维亚 希腊 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 奥地利 爱尔兰 ' +
  '加拿大 墨西哥 巴西 阿根廷 智利 秘鲁 哥伦比亚 古巴 澳大利亚 新西兰 欧盟 欧洲 亚洲 非洲 北美洲 南美洲 北美 南美 拉美 大洋洲 东盟 东南亚 南亚 中亚 中东 东亚 西亚 亚太'
).split(' ');

/** Nationalities in the names of autonomous divisions, longest first: `恩施⟦土家族苗族⟧自治州` is 恩施州. */
export const NATIONALITIES =
  /(?:各族|蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|鄂温克族|鄂温克|裕固族|保安族|独龙族|鄂伦春|鄂伦春族)+(?=自治)/;

/** Prefectures whose names without 市 are everyday words or other things: they need the suffix. */
export const NEED_SUFFIX = new Set(
  '朝阳 长治 安康 来宾 白银 日照 海东 海西 海北 海南 阿里 兴安 吉安 东方 四平 大理 红河 文山 三沙 通化 塔城 和田 普洱 甘南 黄南 白山 怒江 伊春 安顺 平凉 河池 固原 资阳 崇左 北海 天水'.split(
    ' ',
  ),
);

/** Before a short name these make another word: `重⟦大连⟧片`, `扩大连接`, `建⟦成都⟧市圈`, `确⟦保定⟧期`. */
export const NOT_BEFORE: Readonly<Record<string, string>> = {
  大连: '重扩巨更最强较加广极', 成都: '建形完组促达造集变生构', 保定: '确担', 定西: '确制规法稳一决', 营口: '经运', 丽水: '美秀',
  开封: '打公揭', 海口: '出入临沿', 新乡: '创革', 大同: '扩', 大庆: '重盛', 汉中: '武江', 安庆: '国', 南通: '西东', 南平: '西东', 内江: '境国省市县区海',
  中山: '孙', 德州: '得', 六安: '十', 上海: '海', 江门: '珠', 金华: '黄',
  阳江: '衡', 衡水: '平',
  南亚: '东', 中东: '其', 日本: '当今每近次即往前', 大理: '最重',
}; // prettier-ignore

/** Behind a short name these do: `⟦中卫⟧生`, `⟦南平⟧均`, `⟦长治⟧久安`, `⟦日本⟧身`. */
export const NOT_AFTER: Readonly<Record<string, string>> = {
  大连: '片接通锁续环', 中卫: '生星', 南平: '均原衡台', 三明: '确显治', 营口: '径岸', 西安: '排装置', 六安: '全排置', 新乡: '村贤土',
  成都: '是', 南通: '道', 开封: '面', 大同: '小', 百色: '彩', 日本: '身着项', 中东: '部', 内江: '河', 朝鲜: '族',
  印度: '洋', 大庆: '典', 泰安: '全', 淮安: '全', 广安: '全', 雅安: '全', 南亚: '热', 宁德: '时',
}; // prettier-ignore

/** Behind any short name these make the name of a road, a dish, a thing: `北京⟦路⟧`, `兰州⟦拉面⟧`. */
export const THING_AFTER =
  /^(?:[东西南北中]?(?:路|大道|大街|街|巷|桥|里弄)|拉面|烤鸭|话(?!语|题)|菜(?![地园市])|时间|\d*路)/;

export const OPENS_THING = new Codes('东西南北中路大街巷桥里拉烤话菜时');

/** Behind any name these make it part of a body's name: `上海⟦证券交易所⟧`. */
export const BODY_AFTER =
  /^(?:证券|期货|银行|农商|大学|交易所|商品|黄金|钢铁|汽车集团|电力|电网|铁路局|海关|日报|电视|广播|师范|理工|医科|工业大学|港集团|金控|国资|建工|联通|移动|电信)/;

export const OPENS_BODY = new Codes('证期银农大交商黄钢汽电铁海日广师理医工港金国建联移');

/** Counties and districts whose names are everyday words: they need the division above before them, or home. */
export const EVERYDAY = new Set(
  '城区 郊区 矿区 东区 西区 新市区 老城区 新城区 市中区 城中区 城东区 城西区 城北区 城关区 城厢区 港口区 河口区 海港区 江城区 山城区 工农区 和平区 前进区 向阳区 红旗区 东风区 平原县 资源县 集美区 开平区 新城区 高新区 双城区 林区 和县 新县 随县 成县 易县 安定区 文化区 中原区 中站区 解放区 站前区 古城区 宝山区 江北区 江南区 东方市 安宁市 江海区 海州区 南部县 西和县 富县 安县 大方县 正定县 建设区'.split(
    ' ',
  ),
);

/** Behind a name that ends in 市 or 区 these take the suffix away: `合肥⟦市场⟧`, `江北⟦区域⟧`. */
export const SUFFIX_TAKEN: ReadonlyMap<string, string> = new Map([
  ['市', '场值容'],
  ['区', '域间块别位'],
  ['州', '际'],
  ['县', '域'],
  ['省', '份'],
  ['旗', '帜舰'],
]);
