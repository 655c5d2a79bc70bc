import { z } from 'zod';
import { id, instant, pageOf, paging, several } from './value.js';

const verdict = z.enum(['inconsistent', 'undetermined']);
export const findingRule = z.enum([
  'growth',
  'share',
  'sum',
  'enumeration',
  'numbering',
  'heading-body',
  'restated',
  'residue',
  'name',
  'unit',
  'magnitude',
  'pairing',
]);

export const findingFilter = z.object({
  verdict: several(verdict),
  rule: several(findingRule),
  answered: z.stringbool().optional(),
  paper: id.optional(),
});
export const findingQuery = findingFilter.extend(paging.shape);

/** What a check found wrong or open in a paper's latest version, its quotes, and the answer that stands. */
export const finding = z.object({
  id,
  paperId: id,
  paperTitle: z.string(),
  versionNumber: z.number().int(),
  said: z.object({
    rule: findingRule,
    verdict,
    message: z.string(),
    /** A number, two numbers with `..` between them, or words. */
    expected: z.string().nullable(),
    found: z.string().nullable(),
  }),
  quotes: z
    .array(
      z.object({
        before: z.string(),
        text: z.string(),
        after: z.string(),
        start: z.number().int(),
        end: z.number().int(),
      }),
    )
    .readonly(),
  /** `accepted`: it is as the check says; `dropped`: it is not. */
  review: z.enum(['waiting', 'accepted', 'corrected', 'dropped']),
  version: z.number().int(),
  answer: z.object({ reason: z.string().nullable(), at: instant, by: z.string().nullable() }).nullable(),
});
export const findingPage = pageOf(finding);
export const findingCounts = z.object({ inconsistent: z.number().int(), undetermined: z.number().int() });
