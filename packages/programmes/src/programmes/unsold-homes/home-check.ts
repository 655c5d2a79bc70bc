import { compare, interval } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import { intervalOf, notNegative, printInterval } from '../../definition/figure.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { homesMeasure } from './demand.js';
import { homes } from './offer.js';
import type { offers } from './offer.js';

type Home = RecordOf<typeof homes>;

/** How far the homes of an offer are checked one by one. */
export interface HomeCheck {
  readonly listed: readonly Home[];
  /** Homes of the offer that are not listed: those in sale less those listed; `[0, ∞)` where their number is unknown. */
  readonly unlisted: Interval;
  /** Listed homes that fail, said with their number; null where none does. */
  readonly fails: Words | null;
  /** Listed homes of which something is not known. */
  readonly open: number;
}

/** Listed and sound is not all sound: what is not listed was not checked. */
export function homeCheck(view: View, offer: RecordOf<typeof offers>): HomeCheck {
  const listed = view.linked(homes, 'offer', offer.id);
  const faults = [
    { wrong: listed.filter((home) => home.completed === false), chinese: '未建成', english: 'not completed' },
    { wrong: listed.filter((home) => home.unsold === false), chinese: '已出售', english: 'sold' },
    { wrong: listed.filter((home) => home.mortgaged === true), chinese: '有抵押', english: 'mortgaged' },
    { wrong: listed.filter((home) => home.seized === true), chinese: '被查封', english: 'seized' },
  ].filter(({ wrong }) => wrong.length > 0);
  return {
    listed,
    unlisted: notNegative(interval.subtract(intervalOf(offer.homes), interval.exactly(String(listed.length)))),
    fails:
      faults.length === 0
        ? null
        : words(
            `已列${listed.length}套中${faults.map(({ wrong, chinese }) => `${wrong.length}套${chinese}`).join('、')}，不能收购`,
            `Of ${listed.length} homes listed ${faults.map(({ wrong, english }) => `${wrong.length} ${english}`).join(', ')}: not to be bought`,
          ),
    open: listed.filter((home) => [home.completed, home.unsold, home.mortgaged, home.seized].includes(null)).length,
  };
}

/** Whether every home is surely listed. */
export const allListed = ({ unlisted: { upper } }: HomeCheck): boolean => upper !== null && compare(upper, '0') <= 0;

/** How many homes are listed of how many there are. */
export const listedOf = (offer: RecordOf<typeof offers>, { listed }: HomeCheck): Words =>
  offer.homes === null
    ? words(`可售套数不清楚，列出${listed.length}套`, `${listed.length} listed, of an unknown number`)
    : words(
        `${printInterval(intervalOf(offer.homes), homesMeasure)}中列出${listed.length}套`,
        `${listed.length} listed of ${typeof offer.homes === 'string' ? offer.homes : 'those said'}`,
      );
