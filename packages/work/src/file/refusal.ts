import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of files and attachments. */
export const fileRefusals = {
  'file-too-large': entry(
    ['文件过大', '超过了单个文件的上限', '请压缩、分拆，或只上传需要的页'],
    ['The file is too large', 'it is above the limit for one file', 'compress it, split it, or send the pages needed'],
  ),
  'file-empty': entry(
    ['文件是空的', '没有收到任何内容', '请核对文件后重新上传'],
    ['The file is empty', 'no byte of it came', 'check the file and send it again'],
  ),
  'file-not-yours': entry(
    ['不能使用他人上传的文件', '附件由上传的人自己添加', '请自己上传后再添加'],
    ['Somebody else uploaded this file', 'whoever uploads a file attaches it', 'upload it yourself, then attach it'],
  ),
} as const satisfies Record<string, RefusalEntry>;
