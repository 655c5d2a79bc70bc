import { compare } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view, words } from '../../index.js';
import type { AnyRecord, Facts } from '../../index.js';
import { highsSolver } from '@luoshi/work';
import { acquisitionFacts } from '../../../tests/unsold-homes-data.js';
import { chooseOffers, tryChoices } from './choice.js';
import programme from './programme.js';

const solve = await highsSolver();
const empty = Object.fromEntries(programme.registers.map(({ code }) => [code, []]));
const factsOf = (needs: AnyRecord[], offers: AnyRecord[]): Facts => ({
  records: { ...empty, needs, offers },
  settings: [],
});
const set = (parameter: string, value: string) => ({
  ...{ parameter, from: '2025-01-01', value, entered: null },
  source: { title: '样例', sentence: null },
});
const need = (id: string, place: string, homes: number, areaFrom = '40', areaTo = '60'): AnyRecord => ({
  id,
  number: id,
  place,
  areaFrom,
  areaTo,
  homes: String(homes),
});
const offer = (id: string, place: string, homes: number, wan: number, more: Partial<AnyRecord> = {}): AnyRecord => ({
  id,
  number: id,
  place,
  completed: true,
  unsold: true,
  homes: String(homes),
  areaFrom: '45',
  areaTo: '55',
  price: `${wan}0000`,
  ...more,
});
const choose = (facts: Facts, budgetWan: number, more: object = {}) =>
  chooseOffers(view(programme, facts, '2025-03-10', null), solve, {
    budget: `${budgetWan}0000`,
    gap: 0,
    seconds: 10,
    ...more,
  });

