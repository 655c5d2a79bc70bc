import type { Package } from './package.js';
import { readXml } from './xml.js';

/** A reference to a numbering instance, as a paragraph or a style has it. Either part may be missing. */
export interface NumberRef {
  id?: string;
  level?: number;
}

interface Style {
  basedOn: string | null;
  number: NumberRef | null;
  vanish: boolean;
}

/** The styles of a Word file, as far as they bear on what is read: numbers and hidden text. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  #defaultParagraph: string | null = null;

  constructor(pack: Package, part: string) {
    const bytes = pack.part(part);
    if (!bytes) return;
    let style: Style | null = null;
    readXml(bytes, part, {
      open: (name, attribute) => {
        if (name === 'style') {
          style = { basedOn: null, number: null, vanish: false };
          const id = attribute('styleId') ?? '';
          this.#styles.set(id, style);
          if (attribute('type') === 'paragraph' && /^(1|true|on)$/.test(attribute('default') ?? ''))
            this.#defaultParagraph = id;
        } else if (!style) return;
        else if (name === 'basedOn') style.basedOn = attribute('val') ?? null;
        else if (name === 'numPr') style.number = {};
        else if (name === 'numId' && style.number) style.number.id = attribute('val') ?? '';
        else if (name === 'ilvl' && style.number) style.number.level = Number(attribute('val') ?? 0);
        else if (name === 'vanish') style.vanish = isOn(attribute('val'));
      },
      close: (name) => {
        if (name === 'style') style = null;
      },
    });
  }

  /** The number that a style or those it is based on gives to its paragraphs. */
  numberOf(id: string | null): NumberRef | null {
    const found: NumberRef = {};
    this.#up(id ?? this.#defaultParagraph, ({ number }) => {
      if (number?.id !== undefined) found.id ??= number.id;
      if (number?.level !== undefined) found.level ??= number.level;
      return found.id !== undefined;
    });
    return found.id === undefined ? null : found;
  }

  hides(id: string | null): boolean {
    let hidden = false;
    this.#up(id, ({ vanish }) => (hidden = vanish));
    return hidden;
  }

  /** Walks up until told to stop; a circle of styles ends after as many steps as Word allows. */
  #up(id: string | null, stop: (style: Style) => boolean): void {
    let style = id === null ? undefined : this.#styles.get(id);
    for (let step = 0; style && step < 20; step++) {
      if (stop(style)) return;
      style = style.basedOn === null ? undefined : this.#styles.get(style.basedOn);
    }
  }
}

/** Word's on/off values: an element without one is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || /^(1|true|on)$/.test(value);
}
