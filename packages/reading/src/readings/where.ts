import type { PlaceName } from '../recognise/place/place.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Paper, Scene } from './scene.js';
import { goesOn, placesOf } from './scene.js';
import { areaAtHead, areaOnly } from './series-of-places.js';

/** A place inside a company's name says where the company is, not where the figure belongs. */
const COMPANY = /公司|集团|股份|银行|支行|大学|学院|晚报|日报|电视台|台|工厂|厂|杯|号/y;
const OPENS_COMPANY = new Codes('公集股银支大学晚日电台工厂杯号');
/** No company's name runs over these, nor over more characters. */
const NOT_IN_NAME = new Codes(`，。；、,;“”（）()${BLANK_CODES}`);
const LONGEST_NAME = 16;
const OVERALL = /^(?:全国|全省|全市|全县|全区|全州|全域|我国|我省|我市|我县|我区|本市|本省|本区)$/;
const OPENS_OVERALL = new Codes('全我本');

function inCompany(text: string, place: PlaceName): boolean {
  const last = Math.min(text.length - 1, place.end + LONGEST_NAME);
  for (let at = place.end; at <= last; at++) {
    const code = text.charCodeAt(at);
    if (NOT_IN_NAME.has(code)) return false;
    if (!OPENS_COMPANY.has(code)) continue;
    COMPANY.lastIndex = at;
    if (COMPANY.test(text)) return true;
  }
  return false;
}

/** `居⟦全省⟧第一`, `高于⟦全国⟧平均`: the field of a ranking, not where the figure belongs. */
const inRank = (text: string, place: PlaceName): boolean =>
  (ENDS_RANKED.has(text.charCodeAt(place.start - 1)) &&
    /(?:居|列|于|排名|名列|过)$/.test(text.slice(Math.max(0, place.start - 2), place.start))) ||
  (OPENS_RANK.has(text.charCodeAt(place.end)) &&
    /^(?:第|首|前|平均|榜首|率先|领先|各地平)/.test(text.slice(place.end, place.end + 2)));
const ENDS_RANKED = new Codes('居列于名过');
const OPENS_RANK = new Codes('第首前平榜率领各');

