import type { Time } from '../recognise/time/time.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { datesBodies } from './duty-bracket.js';
import type { Commitment } from './facts.js';
import type { Paper, Scene } from './scene.js';
import { dueOfTask, rhythmOfTask } from './scene.js';

/** Labels under which a paper gives the date of a whole measure. */
const LABEL =
  /(?:完成|办结|整改|落实|实施|推进|时间|进度)?(?:时限|时序进度|时间节点|进度安排|进度要求|完成时间|完成日期|时限要求|节点)[:：为是]?\s*$/;

const ENDS_LABEL = new Codes(`限度点排求间期:：为是${BLANK_CODES}`);
const BRACKETS = new Codes('（(');

/**
 * The date that a label gives to the whole measure (`完成时限：2025年12月底前`, `时序进度:2022年6月底前`), or the bracket of those
 * who answer (`（市民政局，10月底前完成）`); or null.
 */
export function termOf(scene: Scene): Time | null {
  const { text } = scene.paper;
  const { start, end } = scene.sentence;
  const ofBodies = BRACKETS.has(text.charCodeAt(start)) && end - start <= 220 && datesBodies(text.slice(start, end));
  for (const time of scene.times) {
    if (time.kind !== 'deadline' && time.kind !== 'period' && time.kind !== 'date') continue;
    const before = text.charCodeAt(time.start - 1);
    if (
      ofBodies ||
      (ENDS_LABEL.has(before) && LABEL.test(text.slice(Math.max(scene.block.start, time.start - 10), time.start)))
    )
      return time;
  }
  return null;
}

/** The commitment that such a label makes of its measure: the measure's heading, or its first clause, by that date. */
export function termCommitment(scene: Scene, due: Time): Commitment | null {
  const measure = scene.measure === null ? undefined : scene.paper.measures[scene.measure];
  if (scene.measure === null || !measure) return null;
  const { text } = scene.paper;
  const words = text
    .slice(measure.start, Math.min(measure.end, measure.start + 240))
    .replace(/^[（(]?[\d一二三四五六七八九十百]{1,4}[）)]?[.．、是]?\s*/, '');
  const subject = measure.heading ?? deedOf(words);
  if (!subject) return null;
  return {
    start: due.start,
    end: due.end,
    measure: scene.measure,
    article: scene.article,
    subject,
    relation: null,
    quantity: null,
    due,
    modality: 'must',
    every: null,
    rule: '完成时限：<时限>',
  };
}

const CLAUSE = /([^，,。；;：:\n]{2,100})([，,。；;：:\n]|$)/y;
/** Clauses that only say by what, for whom or how: `按照…原则`, `对…群体`, `从实际出发`. */
const HOW =
  /^(?:对(?![外口接应])|在|按照|按(?=[^，,]{2,30}(?:原则|要求|规定)$)|根据|依据|围绕|通过|为|针对|依托|以[^，,]{2,30}为)|(?:方式|前提下|基础上|原则|情况下|过程中|出发|的)$/;
/** `住宅去化周期长的城市，⟦要⟧…`: what the clause before is to do. */
const MUST = /^(?:要|应|须|可|原则上)/;

/** The first clause of a measure that says what is to be done; its first where none does. */
function deedOf(words: string): string | null {
  let first: string | null = null;
  CLAUSE.lastIndex = 0;
  for (let hit = CLAUSE.exec(words); hit; hit = CLAUSE.exec(words)) {
    const clause = hit[1]!.trim();
    first ??= clause;
    if (!HOW.test(clause)) {
      const rest = words.slice(CLAUSE.lastIndex);
      const next = /[，,]/.test(hit[2]!) && MUST.test(rest) ? /^[^，,。；;：:\n]{2,80}/.exec(rest)?.[0] : undefined;
      return next === undefined ? clause : `${clause}${hit[2]!}${next}`;
    }
    if (!/[，,]/.test(hit[2]!)) break;
  }
  return first;
}

/**
 * What the rows of tables of tasks promise that hold no figure: the row's task by the day of its own column, or as often
 * as that says (`长期`, `每季度`). `promised` holds the measures of which something is promised already.
 */
export function tasksOfRows(paper: Paper, promised: ReadonlySet<number | null>): Commitment[] {
  const tasks: Commitment[] = [];
  paper.measures.forEach((measure, index) => {
    const row = paper.rows?.get(measure.start);
    if (!row || promised.has(index) || measure.heading === null) return;
    const due = dueOfTask(paper, row);
    const every = due ? null : rhythmOfTask(paper, row);
    if (!due && !every) return;
    tasks.push({
      ...row.task,
      measure: index,
      article: measure.article,
      subject: measure.heading,
      relation: null,
      quantity: null,
      due,
      modality: 'must',
      every,
      rule: '<任务> <完成时限>',
    });
  });
  return tasks;
}
