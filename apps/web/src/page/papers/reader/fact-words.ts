import { translation } from '../../../words/index.js';
import type { Translate } from '../../../words/index.js';
import type { Fact } from './fact.js';
import { findingSaid } from './finding-words.js';

/** The days of a deadline or a period: one day, or from–to. */
function days(time: { readonly from: string | null; readonly to: string | null } | null, t: Translate): string {
  if (!time) return '';
  if (time.from === null) return time.to === null ? '' : t('reader.by', { day: time.to });
  if (time.from === time.to) return time.from;
  return `${time.from} — ${time.to ?? ''}`;
}

const joined = (...words: readonly (string | null | undefined)[]): string => words.filter(Boolean).join('　');

/** How a bound is written before its figure; the other relations stand in the figure's own words. */
const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

/** A figure with its relation, as one word: `≥50个`. */
const figure = (relation: string | null, words: string): string => `${SIGNS[relation ?? ''] ?? ''}${words}`;

/** A fact in one line, in the paper's own words with what was made of them: `口袋公园　≥50个　不迟于2025-12-31`. */
export function factWords(fact: Fact, t: Translate): string {
  switch (fact.kind) {
    case 'measure':
      return joined(fact.said.number, fact.said.heading);
    case 'duty':
      return joined(t(`paper.roles.${fact.said.role}`), fact.said.organisations.join('、'));
    case 'commitment':
      return joined(
        fact.said.subject,
        fact.said.quantity && figure(fact.said.relation, fact.said.quantity.span.text),
        days(fact.said.due, t),
      );
    case 'provision':
      return joined(fact.said.subject, figure(fact.said.relation, fact.said.quantity.span.text), fact.said.condition);
    case 'observation':
      return joined(fact.said.subject, fact.said.quantity.span.text, days(fact.said.time, t), fact.said.place);
    case 'fund-flow':
      return joined(fact.said.purpose, fact.said.amount.span.text, days(fact.said.time, t));
    case 'finding':
      return findingSaid(t, translation().language, fact.said);
  }
}
