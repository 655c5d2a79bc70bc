import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Relation } from '../task/actor.js';

/** A unit on its way into a ranking. Units come in their official order, which stays among equals. */
export interface Contender {
  readonly unit: string;
  /** 分组: counties apart from departments. */
  readonly league: string;
  readonly relation: Relation;
  readonly score: Decimal;
  /** On how many tasks the score rests. */
  readonly tasks: number;
  /** Why it is not ranked this time; null where it is. */
  readonly exempt: string | null;
  /** Its rank last time; null where it had none. */
  readonly previous: number | null;
}

export interface RankedUnit {
  readonly unit: string;
  readonly score: Decimal;
  /** Equal scores share a rank, and the next one is left out: 1, 1, 3. */
  readonly rank: number;
  /** Places won (above 0) or lost since last time; null where there was no rank. */
  readonly change: number | null;
  /** 任务数少, 仅供参考; null where the numbers carry. */
  readonly caution: string | null;
}

export interface League {
  readonly league: string;
  readonly ranked: readonly RankedUnit[];
  /** Who is not ranked, and why. */
  readonly unranked: readonly { readonly unit: string; readonly why: string }[];
}

/**
 * Ranks each league by itself, best score first. Only 督查对象 are ranked. A score that rests on fewer than `few` tasks
 * is ranked with a caution.
 */
export function rankLeagues(contenders: readonly Contender[], few = 3): League[] {
  const leagues = [...new Set(contenders.map(({ league }) => league))];
  return leagues.map((league) => {
    const all = contenders.filter((one) => one.league === league);
    const why = ({ relation, exempt }: Contender): string | null =>
      relation === 'supervised' ? exempt : '不是督查对象，不排名';
    const unranked = all.flatMap((one) => {
      const words = why(one);
      return words === null ? [] : [{ unit: one.unit, why: words }];
    });
    const contesting = all.filter((one) => why(one) === null).sort((a, b) => compare(b.score, a.score));
    const ranked = contesting.map(({ unit, score, tasks, previous }) => {
      const rank = contesting.findIndex((other) => compare(other.score, score) === 0) + 1;
      const change = previous === null ? null : previous - rank;
      return { unit, score, rank, change, caution: tasks < few ? `任务数少（${tasks}项），仅供参考` : null };
    });
    return { league, ranked, unranked };
  });
}
