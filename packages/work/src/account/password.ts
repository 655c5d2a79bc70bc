import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import { WorkRefusal } from '../refusal.js';

/** argon2id with 19 MiB and two passes: the least that OWASP's password cheat sheet asks for (2025). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashOf = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** Whether a password fits a hash. Costs the same where there is no hash, so that a login's existence does not show. */
export async function fits(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? (await decoy()), password.normalize('NFKC'));
  return right && stored !== null;
}

let made: Promise<string> | null = null;
const decoy = (): Promise<string> => (made ??= hashOf(oneTimePassword()));

const COMMON = /^(?:(.)\1*|0?123456789.*|(?:password|qwerty|admin|luoshi|linjiang|woaini).*)$/i;

/** Refuses a password under 10 characters, the login itself, and what everyone tries first. */
export function refuseWeak(password: string, login: string): void {
  const folded = password.normalize('NFKC');
  if ([...folded].length < 10 || folded.toLowerCase() === login.toLowerCase() || COMMON.test(folded))
    throw new WorkRefusal('password-weak');
}

/** Characters that cannot be taken for one another when they are read out. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that serves once: 16 characters, about 79 bits, in groups of four. */
export function oneTimePassword(): string {
  const character = () => ALPHABET[randomInt(ALPHABET.length)]!;
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, character).join('')).join('-');
}
