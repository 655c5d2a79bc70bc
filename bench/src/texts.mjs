import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export const root = new URL('../../', import.meta.url);
const bulkFolder = new URL('../shared/documents/bulk/', root);

/** UTF-8 bytes of all papers together. */
export const bytesOf = (papers) => papers.reduce((sum, paper) => sum + Buffer.byteLength(paper), 0);

/** The UTF-8 samples of 临江市, one string a paper. */
export function samplePapers() {
  const folder = new URL('samples/', root);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && !name.includes('GB18030'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/**
 * One paper of measures, what the command mostly reads. Long texts are made of it alone: a newspaper's page or a digest
 * among others would be read in another way at one length than at another.
 */
export function ordinaryPaper() {
  const folder = new URL('samples/', root);
  const name = readdirSync(folder).find((file) => file.startsWith('01-'));
  return readFileSync(new URL(name, folder), 'utf8');
}

/** The gzipped JSON lines beside the checkout, or null where they are not there. */
export function bulkFile() {
  if (!existsSync(bulkFolder)) return null;
  const name = readdirSync(bulkFolder).find((file) => file.endsWith('.jsonl.gz'));
  return name === undefined ? null : new URL(name, bulkFolder);
}

/** The papers of `bulkFile`. */
export function bulkPapers(file) {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line).text);
}

/** Whole papers, evenly spread over all of them, until about `bytes` are together: what the slow peer can bear. */
export function slice(papers, bytes) {
  const count = Math.min(papers.length, Math.max(1, Math.round((papers.length * bytes) / bytesOf(papers))));
  const chosen = [];
  for (let i = 0; i < count; i++) chosen.push(papers[Math.floor((i * papers.length) / count)]);
  return chosen;
}

/** One text of about `bytes` UTF-8 bytes: the paper again and again, cut at a line's end. */
export function longText(paper, bytes) {
  const once = `${paper}\n\n`;
  const size = Buffer.byteLength(once);
  let text = once.repeat(Math.floor(bytes / size));
  let missing = bytes - Math.floor(bytes / size) * size;
  for (const line of once.split('\n')) {
    missing -= Buffer.byteLength(line) + 1;
    if (missing < 0) break;
    text += `${line}\n`;
  }
  // A string joined from pieces is flattened here, so that the reader is not charged for it.
  return Buffer.from(text, 'utf8').toString('utf8');
}
