import { addMonths, monthsOf, partsOf } from '@luoshi/reading';
import type { AnyRecord, Entry } from '../src/index.js';
import { seeded } from './seeded.js';

export interface PresoldSize {
  readonly projects: number;
  readonly homes: number;
  readonly months: number;
  /** Also buildings of a hundred homes and every home by itself; each is handed over in the month that its project reports. */
  readonly each?: boolean;
}

const PER_BUILDING = 100;

/**
 * Five years of a made-up province as entries, each written at the end of its month: projects with buildings, loans,
 * custody accounts, and monthly reports of what was delivered. About one report in thirty is missing.
 */
export function presoldEntries(seed: number, { projects, homes, months, each = false }: PresoldSize): Entry[] {
  const { whole, chance, one } = seeded(seed);
  const entries: Entry[] = [];
  const write = (register: string, entered: string, { id, ...values }: AnyRecord): void => {
    entries.push({ register, record: id, entered, values: values as NonNullable<Entry['values']> });
  };
  const first = '2021-01-31';
  const monthEnd = (index: number): string => {
    const { year, month } = partsOf(addMonths('2021-01-01', index));
    return monthsOf(year, month, month).to!;
  };
  write('goals', first, {
    id: 'goal',
    number: '攻坚目标',
    scope: 'special',
    rate: '0.9',
    by: monthEnd(months + 5),
    mood: 'must',
  });
  const sizes: number[] = [];
  for (let index = 0, left = homes; index < projects; index += 1) {
    const size =
      index === projects - 1
        ? left
        : Math.min(left, whole(Math.floor((homes / projects) * 0.5), Math.floor((homes / projects) * 1.5)));
    sizes.push(size);
    left -= size;
  }
  const state = sizes.map((size, index) => ({
    size,
    done: 0,
    speed: Math.max(1, Math.floor(size / whole(40, 90))),
    id: `p${index}`,
  }));
  for (const { id, size } of state) {
    write('projects', first, {
      id,
      number: id,
      name: `第${id.slice(1)}号楼盘`,
      place: `临江省第${whole(1, 14)}市`,
      scope: 'special',
      homes: String(size),
      plan: '续建',
      taskForce: `专班${id}`,
      bank: one(['甲银行', '乙银行', '丙银行']),
      listedOn: first,
    });
    write('loans', first, {
      id: `${id}-special`,
      project: id,
      number: '1',
      kind: 'special',
      granted: String(size * 60_000),
    });
    write('costs', first, { id: `${id}-cost`, project: id, day: first, remaining: String(size * 150_000) });
    write('account', first, {
      id: `${id}-open`,
      project: id,
      number: '0',
      day: first,
      kind: 'opening',
      amount: String(size * 20_000),
    });
    for (let home = 0; each && home < size; home += 1) {
      const building = `${id}-b${Math.floor(home / PER_BUILDING)}`;
      if (home % PER_BUILDING === 0)
        write('buildings', first, {
          id: building,
          project: id,
          building: `${home / PER_BUILDING + 1}栋`,
          homes: String(Math.min(PER_BUILDING, size - home)),
        });
      const area = `${whole(45, 140)}.${whole(1, 9)}`;
      write('homes', first, { id: `${id}-h${home}`, building, number: `${100 + (home % PER_BUILDING)}`, area });
    }
  }
  for (let month = 0; month < months; month += 1) {
    const end = monthEnd(month);
    for (const project of state) {
      const busy = chance(70) ? whole(0, project.speed * 2) : 0;
      const before = project.done;
      project.done = Math.min(project.size, project.done + busy);
      for (let home = before; each && home < project.done; home += 1) {
        write('homes', end, { id: `${project.id}-h${home}`, handedOn: end });
        if (home + 1 === project.size || (home + 1) % PER_BUILDING === 0)
          write('buildings', end, { id: `${project.id}-b${Math.floor(home / PER_BUILDING)}`, deliveredOn: end });
      }
      if (!chance(97)) continue;
      write('months', end, {
        id: `${project.id}-${month}`,
        project: project.id,
        month: end,
        delivered: String(project.done),
        workers: String(whole(0, 200)),
        income: `${whole(0, 9_000_000)}.50`,
        outlay: `${whole(0, 9_000_000)}.25`,
      });
      if (month % 6 === 0) {
        write('movements', end, {
          id: `${project.id}-d${month}`,
          loan: `${project.id}-special`,
          number: String(month),
          kind: 'draw',
          day: end,
          amount: String(whole(1, 50) * 100_000),
        });
        write('account', end, {
          id: `${project.id}-a${month}`,
          project: project.id,
          number: String(month + 1),
          day: end,
          kind: one(['sales', 'assets', 'works']),
          amount: String(whole(1, 50) * 100_000),
        });
      }
    }
  }
  return entries;
}