/** `其中⟦高新区⟧77部、⟦云溪县⟧43部`: an area that no list of divisions names, right before its part of the whole. */
const PART =
  /(?:中|[、，,；;（(：:])(?:\d{1,2}[.、．])?((?!其|各|全)[一-龥]{1,3}(?:[市县州旗镇乡]|(?<![园社小户片校库牧林矿灾营展景厂街专分特范验聚护放作导行住])区|街道))$/;

/** What may stand between a place and its figure: `东湖区77部`, `云溪县⟦仅为⟧41.3%`, `东湖区⟦（⟧74.8%）`. */
/** `市县⟦8900万元⟧`: levels, no place. */
const LEVELS = /^(?:[省市县区州]+级?|各[市县区]+)$/;
const THERE = /^(?:[则仅只]?(?:为|达到?|有)?|[（(])$/;
/** The same for an area that no list of divisions names: `⟦高新区⟧（69.5%）`. */
const LISTED = /(?:^|[、，,：:；;是为])((?!其|各|全)[一-龥]{1,5}(?:[市县州旗镇乡区]|街道))[（(]$/;
/** The characters before the figure with which such areas end, and those with which listed ones do. */
const SERIES = /其中|(?:排名|排行|排序)[：:]|[分按从][^，,]{1,6}看[，,]/;
const ENDS_PART = new Codes('市县州旗镇乡区道');
const OPENS_BRACKET = new Codes('（(');
const LABEL =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?)?((?!全)[一-龥]{1,5}(?:[市县州旗镇乡]|(?<![园社小户片校])区))[：:]/;
/** `⟦云溪县⟧污水厂扩建项目…`, and before a verb an area or city too. */
const OPENED =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?(?:[^，,。]{0,10}日[，,])?((?![其各全我本该据在从由对向与和经将把到])(?!贫困|试点|示范|重点|脱贫|先进|达标|样板|百强)[一-龥]{2}(?<!该)县(?=[一-龥]{2})|(?![其各全我本该据在从由对向与和经将把到])[一-龥]{2,3}(?:(?<!该)[县旗]|(?<![园社小户片校辖市城老新郊山景厂库牧林矿])区|(?<![城都超门股上])市)(?=\d|通过|坚持|举行|召开|推出|出台|投入|新增|完成|实现|累计|共(?!同)|已|聚焦|围绕|持续|大力|积极|深入|创新|探索|组织|开展|建成|启动|全面|严格|认真|率先|打造|引进|签约|发放|改造|实施|建立|设立|依托|抢抓|紧扣|集中|今年|上半年|[一二三四]季度))/;
const BEGINS_PLACE = /^(?!其|各|全)[一-龥]{1,4}?[市县区州旗](?=[一-龥]{2}|$)/;

/** `（其中⟦东湖区⟧77部），新完工96部`: what stands in a bracket that is closed before the figure. */
function bracketed(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (OPENS_BRACKET.has(code)) return false;
    if (CLOSES_BRACKET.has(code)) return true;
  }
  return false;
}
const CLOSES_BRACKET = new Codes('）)');

/** `影响范围覆盖⟦全国⟧`, said of one figure, does not carry to the next sentence. */
const isNation = (text: string, place: PlaceName): boolean =>
  /^(?:全国|我国)$/.test(text.slice(place.start, place.end));

/** For each article the place it is about, made once per paper. */
export class Whereabouts {
  private readonly homes = new Map<number, string | null>();

  constructor(private readonly paper: Paper) {}

  /**
   * Where a figure belongs, in the paper's words: the last place said before it in its sentence, else what its
   * paragraph speaks of, else what the whole article is about; null where several places share the figure or none is said.
   */
  of(scene: Scene, start: number): string | null {
    // `东湖区77部、⟦南浦区68部⟧`: a place right before the figure is its own, also in a series.
    const { text } = this.paper;
    const own = placesOf(scene).find(
      (place) => place.end <= start && start - place.end <= 3 && THERE.test(text.slice(place.end, start)),
    );
    if (own && !isNation(text, own)) return this.said(own, scene.article);
    const before = text.charCodeAt(start - 1);
    if (OPENS_BRACKET.has(before)) {
      const listed = LISTED.exec(text.slice(Math.max(scene.sentence.start, start - 12), start))?.[1];
      if (listed !== undefined) return listed;
    }
    if (ENDS_PART.has(before)) {
      const { start: from } = scene.sentence;
      // `其中，东湖区完成61%；⟦北山区⟧34%`: the series goes on in the next sentence.
      const joined = goesOn(scene);
      const part = PART.exec(text.slice(Math.max(joined ? from - 1 : from, start - 8), start))?.[1];
      if (part !== undefined && !LEVELS.test(part) && (joined || SERIES.test(text.slice(from, start)))) return part;
    }
    for (let from: Scene | null = scene; from; from = from.before) {
      // `收购4236套，其中⟦东湖区⟧1820套；已网签3015套`: the places of parts are not that of what follows.
      const parts = from === scene ? -1 : text.slice(from.sentence.start, from.sentence.end).indexOf('其中');
      const until = parts < 0 ? Infinity : from.sentence.start + parts;
      const places = placesOf(from).filter(
        (p) =>
          p.start < until &&
          (from === scene
            ? p.start < start && !bracketed(text, p.end, start)
            : !isNation(text, p) && (from.paper.genre !== 'report' || p.start - from.sentence.start <= 24)) &&
          !inCompany(text, p) &&
          !inRank(text, p),
      );
      if (places.length === 0) {
        // `北山区5210套，⟦69.3%⟧`, after the figures of another area.
        const area = from === scene ? (areaOnly(scene) ?? areaAtHead(scene)) : null;
        if (area !== null) return area;
        continue;
      }
      const last = places[places.length - 1]!;
      if (isSeries(text, places)) return this.titled(scene.article);
      return this.said(last, scene.article);
    }
    return this.ofRow(scene) ?? this.labelled(scene) ?? this.home(scene.article);
  }

  /** `⟦云溪县⟧：9个项目…`, `6月8日，⟦云溪县⟧举行…`: the area that a sentence or its paragraph opens with, where no list of divisions names it. */
  private labelled({ block, sentence }: Scene): string | null {
    const { text } = this.paper;
    return (
      OPENED.exec(text.slice(sentence.start, sentence.start + 30))?.[1] ??
      LABEL.exec(text.slice(block.start, block.start + 12))?.[1] ??
      OPENED.exec(text.slice(block.start, block.start + 30))?.[1] ??
      null
    );
  }

  /** The place that a cell before the figure's own names in its row of a table; null outside tables. */
  private ofRow({ sentence, block, article }: Scene): string | null {
    const { text, places } = this.paper;
    if (sentence.start <= block.start || text.charCodeAt(sentence.start - 1) !== 9) return null;
    const cells = { start: block.start, end: Math.min(sentence.start, block.start + 200) };
    const named = places.within(cells).findLast((place) => !inCompany(text, place));
    if (named) return this.said(named, article);
    // An area that no list of divisions names, alone in its cell.
    return /(?:^|\t)([一-龥]{1,6}[市县区州旗镇乡])\t/.exec(text.slice(cells.start, cells.end))?.[1] ?? null;
  }

  /** `东湖区、南浦区交付率分别达x和y`: of a figure whose member of the series begins with a place, that; else null. */
  dealt(scene: Scene, member: string): string | null {
    const { text } = this.paper;
    const own = placesOf(scene).find((place) => member.startsWith(text.slice(place.start, place.end)));
    return own ? this.said(own, scene.article) : (BEGINS_PLACE.exec(member)?.[0] ?? null);
  }

  /** `我市` is the city that the article names; where it names none, the whole `全市`. */
  private said(place: PlaceName, article: number): string {
    const words = this.paper.text.slice(place.start, place.end);
    if (!OPENS_OVERALL.begin(words)) return words;
    if (/^[我本]/.test(words)) return this.home(article) ?? words.replace(/^[我本]/, '全');
    if (/^全[市县区]$/.test(words)) {
      const home = this.home(article);
      return home?.endsWith(words.charAt(1)) ? home : words;
    }
    return words;
  }

  /** The place that alone makes an article's title, as in a row of a table (`广东省`, `临江市东湖区`); else null. */
  private titled(article: number): string | null {
    const title = this.paper.articles[article]?.titleAt;
    if (!title || title.end - title.start > 20) return null;
    const { text } = this.paper;
    const named = this.paper.places.within(title);
    const last = named[named.length - 1];
    if (!last || named[0]!.start !== title.start || last.end !== title.end) return null;
    return OVERALL.test(text.slice(title.start, title.end)) ? null : text.slice(last.start, last.end);
  }

  private opensTitle(article: number): string | null {
    const title = this.paper.articles[article]?.titleAt;
    if (!title) return null;
    const words = this.paper.text.slice(title.start, Math.min(title.end, title.start + 30));
    return LABEL.exec(words)?.[1] ?? OPENED.exec(words)?.[1] ?? null;
  }

  private inTitle(article: number, name: string): boolean {
    const title = this.paper.articles[article]?.titleAt;
    return title ? this.paper.text.slice(title.start, title.end).includes(name) : false;
  }

  /** The place most often named in an article outside company names, if it is named more than all others together. */
  private home(article: number): string | null {
    const known = this.homes.get(article);
    if (known !== undefined) return known;
    const titled = this.titled(article);
    if (titled !== null) {
      this.homes.set(article, titled);
      return titled;
    }
    const counts = new Map<string, number>();
    let total = 0;
    let overall: string | null = null;
    let whole = 0;
    for (const place of this.paper.places.inArticle(this.paper.articles[article] ?? { start: 0, end: 0 })) {
      if (inRank(this.paper.text, place)) continue;
      const words = this.paper.text.slice(place.start, place.end);
      if (OPENS_OVERALL.begin(words) && OVERALL.test(words)) {
        overall ??= words.replace(/^[我本]/, '全');
        whole++;
        continue;
      }
      if (inCompany(this.paper.text, place)) continue;
      const key = words.length > 1 && ENDS_FULL.end(words) ? words.slice(0, -1) : words;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      total++;
    }
    const [top] = [...counts].sort((a, b) => b[1] - a[1]);
    // A paper about a whole city that names one of its districts now and then.
    if (
      overall === '全市' &&
      top &&
      whole * 2 >= top[1] &&
      /[县区镇乡]$/.test(top[0]) &&
      !this.inTitle(article, top[0])
    ) {
      this.homes.set(article, overall);
      return overall;
    }
    const named =
      top && top[1] * 2 > total && (top[1] > 1 || this.inTitle(article, top[0]))
        ? top[0]
        : total === 0 && overall !== '全国'
          ? overall
          : null;
    // `⟦东湖区⟧：老旧厂房变身文创园`: an area that no list of divisions names, at the head of the title.
    const home = named === null || named === overall ? (this.opensTitle(article) ?? named) : named;
    this.homes.set(article, home);
    return home;
  }
}

/** What a place's name is often written without. */
const ENDS_FULL = new Codes('省市');

/** Whether the last places stand in a list (`武汉、湖南长沙、长春等`), so that none of them alone is meant. */
function isSeries(text: string, places: readonly PlaceName[]): boolean {
  let first = places.length - 1;
  const last = places[first]!;
  // 湖南长沙 is one place of two names.
  while (first > 0 && places[first - 1]!.end === places[first]!.start) first--;
  if (text.charAt(last.end) === '、' || text.charAt(places[first]!.start - 1) === '、') return true;
  if (first === 0) return false;
  const between = text.slice(places[first - 1]!.end, places[first]!.start);
  return /^[^，。；,;]{0,6}、$|^[和及与]$/.test(between) || text.charAt(places[first - 1]!.end) === '、';
}
