import type { Range } from '../../text/span.js';

/** A body named in the text. `level` is the rank of government it belongs to, where its words say so. */
export interface Organisation extends Range {
  readonly kind:
    'department' | 'government' | 'party' | 'court' | 'bank' | 'company' | 'group' | 'association' | 'school' | 'other';
  readonly level: 'nation' | 'province' | 'prefecture' | 'county' | 'township' | null;
  readonly rule: string;
}
