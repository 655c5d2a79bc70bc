import type { Decoded, Note } from '../decoded.js';
import { Positions, type Stretch } from '../positions.js';
import { Refusal } from '../refusal.js';
import { characterNotes, refuseBinary } from '../text/plain.js';
import { bodyText, type BodyLine } from './body.js';
import { Numbering } from './numbering.js';
import { Package } from './package.js';
import { Styles } from './styles.js';
import { readXml } from './xml.js';

/** A packed office file. Reads Word's; refuses the others by name. */
export function decodeOffice(bytes: Uint8Array): Decoded {
  const pack = new Package(bytes);
  if (pack.has('OFD.xml')) throw new Refusal('ofd');
  if (pack.has('xl/workbook.xml') || pack.has('xl/workbook.bin')) throw new Refusal('spreadsheet');
  if (pack.has('EncryptedPackage')) throw new Refusal('encrypted');
  const main = mainPart(pack);
  if (main === null) {
    if (pack.has('ppt/presentation.xml') || pack.has('mimetype')) throw new Refusal('unsupported');
    throw new Refusal(pack.has('[Content_Types].xml') ? 'damaged' : 'archive');
  }
  return decodeWord(pack, main);
}

function decodeWord(pack: Package, main: string): Decoded {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const styles = new Styles(pack, `${folder}styles.xml`);
  const numbering = new Numbering(pack, `${folder}numbering.xml`, styles);
  const bytes = pack.part(main);
  if (!bytes) throw new Refusal('damaged', main);
  const body = bodyText(bytes, main, styles, (direct, style) => numbering.label(direct, style));
  const { text, stretches } = laidOut(body.lines);
  refuseBinary(text);
  const title = titleOf(pack);
  return {
    text,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    encoding: 'utf-8',
    ...(title ? { title } : {}),
    notes: [...characterNotes(text, { text, encoding: 'utf-8', guessed: false }), ...notesOf(body, numbering)],
    positions: new Positions(text, stretches),
  };
}

/** Joins the lines into the canonical text; an empty paragraph is an empty line, as on the page. */
function laidOut(lines: readonly BodyLine[]): { text: string; stretches: Stretch[] } {
  const stretches: Stretch[] = [];
  const parts: string[] = [];
  let start = 0;
  lines.forEach((line, index) => {
    if (index > 0) {
      parts.push('\n');
      start++;
    }
    line.forEach(({ text, paragraph, cell }, column) => {
      if (column > 0) {
        parts.push('\t');
        start++;
      }
      stretches.push({ start, paragraph, ...(cell ? { cell } : {}) });
      parts.push(text);
      start += text.length;
    });
  });
  return { text: parts.join(''), stretches };
}

function notesOf(body: { revisions: boolean; hidden: boolean; footnotes: boolean }, { unknown }: Numbering): Note[] {
  const notes: Note[] = [];
  const add = (code: Note['code'], chinese: string, english: string) =>
    notes.push({ code, chinese, english, at: null });
  if (body.revisions)
    add('revisions', '有未接受的修订，按接受后的文字读', 'holds tracked changes: read as if accepted');
  if (body.hidden) add('hidden-text', '有隐藏文字，未读', 'holds hidden text, which was not read');
  if (body.footnotes) add('footnotes', '有脚注或尾注，未读', 'holds notes, which were not read');
  if (unknown.size > 0) {
    add(
      'numbering',
      `自动编号样式 ${[...unknown].join('、')} 按数字写出`,
      `numbering styles written as figures: ${[...unknown].join(', ')}`,
    );
  }
  return notes;
}

/** The part that holds the document: `word/document.xml`, or what the package's relations name. */
function mainPart(pack: Package): string | null {
  if (pack.has('word/document.xml')) return 'word/document.xml';
  const relations = pack.part('_rels/.rels');
  if (!relations) return null;
  let target: string | null = null;
  readXml(relations, '_rels/.rels', {
    open: (name, attribute) => {
      if (name === 'Relationship' && (attribute('Type') ?? '').endsWith('/officeDocument'))
        target ??= attribute('Target') ?? null;
    },
    close: () => undefined,
  });
  const path = (target as string | null)?.replace(/^\//, '') ?? null;
  return path !== null && /word/i.test(path) && pack.has(path) ? path : null;
}

function titleOf(pack: Package): string | null {
  const bytes = pack.part('docProps/core.xml');
  if (!bytes) return null;
  let inside = false;
  let title = '';
  readXml(bytes, 'docProps/core.xml', {
    open: (name) => {
      inside = name === 'title';
    },
    close: () => {
      inside = false;
    },
    text: (text) => {
      if (inside) title += text;
    },
  });
  return title.trim() || null;
}
