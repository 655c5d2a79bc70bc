import type { NumberRef, Styles } from './styles.js';
import { isOn } from './styles.js';
import { readXml } from './xml.js';

/** A paragraph, or a cell's text within a row, as it stands in the file. */
export interface BodyPiece {
  readonly text: string;
  /** Ordinal of its (first) paragraph in the body, from 1. */
  readonly paragraph: number;
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
}

/** A line of the canonical text: a paragraph, or the cells of a row (joined by tabs). */
export type BodyLine = readonly BodyPiece[];

export interface BodyText {
  readonly lines: readonly BodyLine[];
  readonly revisions: boolean;
  readonly hidden: boolean;
  readonly footnotes: boolean;
}

export type LabelOf = (direct: NumberRef | null, style: string | null) => string;

interface Paragraph {
  ordinal: number;
  text: string;
  style: string | null;
  number: NumberRef | null;
  /** Paragraphs of text boxes anchored in it: they follow it. */
  boxed: BodyLine[];
}

interface Table {
  ordinal: number;
  row: number;
  cells: Cell[];
  /** Lines of the finished rows. */
  lines: BodyLine[];
}

interface Cell {
  lines: BodyLine[];
  span: number;
}

// Content that is not part of the text a reader sees: deleted words, field codes, the second copy of a text box, ruby.
const skipped = new Set(['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'Fallback', 'rt']);

/** Reads `word/document.xml`: paragraphs and tables in order, with the numbers that `label` gives them. */
export function bodyText(bytes: Uint8Array, part: string, styles: Styles, label: LabelOf): BodyText {
  const lines: BodyLine[] = [];
  const sinks: BodyLine[][] = [lines];
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  let paragraphCount = 0;
  let tableCount = 0;
  let skipDepth = 0;
  let inText = 0;
  let hiddenRun = false;
  let inRunProperties = false;
  // For each mc:AlternateContent that is open: whether one of its choices was taken.
  const choices: boolean[] = [];
  const found = { revisions: false, hidden: false, footnotes: false };
  const say = (text: string) => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph || skipDepth > 0) return;
    if (hiddenRun) found.hidden ||= /\S/.test(text);
    else paragraph.text += text;
  };
  readXml(bytes, part, {
    open(name, attribute) {
      if (skipDepth > 0) {
        skipDepth++;
        return;
      }
      if (skipped.has(name) && !(name === 'Fallback' && choices.at(-1) === false)) {
        if (name === 'del' || name === 'moveFrom') found.revisions = true;
        skipDepth = 1;
        return;
      }
      switch (name) {
        case 'p':
          paragraphs.push({ ordinal: ++paragraphCount, text: '', style: null, number: null, boxed: [] });
          return;
        case 'pStyle':
          if (paragraphs.length > 0) paragraphs.at(-1)!.style = attribute('val') ?? null;
          return;
        case 'numPr':
          if (paragraphs.length > 0) paragraphs.at(-1)!.number = {};
          return;
        case 'numId':
        case 'ilvl': {
          const number = paragraphs.at(-1)?.number;
          if (number && name === 'numId') number.id = attribute('val') ?? '';
          else if (number) number.level = Number(attribute('val') ?? 0);
          return;
        }
        case 'pPrChange':
        case 'rPrChange':
        case 'tblPrChange':
        case 'sectPrChange':
          // Former properties, among them a former number.
          skipDepth = 1;
          return;
        case 'r':
          hiddenRun = false;
          return;
        case 'rPr':
          inRunProperties = true;
          return;
        case 'rStyle':
          if (inRunProperties && styles.hides(attribute('val') ?? null)) hiddenRun = true;
          return;
        case 'vanish':
          if (inRunProperties) hiddenRun = isOn(attribute('val'));
          return;
        case 't':
          inText++;
          return;
        case 'tab':
          // The same name is a tab stop within a paragraph's properties, where no run is open: see `tabs`.
          say('\t');
          return;
        case 'tabs':
          skipDepth = 1;
          return;
        case 'br':
          if ((attribute('type') ?? 'textWrapping') === 'textWrapping') say('\n');
          return;
        case 'cr':
          say('\n');
          return;
        case 'noBreakHyphen':
          say('-');
          return;
        case 'sym': {
          const code = Number.parseInt(attribute('char') ?? '', 16);
          if (code > 0 && code <= 0xffff) say(String.fromCharCode(code));
          return;
        }
        case 'footnoteReference':
        case 'endnoteReference':
          found.footnotes = true;
          return;
        case 'AlternateContent':
          choices.push(false);
          return;
        case 'Choice':
          choices[choices.length - 1] = true;
          return;
        case 'txbxContent':
          sinks.push(paragraphs.at(-1)?.boxed ?? []);
          return;
        case 'tbl':
          tables.push({ ordinal: ++tableCount, row: 0, cells: [], lines: [] });
          return;
        case 'tr': {
          const table = tables.at(-1);
          if (table) {
            table.row++;
            table.cells = [];
          }
          return;
        }
        case 'tc':
          tables.at(-1)?.cells.push({ lines: [], span: 1 });
          sinks.push(tables.at(-1)?.cells.at(-1)?.lines ?? []);
          return;
        case 'gridSpan': {
          const cell = tables.at(-1)?.cells.at(-1);
          if (cell) cell.span = Math.min(Math.max(Number(attribute('val') ?? 1) || 1, 1), 100);
          return;
        }
      }
    },
    close(name) {
      if (skipDepth > 0) {
        skipDepth--;
        return;
      }
      switch (name) {
        case 't':
          inText--;
          return;
        case 'rPr':
          inRunProperties = false;
          return;
        case 'r':
          hiddenRun = false;
          return;
        case 'AlternateContent':
          choices.pop();
          return;
        case 'p': {
          const paragraph = paragraphs.pop();
          if (!paragraph) return;
          const sink = sinks.at(-1)!;
          // Word counts an empty numbered paragraph, though it shows nothing to read.
          const number = label(paragraph.number, paragraph.style);
          const text = paragraph.text === '' ? '' : number + paragraph.text;
          for (const line of text.split('\n')) sink.push([{ text: line, paragraph: paragraph.ordinal }]);
          sink.push(...paragraph.boxed);
          return;
        }
        case 'txbxContent':
        case 'tc':
          sinks.pop();
          return;
        case 'tr': {
          const table = tables.at(-1);
          if (table) table.lines.push(...rowLines(table));
          return;
        }
        case 'tbl': {
          const table = tables.pop();
          if (table) sinks.at(-1)!.push(...table.lines);
          return;
        }
      }
    },
    text(text) {
      if (inText > 0) say(text);
    },
  });
  return { lines, ...found };
}

/**
 * A row of several cells is one line with tabs between them; the paragraphs of a cell are joined by a space. A row of
 * one cell is layout: its paragraphs stay lines. A merged cell leaves its columns empty.
 */
function rowLines({ ordinal, row, cells }: Table): BodyLine[] {
  if (cells.length === 1) {
    return cells[0]!.lines.map((line) => line.map((piece) => ({ ...piece, cell: { table: ordinal, row, column: 1 } })));
  }
  const pieces: BodyPiece[] = [];
  for (const { lines, span } of cells) {
    const filled = lines.flat().filter(({ text }) => /\S/.test(text));
    const column = pieces.length + 1;
    const text = filled.map((piece) => piece.text.replaceAll('\t', ' ').trim()).join(' ');
    const paragraph = (filled[0] ?? lines[0]?.[0])?.paragraph ?? 0;
    for (let extra = 0; extra < span; extra++) {
      pieces.push({ text: extra === 0 ? text : '', paragraph, cell: { table: ordinal, row, column: column + extra } });
    }
  }
  return pieces.some(({ text }) => text !== '') ? [pieces] : [];
}
