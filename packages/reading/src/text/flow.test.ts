import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf, placeIn, plainFlow } from './flow.js';
import { canonicalText } from './source.js';

describe('the flow of a text', () => {
  it('counts UTF-16 code units, so that a rare character takes two', () => {
    const flow = plainFlow('𠮷县5所');
    expect(placeIn(flow, { start: 3, end: 5 }).span).toEqual({ start: 3, end: 5, text: '5所' });
  });

  it('spans a line break that only blank space makes', () => {
    const page = '支出2846.97\n\n元，结余';
    const flow = flowOf(page, [
      { start: 0, end: 9 },
      { start: 11, end: page.length },
    ]);
    expect(flow.text).toBe('支出2846.97元，结余');
    expect(placeIn(flow, { start: 2, end: 10 })).toEqual({ span: { start: 2, end: 12, text: '2846.97\n\n元' } });
  });

  it('gives all parts of a fact that the layout cut apart, in reading order', () => {
    const page = '月底交付。别的话。原定3';
    const flow = flowOf(page, [
      { start: 9, end: 12 },
      { start: 0, end: 5 },
    ]);
    const place = placeIn(flow, { start: 2, end: 5 });
    expect(place.parts?.map((part) => part.text)).toEqual(['3', '月底']);
    expect(place.span).toEqual({ start: 11, end: 12, text: '3' });
  });

  it('leads every range back to the words it covers', () => {
    const cuts = fc.tuple(
      fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
      fc.array(fc.nat(60), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(cuts, fc.nat(60), fc.nat(60), ([text, marks], a, b) => {
        const edges = [...new Set([0, text.length, ...marks.map((m) => m % (text.length + 1))])].sort((x, y) => x - y);
        const runs = edges.slice(1).map((end, i) => ({ start: edges[i]!, end }));
        const flow = flowOf(text, [...runs].reverse());
        const start = Math.min(a, b) % flow.text.length;
        const end = Math.min(flow.text.length, start + 1 + (Math.max(a, b) % flow.text.length));
        const { span, parts } = placeIn(flow, { start, end });
        expect(text.slice(span.start, span.end)).toBe(span.text);
        if (parts) expect(parts.map((part) => part.text).join('')).toBe(flow.text.slice(start, end));
      }),
    );
  });
});

describe('canonical text', () => {
  it('turns CRLF into LF, drops the byte order mark, and changes nothing else', () => {
    expect(canonicalText('\ufeff一\r\n二\r三\n　四')).toBe('一\n二\r三\n　四');
  });
});
