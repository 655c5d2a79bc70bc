import type { Day } from '@luoshi/ledger';

/** A file to be printed, or worked on in the office's own programs. */
export interface PrintedFile {
  /** `临督〔2026〕3号 关于……的通报.docx` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `2026年3月3日`, without the zeros, as GB/T 9704 has it. */
export const dayWords = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** A Word file under a title, without what a file's name may not hold on some machine. */
export const wordNamed = (title: string, bytes: Uint8Array): PrintedFile => ({
  name: `${title.replace(/[\\/:*?"<>|\n\r\t]/g, ' ').trim()}.docx`,
  bytes,
});
