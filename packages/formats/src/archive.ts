import { Package } from './docx/package.js';
import { limits } from './limits.js';
import { Refusal } from './refusal.js';

/** A file of an archive. */
export interface Packed {
  /** Where it stands in the archive, with forward slashes: to be shown and compared, never a path of this machine. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What computers add to archives by themselves. */
const ADDED = /(?:^|\/)(?:__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a zip is a heap of files rather than one packed office file: it holds none of the parts that those begin with. */
function isHeap(pack: Package): boolean {
  return !['[Content_Types].xml', 'OFD.xml', 'mimetype', 'EncryptedPackage'].some((part) => pack.has(part));
}

/**
 * The files of a zip archive, in its order, or null where the bytes are something else, a .docx among them. Folders and
 * what computers add by themselves are left out. Refuses encrypted, damaged and abnormal archives (`limits`) before
 * anything is unpacked. Archives within archives are not opened: they are files like others.
 */
export function papersIn(bytes: Uint8Array): Packed[] | null {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5))) return null;
  const pack = new Package(bytes);
  if (!isHeap(pack)) return null;
  const files: Packed[] = [];
  let total = 0;
  for (const path of pack.names) {
    if (path.endsWith('/') || ADDED.test(path)) continue;
    const part = pack.part(path)!;
    total += part.length;
    if (total > limits.heapBytes) throw new Refusal('too-large', `${path}`);
    files.push({ path, bytes: part });
  }
  return files;
}

/**
 * Refuses a packed office file that is encrypted, damaged or abnormal, or has more than `most` unpacked bytes: each part is
 * unpacked once, up to what the directory declares, so that another reader may be let at it.
 */
export function refuseUnsafeZip(bytes: Uint8Array, most: number): void {
  const pack = new Package(bytes);
  let total = 0;
  for (const name of pack.names) {
    total += pack.part(name)!.length;
    if (total > most) throw new Refusal('too-large', name);
  }
}
