import { expect, it } from 'vitest';
import { newId } from './id.js';

it('makes ids of UUID version 7 that rise strictly', () => {
  const ids = Array.from({ length: 100_000 }, () => newId());
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(ids.every((id, index) => index === 0 || id > ids[index - 1]!)).toBe(true);
});

it('rises also when the clock steps back', () => {
  const now = newId();
  expect(newId(0) > now).toBe(true);
});
