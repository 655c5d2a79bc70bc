import { describe, expect, it } from 'vitest';
import { Drafts } from './draft.js';
import type { Draft } from './draft.js';

/** A storage as a browser has it; full after so many entries. */
function storage(room = 100) {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (!kept.has(key) && kept.size >= room) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

const blank = { progress: null, difficulties: null, nextSteps: null, figures: [], asOf: null, started: null };
const draft = (text: string): Draft => ({ content: { ...blank, text }, version: 3, at: '2026-03-03T02:00:00Z' });
const account = { jurisdiction: 1, accountId: 'a' };

describe('drafts on this machine', () => {
  it('are kept by report, and told until they are dropped', () => {
    const drafts = new Drafts(storage(), account);
    expect(drafts.keep('r1', draft('一'))).toBe(true);
    expect(drafts.keep('r2', draft('二'))).toBe(true);
    expect(drafts.of('r1')).toEqual(draft('一'));
    expect(drafts.waiting()).toEqual(['r1', 'r2']);
    drafts.drop('r1');
    expect(drafts.of('r1')).toBeNull();
    expect(drafts.waiting()).toEqual(['r2']);
  });

  it('are seen by their own account alone', () => {
    const shared = storage();
    new Drafts(shared, account).keep('r1', draft('一'));
    for (const other of [
      { jurisdiction: 1, accountId: 'b' },
      { jurisdiction: 2, accountId: 'a' },
      { jurisdiction: 1, accountId: 'a r1' },
    ]) {
      expect(new Drafts(shared, other).of('r1')).toBeNull();
      expect(new Drafts(shared, other).waiting()).toEqual([]);
    }
  });

  it('say where the machine keeps nothing, and never stop the writing', () => {
    const drafts = new Drafts(storage(0), account);
    expect(drafts.keep('r1', draft('一'))).toBe(false);
    expect(drafts.of('r1')).toBeNull();
  });

  it.each(['{', 'null', '{"version":"3"}', '[]'])('are none where %s was found', (text) => {
    const shared = storage();
    shared.setItem('luoshi.draft 1 a r1', text);
    expect(new Drafts(shared, account).of('r1')).toBeNull();
  });
});
