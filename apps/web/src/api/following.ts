import type { followings } from '@luoshi/server/contract';
import type { z } from 'zod';
import { useOne } from './list.js';

/** Tasks on earlier texts of a paper, beside what its latest version says. */
export type Following = z.output<typeof followings.following>;
export type Comparison = Following['rows'][number];
export type Left = Following['left'][number];
/** What a task takes from its measure. */
export type FollowedField = Comparison['changed'][number];
export type Says = Comparison['says']['now'];
export type Followed = z.output<typeof followings.followed>;

/** Null: nothing is asked. */
export const useFollowing = (paperId: string | null) =>
  useOne<Following>(paperId === null ? null : `papers/${paperId}/following`);

/** What goes over where the clerk gives up some of what a person had corrected: as the server does it. */
export const takenOf = (
  { changed, byHand, says, unknownUnits }: Comparison,
  over: readonly FollowedField[],
): readonly FollowedField[] =>
  changed.filter(
    (field) =>
      (!byHand.includes(field) || over.includes(field)) &&
      (field !== 'duties' || says.after.duties.length + unknownUnits.length > 0),
  );
