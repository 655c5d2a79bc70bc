import type { Day, Id } from '@luoshi/ledger';
import { letterDocument } from '@luoshi/reports';
import type { Desk } from '../desk/desk.js';
import { colourWords } from '../lamp/colour.js';
import { noticeAt, snapshotOf } from './notice.js';
import type { NoticeModel } from './model.js';

/** A notice as a Word file to be printed and sealed. */
export interface NoticeFile {
  /** `临督〔2026〕3号 关于……的通报.docx` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `2026年3月3日`, without the zeros, as GB/T 9704 has it. */
const dayWords = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** What a file's name may not hold on some machine. */
const fileName = (words: string): string => words.replace(/[\\/:*?"<>|\n\r\t]/g, ' ').trim();

/** A notice that the desk sees, with what it rests on as its annex: as it was frozen, or as it would be now. */
export async function noticeFile(desk: Desk, id: Id): Promise<NoticeFile> {
  const notice = await noticeAt(desk, id);
  const { number, title, text, issuedOn } = notice;
  const { recipients, tasks } = JSON.parse((await snapshotOf(desk, id)).text) as NoticeModel;
  const bytes = letterDocument({
    ...{ number, title, text },
    addressees: recipients.map(({ name }) => name),
    day: issuedOn && dayWords(issuedOn),
    table:
      tasks.length === 0
        ? null
        : {
            title: '有关事项办理情况',
            head: ['序号', '事项', '牵头单位', '时限', '亮灯', '情况'],
            widths: [8, 22, 16, 17, 9, 28],
            rows: tasks.map((task, at) => [
              String(at + 1),
              `${task.title}（${task.number}）`,
              task.leads.join('、'),
              task.due ?? '未定',
              colourWords[task.lamp],
              task.why,
            ]),
          },
  });
  return { name: `${fileName(number === null ? title : `${number} ${title}`)}.docx`, bytes };
}
