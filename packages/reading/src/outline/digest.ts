import type { Day } from '../text/calendar.js';
import type { Range } from '../text/span.js';
import { blockOf } from './block.js';
import { datelineAt, dayOfDateline } from './dateline.js';
import { NEWSREEL, PERIODICAL } from './head-words.js';
import { markOf, Style } from './heading-number.js';
import { editorsOf, masthead } from './issuer.js';
import { itemsOfDigest } from './digest-item.js';
import type { Line } from './line.js';
import { endsSentence, wordsOf } from './line.js';
import { isContentsHead, isLeftOver, metaKeyOf, saysLeftOver } from './line-kind.js';
import type { About, Article, Block, BlockKind, Outline } from './outline.js';
import { coveredDay, dayOfLine, dayWithin } from './published.js';
import { plainFlow } from '../text/flow.js';

/** What each line of a digest is, by index. */
type Roles = ('title' | 'column' | 'contents' | 'masthead' | 'body' | 'residue')[];

const LEADERS = /[\s.…·•]*[（(]?\d{0,3}[）)]?$/;
const BULLET =
  /^[\s●○◆◇■□▶►★☆※•·▲△]+|^(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])\s*/;

/** The words of a contents entry or a title without bullets, numbers, leaders and page number, to compare them. */
function bare(words: string): string {
  return words
    .replace(BULLET, '')
    .replace(LEADERS, '')
    .replace(/[\s【】《》“”"'，,、。]/g, '');
}

/**
 * The outline of a digest (columns, many items with titles), or null where the paper is none. Told by a table of
 * contents whose entries come again as lines of the text, or by a bulletin's masthead over titles with paragraphs.
 */
export function outlineOfDigest(text: string, lines: readonly Line[], about: About): Outline | null {
  const roles = rolesByContents(text, lines) ?? rolesByMasthead(text, lines);
  return roles && assemble(text, lines, roles.roles, roles.digest, about);
}

/** Lines a contents list may have before its first entry comes again. */
const LIST = 400;

function rolesByContents(text: string, lines: readonly Line[]): { roles: Roles; digest: boolean } | null {
  let at = -1;
  for (let i = 0; i < Math.min(lines.length, 40); i++) {
    if (lines[i]!.end - lines[i]!.start <= 14 && isContentsHead(text, lines[i]!)) {
      at = i;
      break;
    }
  }
  if (at < 0) return null;
  const entries = new Set<string>();
  let from = -1;
  for (let i = at + 1; i < Math.min(lines.length, at + LIST); i++) {
    const line = lines[i]!;
    if (line.end - line.start > 160) return null;
    const words = bare(wordsOf(text, line));
    if (!words) continue;
    if (entries.has(words)) {
      from = i;
      break;
    }
    entries.add(words);
  }
  if (from < 0 || entries.size < 3) return null;
  const roles: Roles = lines.map((line, i) => {
    if (line.residue) return 'residue';
    if (i < at) return 'masthead';
    if (i < from) return 'contents';
    if (line.end - line.start <= 160 && entries.has(bare(wordsOf(text, line)))) return 'title';
    return 'body';
  });
  // A paper with a contents page repeats numbered headings; a digest repeats titles.
  let numbered = 0;
  let titles = 0;
  for (let i = from; i < lines.length; i++) {
    if (roles[i] !== 'title') continue;
    titles++;
    const mark = markOf(text, lines[i]!);
    if (mark && mark.style <= Style.digit && mark.style !== Style.digit) numbered++;
  }
  if (titles < 3 || numbered * 2 > titles) return null;
  markColumns(roles, from);
  return { roles, digest: true };
}

/** A title line right above another title line is a column's heading. */
function markColumns(roles: Roles, from: number): void {
  for (let i = from; i + 1 < roles.length; i++)
    if (roles[i] === 'title' && roles[i + 1] === 'title') roles[i] = 'column';
}

const ISSUE = /第\s?[\d一二三四五六七八九十百〇零]{1,4}\s?期|总第\s?\d+|[〔（(【]20\d\d[〕）)】]\s?第?\d+期/;

/** A bulletin or a newsreel without contents: a masthead, then titles without a stop, each over its paragraphs. */
function rolesByMasthead(text: string, lines: readonly Line[]): { roles: Roles; digest: boolean } | null {
  let issue = false;
  let periodical = false;
  let newsreel = false;
  let from = 0;
  for (let i = 0; i < Math.min(lines.length, 8); i++) {
    const line = lines[i]!;
    if (line.end - line.start > 60) break;
    const words = wordsOf(text, line);
    // `【政策动态】` is a column, whatever bulletins are called.
    if (words.startsWith('【') && i > 0) break;
    if (ISSUE.test(words)) issue = true;
    else if (PERIODICAL.test(words) && line.end - line.start <= 30) periodical = true;
    else if (!(
      NEWSREEL.test(words) ||
      dayOfLine(words) ||
      masthead(words) ||
      editorsOf(words).length > 0 ||
      metaKeyOf(words) ||
      saysLeftOver(words) ||
      datelineAt(text, line.start, line.end)
    ))
      break;
    if (NEWSREEL.test(words) && line.end - line.start <= 24) newsreel = true;
    from = i + 1;
  }
  if (!((issue && periodical) || newsreel) || from === 0) return null;
  const roles: Roles = lines.map((line, i) => {
    if (line.residue) return 'residue';
    if (i < from) return 'masthead';
    if (isLeftOver(text, line, 80)) return 'residue';
    if (line.end - line.start > 60 || endsSentence(text, line)) return 'body';
    const words = wordsOf(text, line);
    return /[：:，,、；;]$/.test(words) || dayOfLine(words) ? 'body' : 'title';
  });
  let sections = 0;
  let pairs = 0;
  for (let i = from; i + 1 < lines.length; i++) {
    const mark = markOf(text, lines[i]!);
    if (mark && (mark.style === Style.han || mark.style === Style.hanParen)) sections++;
    if (roles[i] === 'title' && roles[i + 1] === 'body') pairs++;
  }
  if (pairs < 3 || sections > 2) return null;
  markColumns(roles, from);
  return { roles, digest: issue && periodical };
}

function assemble(text: string, lines: readonly Line[], roles: Roles, digest: boolean, about: About): Outline {
  const blocks: Block[] = [];
  const articles: Article[] = [];
  let title: string | null = null;
  let issuers: string[] = [];
  let printed: Day | null = null;
  let meta: Day | null = null;
  /** Last day of the week that the issue covers: what its times lean on, where it prints no day of its own. */
  let covered: Day | null = null;
  const put = (kind: BlockKind, range: Range, article: number, depth = -1, number: string | null = null): void => {
    blocks.push(blockOf(kind, range, article, depth, number));
  };
  const tail = tailOf(text, lines, roles);
  let column: string | null = null;
  let open: { at: number; line: Line } | null = null;
  let body: Line[] = [];
  const close = (): void => {
    if (!open) return;
    const index = articles.length;
    const { line } = open;
    const last = body[body.length - 1] ?? line;
    const first = body[0];
    const dateline = first ? datelineAt(text, first.start, first.end) : null;
    const reference = printed ?? meta ?? about.published ?? covered;
    const own = dateline && dayOfDateline(dateline, reference);
    articles.push({
      start: line.start,
      end: last.end,
      title: wordsOf(text, line),
      titleAt: { start: line.start, end: line.end },
      dateline: dateline && { start: dateline.start, end: dateline.end },
      column,
      anchor: own ?? reference,
      anchorFrom: own
        ? 'dateline'
        : (printed ?? meta)
          ? 'document'
          : about.published
            ? 'manifest'
            : covered
              ? 'dateline'
              : null,
    });
    put('title', line, index);
    if (digest) for (const item of itemsOfDigest(text, body)) put(item.kind, item, index, item.depth, item.number);
    else for (const one of body) put('body', one, index);
    open = null;
    body = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const role = i >= tail ? 'residue' : roles[i]!;
    if (role === 'body') {
      if (open) body.push(line);
      else put('body', line, -1);
      continue;
    }
    if (role === 'masthead') {
      const words = wordsOf(text, line);
      const mast = masthead(words);
      const reel = datelineAt(text, line.start, line.end);
      if (mast) {
        printed ??= mast.day;
        issuers = mast.issuers;
      } else printed ??= dayOfLine(words);
      covered ??= coveredDay(words);
      const editors = editorsOf(words);
      if (editors.length > 0 && issuers.length === 0) issuers = editors;
      const isMeta = metaKeyOf(words) !== null;
      if (isMeta) meta ??= dayWithin(words);
      if (reel?.paper && issuers.length === 0) issuers = [reel.paper];
      const isTitle =
        title === null && !mast && editors.length === 0 && !isMeta && !saysLeftOver(words) && !dayOfLine(words);
      if (isTitle) title = words.replace(/^\[视频\]/, '');
      put(isTitle ? 'title' : 'head', line, -1);
      continue;
    }
    close();
    if (role === 'title') open = { at: i, line };
    else {
      if (role === 'column') column = wordsOf(text, line);
      put(role === 'column' ? 'column' : role === 'contents' ? 'contents' : 'residue', line, -1);
    }
  }
  close();
  return {
    flow: plainFlow(text),
    document: {
      title,
      issuers,
      number: null,
      published: printed ?? meta,
      genre: digest ? 'digest' : 'news',
      status: 'issued',
      addressees: [],
    },
    articles,
    blocks,
  };
}

const EMPTY_ATTACHMENT = /^附\s?(?:件|表)[一二三四五六七八九十\d]{0,3}\s?[：:]?$/;

/** First line of the left-overs at the end: empty 附件一：, 进入投票, 责任编辑. */
function tailOf(text: string, lines: readonly Line[], roles: Roles): number {
  let tail = lines.length;
  while (tail > 0 && lines.length - tail < 40) {
    const line = lines[tail - 1]!;
    if (line.end - line.start > 60 || roles[tail - 1] === 'title') break;
    if (!isLeftOver(text, line, 60) && !EMPTY_ATTACHMENT.test(wordsOf(text, line))) break;
    tail--;
  }
  return tail;
}
