import { actions, approvalWords, assignmentWords, stateWords } from '@luoshi/work';
import { describe, expect, it } from 'vitest';
import { chinese } from './chinese.js';
import { english } from './english.js';

/** Every word's address, `task.lead`. */
function addresses(words: object, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : addresses(value as object, `${before}${key}.`),
  );
}

describe('the words of the screens', () => {
  it('are there in both languages; only English has a form for one', () => {
    const forms = addresses(english).filter((address) => address.endsWith('_one'));
    const rest = addresses(english).filter((address) => !address.endsWith('_one'));
    expect(rest.sort()).toEqual(addresses(chinese).sort());
    expect(forms.length).toBeGreaterThan(20);
    expect(forms.filter((address) => !rest.includes(address.replace(/_one$/, '')))).toEqual([]);
  });

  it('name every action, state and question of the trade as the trade does', () => {
    const chineseOf = Object.fromEntries(Object.entries(actions).map(([action, rule]) => [action, rule.chinese]));
    expect(chinese.action).toEqual(chineseOf);
    expect(chinese.state).toMatchObject({ ...stateWords, ...assignmentWords });
    expect(chinese.approval).toEqual(approvalWords);
  });
});
