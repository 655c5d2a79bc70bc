export { dayAsWritten } from './day.js';
export { decode } from './decode.js';
export type { Decoded, Head, MediaType, Note, NoteCode } from './decoded.js';
export { limits } from './limits.js';
export { Positions, printPlace } from './positions.js';
export type { Place, Stretch } from './positions.js';
export { Refusal, refusals } from './refusal.js';
export type { RefusalCode, RefusalEntry, RefusalWords } from './refusal.js';
export { decodedText, decodeText } from './text/plain.js';
