import type { ByLamp } from '../api/supervision.js';
import { useColourWords } from './colour-words.js';
import { Link } from '../shell/link.js';
import { looks } from './lamp.js';

export const COLOURS = ['red', 'yellow', 'green', 'grey'] as const;

export const totalOf = (counts: ByLamp): number => COLOURS.reduce((sum, colour) => sum + counts[colour], 0);

/** The worst lamp that is lit; null where nothing is. */
export const worstOf = (counts: ByLamp) => COLOURS.find((colour) => counts[colour] > 0) ?? null;

/** The ledger's rows of one lamp under a query of the wall. */
export const ledgerOf = (query: string, colour?: string): string =>
  `/ledger?${query}${colour === undefined ? '' : `${query ? '&' : ''}lamp=${colour}`}`;

/** How many of each lamp, each a link to exactly these rows; the bar shows their shares. */
export function LampCounts({ counts, query }: { readonly counts: ByLamp; readonly query: string }) {
  const wordsOf = useColourWords();
  return (
    <div>
      <LampBar counts={counts} />
      <ul className="lamp-counts">
        {COLOURS.map((colour) => (
          <li key={colour}>
            <Link to={ledgerOf(query, colour)} data-lamp={colour}>
              <span className="dot" style={{ background: looks[colour].ground }} />
              {wordsOf(colour).name}
              <b>{counts[colour]}</b>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The shares of the lamps as one bar; empty where there is nothing. */
export function LampBar({ counts, thin = false }: { readonly counts: ByLamp; readonly thin?: boolean }) {
  return (
    <div className={thin ? 'lamp-bar thin' : 'lamp-bar'} aria-hidden>
      {COLOURS.filter((colour) => counts[colour] > 0).map((colour) => (
        <span key={colour} style={{ flexGrow: counts[colour], background: looks[colour].ground }} />
      ))}
    </div>
  );
}
