import type { Day } from '../text/calendar.js';
import { addDays, dayOf, partsOf } from '../text/calendar.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';

/** Where a piece of news says who sent it, from where and when: ⟦据新华社北京6月3日电（记者 某某）⟧. */
export interface Dateline extends Range {
  /** The newspaper or station, `江南日报`; null for an agency (新华社) and for 本报. */
  readonly paper: string | null;
  readonly year: number | null;
  /** 1–12, null where only 讯 without a day is said. */
  readonly month: number | null;
  readonly day: number | null;
  /** A dateline in brackets that closes an article. */
  readonly closing: boolean;
}

const MEDIUM =
  '(?:新华社|中新社|中新网|新华网|人民网|央视网|央广网|本报|本台|本网|本刊|\\p{Script=Han}{2,8}?(?:日报|晚报|早报|时报|商报|晨报|都市报|快报|新报|青年报|电视台|广播电视台|新闻网|客户端|融媒体中心|报|网))';
const BY = '(?:\\s?[（(【][^（()）】【]{1,70}[）)】])?';
const OPENING = new RegExp(
  `^(?:据\\s?)?(${MEDIUM})\\s?(\\p{Script=Han}{0,12}?)((?:19|20)\\d\\d年)?(\\d{1,2})月(\\d{1,2})日\\s?(?:电|讯|消息|报道)${BY}[：:]?`,
  'u',
);
const UNDATED = new RegExp(`^(?:据\\s?)?(${MEDIUM})(?:综合)?\\s?(?:讯|消息)${BY}[：:]?`, 'u');
const CLOSING = new RegExp(
  `^[（(](?:据\\s?)?(${MEDIUM})[^（()）\\d]{0,14}(?:((?:19|20)\\d\\d年)?(\\d{1,2})月(\\d{1,2})日)?\\s?[电讯]?[^（()）]{0,30}[）)]$`,
  'u',
);
const AGENCY = /^(?:新华社|中新社|中新网|新华网|人民网|央广网|本报|本台|本网|本刊)$/;
/** One of these stands near the head of each: the last characters of newspapers, agencies and stations. */
const MEDIUM_END = 1;
/** What stands in no medium's name: only a bracket, 据 and a space may stand before one. */
const NO_MEDIUM = 2;
const PREFIX = 3;
const TOLD = new Codes('电讯息道');
const KINDS = new Uint8Array(65536);
for (const mark of '报社网台刊心端') KINDS[mark.charCodeAt(0)] = MEDIUM_END;
for (const mark of '，。、；：！？（）《》“”〔〕【】—…,;:.()[]0123456789 \t\u3000')
  KINDS[mark.charCodeAt(0)] = NO_MEDIUM;

function mayBegin(text: string, start: number, end: number): boolean {
  const to = Math.min(end, start + 16);
  for (let i = start; i < to; i++) {
    const kind = KINDS[text.charCodeAt(i)]!;
    if (kind === 0) continue;
    if (kind === MEDIUM_END) return true;
    if (i >= start + PREFIX) return false;
  }
  return false;
}

/** Reads the dateline with which the words of a range begin, or of which they consist; null without one. */
export function datelineAt(text: string, start: number, end: number): Dateline | null {
  if (!mayBegin(text, start, end)) return null;
  const words = text.slice(start, Math.min(end, start + 120));
  const paperOf = (name: string): string | null => (AGENCY.test(name) ? null : name.replace(/^据/, ''));
  // 电, 讯, 消息 or 报道 stands behind the day of each that opens a paragraph, 42 characters from its begin at most.
  const told = TOLD.within(text, start, Math.min(end, start + 48));
  const dated = told ? OPENING.exec(words) : null;
  if (dated) {
    return {
      start,
      end: start + dated[0].length,
      paper: paperOf(dated[1]!),
      year: dated[3] ? Number(dated[3].slice(0, 4)) : null,
      month: Number(dated[4]),
      day: Number(dated[5]),
      closing: false,
    };
  }
  const code = text.charCodeAt(start);
  if ((code === 40 || code === 0xff08) && end - start <= 60) {
    const closing = CLOSING.exec(words);
    if (closing && (closing[3] || /[电讯)）]$/.test(closing[0]))) {
      return {
        start,
        end,
        paper: paperOf(closing[1]!),
        year: closing[2] ? Number(closing[2].slice(0, 4)) : null,
        month: closing[3] ? Number(closing[3]) : null,
        day: closing[4] ? Number(closing[4]) : null,
        closing: true,
      };
    }
    return null;
  }
  const undated = told ? UNDATED.exec(words) : null;
  if (undated) {
    const paper = paperOf(undated[1]!);
    return { start, end: start + undated[0].length, paper, year: null, month: null, day: null, closing: false };
  }
  return null;
}

/** The dateline in brackets at the end of a paragraph, `…正常运营。⟦（据新华社北京6月3日电）⟧`. */
export function closingDateline(text: string, start: number, end: number): Dateline | null {
  const last = text.charCodeAt(end - 1);
  if (last !== 41 && last !== 0xff09) return null;
  const from = Math.max(start, end - 60);
  const open = Math.max(text.lastIndexOf('（', end - 2), text.lastIndexOf('(', end - 2));
  return open >= from ? datelineAt(text, open, end) : null;
}

/**
 * The day of a dateline. It prints no year: the year is that of the reference day (the paper's date or the manifest's),
 * or the year before where the dateline would lie more than a week after it. Null without a day or a reference.
 */
export function dayOfDateline(dateline: Dateline, reference: Day | null): Day | null {
  if (dateline.month === null || dateline.day === null) return null;
  if (dateline.year !== null) return dayOf(dateline.year, dateline.month, dateline.day);
  if (reference === null) return null;
  const { year } = partsOf(reference);
  const day = dayOf(year, dateline.month, dateline.day);
  if (day !== null && day <= addDays(reference, 7)) return day;
  return dayOf(year - 1, dateline.month, dateline.day);
}
