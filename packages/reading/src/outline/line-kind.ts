import type { Range } from '../text/span.js';
import { Codes } from '../text/codes.js';
import { ATTACHMENT, CONTENTS, META_KEY, RESIDUE } from './head-words.js';
import { wordsOf } from './line.js';

// What the words that tell these lines begin with: nearly every line of a paper begins otherwise.
const LEFT_OVER = new Codes('下打全收分关字加还减【】[视进返上相推扫原浏点阅-=_*无首当（(责编审校监来信稿文!');
const META = new Codes('【[索发制公信来成印生时日文标名主分体有效原检关施失作记点');
const CONTENTS_HEAD = new Codes('【[目本内要导今');
const ATTACHED = new Codes('附');

/** Whether a line of `longest` characters at most is a left-over of a web page or an editor. */
export function isLeftOver(text: string, line: Range, longest: number): boolean {
  return (
    LEFT_OVER.has(text.charCodeAt(line.start)) &&
    line.end - line.start <= longest &&
    RESIDUE.test(wordsOf(text, line, longest))
  );
}

/** Whether words, those of a whole line, are such a left-over. */
export function saysLeftOver(words: string): boolean {
  return LEFT_OVER.begin(words) && RESIDUE.test(words);
}

/** The key of a page's header table with which words begin, as `META_KEY` finds it; null without one. */
export function metaKeyOf(words: string): RegExpExecArray | null {
  return META.begin(words) ? META_KEY.exec(words) : null;
}

/** Whether a line heads a table of contents. */
export function isContentsHead(text: string, line: Range): boolean {
  return (
    CONTENTS_HEAD.has(text.charCodeAt(line.start)) &&
    line.end - line.start <= 60 &&
    CONTENTS.test(wordsOf(text, line, 60))
  );
}

/** Whether a line heads an attachment or a list of attachments. */
export function isAttachment(text: string, line: Range): boolean {
  return ATTACHED.has(text.charCodeAt(line.start)) && ATTACHMENT.test(wordsOf(text, line, 60));
}
