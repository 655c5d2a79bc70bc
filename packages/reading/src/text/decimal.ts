/**
 * Exact decimals, kept as the strings that JSON and SQL carry: an optional `-`, digits, an optional fraction, without
 * leading or trailing zeros beyond need (`"0.6341"`, `"300000000000"`, `"-40"`). Nothing here passes through a
 * floating-point number.
 */
export type Decimal = string;

interface Parts {
  readonly units: bigint;
  /** Number of decimal places: value = units / 10^places. */
  readonly places: number;
}

const SHAPE = /^-?\d+(?:\.\d+)?$/;

function parse(value: Decimal): Parts {
  if (!SHAPE.test(value)) throw new TypeError(`not a decimal: ${JSON.stringify(value)}`);
  const point = value.indexOf('.');
  if (point < 0) return { units: BigInt(value), places: 0 };
  return { units: BigInt(value.slice(0, point) + value.slice(point + 1)), places: value.length - point - 1 };
}

function print(units: bigint, places: number): Decimal {
  const negative = units < 0n;
  let digits = (negative ? -units : units).toString();
  if (places > 0) {
    digits = digits.padStart(places + 1, '0');
    const whole = digits.slice(0, -places);
    const fraction = digits.slice(-places).replace(/0+$/, '');
    digits = fraction ? `${whole}.${fraction}` : whole;
  }
  return negative && digits !== '0' ? `-${digits}` : digits;
}

function align(a: Parts, b: Parts): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  return [a.units * 10n ** BigInt(places - a.places), b.units * 10n ** BigInt(places - b.places), places];
}

/** The canonical form of a decimal: `normal('007.50') === '7.5'`. Refuses (TypeError) what is no decimal. */
export function normal(value: Decimal): Decimal {
  const { units, places } = parse(value);
  return print(units, places);
}

/** a + b, exactly. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, places] = align(parse(a), parse(b));
  return print(x + y, places);
}

/** a − b, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, places] = align(parse(a), parse(b));
  return print(x - y, places);
}

/** a × b, exactly. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const x = parse(a);
  const y = parse(b);
  return print(x.units * y.units, x.places + y.places);
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = align(parse(a), parse(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * a ÷ b to `places` decimal places, rounded `down` (towards −∞), `up` (towards +∞) or to the `nearest` (half up), so
 * that an interval's bounds can be rounded outwards. Refuses (RangeError) division by zero.
 */
export function divide(a: Decimal, b: Decimal, places: number, rounding: 'down' | 'up' | 'nearest'): Decimal {
  const [x, y] = align(parse(a), parse(b));
  if (y === 0n) throw new RangeError('division by zero');
  const scaled = x * 10n ** BigInt(places) * (y < 0n ? -1n : 1n);
  const by = y < 0n ? -y : y;
  const floor = scaled >= 0n ? scaled / by : -((-scaled + by - 1n) / by);
  const rest = scaled - floor * by;
  if (rounding === 'up' && rest > 0n) return print(floor + 1n, places);
  if (rounding === 'nearest' && rest * 2n >= by) return print(floor + 1n, places);
  return print(floor, places);
}

/** value × 10^power, exactly, for a whole power of either sign: `shift('1.05', 8) === '105000000'`. */
export function shift(value: Decimal, power: number): Decimal {
  const { units, places } = parse(value);
  const left = places - power;
  return left >= 0 ? print(units, left) : print(units * 10n ** BigInt(-left), 0);
}

/** Exponent of the last digit that is not zero: `lastPlace('240000') === 4`, `lastPlace('63.41') === -2`, 0 for zero. */
export function lastPlace(value: Decimal): number {
  const plain = normal(value);
  const point = plain.indexOf('.');
  if (point >= 0) return point + 1 - plain.length;
  const digits = plain.replace('-', '');
  const stripped = digits.replace(/0+$/, '');
  return stripped === '' ? 0 : digits.length - stripped.length;
}
