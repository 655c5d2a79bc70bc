import type { Article, Block, Genre } from '../outline/outline.js';
import type { CueHit } from './cue.js';
import { Cue } from './cue.js';

/**
 * How a passage is to be taken before its own words are heard: a `plan` promises and rules, a `report` tells what
 * happened. A paper of measures is a plan, a page of news a report; the words of a sentence may overrule it.
 */
export type Mood = 'plan' | 'report';

const PLAN_PART =
  /(?:主要|重点|总体|预期)?(?:目标|任务|工作安排|工作打算|下一步|工作部署|下一?[周旬月]|下一?(?:季度|阶段)|下步)|20\d\d年(?:重点|主要)?工作$|20\d\d年[^，。]{0,14}(?:预算草案|预算安排|收支安排|措施|举措|打算)$|(?:明年|来年|下半年|今后)[^，。]{0,8}(?:打算|工作|安排|计划|思路|重点|目标|措施)|[、.．）](?:审计|工作|对策|政策|有关|意见|几点|下步)*(?:建议|要求)$/;
const REPORT_PART = /回顾|总结|工作情况|进展情况|执行情况|成效|基本情况|取得|本[周旬月期]|总体情况/;

const DONE_PART =
  /(?:已|前期|近期|目前|主要)?(?:开展|做|推进)的(?:主要|重点)?工作(?:情况)?$|(?:工作|任务)(?:开展|进展|推进|落实|完成)(?:的?基本)?情况$|主要(?:工作)?做法$|主要(?:工作)?成效$|办理情况$/;
const NEXT_PART = /下一?步|下一?阶段|打算|今后|接下来/;

const ACHIEVED =
  /^\s*第[一二三四五六七八九十]{1,3}[章节部分]+\s*(?:发展|工作|现实|规划)(?:基础|现状|成效|背景)$|(?:发展|主要|历史性|建设)成就$|(?:工作|发展)回顾$|取得的(?:显著|明显|主要|积极)?成[效就绩]$|五”?(?:时期|期间)?(?:主要|发展|工作|建设)*(?:成效|基础|现状|情况)$/;

/**
 * Whether a work report is in its plan part after this block: its headings say so (`一、⟦上年工作回顾⟧`,
 * `二、2026年⟦工作安排⟧`). Null before the first such heading and in papers of other genres.
 */
export function partOf(genre: Genre, block: Block, text: string, part: boolean | null): boolean | null {
  if (genre === 'measures' && block.end - block.start < 40) {
    // `一、“十四五”时期⟦发展成就⟧` of a plan; the next heading of its level plans again.
    if (block.kind !== 'heading' && (block.kind !== 'item' || block.depth !== 0)) return part;
    if (ACHIEVED.test(text.slice(block.start, block.end))) return false;
    return block.depth === 0 ? null : part;
  }
  if ((genre !== 'report' && genre !== 'other') || block.end - block.start >= 60) return part;
  // A numbered line of the first level that says nothing of its own heads what stands below it, too.
  const heads =
    block.kind === 'heading' || (block.kind === 'item' && block.depth === 0 && block.end - block.start < 20);
  if (!heads) return part;
  const words = text.slice(block.start, block.end);
  // `一、⟦已开展的工作⟧` of a reply: only such a heading opens the telling part of a paper whose genre says nothing.
  if (genre === 'other')
    return DONE_PART.test(words)
      ? false
      : block.depth > 0
        ? part
        : part === false && NEXT_PART.test(words)
          ? true
          : null;
  if (REPORT_PART.test(words)) return false;
  if (PLAN_PART.test(words)) return true;
  return block.depth === 0 ? null : part;
}

