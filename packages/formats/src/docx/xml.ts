import { SaxesParser } from 'saxes';
import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';

/** What a reader of a part is told, with names and attributes freed of their prefixes. */
export interface XmlEvents {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text?(text: string): void;
}

/**
 * Reads a part of an office package as a stream of events. Refuses a DOCTYPE (entities), too deep nesting and broken
 * XML. Returns the encoding's label.
 */
export function readXml(bytes: Uint8Array, part: string, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new Refusal('danger', `${part} DOCTYPE`);
  });
  parser.on('error', (error) => {
    throw new Refusal('damaged', `${part}: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    if (++depth > limits.xmlDepth) throw new Refusal('danger', `${part} 嵌套超过 ${limits.xmlDepth} 层`);
    events.open(tag.local, (name) => {
      for (const key in tag.attributes) {
        const attribute = tag.attributes[key]!;
        if (attribute.local === name) return attribute.value;
      }
      return undefined;
    });
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.close(tag.local);
  });
  if (events.text) {
    const take = events.text.bind(events);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  let text: string;
  try {
    const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
    text = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(
      bytes,
    );
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('damaged', `${part} 编码`);
    throw error;
  }
  // In pieces: saxes keeps what it is given until it is read.
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.close();
}
