/**
 * The canonical text of a document: its decoded characters with CRLF turned into LF and nothing else changed.
 * A byte order mark is not a character of the text and is left out.
 */
export function canonicalText(decoded: string): string {
  const text = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}
