import { Codes } from '../text/codes.js';

/** `在⟦现行额度⟧基础上`. */
const ON_TOP = /^(?:有|现有|原有|现行)?(.*?)的?基础上$/;

/** `⟦本中心拟将⟧贷款最高额度提高至120万元`: who sets it. */
const SETTER = /^[一-龥]{1,16}?(?<!即)将(?![来军近要士领才])(?=[一-龥“]{3})/;
const SET = '将';

/**
 * What a rule sets, of the words told before its figure: without who sets or runs it, how and from what it is moved.
 * `reaches` says that 至, 到 or 为 stand between them and the figure: `期限⟦延长⟧至12个月`, but `⟦期限延长⟧3个月`.
 */
export function unmoved(told: string, reaches: boolean): string {
  let said = told.includes(SET) ? told.replace(SETTER, '') : told;
  if (OPENS_MOVING.begin(said)) said = said.replace(MOVING, '').replace(SET_BY, '');
  if (ENDS_RATE.end(said) && said.includes('行')) said = said.replace(RUNNING, '').replace(RUNS_AS, '');
  if (ENDS_RATE.end(said) && said.includes('对')) said = said.replace(URGED, '');
  if (said.includes('从') || said.includes('由')) said = said.replace(OLD_FIGURE, '');
  const plain = ENDS_MOVED.end(said) ? said.replace(FROM_OLD, '').replace(MOVED_BY, '') : said;
  const short = reaches && ENDS_MOVED.end(plain) ? plain.replace(STRETCHED, '') : plain;
  const whole = short.endsWith('基础上') ? short.replace(ON_TOP, '$1') : short;
  return whole.length > 8 && MOVED_TO.within(whole, 4, whole.length - 2) ? whole.replace(MAY_MOVE, '$1') : whole;
}

/** `分值上限⟦从20分⟧提高到80分` */
const OLD_FIGURE = /(?<=.{4})[由从]\d+(?:\.\d+)?[一-龥%]{1,3}$/;
/** `⟦鼓励金融机构实行⟧首套房贷款首付`, `⟦继续执行⟧最高贷款额度` */
const RUNNING = /^.*(?:实行|(?<![按未已率额度准例]|可)执行)(?!期)(?=[一-龥]{2,14}$)/;
/** `按揭利率⟦执行基准利率⟧的1.2倍` */
const RUNS_AS = /(?<=.{2}(?:利率|费率|金额|额度|标准|比例))[可仍]?(?:以)?执行[^，,]{2,16}$/;
/** `⟦鼓励金融机构对⟧首套房首付比例` */
const URGED = /^(?:鼓励|引导|支持|指导|要求)[一-龥、]{2,16}对(?=[一-龥]{4,24}$)/;
const ENDS_RATE = new Codes('付例率度准');
const MOVED_TO = new Codes('至到为');
/** `贷款上限⟦可放宽到当期最高额度⟧的1.4倍` */
const MAY_MOVE =
  /^(?!统一)([^由从]{2,30}?)(?:最高|统一)?(?:可(?:以|最高)?)?(?:统一)?(?:放宽|提高|上调|下调|降低|下浮|调整|上浮|增加|扩大|压缩|压减|缩短)[至到为][^，,]{2,24}(?<!首付款?比例)$/;

/** `贷款额度⟦再增加⟧20万元`: how the sum is added is told by the relation. */
const MOVED_BY =
  /(?<=.{2})(?:再|另|可|分别|相应|统一)*(?:(?:上浮|提高|增加|下浮|上调|下调|另加|(?<![最降])低|(?<![层净举限标最提])高)|(?:提高|增加|上调|下调|降低|调整)[到至为]每(?:人|户|套|亩|年)|[到至](?:人均|户均))$/;
/** `贷款期限⟦最长可延长⟧至30年` */
const STRETCHED = /(?<=.{2})(?:最[长多]|可以?|继续|再|适当|统一)*(?:延长|缩短|放宽|压缩)$/;
const ENDS_MOVED = new Codes('均浮高加调低长短宽整缩人户套亩年');
/** `抵押期限⟦由6个月延长⟧至12个月`: the old value, where it is no figure of its own. */
const FROM_OLD = /(?<=.{2})(?:由|从)[^，,由从]{1,24}(?:延长|缩短|压缩|放宽|提高|降低|调整|上调|下调|调[高低增减])$/;
/** `⟦提高⟧贷款额度的计算倍数至20倍`: what is done to it is told by the relation. */
const MOVING =
  /^(?:适当|适度|阶段性|统一|进一步)?(?:提高|降低|调整|放宽|延长|缩短|压缩|上调|下调|调[高低](?!层))(?![后前为期高超到至幅的系])(?=[^，,]{4})/;
/** `⟦调整为按⟧缴存余额的20倍` */
const SET_BY = /^(?:调整|变更)为按?照?(?=[一-龥]{4})/;
const OPENS_MOVING = new Codes('适阶统进提降调放延缩压上下');
