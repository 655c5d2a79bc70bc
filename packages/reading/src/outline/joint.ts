import { Pairs } from '../text/pairs.js';
import type { Range } from '../text/span.js';
import { isCommonWord } from './common-words.js';
import { cannotStart } from './page-element.js';

/** Longest run of characters that is counted, and the sides of a joint that are looked at. */
const LONGEST = 4;

const isWordCode = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122);
/** The last word character is below it. */
const CODES = 0xa000;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const UNIT =
  /^(?:年|月|日|时|元|美元|%|％|万|亿|个|家|套|户|人|次|项|条|亩|米|公里|千米|平方|立方|名|余|多|倍|℃|点|吨|千瓦|台|辆|艘|座|所|张|份|件|起|批|岁|天|周|分|号|届|期|版|班|趟|列|架|株|册|名|所|标箱|只|头|株)/;
/** What a word of everyday use across the joint is worth. */
const COMMON = 2.4;
/** A paragraph that begins with these is whole. */
const FRESH =
  /^(?:[“‘「《]|——|今年|去年|目前|近日|日前|近年来|近期|据|记者|随着|下一步|同时|此外|截至|作为|为了?|在|自|从|当|走进|不仅|与此同时|如何|\d{1,2}月\d{1,2}日|\d{4}年)/;

/**
 * Tells how well the end of one piece of a page and the start of another make one sentence. Evidence is the language of
 * the page itself: words across the joint that stand elsewhere in it (人民｜医院), a number and its unit
 * (2022年3｜月底), quotes and brackets that open and close, starts that begin no paragraph. For texts no longer than a page.
 */
export class Joints {
  /** How often each character stands on the page, each pair of characters, and whether a longer run does. */
  private readonly singles = new Uint16Array(CODES);
  private readonly pairs: Pairs;
  private readonly runs = new Map<string, boolean>();
  private readonly page: string;
  private total = 0;
  /** Marks left open and marks closed from outside, by a piece's start. */
  private readonly opened = new Map<number, string>();
  private readonly closed = new Map<number, string>();

  constructor(
    private readonly text: string,
    pieces: readonly Range[],
  ) {
    const { singles } = this;
    const pairs = (this.pairs = Pairs.forText(text));
    const words: string[] = [];
    for (const { start, end } of pieces) {
      words.push(text.slice(start, end));
      let before = 0;
      for (let i = start; i < end; i++) {
        const code = text.charCodeAt(i);
        if (!isWordCode(code)) {
          before = 0;
          continue;
        }
        this.total++;
        singles[code]!++;
        if (before > 0) pairs.set(before, code, pairs.get(before, code) + 1);
        before = code;
      }
    }
    this.page = words.join('\n');
  }

  private count(code: number): number {
    return this.singles[code]!;
  }

  private countPair(first: number, second: number): number {
    return this.pairs.get(first, second);
  }

  /** Whether a run of three or four characters stands on the page; sought when first asked for. */
  private stands(run: string): boolean {
    let known = this.runs.get(run);
    if (known === undefined) this.runs.set(run, (known = this.page.includes(run)));
    return known;
  }

  /**
   * Score of `a` going on in `b`: above 3 fairly sure, below 0 unlikely. Order and distance on the page are the
   * caller's to weigh.
   */
  score(a: Range, b: Range): number {
    return this.words(a, b) + this.number(a, b) + this.brackets(a, b) + this.start(a, b);
  }

  /**
   * Words across the joint. The two characters that meet must like each other's company (识｜产 of 知识产权 does, 的｜购 of
   * 的购房 does not); longer runs across them that the page has elsewhere say more.
   */
  words(a: Range, b: Range): number {
    const { text } = this;
    const left = text.charCodeAt(a.end - 1);
    const right = text.charCodeAt(b.start);
    if (!isWordCode(left) || !isWordCode(right)) return 0;
    const [x, y] = [text.charAt(a.end - 1), text.charAt(b.start)];
    const common = isCommonWord(x + y) ? COMMON : 0;
    const seen = this.countPair(left, right);
    if (seen === 0 || (isDigit(left) && isDigit(right))) return common;
    const liking = Math.log2((seen * this.total) / Math.max(1, this.count(left) * this.count(right)));
    if (liking <= 0) return common;
    const sure = Math.min(1, liking / 5);
    let longest = 2;
    for (let size = 1; size < LONGEST; size++) {
      if (size > a.end - a.start || !isWordCode(text.charCodeAt(a.end - size))) break;
      for (let more = 1; size + more <= LONGEST; more++) {
        if (more > b.end - b.start || !isWordCode(text.charCodeAt(b.start + more - 1))) break;
        if (size + more <= longest) continue;
        if (this.stands(text.slice(a.end - size, a.end) + text.slice(b.start, b.start + more))) longest = size + more;
      }
    }
    return Math.max(common, Math.min(2.4, liking * 0.4)) + (longest === 4 ? 2 : longest === 3 ? 1 : 0) * sure;
  }

