import { describe, expect, it } from 'vitest';
import { readViews } from './saved-views.js';

describe('the saved views of a ledger', () => {
  it('are read as they were kept', () => {
    const views = [{ name: '红灯', query: 'lamp=red&order=due' }];
    expect(readViews(JSON.stringify(views))).toEqual(views);
  });

  it.each([null, '', '{', '{"name":1}', 'null', '[null,{"name":"x"},3]'])('are none where %s was kept', (text) => {
    expect(readViews(text)).toEqual([]);
  });
});
