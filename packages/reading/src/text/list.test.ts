import { expect, it } from 'vitest';
import { listOf, Numbers } from './list.js';

it('gives a list of as many places as are asked for', () => {
  for (const length of [0, 1, 3, 32, 33, 100]) expect(listOf(length)).toHaveLength(length);
  const one = listOf<number>(2);
  one[0] = 7;
  expect(listOf<number>(2)[0]).toBeUndefined();
});

it('keeps numbers in the order in which they came, however many', () => {
  const numbers = new Numbers();
  for (let i = 0; i < 1000; i++) numbers.add(i * 3 - 5);
  expect(numbers.length).toBe(1000);
  expect([0, 63, 64, 999].map((i) => numbers.at(i))).toEqual([-5, 184, 187, 2992]);
  numbers.clear();
  numbers.add(9);
  expect([numbers.length, numbers.at(0)]).toEqual([1, 9]);
});
