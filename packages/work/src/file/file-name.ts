/** Longest name that is kept, in UTF-16 units. */
const LONGEST = 200;

/**
 * The name under which an uploaded file is kept: what stands after the last slash of either kind, without control
 * characters. It is shown and offered for download, and never used as a path.
 */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  if (plain === '' || plain === '.' || plain === '..' || /\p{Surrogate}/u.test(plain)) return '未命名';
  if (plain.length <= LONGEST) return plain;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const cut = plain.slice(0, LONGEST - extension.length);
  return `${cut.replace(/\p{Surrogate}$/u, '')}${extension}`;
}
