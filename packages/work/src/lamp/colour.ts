/** The lamp's colours. Grey is no judgement: not due, suspended, to be made clear, or not lit at all. */
export type Colour = 'green' | 'yellow' | 'red' | 'grey';

/** Names of the colours. Their meaning is local: an office may give others. */
export const colourWords: Readonly<Record<Colour, string>> = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  grey: '灰灯',
};

const SEVERITY: Readonly<Record<Colour, number>> = { grey: 0, green: 1, yellow: 2, red: 3 };

/** Below 0 where `a` is milder than `b`, above 0 where it is worse. */
export function compareColours(a: Colour, b: Colour): number {
  return SEVERITY[a] - SEVERITY[b];
}

/** The worse of two colours. */
export function worse(a: Colour, b: Colour): Colour {
  return compareColours(a, b) >= 0 ? a : b;
}

/** The milder of two colours. */
export function milder(a: Colour, b: Colour): Colour {
  return compareColours(a, b) <= 0 ? a : b;
}
