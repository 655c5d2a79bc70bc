import type { Translate } from '../../../words/index.js';

/** A comma, colon, semicolon between Chinese words; what stands in quotation marks is the paper's and stays as it is. */
const NARROW = /(?<=[\p{Script=Han}”）])[,:;](?=[\p{Script=Han}“（])/gu;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' };

/** What a check says, as the paper's facts and the list of doubts both have it. */
interface Finding {
  readonly rule: string;
  readonly verdict: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly message: string;
}

/** What a check found, in the words of the screen: said from its rule and its figures where it is not Chinese. */
export function findingSaid(
  t: Translate,
  language: string,
  { rule, verdict, expected, found, message }: Finding,
): string {
  if (language !== 'en') return findingWords(message);
  if (verdict === 'consistent') return `${t(`doubt.rules.${rule}`)}: ${t('verdict.consistent')}`;
  const figures = expected !== null && found !== null && SPEAKING.test(expected) && SPEAKING.test(found);
  return [
    t(`findingSays.${rule}`),
    ...(figures ? [t('findingSays.figures', { expected, found })] : []),
    ...(verdict === 'undetermined' ? [t('findingSays.open')] : []),
  ].join(': ');
}

/** Figures speak in any language; words of the check's do not. */
const SPEAKING = /^[-+.\d~%]+$/;

/** What a check found, with the punctuation of Chinese print. */
export const findingWords = (message: string): string =>
  message
    .split(/(“[^”]*”)/u)
    // The marks around a stretch of the product's own words count as its neighbours.
    .map((part, at, all) => {
      if (at % 2 === 1) return part;
      const [before, after] = [at > 0 ? '”' : '', at + 1 < all.length ? '“' : ''];
      const whole = `${before}${part}${after}`.replace(NARROW, (mark) => WIDE[mark]!);
      return whole.slice(before.length, whole.length - after.length);
    })
    .join('');
