import type { Block, Genre } from '../outline/outline.js';
import type { CueHit } from './cue.js';
import { Cue } from './cue.js';

/**
 * How a passage is to be taken before its own words are heard: a `plan` promises and rules, a `report` tells what
 * happened. A paper of measures is a plan, a page of news a report; the words of a sentence may overrule it.
 */
export type Mood = 'plan' | 'report';

const PLAN_PART = /(?:主要|重点|总体|预期)?(?:目标|任务|工作安排|工作打算|下一步|工作部署)|20\d\d年(?:重点|主要)?工作$/;
const REPORT_PART = /回顾|总结|工作情况|进展情况|成效|基本情况|取得/;

/**
 * Whether a work report is in its plan part after this block: its headings say so (`一、⟦上年工作回顾⟧`,
 * `二、2026年⟦工作安排⟧`). Null before the first such heading and in papers of other genres.
 */
export function partOf(genre: Genre, block: Block, text: string, part: boolean | null): boolean | null {
  if (genre !== 'report' || block.kind !== 'heading' || block.end - block.start >= 60) return part;
  const words = text.slice(block.start, block.end);
  if (REPORT_PART.test(words)) return false;
  if (PLAN_PART.test(words)) return true;
  return block.depth === 0 ? null : part;
}

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
export function moodOf(genre: Genre, part: boolean | null, cues: readonly CueHit[], row: boolean): Mood {
  if (part !== null) return part ? 'plan' : 'report';
  if (genre === 'news' || genre === 'report') return 'report';
  if (genre === 'measures') return 'plan';
  let sum = row ? 2 : 0;
  // A digest names its sources, and mostly tells of plans.
  for (const hit of cues) if (genre !== 'digest' || hit.cue !== Cue.source) sum += WEIGHT[hit.cue]!;
  return sum > (genre === 'digest' ? 2 : 0) ? 'report' : 'plan';
}
