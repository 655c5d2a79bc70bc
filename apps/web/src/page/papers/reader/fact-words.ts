import type { Fact } from './fact.js';

/** The days of a deadline or a period: one day, or from–to. */
function days(time: { readonly from: string | null; readonly to: string | null } | null): string {
  if (!time) return '';
  if (time.from === null) return time.to === null ? '' : `≤ ${time.to}`;
  if (time.from === time.to) return time.from;
  return `${time.from} — ${time.to ?? ''}`;
}

const joined = (...words: readonly (string | null | undefined)[]): string => words.filter(Boolean).join('　');

/** A fact in one line, in the paper's own words with what was made of them: `口袋公园　≥ 50个　≤ 2025-12-31`. */
export function factWords(fact: Fact): string {
  switch (fact.kind) {
    case 'measure':
      return joined(fact.said.number, fact.said.heading);
    case 'duty':
      return fact.said.organisations.join('、');
    case 'commitment':
      return joined(
        fact.said.subject,
        fact.said.quantity && joined(fact.said.relation, fact.said.quantity.span.text),
        days(fact.said.due),
      );
    case 'provision':
      return joined(fact.said.subject, fact.said.relation, fact.said.quantity.span.text, fact.said.condition);
    case 'observation':
      return joined(fact.said.subject, fact.said.quantity.span.text, days(fact.said.time), fact.said.place);
    case 'fund-flow':
      return joined(fact.said.purpose, fact.said.amount.span.text, days(fact.said.time));
    case 'finding':
      return fact.said.message;
  }
}
