import type { Quantity } from '../recognise/quantity/quantity.js';
import { AGAINST } from './comparison.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** `增长`, `同比下降`, `较上年同期回落`, `增速比1—4月提高`: a change of what was told before it, and of what in it. */
export const CHANGE = new RegExp(
  `^(增速|增幅|降幅|涨幅)?(?:${AGAINST}|年均|平均|累计)?(增长|增加|上升|提高|提升|下降|减少|降低|上涨|下跌|回落|翻番)?$`,
);
/** `⟦占全省的28.4%⟧` */
export const isShare = (scene: Scene, { kind, start }: Quantity): boolean =>
  kind === 'ratio' &&
  /^约?占/.test(scene.paper.text.slice(scene.sentence.clauses[clauseAt(scene.sentence, start)]!.start, start));
/** `占全部投资的比重`, `民生支出300亿元，占80%` */
export const OF_SHARE = /^占(?:比|[一-龥A-Za-z]{2,18})?$/;
/** `同比⟦下降16.1%⟧` */
export const isChange = (text: string, { kind, start }: Quantity): boolean =>
  (kind === 'ratio' || kind === 'point') && ENDS_CHANGE.test(text.slice(Math.max(0, start - 4), start));
const ENDS_CHANGE = /(?:增长|增加|上升|提高|提升|下降|减少|降低|上涨|下跌|下滑|回落)[了约近]?$/;
