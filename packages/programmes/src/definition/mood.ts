import type { LampColour } from './effect.js';
import { words } from './words.js';

/** How strongly a paper promises. 确保 takes all colours, 力争 at most yellow, 鼓励 none. */
export const moods = [
  { code: 'must', words: words('确保', 'Must') },
  { code: 'strive', words: words('力争', 'Strive') },
  { code: 'encourage', words: words('鼓励', 'Encourage') },
] as const;

export type Mood = (typeof moods)[number]['code'];

/** The worst colour that a promise's mood allows. */
export function moodAllows(mood: Mood, colour: LampColour): LampColour {
  if (mood === 'encourage') return 'grey';
  return mood === 'strive' && colour === 'red' ? 'yellow' : colour;
}
