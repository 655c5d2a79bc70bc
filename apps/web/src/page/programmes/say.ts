import { shift } from '@luoshi/reading';
import { useCallback } from 'react';
import { useTranslation } from '../../words/index.js';
import { useSearchParams } from 'react-router';
import type { Field, FieldValue, Measure, Words } from '../../api/programmes.js';

/** The words of a definition in the language of the screen. */
export function useSay(): <Said>(words: { readonly chinese: Said; readonly english: Said }) => Said {
  const { language } = useTranslation();
  const english = language === 'en';
  return useCallback((words) => (english ? words.english : words.chinese), [english]);
}

/** `label：text` as the screen's language writes it. */
export function useLabelled(): (label: Words, text: string) => string {
  const say = useSay();
  return useCallback(
    (label, text) => say({ chinese: `${label.chinese}：${text}`, english: `${label.english}: ${text}` }),
    [say],
  );
}

/** The day that is asked for, from the address; null for today. */
export function useDay(): string | null {
  const [search] = useSearchParams();
  return search.get('day');
}

/** A decimal of the base unit as it is typed in: in the shown unit, 万元 for money. */
export const shownFigure = (value: string, { shown }: Measure): string => shift(value, -shown.power);

/** A field's value as its input shows it. */
export function typedOf(field: Field, value: FieldValue): string {
  if (value === null || typeof value === 'boolean') return '';
  if (typeof value === 'string') return field.measure ? shownFigure(value, field.measure) : value;
  return 'words' in value ? value.words : value.join('、');
}

/** `label（unit）` of a field. */
export const headOf = ({ label, measure }: Field, say: (words: Words) => string): string =>
  say(
    measure
      ? {
          chinese: `${label.chinese}（${measure.shown.unit.chinese}）`,
          english: `${label.english} (${measure.shown.unit.english})`,
        }
      : label,
  );

/** Whom English names with an article, as it stands within a sentence: `ask the lending bank`. */
export const withinSentence = (whom: string): string => whom.replace(/^(?:The|A) /, (article) => article.toLowerCase());
