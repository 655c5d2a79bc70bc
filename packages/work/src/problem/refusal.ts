import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of 要素保障 problems. */
export const problemRefusals = {
  'problem-state': entry(
    ['问题的当前状态不能办理此事', '要素保障问题按提出、认领、协调、解决、销号的次序办理', '请刷新后核对状态'],
    [
      'Not in this state of the problem',
      'it goes from raised over claimed, coordinated and solved to struck off',
      'load it again and check its state',
    ],
  ),
  'problem-not-yours': entry(
    [
      '此事由另一方办理',
      '认领、协调、解决由责任单位办理，撤回、退回由提出单位办理，督查室均可代办',
      '请转给相应的单位',
    ],
    [
      'This is for the other side',
      'the blocking unit claims, coordinates and solves, the raising unit withdraws and sends back; the office may do either',
      'hand it to the unit concerned',
    ],
  ),
  'blocking-unit-needed': entry(
    ['还没有责任单位', '认领之前要明确由哪个单位解决', '请先指定责任单位'],
    ['There is no blocking unit', 'it must be clear whose matter it is before it is claimed', 'name the unit first'],
  ),
} as const satisfies Record<string, RefusalEntry>;
