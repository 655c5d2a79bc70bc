import { counted } from './counting.js';
import type { Package } from './package.js';
import type { NumberRef, Styles } from './styles.js';
import { readXml } from './xml.js';

interface Level {
  start: number;
  format: string;
  /** `%1、`, `（%2）`, `%1.%2` */
  text: string;
  suffix: string;
  /** Figures of the levels above are shown as 1, 2, 3 whatever their format. */
  legal: boolean;
  /** Restarts after a level above this one (1-based); 0 never, null after any above. */
  restart: number | null;
  style: string | null;
}

interface Abstract {
  levels: Map<number, Level>;
  /** A list style that this definition stands for. */
  styleLink: string | null;
}

interface Instance {
  abstract: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

/**
 * The numbers that Word writes itself (`一、`, `（三）`, `2.1`): they are no characters of the file, but a reader sees them,
 * and so do we. Paragraphs must be asked for in the order of the document.
 */
export class Numbering {
  readonly #abstracts = new Map<string, Abstract>();
  readonly #instances = new Map<string, Instance>();
  readonly #styles: Styles;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();
  /** Formats that are not known here and were written as figures. */
  readonly unknown = new Set<string>();

  constructor(pack: Package, part: string, styles: Styles) {
    this.#styles = styles;
    const bytes = pack.part(part);
    if (bytes) this.#load(bytes, part);
  }

  /** The number of a paragraph with the space that follows it, '' where it has none. */
  label(direct: NumberRef | null, style: string | null): string {
    const inherited = this.#styles.numberOf(style);
    const id = direct?.id ?? inherited?.id;
    if (id === undefined || id === '0') return '';
    const instance = this.#instances.get(id);
    if (!instance) return '';
    const abstract = this.#resolve(instance);
    if (!abstract) return '';
    const index = direct?.level ?? this.#linkedLevel(abstract.definition, style) ?? inherited?.level ?? 0;
    const level = levelOf(instance, abstract.definition, index);
    if (!level) return '';
    const counters = this.#count(id, instance, abstract, index);
    if (level.format === 'bullet') return bullet(level.text);
    const text = level.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const other = levelOf(instance, abstract.definition, at);
      if (!other) return '';
      const value = counters[at] ?? other.start;
      const format = level.legal && at < index ? 'decimal' : other.format;
      const written = counted(value, format);
      if (written === null) this.unknown.add(format);
      return written ?? String(value);
    });
    // A number that ends in a full-width mark needs no gap; `1.` and `2024` would run together.
    return text === '' || level.suffix === 'nothing' || /[\u3001-\u303f\uff00-\uffef\u2460-\u249b]$/.test(text)
      ? text
      : `${text} `;
  }

  #count(id: string, instance: Instance, { key }: { key: string }, index: number): (number | undefined)[] {
    const counters = this.#counters.get(key) ?? [];
    this.#counters.set(key, counters);
    const definition = this.#abstracts.get(key)!;
    const override = instance.starts.get(index);
    const first = `${id}:${index}`;
    // An instance with its own start begins anew the first time it is used; without one it goes on.
    if (override !== undefined && !this.#started.has(first)) counters[index] = override;
    else {
      const before = counters[index];
      counters[index] = before === undefined ? (levelOf(instance, definition, index)?.start ?? 1) : before + 1;
    }
    this.#started.add(first);
    for (let deeper = index + 1; deeper < counters.length; deeper++) {
      const restart = levelOf(instance, definition, deeper)?.restart;
      if (restart === 0 || (restart && index + 1 > restart)) continue;
      counters[deeper] = undefined;
    }
    return counters;
  }

  #resolve(instance: Instance): { key: string; definition: Abstract } | null {
    let key = instance.abstract;
    let definition = this.#abstracts.get(key);
    // A definition may stand for a list style, whose own number leads to the real one: one step, never a circle.
    if (definition?.styleLink && definition.levels.size === 0) {
      const target = this.#instances.get(this.#styles.numberOf(definition.styleLink)?.id ?? '');
      if (target) {
        key = target.abstract;
        definition = this.#abstracts.get(key);
      }
    }
    return definition ? { key, definition } : null;
  }

  #linkedLevel({ levels }: Abstract, style: string | null): number | undefined {
    if (style === null) return undefined;
    for (const [index, level] of levels) if (level.style === style) return index;
    return undefined;
  }

  #load(bytes: Uint8Array, part: string): void {
    let abstract: Abstract | null = null;
    let instance: Instance | null = null;
    let level: Level | null = null;
    let override = 0;
    readXml(bytes, part, {
      open: (name, attribute) => {
        const value = attribute('val');
        if (name === 'abstractNum') {
          abstract = { levels: new Map(), styleLink: null };
          this.#abstracts.set(attribute('abstractNumId') ?? '', abstract);
        } else if (name === 'num') {
          instance = { abstract: '', starts: new Map(), levels: new Map() };
          this.#instances.set(attribute('numId') ?? '', instance);
        } else if (name === 'abstractNumId' && instance) instance.abstract = value ?? '';
        else if (name === 'numStyleLink' && abstract) abstract.styleLink = value ?? null;
        else if (name === 'lvlOverride') override = Number(attribute('ilvl') ?? 0);
        else if (name === 'startOverride' && instance) instance.starts.set(override, Number(value ?? 1));
        else if (name === 'lvl') {
          level = { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false, restart: null, style: null };
          (instance ?? abstract)?.levels.set(Number(attribute('ilvl') ?? 0), level);
        } else if (level) {
          if (name === 'start') level.start = Number(value ?? 1);
          else if (name === 'numFmt') level.format = value ?? 'decimal';
          else if (name === 'lvlText') level.text = value ?? '';
          else if (name === 'suff') level.suffix = value ?? 'tab';
          else if (name === 'isLgl') level.legal = value !== '0' && value !== 'false';
          else if (name === 'lvlRestart') level.restart = Number(value ?? 0);
          else if (name === 'pStyle') level.style = value ?? null;
        }
      },
      close: (name) => {
        if (name === 'abstractNum') abstract = null;
        else if (name === 'num') instance = null;
        else if (name === 'lvl') level = null;
      },
    });
  }
}

function levelOf(instance: Instance, abstract: Abstract, index: number): Level | undefined {
  return instance.levels.get(index) ?? abstract.levels.get(index);
}

/** Bullets of symbol fonts stand in a private area: only one that any font shows is written. */
function bullet(text: string): string {
  return text !== '' && !/[\ue000-\uf8ff]/.test(text) ? text : '•';
}