  private number(a: Range, b: Range): number {
    const { text } = this;
    const tail = text.slice(Math.max(a.start, a.end - 10), a.end);
    const head = text.slice(b.start, Math.min(b.end, b.start + 6));
    if (!isDigit(tail.charCodeAt(tail.length - 1))) return /^(?:%|％|万元|亿元|个百分点|月底|月末)/.test(head) ? -2 : 0;
    if (/年\d{1,2}$/.test(tail)) return head.startsWith('月') ? 6 : -3;
    if (/月\d{1,2}$/.test(tail)) return head.startsWith('日') ? 6 : UNIT.test(head) ? 0 : -3;
    if (/(?:19|20)\d\d$/.test(tail) && head.startsWith('年')) return 4;
    // A number cut in two: 20｜22年, 提高到100｜0元.
    if (isDigit(head.charCodeAt(0))) return /(?:^|\D)(?:19|20)$/.test(tail) && /^\d\d年/.test(head) ? 5 : 0.5;
    // Any character may count things; a fresh paragraph does not.
    return UNIT.test(head) ? 3 : FRESH.test(head) ? -3 : 0;
  }

  private brackets(a: Range, b: Range): number {
    let open = this.opened.get(a.start);
    if (open === undefined) this.opened.set(a.start, (open = this.openMarks(a)));
    let closer = this.closed.get(b.start);
    if (closer === undefined) this.closed.set(b.start, (closer = this.firstCloser(b)));
    if (open === '' && closer === '') return 0;
    if (closer !== '') return open !== '' && CLOSER_OF[open] === closer ? 3 : -3;
    return -1;
  }

  /** The last mark that `range` opens and does not close, '' without one. */
  private openMarks(range: Range): string {
    const { text } = this;
    const stack: string[] = [];
    for (let i = Math.max(range.start, range.end - 600); i < range.end; i++) {
      if (MARKS[text.charCodeAt(i)] === 0) continue;
      const character = text.charAt(i);
      if (CLOSER_OF[character] !== undefined) stack.push(character);
      else if (stack.length > 0 && CLOSER_OF[stack[stack.length - 1]!] === character) stack.pop();
    }
    return stack.length > 0 ? stack[stack.length - 1]! : '';
  }

  /** The mark that `range` closes without having opened it, '' without one. */
  private firstCloser(range: Range): string {
    const { text } = this;
    let depth = 0;
    for (let i = range.start; i < Math.min(range.end, range.start + 600); i++) {
      if (MARKS[text.charCodeAt(i)] === 0) continue;
      const character = text.charAt(i);
      if (CLOSER_OF[character] !== undefined) depth++;
      else if (CLOSERS.has(character)) {
        if (depth === 0) return character;
        depth--;
      }
    }
    return '';
  }

  private start(a: Range, b: Range): number {
    const { text } = this;
    const head = text.slice(b.start, Math.min(b.end, b.start + 8));
    const last = text.charAt(a.end - 1);
    if (/^[，。、；：！？,;!?]/.test(head)) return /[，、；：,;:]/.test(last) ? -3 : 3.2;
    if (cannotStart(head)) return /[，、；,;]/.test(last) ? 0 : 2;
    if (FRESH.test(head) && !/[，、；：,;:]/.test(last)) return -1.5;
    return this.startsInside(b) ? 1.2 : 0;
  }

  /** Whether a piece begins with the rest of a word: 系｜建设, 型｜银行: its first character does not go with its second. */
  private startsInside(b: Range): boolean {
    const { text } = this;
    const [x, y, z] = [text.charAt(b.start), text.charAt(b.start + 1), text.charAt(b.start + 2)];
    if (
      b.end - b.start < 3 ||
      STANDS_ALONE.has(x) ||
      ![b.start, b.start + 1, b.start + 2].every((i) => isWordCode(text.charCodeAt(i)))
    )
      return false;
    if (isDigit(text.charCodeAt(b.start)) || isCommonWord(x + y)) return false;
    const [second, third] = [text.charCodeAt(b.start + 1), text.charCodeAt(b.start + 2)];
    const beside = this.countPair(second, third);
    const liking = Math.log2(((beside + 0.1) * this.total) / (this.count(second) * this.count(third) + 1));
    const met = this.countPair(text.charCodeAt(b.start), second);
    return met <= 1 && (isCommonWord(y + z) || (beside > 2 && liking > 4));
  }
}

/** Words of one character that may begin a sentence. */
const STANDS_ALONE = new Set([
  ...'在对为从据将由以与各全我本该自当经按到至凡若如即但而也又更还就要可让把被一二三四五六七八九十这那他她它你不有是因随依新省市县区州镇村',
]);

const CLOSER_OF: Record<string, string> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '《': '》',
  '【': '】',
  '「': '」',
};
const CLOSERS = new Set(Object.values(CLOSER_OF));
/** 1 for each code unit that opens or closes. */
const MARKS = new Uint8Array(65536);
for (const mark of [...Object.keys(CLOSER_OF), ...CLOSERS]) MARKS[mark.charCodeAt(0)] = 1;
