import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import type { Genre } from './outline.js';

const REPORT =
  /工作报告|情况.{0,6}(?:报告|通报|汇报|说明|公报)|进展.{0,8}(?:报告|通报|汇报)|落实.{0,6}(?:报告|通报)|总结$|(?:的|作)报告(?:[（(].*)?$|汇报$|(?:通报|[周旬月季]报|专报|简报|工作动态)(?:[（(].*)?$|公报$|报告$|情况(?:分析|简析|综述|小结)?$|(?:形势|运行|态势)(?:分析|简析)$/;
const MEASURES =
  /措施|举措|政策|意见|方案|细则|办法|规定|计划|要点|规划|纲要|行动|任务|条例|若干|\d+条|[一二三四五六七八九十]+条|清单/;
/** `政府工作报告重点任务⟦分解方案⟧`: how a report is carried out, no report. */
const DIVIDES = /(?:方案|分工|分解|清单|意见|措施|办法|细则|要点|计划|规划)(?:[（(][^（()）]*[）)])?(?:的?通知)?$/;
const OTHER = /公告|通告|公示|批复|答复|解读|问答|招聘|招标|纪要|讲话|致辞|发言|公开信|倡议|须知|指南/;
const NOTICE = /通知|决定|函$/;
/** A reporter's phrases. */
const NEWS =
  /记者|获悉|[日月]讯[（(]|[社网台报]\S{0,8}\d+日(?:电|讯|消息)|据\S{1,30}(?:消息|报道)|消息[，,（(：:]|发布会上|接受.{0,10}采访|(?:近日|日前|昨日|今日|今天)[，,]?.{0,40}(?:发布|印发|出台|召开|印发了|发布了)|月\d{1,2}日[，,].{2,40}(?:发布|印发|出台|召开|举行|公布)/;

/** `今年以来，财政部门⟦认真贯彻⟧…`, `负责人⟦接受了采访⟧`: the text opens with what has been done, whatever it counts off below. */
const TOLD =
  /^\s*(?:今年以来|近年来|去年以来|\d{4}年)[，,][^。，,]{0,30}(?:深入|认真|坚决|全面|扎实)(?:学习|贯彻|落实)|接受了?[^。]{0,40}采访|据[^。，,]{0,20}记者了解/;

/** What is known of a paper when its kind is told. */
export interface Signs {
  /** Titles of the paper and of its cover. */
  readonly title: string;
  readonly cover: string;
  /** Number of sections that would be measures. */
  readonly items: number;
  /** The paper has addressees, a document number or a signature. */
  readonly official: boolean;
  /** Begin of its text. */
  readonly lead: string;
  readonly table: boolean;
  /** Whether it is written down as questions and answers. */
  readonly asked: () => boolean;
}

/** `问：`, `答：`, `主持人：`, `江南日报记者：` */
const ASKS = /^\s*(?:\d{1,2}[.、．]\s*)?(?:问|答|主持人|[^：:，,。]{2,20}记者)\s*[：:]/;

/** How far into a line its speaker is looked for. */
const SPEAKER = 26;
const BLANK = new Codes(BLANK_CODES);
/** The first of these in a line ends its speaker's name; it must be a colon. */
const MARKS = new Codes('：:，,。');
const COLONS = new Codes('：:');
const SPEAKS = new Codes('问答人者');

/** Whether two lines or more are questions and answers: what a press conference or an interview is written down as. */
export function isConversation(text: string, lines: readonly Range[]): boolean {
  let said = 0;
  for (let i = 0; i < lines.length && said < 2; i++) if (isAsked(text, lines[i]!)) said++;
  return said >= 2;
}

function isAsked(text: string, line: Range): boolean {
  const end = Math.min(line.end, line.start + SPEAKER);
  const mark = MARKS.first(text, line.start, end);
  if (mark < 0 || !COLONS.has(text.charCodeAt(mark))) return false;
  // The speaker stands before the colon, blank space between them.
  let last = mark - 1;
  while (last > line.start && BLANK.has(text.charCodeAt(last))) last--;
  return SPEAKS.has(text.charCodeAt(last)) && ASKS.test(text.slice(line.start, end));
}

/** What a paper is by the number of its measures. */
const kindOf = (official: boolean, items: number): Genre =>
  items >= 3 || (official && items > 0) ? 'measures' : 'other';

/** The kind of a single paper. The title's own word comes first; without one what stands in the text. */
export function genreOf({ title, cover, items, official, lead, table, asked }: Signs): Genre {
  if (table) return 'other';
  if (title) {
    if (REPORT.test(title) && !DIVIDES.test(title)) return 'report';
    if (!official && items < 5 && NEWS.test(lead)) return 'news';
    if (OTHER.test(title.slice(-8)) || OTHER.test(cover.slice(-8)))
      return MEASURES.test(title.slice(-14)) ? 'measures' : 'other';
    if (MEASURES.test(title.slice(-16)) || (NOTICE.test(title.slice(-8)) && items >= 2)) return 'measures';
    if (NOTICE.test(title.slice(-8))) return MEASURES.test(title) && items > 0 ? 'measures' : 'other';
    return kindOf(official, items);
  }
  // Only a paper without a title is told by it: below the text of a titled one questions and answers explain it.
  const kind = !official && items < 5 && NEWS.test(lead) ? 'news' : kindOf(official, items);
  return kind !== 'other' && (asked() || (!official && kind === 'measures' && TOLD.test(lead))) ? 'other' : kind;
}
