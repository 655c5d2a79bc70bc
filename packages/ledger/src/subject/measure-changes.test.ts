import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compared } from './measure-changes.js';
import { measureChanges } from './measure-changes.js';
import { wordChanges } from './word-changes.js';

const shown = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ kind, text }) => ({ same: text, dropped: `[-${text}-]`, added: `{+${text}+}` })[kind])
    .join('');

describe('changed words', () => {
  it.each([
    ['2025年底前筹集房源1200套。', '2025年底前筹集房源1500套。', '2025年底前筹集房源[-1200-]{+1500+}套。'],
    ['由市住房局负责', '由市住房局牵头负责', '由市住房局{+牵头+}负责'],
    ['每季度通报一次', '每季度通报一次', '每季度通报一次'],
    ['', '新增', '{+新增+}'],
    ['全文删去', '', '[-全文删去-]'],
    ['补贴每户3万元，当年付清', '补助每人5万元，当年付清', '补[-贴每户3-]{+助每人5+}万元，当年付清'],
  ])('%s → %s', (before, after, expected) => expect(shown(before, after)).toBe(expected));

  it('give both texts again when joined', () => {
    const text = fc.string({ unit: fc.constantFrom(...'市县房套12a，𠮷\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = wordChanges(before, after);
        const without = (kind: string) => stretches.flatMap((one) => (one.kind === kind ? [] : [one.text])).join('');
        expect([without('added'), without('dropped')]).toEqual([before, after]);
      }),
    );
  });

  it('come in time for long texts that have nothing in common', () => {
    const [one, other] = ['房', '县'].map((word) => word.repeat(50_000));
    expect(wordChanges(one!, other!)).toHaveLength(2);
  });
});

const measure = (number: string, quote: string, heading: string | null = null, path: string[] = []): Compared => ({
  number,
  path,
  heading,
  quote: `${number}.${quote}`,
});

describe('the measures of two versions', () => {
  it('are two where only what every measure says is the same: the number, a deadline, a lead', () => {
    const bus = measure(
      '2',
      '延长公交运营时间。7月底前延长夜间公交线路12条。（牵头单位：市交通局）',
      '延长公交运营时间',
    );
    const fair = measure('2', '办好夜间消费节。9月底前举办夜间消费节3场。（牵头单位：市商务局）', '办好夜间消费节');
    const later = measure('2', '延长公交服务时间。9月底前延长至晚上11点。（牵头单位：市交通局）', '延长公交服务时间');
    expect(measureChanges([bus], [fair])).toMatchObject({ changed: [], added: [0], dropped: [0] });
    expect(measureChanges([bus], [later])).toMatchObject({
      changed: [{ before: 0, after: 0 }],
      added: [],
      dropped: [],
    });
  });

  it('are matched by words, heading, number and likeness', () => {
    const before = [
      measure('1', '加快筹集保障性住房房源，年内筹集1200套。'),
      measure('2', '优化公积金贷款。多子女家庭最高额度上浮二成。', '优化公积金贷款'),
      measure('3', '开展房屋养老金试点，首批选择两个街道。'),
      measure('4', '举办房展会四场，组织企业让利。'),
      measure('5', '推行交房即交证，年底前全部新建小区实行。'),
    ];
    const after = [
      measure('1', '加快筹集保障性住房房源，\n年内筹集1500套。'),
      measure('2', '推行交房即交证，年底前全部新建小区实行。'),
      measure('3', '优化公积金贷款。取消户籍限制，提取可用于首付款。', '优化公积金贷款'),
      measure('4', '支持高校毕业生租房，给予六个月补贴。'),
      measure('5', '开展房屋养老金试点，首批选择三个街道和一个镇。'),
    ];
    const changes = measureChanges(before, after);
    expect(changes.same).toEqual([]);
    expect(changes.changed.map(({ before: b, after: a, moved }) => [b + 1, a + 1, moved])).toEqual([
      [1, 1, false],
      [5, 2, true],
      [2, 3, false],
      [3, 5, false],
    ]);
    expect(changes.added).toEqual([3]);
    expect(changes.dropped).toEqual([3]);
    expect(measureChanges(before, before)).toMatchObject({ changed: [], added: [], dropped: [] });
  });

  it('each have one partner at most, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom(...'市县房1、'), maxLength: 8 });
    const list = fc.array(
      fc.tuple(text, text).map(([number, quote]) => measure(number, quote)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { same, changed, added, dropped } = measureChanges(before, after);
        const sorted = (list: number[]) => list.sort((a, b) => a - b);
        expect(sorted([...[...same, ...changed].map((pair) => pair.before), ...dropped])).toEqual([...before.keys()]);
        expect(sorted([...[...same, ...changed].map((pair) => pair.after), ...added])).toEqual([...after.keys()]);
      }),
    );
  });
});
