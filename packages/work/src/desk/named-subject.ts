import { createHash } from 'node:crypto';
import type { Id } from '@luoshi/ledger';

/** What has no id of its own gets that of its history from its name (UUIDv8, RFC 9562), the same every time. */
export function namedSubject(name: string): Id {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
