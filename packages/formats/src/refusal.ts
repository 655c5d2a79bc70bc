/**
 * Every way in which this package refuses a file, in one table: what happened, why, and what the person can do next,
 * in Chinese and in English. The codes are part of the public face: scripts compare them.
 */
export interface RefusalWords {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

export interface RefusalEntry {
  readonly chinese: RefusalWords;
  readonly english: RefusalWords;
}

const entry = (chinese: [string, string, string], english: [string, string, string]): RefusalEntry => ({
  chinese: { what: chinese[0], why: chinese[1], next: chinese[2] },
  english: { what: english[0], why: english[1], next: english[2] },
});

export const refusals = {
  empty: entry(
    ['文件是空的', '里面没有一个可见的字', '请核对是否传错了文件，或传输没有完成'],
    ['The file is empty', 'it holds no visible character', 'check that it is the right file and was copied completely'],
  ),
  binary: entry(
    ['这不是文本文件', '内容里有空字节或大量控制字符', '请提供文本（.txt）、网页（.html）或 Word（.docx）文件'],
    [
      'This is not a text file',
      'it holds NUL bytes or many control characters',
      'give a text (.txt), web page (.html) or Word (.docx) file',
    ],
  ),
  undecodable: entry(
    [
      '文字编码认不出来',
      '按 UTF-8、UTF-16、GB18030 都不能逐字还原',
      '请用记事本或 WPS 打开核对，另存为 UTF-8 编码后再读',
    ],
    [
      'The characters cannot be decoded',
      'neither UTF-8, UTF-16 nor GB18030 reproduces every one of them',
      'open it in an editor, check it, and save it as UTF-8',
    ],
  ),
  damaged: entry(
    ['文件已损坏', '内部结构不完整或前后矛盾', '请向发文单位重新索取，或用 Word、WPS 打开后另存一份'],
    [
      'The file is damaged',
      'its inner structure is incomplete or contradicts itself',
      'ask for a fresh copy, or open it in Word or WPS and save it again',
    ],
  ),
  'too-large': entry(
    ['文件太大', '超过了安全读取的上限', '请拆成几份再读'],
    ['The file is too large', 'it is above the limit for safe reading', 'split it into several files'],
  ),
  bomb: entry(
    [
      '压缩内容异常',
      '解压后的大小、倍数或文件个数超过安全上限，可能是压缩炸弹',
      '请核对来源；确属正常文件的，用 Word、WPS 打开后另存一份',
    ],
    [
      'The compressed content is abnormal',
      'its unpacked size, ratio or number of parts is above the safe limit (a zip bomb?)',
      'check where it came from; if it is genuine, open and save it again in Word or WPS',
    ],
  ),
  danger: entry(
    [
      '文件含有不安全的内容',
      '内部使用了外部实体定义或过深的嵌套',
      '请核对来源；确属正常文件的，用 Word、WPS 打开后另存一份',
    ],
    [
      'The file holds unsafe content',
      'it defines entities or nests too deeply',
      'check where it came from; if it is genuine, open and save it again',
    ],
  ),
  'no-body': entry(
    [
      '网页里找不到正文',
      '去掉菜单、脚本之后没有剩下成段的文字',
      '请把正文复制到 .txt 文件再读，或下载该页的 Word 附件',
    ],
    [
      'No body text was found in this web page',
      'nothing is left after menus and scripts',
      'copy the body into a .txt file, or download the Word attachment of the page',
    ],
  ),
  encrypted: entry(
    ['文件有密码', '加密的文件无法读取', '请用 Word 或 WPS 输入密码打开，取消密码后另存'],
    [
      'The file is protected by a password',
      'encrypted files cannot be read',
      'open it in Word or WPS with the password and save it without one',
    ],
  ),
  'old-word': entry(
    ['暂不能读旧版 Word（.doc、.wps）', '本版本还没有读取这种格式', '请用 Word 或 WPS 另存为 .docx 后再读'],
    [
      'Old Word files (.doc, .wps) are not read yet',
      'this version has no reader for them',
      'save it as .docx in Word or WPS',
    ],
  ),
  pdf: entry(
    ['暂不能读 PDF', '本版本还没有读取这种格式', '请提供同一文件的 .docx、网页或文本；也可以复制文字另存为 .txt'],
    [
      'PDF is not read yet',
      'this version has no reader for it',
      'give the same paper as .docx, web page or text, or copy its text into a .txt file',
    ],
  ),
  ofd: entry(
    ['暂不能读 OFD 版式文件', '本版本还没有读取这种格式', '请在版式阅读器里导出文本，或提供同一文件的 .docx、网页'],
    [
      'OFD is not read yet',
      'this version has no reader for it',
      'export its text in an OFD reader, or give the same paper as .docx or web page',
    ],
  ),
  spreadsheet: entry(
    ['暂不能读电子表格', '本版本还没有读取这种格式', '请把需要的内容复制到 .txt 文件再读'],
    ['Spreadsheets are not read yet', 'this version has no reader for them', 'copy what is needed into a .txt file'],
  ),
  image: entry(
    ['暂不能读图片和扫描件', '本版本还没有文字识别', '请先用文字识别软件转成文本，核对后再读'],
    [
      'Images and scans are not read yet',
      'this version has no character recognition',
      'turn it into text with an OCR program, check it, then read that',
    ],
  ),
  archive: entry(
    ['这是压缩包', '压缩包里的文件要先取出来', '请解压后把里面的文件或文件夹交给本程序'],
    ['This is an archive', 'the files in it must be taken out first', 'unpack it and give the files or the folder'],
  ),
  'manifest-without-names': entry(
    ['清单缺少文件名一列', '没有 name（文件名）这一列，认不出各行说的是哪个文件', '请在首行加上 name 或“文件名”'],
    [
      'The manifest has no column of names',
      'without «name» (文件名) nobody knows which file a row is about',
      'head a column name or 文件名',
    ],
  ),
  unsupported: entry(
    ['不认识的文件格式', '本版本只读文本、网页和 .docx', '请转换成这三种之一'],
    ['Unknown file format', 'this version reads text, web pages and .docx', 'convert it into one of these'],
  ),
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;

/** Thrown where a file is not read. A person can mend it: `message` says what, why and what to do, in Chinese. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** What exactly was met (`第 1024 个字节`, `word/document.xml`), null where the code says it all. */
  readonly detail: string | null;

  constructor(code: RefusalCode, detail: string | null = null) {
    super(sentence(refusals[code].chinese, detail, '：', '（', '）', '。'));
    this.code = code;
    this.detail = detail;
  }

  /** The same in English. */
  get english(): string {
    return sentence(refusals[this.code].english, this.detail, ': ', ' (', ')', '. ').trimEnd();
  }
}

function sentence(
  words: RefusalWords,
  detail: string | null,
  colon: string,
  open: string,
  close: string,
  stop: string,
) {
  const met = detail === null ? '' : `${open}${detail}${close}`;
  return `${words.what}${colon}${words.why}${met}${stop}${words.next}${stop}`;
}
