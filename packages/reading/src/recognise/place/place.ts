import type { Range } from '../../text/span.js';

/** A place named in the text: `安徽省`, `舒城县`, `皖`, or, resolved against the issuer, `我省`, `全市`. */
export interface PlaceName extends Range {
  /** Standard name of the division (`安徽省`), or the words themselves where the table does not know them. */
  readonly name: string;
  /** Code of the division in the National Bureau of Statistics' table, null where it is not there. */
  readonly code: string | null;
  readonly level: 'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'other';
  readonly rule: string;
}
