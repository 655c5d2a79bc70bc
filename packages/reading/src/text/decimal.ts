/**
 * Exact decimals, kept as the strings that JSON and SQL carry: an optional `-`, digits, an optional fraction, without
 * leading or trailing zeros beyond need (`"0.6341"`, `"300000000000"`, `"-40"`). Nothing here is ever rounded to a
 * floating-point number: what fits into 15 digits is reckoned in whole numbers, which doubles hold exactly and which are
 * ten times as quick as BigInt; all else in BigInt.
 */
export type Decimal = string;

interface Parts {
  readonly units: bigint;
  /** Number of decimal places: value = units / 10^places. */
  readonly places: number;
}

const SHAPE = /^-?\d+(?:\.\d+)?$/;

const POWERS = Array.from({ length: 64 }, (_, power) => 10n ** BigInt(power));
const powerOf = (power: number): bigint => POWERS[power] ?? 10n ** BigInt(power);
/** Powers of ten that whole doubles hold exactly. */
const SMALL_POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
const SMALL = 1e15;

function parse(value: Decimal): Parts {
  if (!SHAPE.test(value)) throw new TypeError(`not a decimal: ${JSON.stringify(value)}`);
  const point = value.indexOf('.');
  if (point < 0) return { units: BigInt(value), places: 0 };
  return { units: BigInt(value.slice(0, point) + value.slice(point + 1)), places: value.length - point - 1 };
}

/**
 * `value` × 10^places as a whole number below 10^15, or NaN where it is longer, has more places, or is no plain decimal.
 */
function small(value: Decimal, places: number): number {
  const negative = value.charCodeAt(0) === 45;
  let units = 0;
  let point = -1;
  const { length } = value;
  if (length > 16 || length === (negative ? 1 : 0)) return NaN;
  for (let i = negative ? 1 : 0; i < length; i++) {
    const digit = value.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (digit === -2 && point < 0 && i > (negative ? 1 : 0) && i + 1 < length) point = i;
    else return NaN;
  }
  const left = places - (point < 0 ? 0 : length - point - 1);
  if (left < 0 || left > 15) return NaN;
  units *= SMALL_POWERS[left]!;
  return units < SMALL ? (negative ? -units : units) : NaN;
}

function placesOf(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** Writes units / 10^places, a whole number below 10^16 in `units`. */
function printSmall(units: number, places: number): Decimal {
  if (places === 0) return units === 0 ? '0' : String(units);
  return withPoint(String(Math.abs(units)), places, units < 0);
}

function print(units: bigint, places: number): Decimal {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString();
  if (places === 0) return negative ? `-${digits}` : digits;
  return withPoint(digits, places, negative);
}

function withPoint(written: string, places: number, negative: boolean): Decimal {
  const digits = written.padStart(places + 1, '0');
  const point = digits.length - places;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === 48) end--;
  const value = end > point ? `${digits.slice(0, point)}.${digits.slice(point, end)}` : digits.slice(0, point);
  return negative && value !== '0' ? `-${value}` : value;
}

function align(a: Parts, b: Parts): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  return [a.units * powerOf(places - a.places), b.units * powerOf(places - b.places), places];
}

/** The canonical form of a decimal: `normal('007.50') === '7.5'`. Refuses (TypeError) what is no decimal. */
export function normal(value: Decimal): Decimal {
  const written = placesOf(value);
  const short = small(value, written);
  if (!Number.isNaN(short)) return printSmall(short, written);
  const { units, places } = parse(value);
  return print(units, places);
}

/** a + b, exactly. */
export function add(a: Decimal, b: Decimal): Decimal {
  const most = Math.max(placesOf(a), placesOf(b));
  const sum = small(a, most) + small(b, most);
  if (!Number.isNaN(sum)) return printSmall(sum, most);
  const [x, y, places] = align(parse(a), parse(b));
  return print(x + y, places);
}

/** a − b, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const most = Math.max(placesOf(a), placesOf(b));
  const difference = small(a, most) - small(b, most);
  if (!Number.isNaN(difference)) return printSmall(difference, most);
  const [x, y, places] = align(parse(a), parse(b));
  return print(x - y, places);
}

/** a × b, exactly. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const [placesA, placesB] = [placesOf(a), placesOf(b)];
  const product = small(a, placesA) * small(b, placesB);
  if (Math.abs(product) < SMALL) return printSmall(product, placesA + placesB);
  const x = parse(a);
  const y = parse(b);
  return print(x.units * y.units, x.places + y.places);
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const most = Math.max(placesOf(a), placesOf(b));
  const difference = small(a, most) - small(b, most);
  if (!Number.isNaN(difference)) return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  const [x, y] = align(parse(a), parse(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

/** −1, 0 or 1 as a decimal is below, equal to or above zero. */
export function sign(value: Decimal): -1 | 0 | 1 {
  const negative = value.charCodeAt(0) === 45;
  for (let i = negative ? 1 : 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code >= 49 && code <= 57) return negative ? -1 : 1;
  }
  return 0;
}

/** −1, 0 or 1 as a × b is less than, equal to or greater than c × d. Exact; neither product is written out. */
export function compareProducts(a: Decimal, b: Decimal, c: Decimal, d: Decimal): -1 | 0 | 1 {
  const most = Math.max(placesOf(a), placesOf(c));
  const others = Math.max(placesOf(b), placesOf(d));
  const left = small(a, most) * small(b, others);
  const right = small(c, most) * small(d, others);
  // Whole numbers below 10^15 are exact, and so is which of two is the greater.
  if (Math.abs(left) < SMALL && Math.abs(right) < SMALL) return left < right ? -1 : left > right ? 1 : 0;
  return compare(multiply(a, b), multiply(c, d));
}

/**
 * a ÷ b to `places` decimal places, rounded `down` (towards −∞), `up` (towards +∞) or to the `nearest` (half up), so
 * that an interval's bounds can be rounded outwards. Refuses (RangeError) division by zero.
 */
export function divide(a: Decimal, b: Decimal, places: number, rounding: 'down' | 'up' | 'nearest'): Decimal {
  const most = Math.max(placesOf(a), placesOf(b));
  const [top, bottom] = [small(a, most + places), small(b, most)];
  // A whole number of doubles and its remainder are exact; half of a bottom below 10^15 too.
  if (top >= 0 && bottom > 0) {
    const rest = top % bottom;
    const floor = (top - rest) / bottom;
    const up = rounding === 'up' ? rest > 0 : rounding === 'nearest' && rest * 2 >= bottom;
    return printSmall(up ? floor + 1 : floor, places);
  }
  const [x, y] = align(parse(a), parse(b));
  if (y === 0n) throw new RangeError('division by zero');
  const scaled = x * powerOf(places) * (y < 0n ? -1n : 1n);
  const by = y < 0n ? -y : y;
  const floor = scaled >= 0n ? scaled / by : -((-scaled + by - 1n) / by);
  const rest = scaled - floor * by;
  if (rounding === 'up' && rest > 0n) return print(floor + 1n, places);
  if (rounding === 'nearest' && rest * 2n >= by) return print(floor + 1n, places);
  return print(floor, places);
}

/** value × 10^power, exactly, for a whole power of either sign: `shift('1.05', 8) === '105000000'`. */
export function shift(value: Decimal, power: number): Decimal {
  const written = placesOf(value);
  const short = small(value, Math.max(written, power));
  if (!Number.isNaN(short)) return printSmall(short, Math.max(written - power, 0));
  const { units, places } = parse(value);
  const left = places - power;
  return left >= 0 ? print(units, left) : print(units * powerOf(-left), 0);
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
