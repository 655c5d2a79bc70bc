import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals at the door where papers are taken in. */
export const intakeRefusals = {
  'paper-classified': entry(
    [
      '这份文件标有密级，不能收入',
      '涉密文件不得在非涉密网络存储、处理；系统没有保留它的任何内容',
      '请按保密规定处理，并核对其来源',
    ],
    [
      'This paper bears a mark of classification',
      'classified papers may not be kept or worked on here; nothing of it was kept',
      'handle it by the rules of secrecy, and check where it came from',
    ],
  ),
  'mark-unconfirmed': entry(
    [
      '请先确认这个文件没有密级标志',
      '系统不能从文字判断它是否涉密',
      '请看过文件，确认没有秘密、机密、绝密标志后再上传；涉密文件不得上传',
    ],
    [
      'Say first that this file bears no mark of classification',
      'it cannot be told from its words',
      'look at the file and send it with that said; classified files may not be sent',
    ],
  ),
  'paper-unreadable': entry(
    ['文件没有收入', '文件读不出来', '请按所述修改后重新上传'],
    ['The paper was not taken in', 'the file could not be read', 'mend what is said and send it again'],
  ),
  'paper-too-long': entry(
    ['这份文件读取超时', '读取时间超过了上限', '请把它拆成几份'],
    ['Reading this paper took too long', 'it went over the time allowed', 'split it into several'],
  ),
  'papers-too-many': entry(
    ['一次上传的文件过多', '超过了一次收文的上限', '请分批上传'],
    ['Too many papers at once', 'there are more than one upload may bring', 'send them in parts'],
  ),
  'one-paper-only': entry(
    ['新版本只能对应一份文件', '指明是某文件的新版本或正式稿时，一次只收一份', '请单独上传这一份'],
    ['A new version is one paper', 'with the paper it belongs to named, one file is taken at a time', 'send it alone'],
  ),
} as const satisfies Record<string, RefusalEntry>;