/** `项目建设工作⟦简报⟧`, `重点工作进展⟦专报⟧`: what a digest so named tells of has been done. */
const BULLETIN = /(?:简报|专报|快报|通报|进展|[周旬月季]报)(?:[（(第].*)?$|(?:工作|进展|落实|推进)(?:情况|动态)/;
export const isBulletin = (genre: Genre, title: string | null): boolean =>
  genre === 'digest' && title !== null && BULLETIN.test(title);

/** Characters of the longest name of a column: `【下一步工作打算】`. */
const COLUMN = 12;

/** `【⟦工作进展⟧】`, `【数据速览】`: columns of a digest that tell. */
const TOLD_COLUMN = /进展|成效|数据|速览|运行|监测|完成情况|推进情况|落实情况|排名|排行/;

/** `【⟦下步打算⟧】`: whether the column of a digest that an article stands in plans or tells; null where it does not say so. */
export function partOfColumn(article: Article | undefined): boolean | null {
  const { column = null, title = null } = article ?? {};
  // Where the columns hold one text each they are its title.
  const name = column ?? (title !== null && title.length <= COLUMN ? title : null);
  if (name === null) return null;
  return PLAN_PART.test(name) || /打算/.test(name) ? true : TOLD_COLUMN.test(name) ? false : null;
}

/** How many characters of a block say whether it looks back. */
export const OPENING = 160;

/** `过去五年，我市…取得明显成效`, `“十四五”时期…取得重大成就`: a plan tells first what the years before it have brought. */
const LOOKS_BACK =
  /(?:过去(?:的)?[一二三四五\d]年|[一二三四五\d]年来|“?十[一二三四五]五”?(?:时期|期间|以来))[^。；;\n]{0,110}?(?:取得(?:了|[^。，,；;]{0,6}成就|(?:显著|明显|积极)成效)|(?:较好|顺利|胜利|圆满|全面)完成|不寻常|不平凡|非凡|砥砺|攻坚克难|顶住|经受住|迈上|跃上)/;
/** `“十五五”时期…的主要目标是`: what they are to bring. */
const LOOKS_AHEAD = /目标(?:是|为|[:：])|以下(?:主要)?目标|展望/;
/** What no look back is without: 过去, 年来, 十五五. */
const speaksOfYears = (opening: string): boolean =>
  opening.includes('五') || opening.includes('年来') || opening.includes('过去');
const looksBack = (opening: string): boolean =>
  speaksOfYears(opening) && LOOKS_BACK.test(opening) && !LOOKS_AHEAD.test(opening);

/** `⟦下一步，⟧我们将抓好三项工作：一是…`: a paragraph that turns to what is to be done. */
const NEXT =
  /^\s*(?:(?:下一步|下一阶段|下步|接下来)[，,]|会议(?:要求|强调|决定|部署)[，,：:]|[一二三四五六七八九]要(?!素|点|件|[^，,。]{0,8}是))/;

const aims = ({ cue }: CueHit): boolean => cue === Cue.strive || cue === Cue.assure;

/** What each cue says of its passage: + it tells, − it rules or promises. */
const SAYS: Partial<Record<Cue, number>> = {
  [Cue.past]: 1,
  [Cue.source]: 2,
  [Cue.parameter]: -1,
  [Cue.grant]: -1,
  [Cue.norm]: -1,
  [Cue.assure]: -1,
  [Cue.strive]: -1,
};

const WEIGHT: readonly number[] = Object.values(Cue).map((cue) => SAYS[cue] ?? 0);

/**
 * The mood of a block. A paper whose genre says nothing is taken block by block, by the words that tell (`截至`, `累计`,
 * `获悉`) against those that rule (`不得`, `最高额度`, `给予`); the rows of a table rather tell.
 */
export function moodOf(
  genre: Genre,
  part: boolean | null,
  cues: readonly CueHit[],
  row: boolean,
  opening: string,
  bulletin = false,
): Mood {
  if (part !== null) return part ? 'plan' : 'report';
  if (genre === 'news' || genre === 'report') return NEXT.test(opening) ? 'plan' : 'report';
  if (genre === 'measures') return looksBack(opening) ? 'report' : 'plan';
  if (bulletin) return NEXT.test(opening) || cues.some(aims) ? 'plan' : 'report';
  let sum = row ? 2 : 0;
  // A digest names its sources, and mostly tells of plans.
  for (const hit of cues) if (genre !== 'digest' || hit.cue !== Cue.source) sum += WEIGHT[hit.cue]!;
  return sum > (genre === 'digest' ? 2 : 0) ? 'report' : 'plan';
}
