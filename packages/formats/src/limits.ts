/** Upper limits of what is taken in. A paper has some 10 KB of text; these leave room for a thousand times that. */
const MB = 1 << 20;

export const limits = {
  /** Bytes of a text file. */
  textBytes: 256 * MB,
  /** Bytes of a web page. Readability keeps several copies of its tree. */
  htmlBytes: 16 * MB,
  htmlElements: 200_000,
  htmlDepth: 600,
  /** Bytes of a packed office file. */
  zipBytes: 128 * MB,
  zipEntries: 10_000,
  /** Unpacked bytes of one part that is read, and of all parts as they are declared. */
  partBytes: 128 * MB,
  zipTotalBytes: 1024 * MB,
  /** Unpacked bytes of all files of an archive of papers. */
  heapBytes: 256 * MB,
  /** Deflate reaches 1032:1 only on one repeated byte; Word's own XML stays below 60:1. */
  zipRatio: 200,
  /** Below this size the ratio says nothing. */
  ratioFromBytes: 1 * MB,
  xmlDepth: 400,
} as const;
