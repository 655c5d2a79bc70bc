import { lamp } from './effect.js';
import type { Effect, LampColour } from './effect.js';
import type { Question } from './question.js';
import { words } from './words.js';
import type { Words } from './words.js';

/** How strongly a paper promises. 确保 takes all colours, 力争 at most yellow, 鼓励 none. */
export const moods = [
  { code: 'must', words: words('确保', 'Must') },
  { code: 'strive', words: words('力争', 'Strive') },
  { code: 'encourage', words: words('鼓励', 'Encourage') },
] as const;

export type Mood = (typeof moods)[number]['code'];

/** The worst colour that a promise's mood allows; one whose mood is not recorded allows at most what 力争 does. */
export function moodAllows(mood: Mood | null, colour: LampColour): LampColour {
  if (mood === 'encourage') return 'grey';
  return mood !== 'must' && colour === 'red' ? 'yellow' : colour;
}

/** What is asked where a promise's mood is not recorded. */
export const moodQuestion = (register: string, record: string, field: string, name: Words): Question => ({
  code: 'mood',
  missing: words(`${name.chinese}的语气是确保还是力争`, `Whether ${name.english} is a must or to be striven for`),
  ask: words('文件的起草单位', 'Whoever drafted the paper'),
  at: { kind: 'record', register, record, field },
});

/** Says under a lamp that it is the milder one because a mood is not recorded. */
export const milder = ({ chinese, english }: Words): Words =>
  words(`${chinese}（语气待核，先按力争亮灯）`, `${english} (mood to be confirmed: lit as to be striven for)`);

/**
 * A lamp as bad as a promise's mood allows. A mood that is not recorded is asked for; where it would have decided between
 * red and yellow, the lamp is the milder and says so.
 *
 * @param promise where the mood is entered, and what people call the promise
 */
export function moodLamp(
  rule: string,
  about: NonNullable<Effect['about']>,
  { mood, field, name }: { readonly mood: Mood | null; readonly field: string; readonly name: Words },
  colour: LampColour,
  text: Words,
  to?: string | null,
): Effect {
  const shown = mood === null && colour === 'red' ? milder(text) : text;
  return {
    ...lamp(rule, about, moodAllows(mood, colour), shown, to),
    questions: mood === null ? [moodQuestion(about.register, about.record, field, name)] : [],
  };
}
