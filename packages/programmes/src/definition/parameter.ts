import type { Day, Decimal } from '@luoshi/reading';
import type { Option } from './field.js';
import type { Measure } from './measure.js';
import type { Source } from './source.js';
import type { Words } from './words.js';

/** A number or a choice that papers or an office set, with days and sources. */
export interface Parameter {
  readonly code: string;
  readonly name: Words;
  /** What it decides, and what stays open while it is empty. */
  readonly meaning: Words;
  readonly value:
    | { readonly kind: 'figure'; readonly measure: Measure }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    | { readonly kind: 'order'; readonly options: readonly Option[] }
    | { readonly kind: 'day' }
    | { readonly kind: 'text' };
  /** Who can say it. */
  readonly ask: Words;
  /** What papers of the whole country give. An office's own entries come on top. */
  readonly given: readonly Setting[];
}

/** One dated value of a parameter. Without a source it waits to be confirmed (待核) and decides nothing. */
export interface Setting {
  readonly parameter: string;
  /** The first day on which it holds. */
  readonly from: Day;
  /** Where the paper names the day only roughly (`9月底`), the day by which it held for certain; `from` is then the earliest. */
  readonly surely?: Day;
  /** A decimal, an option's code, for an order the codes joined by `>`, a day, or text. */
  readonly value: Decimal | string;
  readonly source: Source | null;
  /** The day on which it became known here; a past day does not know it. Null: known from the start. */
  readonly entered: Day | null;
}

/** What a parameter says on a day. Several settings where a change's day is known only roughly. */
export interface ParameterOnDay {
  readonly parameter: Parameter;
  /** None: empty, 待核. One: set. More: one of these, the papers do not say which. */
  readonly settings: readonly Setting[];
}

/** The settings of a parameter that count on `day` and were known on `knownOn`: given ones and the office's own. */
function settingsOf(parameter: Parameter, entered: readonly Setting[], knownOn: Day): Setting[] {
  return [...parameter.given, ...entered.filter((setting) => setting.parameter === parameter.code)].filter(
    (setting) => setting.source !== null && (setting.entered === null || setting.entered <= knownOn),
  );
}

/**
 * What a parameter says on a day. A setting without a source does not count. Where two begin on the same day, the one
 * entered later holds (a correction).
 *
 * @param entered what the office entered, of any parameter
 * @param knownOn only what was entered by the end of this day
 */
export function parameterOn(
  parameter: Parameter,
  entered: readonly Setting[],
  day: Day,
  knownOn: Day = day,
): ParameterOnDay {
  const byStart = settingsOf(parameter, entered, knownOn)
    .map((setting, index) => ({ setting, index }))
    .sort((a, b) => {
      if (a.setting.from !== b.setting.from) return a.setting.from < b.setting.from ? -1 : 1;
      const [first, second] = [a.setting.entered ?? '', b.setting.entered ?? ''];
      return first !== second ? (first < second ? -1 : 1) : a.index - b.index;
    })
    .map(({ setting }) => setting)
    .filter(({ from }) => from <= day);
  const settings: Setting[] = [];
  for (const setting of byStart.reverse()) {
    settings.unshift(setting);
    // A change known only roughly leaves the former value possible until it held for certain.
    if (setting.surely === undefined || setting.surely <= day) break;
  }
  return { parameter, settings };
}
