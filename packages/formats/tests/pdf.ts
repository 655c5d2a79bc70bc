import { deflateSync } from 'node:zlib';

/** How a PDF of a test is made otherwise than offices' programs make it. */
export interface PdfMade {
  /** Its fonts do not say which characters their signs are. */
  readonly silent?: true;
  /** Each character is placed by itself, this many points apart. */
  readonly spaced?: number;
}

/** A PDF of pages of lines, in a font that says what its signs mean, packed as offices' programs pack it. A page without lines is a picture. */
export function pdfOf(pages: readonly (readonly string[])[], { silent, spaced }: PdfMade = {}): Uint8Array {
  const signs = [...new Set(pages.flat().join(''))];
  const code = (sign: string): string => (signs.indexOf(sign) + 1).toString(16).padStart(4, '0');
  const objects = new Map<number, Buffer>();
  const put = (number: number, text: string) => objects.set(number, Buffer.from(text));
  const stream = (number: number, text: string): void => {
    const packed = deflateSync(Buffer.from(text));
    const head = Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`);
    objects.set(number, Buffer.concat([head, packed, Buffer.from('\nendstream')]));
  };
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(
    3,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R]${silent ? '' : ' /ToUnicode 6 0 R'} >>`,
  );
  put(
    4,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>',
  );
  put(
    5,
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  const meanings = signs.map((sign) => `<${code(sign)}> <${Buffer.from(sign, 'utf16le').swap16().toString('hex')}>`);
  stream(
    6,
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${meanings.length} beginbfchar\n${meanings.join('\n')}\nendbfchar endcmap end end`,
  );
  const kids = pages.map((lines, index) => {
    const number = 7 + 2 * index;
    put(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`,
    );
    const shown = lines.flatMap((line, row) => {
      const y = 760 - row * 28;
      const at = (x: number, text: string) => `1 0 0 1 ${x} ${y} Tm <${[...text].map(code).join('')}> Tj`;
      return spaced === undefined ? [at(80, line)] : [...line].map((sign, place) => at(80 + place * spaced, sign));
    });
    stream(number + 1, shown.length === 0 ? '0 0 595 842 re f' : `BT /F1 16 Tf ${shown.join('\n')} ET`);
    return `${number} 0 R`;
  });
  put(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`);
  const parts = [Buffer.from('%PDF-1.5\n')];
  const places: string[] = [];
  let size = parts[0]!.length;
  for (const [number, bytes] of [...objects].sort(([a], [b]) => a - b)) {
    places.push(`${String(size).padStart(10, '0')} 00000 n \n`);
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), bytes, Buffer.from('\nendobj\n')]);
    parts.push(part);
    size += part.length;
  }
  const table = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  parts.push(Buffer.from(`${table}trailer << /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`));
  return Buffer.concat(parts);
}