describe('the choice of offers', () => {
  const needs = [need('东湖小', '东湖区', 100), need('云溪小', '云溪县', 50)];
  const offers = [
    offer('便宜', '东湖区', 60, 1200),
    offer('贵', '东湖区', 60, 3000),
    offer('满足后多余', '东湖区', 40, 900),
    offer('县里', '云溪县', 40, 1000),
    offer('无需求', '南岭县', 40, 100),
    offer('大户型', '东湖区', 40, 100, { areaFrom: '90', areaTo: '120' }),
    offer('面积不明', '东湖区', 40, 100, { areaFrom: null }),
    offer('没建成', '东湖区', 40, 100, { completed: false }),
    offer('没报价', '东湖区', 40, 0, { price: null }),
  ];

  it('covers the most needed homes within the budget, and gives each other offer its reason', () => {
    const choice = choose(factsOf(needs, offers), 3200);
    expect(choice.chosen.map(({ offer: id }) => id).sort()).toEqual(['便宜', '县里', '满足后多余'].sort());
    expect(choice).toMatchObject({ homesCovered: '140', cost: '31000000', atMost: '140', gap: '0' });
    expect(choice.covered).toEqual([
      { need: '东湖小', met: '0', homes: '100', unmet: '0' },
      { need: '云溪小', met: '0', homes: '40', unmet: '10' },
    ]);
    const why = Object.fromEntries(choice.leftOut.map(({ offer: id, why: { chinese } }) => [id, chinese]));
    expect(why).toEqual({
      无需求: '所在地没有摸排出的需求',
      大户型: '户型面积与需求不符',
      面积不明: '户型面积不清楚',
      没建成: '未建成',
      没报价: '没有报价',
      贵: '所在地这种户型的需求已由入选房源满足',
    });
  });

  it('leaves out what is bought, decided against, mortgaged or seized, and takes what was bought off the need', () => {
    const facts = factsOf(
      [need('东湖小', '东湖区', 100)],
      [
        offer('买了', '东湖区', 60, 1200),
        offer('不选', '东湖区', 60, 100, { decision: 'left-out', reason: '偏远' }),
        offer('有抵押', '东湖区', 60, 100),
        offer('查封', '东湖区', 60, 100),
        offer('可买', '东湖区', 60, 1000),
        offer('在谈', '东湖区', 40, 900),
      ],
    );
    const homes = [
      { id: 'h1', offer: '有抵押', building: '1', room: '101', mortgaged: true, seized: false },
      { id: 'h2', offer: '查封', building: '1', room: '101', mortgaged: false, seized: true },
      {
        id: 'h3',
        offer: '可买',
        building: '1',
        room: '101',
        completed: true,
        unsold: true,
        mortgaged: false,
        seized: false,
      },
    ];
    const purchases = [
      {
        id: 'p1',
        number: '1',
        name: '一号',
        offer: '买了',
        place: '东湖区',
        state: 'bought',
        homes: '60',
        boughtOn: '2025-01-01',
      },
      { id: 'p2', number: '2', offer: '在谈', place: '东湖区', state: 'talks', homes: '40' },
    ];
    const choice = choose({ ...facts, records: { ...facts.records, homes, purchases } }, 5000);
    expect(choice.covered).toEqual([{ need: '东湖小', met: '60', homes: '40', unmet: '0' }]);
    expect(choice.chosen.map(({ offer: id }) => id)).toEqual(['在谈']);
    const why = Object.fromEntries(choice.leftOut.map(({ offer: id, why: { chinese } }) => [id, chinese]));
    expect(why).toMatchObject({
      买了: '已收购',
      不选: '已定为未选：偏远',
      有抵押: '已列1套中1套有抵押，不能收购',
      查封: '已列1套中1套被查封，不能收购',
    });
    // Nobody checked the homes of what was chosen one by one.
    expect(choice.questions.map(({ code }) => code)).toEqual(['chosen-unchecked']);
  });

  it('asks of a survey that is younger than a purchase whether it left its homes out', () => {
    const facts = factsOf(
      [{ ...need('东湖小', '东湖区', 100), surveyedOn: '2025-02-01' }],
      [offer('a', '东湖区', 60, 1200)],
    );
    const purchases = [{ id: 'p', number: '1', place: '东湖区', state: 'bought', homes: '30', boughtOn: '2025-01-01' }];
    const { covered, questions } = choose({ ...facts, records: { ...facts.records, purchases } }, 5000);
    expect(covered[0]).toMatchObject({ met: '30', homes: '60', unmet: '10' });
    expect(questions.map(({ code }) => code)).toContain('need-net');
  });

  it('takes no home above the size limit of what it is for', () => {
    const wide = (id: string, tenure: string | null) => ({ ...need(id, id, 50, '40', '120'), tenure });
    const facts = {
      ...factsOf(
        [wide('租', 'rent'), wide('售', 'sale'), wide('未定', null)],
        [
          offer('a', '租', 50, 100, { areaTo: '100' }),
          offer('b', '售', 50, 100, { areaTo: '100' }),
          offer('c', '未定', 50, 100, { areaTo: '100' }),
          offer('d', '租', 50, 100, { areaTo: '90' }),
        ],
      ),
      settings: [set('size-limit', '90'), set('size-limit-sale', '120')],
    };
    const choice = choose(facts, 5000);
    expect(choice.chosen.map(({ offer: id }) => id).sort()).toEqual(['b', 'c', 'd']);
    expect(choice.leftOut.map(({ offer: id, why: { chinese } }) => [id, chinese])).toEqual([['a', '户型超过面积上限']]);
  });

  it('puts whole buildings first where they serve as well within the budget, and never covers less for it', () => {
    const given = [
      offer('散', '东湖区', 50, 800, { wholeBuildings: false }),
      offer('整栋', '东湖区', 50, 900, { wholeBuildings: true }),
      offer('小整栋', '东湖区', 40, 100, { wholeBuildings: true }),
    ];
    const facts = (rule: string) => ({
      ...factsOf([need('n', '东湖区', 50)], given),
      settings: [set('whole-buildings', rule)],
    });
    const chosen = (rule: string, budget: number) => choose(facts(rule), budget).chosen.map(({ offer: id }) => id);
    expect(chosen('any', 900)).toEqual(['散']);
    expect(chosen('first', 900)).toEqual(['整栋']);
    expect(chosen('first', 899)).toEqual(['散']);
    expect(chosen('only', 899)).toEqual(['小整栋']);
    expect(choose(facts('first'), 900)).toMatchObject({ homesCovered: '50', cost: '9000000', atMost: '50' });
  });

  it('is tried with what empty parameters would change, and asks for them', () => {
    const seen = view(
      programme,
      factsOf(
        [need('n', '东湖区', 100)],
        [
          offer('贵', '东湖区', 60, 1200, { area: '3000', replacementPrice: '3000', wholeBuildings: true }),
          offer('散', '东湖区', 40, 600, { area: '2000', replacementPrice: '3000', wholeBuildings: false }),
        ],
      ),
      '2025-03-10',
      null,
    );
    const answer = (seenBy: typeof seen) =>
      programme.trials[0]!.work(
        seenBy,
        { id: '', budget: '100000000', otherBudget: null, must: null, mustNot: null },
        {
          solve,
          draw: () => {
            throw new Error('nothing is drawn');
          },
        },
      );
    const { tables } = answer(seen);
    const rowsOf = (name: string) => tables.find(({ name: { chinese } }) => chinese === name)?.rows ?? [];
    expect(rowsOf('方案对比').map(([name, , covered]) => [(name as { chinese: string }).chinese, covered])).toEqual([
      ['原方案', '100'],
      ['如果价格不得超过重置价', '40'],
      ['如果只收整栋', '60'],
    ]);
    const chinese = rowsOf('还不清楚的').map((row) => row.map((cell) => (cell as { chinese: string }).chinese));
    expect(chinese.map(([, missing]) => missing)).toEqual([
      '参数“收购价格上限”待核：还没有带依据的值',
      '参数“是否优先整栋”待核：还没有带依据的值',
      '参数“配租户型面积上限”待核：还没有带依据的值',
      '参数“配售户型面积上限”待核：还没有带依据的值',
      '入选的2个房源没有逐套核查完抵押和查封',
    ]);
    expect(chinese[0]![3]).toBe('满足需求在40套（如果价格不得超过重置价）与100套（不限制）之间，换下1个房源');
    expect(chinese.find(([, missing]) => missing!.includes('配租户型'))![3]).toContain('最大户型55平方米');
  });

  it('of choices that cover equally much takes a cheaper one', () => {
    const twins = factsOf([need('n', '东湖区', 50)], [offer('a', '东湖区', 50, 900), offer('b', '东湖区', 50, 800)]);
    expect(choose(twins, 5000).chosen.map(({ offer: id }) => id)).toEqual(['b']);
  });

  it('keeps in what must be, out what must not, and says when that cannot be', () => {
    const facts = factsOf(needs, offers);
    expect(choose(facts, 3200, { must: ['贵'] }).chosen.map(({ offer: id }) => id)).toEqual(['贵']);
    const without = choose(facts, 3200, { mustNot: ['便宜'] });
    expect(without.leftOut.find(({ offer: id }) => id === '便宜')!.why.chinese).toBe('按要求不考虑');
    expect(choose(facts, 100, { must: ['贵'] }).status).toBe('impossible');
    expect(choose(facts, 3200, { must: ['没建成'] }).status).toBe('impossible');
  });

  it('lets an offer that fits two needs serve both', () => {
    const wide = [need('小', '东湖区', 30, '40', '60'), need('不限', '东湖区', 25, '0', '200')];
    const choice = choose(factsOf(wide, [offer('a', '东湖区', 50, 1000), offer('b', '东湖区', 10, 1000)]), 1000);
    expect(choice).toMatchObject({ homesCovered: '50', atMost: '50' });
  });

  it('counts a price that is an interval at its upper end, so that the budget holds', () => {
    const price = { words: '近1000万元', lower: '9000000', upper: '10000000', lowerOpen: true, upperOpen: true };
    const facts = factsOf([need('n', '东湖区', 50)], [offer('a', '东湖区', 50, 0, { price })]);
    expect(choose(facts, 999).chosen).toEqual([]);
    expect(choose(facts, 1000).cost).toBe('10000000');
  });

  it('keeps the budget to the last 分', () => {
    const facts = factsOf([need('n', '东湖区', 500)], [offer('a', '东湖区', 50, 0, { price: '10000000.01' })]);
    expect(choose(facts, 1000).chosen).toEqual([]);
  });

  it('with nothing to choose from is empty, not an error', () => {
    expect(choose(factsOf([], []), 1000)).toMatchObject({ status: 'chosen', chosen: [], homesCovered: '0', gap: null });
  });

  it('is the optimum that trying every subset finds, and never above its proven bound', () => {
    const drawn = fc.record({
      needs: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 2, maxLength: 2 }),
      offers: fc.array(
        fc.record({ place: fc.nat(1), homes: fc.integer({ min: 1, max: 60 }), wan: fc.integer({ min: 1, max: 900 }) }),
        { minLength: 1, maxLength: 9 },
      ),
      budget: fc.integer({ min: 1, max: 3000 }),
    });
    fc.assert(
      fc.property(drawn, ({ needs: wanted, offers: given, budget }) => {
        const places = ['东湖区', '云溪县'];
        const facts = factsOf(
          wanted.map((homes, index) => need(`n${index}`, places[index]!, homes)),
          given.map(({ place, homes, wan }, index) => offer(`o${index}`, places[place]!, homes, wan)),
        );
        let best = 0;
        for (let set = 0; set < 2 ** given.length; set += 1) {
          const taken = given.filter((_, index) => (set >> index) & 1);
          if (taken.reduce((sum, { wan }) => sum + wan, 0) > budget) continue;
          const covered = wanted.map((homes, place) =>
            Math.min(
              homes,
              taken.filter((one) => one.place === place).reduce((sum, one) => sum + one.homes, 0),
            ),
          );
          best = Math.max(best, covered[0]! + covered[1]!);
        }
        const choice = choose(facts, budget);
        expect(Number(choice.homesCovered)).toBe(best);
        expect(Number(choice.atMost)).toBeGreaterThanOrEqual(best);
        expect(compare(choice.cost, `${budget}0000`)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  it('among 600 offers proves a gap of 0.1 %, and tries what-ifs against it', () => {
    const seen = view(programme, acquisitionFacts(3, { cities: 8, offers: 600, credits: 0 }), '2025-03-10', null);
    const wish = { budget: '6000000000', gap: 0.001, seconds: 20 };
    const choice = chooseOffers(seen, solve, wish);
    expect(choice.status).toBe('chosen');
    expect(compare(choice.gap!, '0.001')).toBeLessThanOrEqual(0);
    expect(compare(choice.cost, wish.budget)).toBeLessThanOrEqual(0);
    expect(choice.chosen.length + choice.leftOut.length).toBe(600);
    const [more, without] = tryChoices(seen, solve, choice, [
      { name: words('预算加一成', 'A tenth more'), wish: { ...wish, budget: '6600000000' } },
      { name: words('不收第一个', 'Without the first'), wish: { ...wish, mustNot: [choice.chosen[0]!.offer] } },
    ]);
    expect(Number(more!.moreHomes)).toBeGreaterThan(0);
    expect(without!.nowLeftOut).toContain(choice.chosen[0]!.offer);
  });
});
