import { between, intervalOf } from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import type { purchases } from './purchase.js';

/** Words that speak of every home: `均为40至60平方米`. */
const ALL = /(?<!平)均|全部|都[是在为]|每套/u;

/** Homes of a purchase that have the sizes said of it: all where the words say so of all; `集中在` is not all. */
export function homesOfSaidSize(_view: View, record: AnyRecord): Outcome {
  const { id, name, number, homes, sizes } = record as unknown as RecordOf<typeof purchases>;
  const all = intervalOf(homes);
  const surely = ALL.test(sizes ?? '');
  const called = name ?? number;
  return {
    value: surely ? all : { ...between('0', all.upper), upperOpen: all.upperOpen },
    asOf: null,
    why: [words(`原文说法：“${sizes}”`, `As written: “${sizes}”`)],
    questions: surely
      ? []
      : [
          {
            code: 'said-sizes',
            missing: words(
              `${called}“${sizes}”的有多少套（不等于全部）`,
              `How many homes of ${called} are “${sizes}”, which is not all`,
            ),
            ask: words('收购主体', 'The buyer'),
            at: { kind: 'record', register: 'purchases', record: id, field: 'sizes' },
          },
        ],
  };
}
