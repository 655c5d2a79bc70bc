import { read } from '@luoshi/reading';
import { describe, expect, it } from 'vitest';
import { boundWords, movementOf } from './movement.js';

const source = { name: 'a.txt', sha256: '', mediaType: 'text/plain' };
const provisionIn = (sentence: string) =>
  read(`临江市关于住房公积金的通知\n一、${sentence}\n`, source, { published: '2026-03-01' }).provisions[0]!;

describe('the word of a change', () => {
  it.each([
    ['多孩家庭购房的，贷款额度上浮20%。', '上浮', '增加'],
    ['下调首套房的公积金利率0.2个百分点。', '下调', '减少'],
    ['二孩、三孩家庭购房的，贷款额度分别提高10万元、20万元。', '提高', '增加'],
    ['评为三星级的，监管资金留存比例可降低5个百分点。', '降低', '减少'],
  ])('%s', (sentence, word, bound) => {
    const fact = provisionIn(sentence);
    expect(fact.relation).toBe('change');
    expect([movementOf(fact)?.word, boundWords(fact)]).toEqual([word, bound]);
  });

  it('is asked of no other figure', () => {
    const fact = provisionIn('多孩家庭购房的，贷款额度提高至不超过60万元。');
    expect(fact.relation).toBe('<=');
    expect([movementOf(fact), boundWords(fact)]).toEqual([null, '不超过']);
  });
});
