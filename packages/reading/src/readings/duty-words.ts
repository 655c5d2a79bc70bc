/** The words that papers use to name who answers for what. Data for `duty.ts`. */
import { Codes } from '../text/codes.js';

/**
 * A label before a colon, from its end: `牵头责任单位：`, `配合单位：`, `责任部门：`, `主办：`. Group 1 leads, group 2
 * supports, group 3 names no role, group 4 is a person and no body (`责任领导：`).
 */
export const LABEL =
  /(?:(总牵头|共同牵头|第一牵头|牵头|主办|主责|主要责任|第一责任)|(配合|协办|协同|协作|参与|参加|支持|协助|会办)|(责任|承办|落实|实施|主管|负责|组织|推进|执行|完成))(?:和|或|及|\/|、)?(?:牵头|配合|责任|实施|落实|承办|协同|组织)*(?:单位|部门|机构|主体|科室|处室|地区|方)?(?:和(?:责任)?(?:单位|部门)|及[一-鿿]{2,8})?(?:[（(〔][^）)〕]{0,8}[）)〕])?$/;

/** Labels of persons, days, places and results that may stand in the same list: their words name no body. */
export const isOtherLabel = (words: string): boolean => ENDS_OTHER_LABEL.end(words) && OTHER_LABEL.test(words);

const ENDS_OTHER_LABEL = new Codes('导人员限间点志标话度求据容务施项）)〕');
const OTHER_LABEL =
  /(?:领导|责任人|负责人|联系人|人员|时限|时间|节点|标志|目标|电话|进度|要求|依据|地点|期限|内容|任务|措施|事项)(?:[（(〔][^）)〕]{0,8}[）)〕])?$/;

/** A role said by a verb behind the names: `市住建局⟦牵头⟧`, `市财政局、市税务局⟦按职责分工负责⟧`. */
export const VERB =
  /牵头(?!单位|部门|责任)|负责(?!人|制|同志)|配合(?!单位|部门|责任)|会同|协同(?!单位|部门)|落实(?!单位|部门|责任|办)|参与(?!单位|部门)|参加(?!单位)|协助|协办(?!单位)|主办(?!单位|部门|方|者)|承办(?!单位|部门|方)|主责(?!单位)|抓好|按照?(?:各自|职责|职能|职权|分工|任务|照|规定|程序|要求|有关|本)|根据|依据|依职责|依照|结合(?=职责|各自|实际)|具体|共同|分别|联合(?!会|社|体|总|执法|国|收割)|组织实施|组织(?=落实|开展|推进)|统筹(?=推进|协调|抓|负责|实施)/g;

/** What the words behind the names say of the role. */
export const LEADS = /牵头|主办|主责/;
export const SUPPORTS = /配合|参与|参加|协助|协办|协同|支持/;
export const ANSWERS = /负责|落实|承办|实施|办理|推进|职责|分工|抓好/;
/** Who explains a paper's wording has no duty of a measure: `由市住建局负责解释`. */
export const NO_DUTY = /解释|咨询|受理电话|修订/;

/** Full and half width, and the look-alikes that scanned or converted papers hold. */
export const COLONS = new Codes('：:∶︰﹕');
