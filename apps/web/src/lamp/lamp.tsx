import type { Translate } from '../words/index.js';
import type { ReactNode } from 'react';
import { useTranslation } from '../words/index.js';
import type { Lamp as Colour } from '../api/tasks.js';
import { useColourWords } from './colour-words.js';
import { colours } from '../theme/tokens.js';

export const looks: Readonly<Record<Colour, { readonly ground: string; readonly ink: string }>> = {
  green: { ground: colours.green, ink: colours.paper },
  yellow: { ground: colours.yellowGround, ink: colours.yellowInk },
  red: { ground: colours.red, ink: colours.paper },
  grey: { ground: colours.grey, ink: colours.paper },
};

export interface LampProps {
  readonly colour: Colour;
  readonly title?: string;
  /** Pixels. */
  readonly size?: number;
}

/** A lamp with its word in it, so that it is read without colour too. */
export function Lamp(lamp: LampProps) {
  const { t } = useTranslation();
  const { name, meaning } = useColourWords()(lamp.colour);
  return lampIn(t, { title: meaning ? `${name}${t('colon')}${meaning}` : name, ...lamp }, name);
}

/** The same for rows by the thousand, where `t` is asked for once and not by each lamp; by the colour's usual name. */
export function lampIn(
  t: Translate,
  { colour, title, size = 22 }: LampProps,
  word: string = t(`lamp.${colour}`),
): ReactNode {
  const { ground, ink } = looks[colour];
  return (
    <span
      role="img"
      aria-label={word}
      title={title ?? word}
      style={{
        display: 'inline-grid',
        placeItems: 'center',
        width: size,
        height: size,
        borderRadius: size / 2,
        background: ground,
        printColorAdjust: 'exact', // its word is white
        color: ink,
        fontSize: Math.round(size * 0.55),
        lineHeight: 1,
        flex: 'none',
      }}
    >
      {t(`lamp.short.${colour}`)}
    </span>
  );
}
