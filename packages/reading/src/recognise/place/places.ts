import type { Range } from '../../text/span.js';
import { firstEndingAfter } from '../../text/span.js';
import type { Trace } from '../../text/trace.js';
import { findPlaces, type Home } from './find-places.js';
import type { PlaceName } from './place.js';

/**
 * The places of a text, sought only where someone asks: a paper that only rules asks for a sentence here and there, a
 * page of news for all.
 */
export class Places {
  private all: readonly PlaceName[] | null = null;

  /** With a trace all places are sought at once, so that each notes its step. */
  constructor(
    private readonly text: string,
    private readonly home: Home | null,
    trace?: Trace,
  ) {
    if (trace) this.all = findPlaces(text, home, trace);
  }

  /** Those within a sentence or a title: a range that no place's name crosses. In order. */
  within(range: Range): readonly PlaceName[] {
    return within(this.all ?? findPlaces(this.text, this.home, undefined, range.start, range.end), range);
  }

  /** Those that begin in an article, or end in it. In order. */
  inArticle(article: Range): readonly PlaceName[] {
    this.all ??= findPlaces(this.text, this.home);
    const { all } = this;
    const from = firstEndingAfter(all, article.start);
    let to = from;
    while (to < all.length && all[to]!.start < article.end) to++;
    return all.slice(from, to);
  }
}

function within(places: readonly PlaceName[], range: Range): PlaceName[] {
  const found: PlaceName[] = [];
  for (let i = firstEndingAfter(places, range.start); i < places.length; i++) {
    const place = places[i]!;
    if (place.start >= range.end) break;
    if (place.start >= range.start && place.end <= range.end) found.push(place);
  }
  return found;
}
