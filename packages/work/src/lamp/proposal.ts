import type { Relation } from '../task/actor.js';
import type { Colour } from './colour.js';

/** The lamp that stood at the end of a period, and the unit that blocked. */
export interface PeriodLamp {
  readonly period: string;
  readonly colour: Colour;
  readonly unit: string | null;
}

/** What lamps may lead to, by dated local numbers. */
export interface ProposalNumbers {
  /** Yellow lamps (in a row or not) since the last letter that lead to a 督办函. */
  readonly yellows: number;
  /** Red lamps running that lead to a 约谈. */
  readonly reds: number;
}

/** 黄灯两次发督办函，连续三次红灯约谈. */
export const practiceProposals: ProposalNumbers = { yellows: 2, reds: 3 };

export type ProposalKind = 'supervision-letter' | 'talk' | 'request-letter';

/** A proposal: a leader signs it, nothing is sent by itself. */
export interface Proposal {
  readonly kind: ProposalKind;
  readonly unit: string;
  readonly why: string;
  /** The lamps that were counted. */
  readonly lamps: 'yellow' | 'red';
  /** The periods whose lamps led to it. */
  readonly periods: readonly string[];
}

/**
 * What the lamps of one task propose, unit by unit. `lamps` are those since the last letter or talk, in order of time:
 * a letter that was sent begins the count anew. A unit that is no 督查对象 gets a 商请函 in place of either.
 */
export function proposalsOf(
  lamps: readonly PeriodLamp[],
  relationOf: (unit: string) => Relation,
  numbers: ProposalNumbers = practiceProposals,
): Proposal[] {
  const units = [...new Set(lamps.flatMap(({ unit }) => (unit === null ? [] : [unit])))];
  return units.flatMap((unit): Proposal[] => {
    const lit = (lamp: PeriodLamp, colour: Colour): boolean => lamp.unit === unit && lamp.colour === colour;
    const end = lamps.findLastIndex((lamp) => !lit(lamp, 'red'));
    const reds = lamps.slice(end + 1);
    const yellows = lamps.filter((lamp) => lit(lamp, 'yellow'));
    const talk = reds.length >= numbers.reds;
    if (!talk && yellows.length < numbers.yellows) return [];
    const led = talk ? reds : yellows;
    const periods = led.map(({ period }) => period);
    const counted = { unit, periods, lamps: talk ? ('red' as const) : ('yellow' as const) };
    const words = talk ? `连续${led.length}次红灯` : `累计${led.length}次黄灯`;
    if (relationOf(unit) !== 'supervised')
      return [{ kind: 'request-letter', ...counted, why: `${words}；该单位不是督查对象，改用商请函` }];
    return [{ kind: talk ? 'talk' : 'supervision-letter', ...counted, why: words }];
  });
}
