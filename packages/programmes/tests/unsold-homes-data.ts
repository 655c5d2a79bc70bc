import type { AnyRecord, Facts } from '../src/index.js';
import { seeded } from './seeded.js';

/** Sizes that are asked for and offered, in square metres. */
const BANDS = [
  ['40', '60'],
  ['60', '90'],
  ['90', '120'],
] as const;

export interface AcquisitionSize {
  readonly cities: number;
  readonly offers: number;
  /** Credits, each with three banks, drawdowns, balances of four quarters and relending. */
  readonly credits: number;
}

/** Facts of the acquisition programme of a made-up province: needs, offers, purchases, credits. */
export function acquisitionFacts(seed: number, { cities, offers, credits }: AcquisitionSize): Facts {
  const { whole, chance } = seeded(seed);
  const city = (index: number): string => `临江省第${index + 1}市`;
  const records: Record<string, AnyRecord[]> = Object.fromEntries(
    [
      'targets',
      'needs',
      'calls',
      'buyers',
      'offers',
      'homes',
      'purchases',
      'credits',
      'shares',
      'drawdowns',
      'repayments',
      'balances',
      'relendings',
      'occupancies',
      'plans',
    ].map((code) => [code, []]),
  );
  for (let index = 0; index < cities; index += 1) {
    records['calls']!.push({ id: `call-${index}`, number: `公告${index}`, place: city(index), deadline: '2025-02-28' });
    records['buyers']!.push({ id: `buyer-${index}`, name: `${city(index)}安居公司`, stateOwned: true });
    records['targets']!.push({
      id: `target-${index}`,
      number: `目标${index}`,
      place: city(index),
      homes: String(whole(5, 40) * 100),
      by: '2026-12-31',
      mood: 'must',
    });
    for (const [band, [areaFrom, areaTo]] of BANDS.entries())
      records['needs']!.push({
        id: `need-${index}-${band}`,
        number: `需求${index}-${band}`,
        place: city(index),
        areaFrom,
        areaTo,
        homes: String(whole(100, 3000)),
      });
  }
  for (let index = 0; index < offers; index += 1) {
    const [areaFrom, areaTo] = BANDS[whole(0, BANDS.length - 1)]!;
    const homes = whole(20, 240);
    const area = homes * whole(Number(areaFrom), Number(areaTo));
    records['offers']!.push({
      id: `offer-${index}`,
      number: `F-${index}`,
      name: `第${index}号楼盘`,
      call: `call-${index % cities}`,
      place: city(index % cities),
      completed: chance(97) ? true : chance(50) ? false : null,
      unsold: true,
      homes: String(homes),
      area: String(area),
      areaFrom,
      areaTo,
      price: `${area * whole(4000, 12000)}.${String(whole(0, 99)).padStart(2, '0')}`,
    });
  }
  for (let index = 0; index < credits; index += 1) {
    const limit = whole(10, 400) * 1_000_000;
    records['purchases']!.push({
      id: `purchase-${index}`,
      number: `S-${index}`,
      name: `收购${index}`,
      place: city(index % cities),
      buyer: `buyer-${index % cities}`,
      state: 'bought',
      homes: String(whole(50, 400)),
      boughtOn: `2025-${String(whole(1, 9)).padStart(2, '0')}-15`,
      price: String(limit),
    });
    records['credits']!.push({
      id: `credit-${index}`,
      number: `授信${index}`,
      purchase: `purchase-${index}`,
      limit: String(limit),
      relendingBefore: chance(95) ? '0' : null,
    });
    for (const [rank, bank] of ['甲银行', '乙银行', '丙银行'].entries()) {
      const key = { credit: `credit-${index}`, bank };
      const amount = rank === 0 ? limit - 2 * Math.floor(limit / 3) : Math.floor(limit / 3);
      records['shares']!.push({ id: `share-${index}-${rank}`, ...key, amount: String(amount) });
      records['drawdowns']!.push({
        id: `draw-${index}-${rank}`,
        credit: key.credit,
        bank,
        number: String(rank),
        day: `2025-0${whole(1, 6)}-20`,
        amount: `${Math.floor(amount * 0.7)}.25`,
        eligible: chance(95),
      });
      for (const quarter of ['2025-03-31', '2025-06-30', '2025-09-30'])
        if (chance(85))
          records['balances']!.push({
            id: `balance-${index}-${rank}-${quarter}`,
            ...key,
            quarter,
            eligible: `${Math.floor((amount * whole(30, 70)) / 100)}.5`,
          });
      if (chance(60))
        records['relendings']!.push({
          id: `relending-${index}-${rank}`,
          ...key,
          quarter: '2025-06-30',
          received: String(Math.floor(amount * 0.2)),
          receivedOn: '2025-07-20',
        });
    }
  }
  return { records, settings: [] };
}
