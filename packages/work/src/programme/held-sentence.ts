import { listPapers, textOf, versionsOf } from '@luoshi/ledger';
import type { Sentence } from '@luoshi/ledger';
import { sentenceWith } from '@luoshi/programmes';
import type { Programme, Source } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';

/** The sentence of a source in a paper that this office holds; null where it holds none that says so. */
export type HeldSentences = (source: Source) => Sentence | null;

/** Papers of one name that are looked through: a paper may be there as a draft and as issued. */
const MOST_PAPERS = 5;

/** Looks up the sentences behind a programme's own numbers and rules in the papers that the office holds, the newest first. */
export async function heldSentences(
  { store, jurisdiction }: Pick<Desk, 'store' | 'jurisdiction'>,
  { parameters, rules }: Programme,
): Promise<HeldSentences> {
  const sources = [
    ...parameters.flatMap(({ given }) => given.map(({ source }) => source)),
    ...rules.map(({ basis }) => basis),
  ];
  const names = new Set(sources.flatMap((source) => source?.sentence?.paper ?? []));
  const texts = new Map<string, { paperId: string; version: number; text: string }[]>();
  for (const name of names) {
    const { rows } = await listPapers(store.db, jurisdiction, { name }, { after: null, limit: MOST_PAPERS });
    const found = await Promise.all(
      rows.map(async ({ id }) => {
        const version = (await versionsOf(store.db, jurisdiction, id)).at(-1);
        const text = version && (await textOf(store.db, jurisdiction, version.id))?.text;
        return text ? [{ paperId: id, version: version.number, text }] : [];
      }),
    );
    texts.set(name, found.flat());
  }
  return ({ sentence }) => {
    if (sentence === null) return null;
    for (const { paperId, version, text } of texts.get(sentence.paper) ?? []) {
      const place = sentenceWith(text, sentence.words);
      if (place) return { paperId, version, quote: text.slice(place.start, place.end), ...place };
    }
    return null;
  };
}
