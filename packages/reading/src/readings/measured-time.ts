import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Codes } from '../text/codes.js';

/** How long something takes or lasts, as it is measured: stock to sell, waiting, handling. */
const MEASURED =
  /(?:去化(?:周期|时间)|(?:平均|办理|审批|办结|等待|等候|响应|处置|接单|通行|通关|就诊)[一-龥]{0,4}(?:用时|时长|时间|周期|天数)|回款周期|账期|住院日|(?:滞后|停工|停滞|闲置|滞留|超期|延期|逾期|拖欠)(?:计划|工期|进度)?)(?:已|约)?(?:为|达到?|降至|降到|缩短[至到]|压缩[至到]|延长[至到]|升至)?(?:约|仅)?$/;
const ENDS_MEASURED = new Codes('期间时长数日后工滞置留欠划度为达到至约仅');

/** `商品住宅去化周期⟦19.6个月⟧`, `平均办理时间缩短至⟦3天⟧`: a duration that is told, and bounds nothing. */
export const isMeasuredTime = ({ kind }: Quantity, { last, before, behind }: Around): boolean =>
  kind === 'duration' &&
  ENDS_MEASURED.has(last) &&
  !behind.startsWith('的') &&
  !behind.endsWith('的') &&
  MEASURED.test(before);
