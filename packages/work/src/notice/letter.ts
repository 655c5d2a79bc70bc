import type { Id } from '@luoshi/ledger';
import { letterDocument } from '@luoshi/reports';
import type { Desk } from '../desk/desk.js';
import { dayWords, wordNamed } from '../file/printed-file.js';
import type { PrintedFile } from '../file/printed-file.js';
import { colourWords } from '../lamp/colour.js';
import { noticeAt, snapshotOf } from './notice.js';
import type { NoticeModel } from './model.js';

/** A notice that the desk sees, with what it rests on as its annex: as it was frozen, or as it would be now. */
export async function noticeFile(desk: Desk, id: Id): Promise<PrintedFile> {
  const notice = await noticeAt(desk, id);
  const { number, title, text, sign, issuedOn } = notice;
  const { recipients, tasks } = JSON.parse((await snapshotOf(desk, id)).text) as NoticeModel;
  const bytes = letterDocument({
    ...{ number, title, text },
    addressees: recipients.map(({ name }) => name),
    sign,
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
  return wordNamed(number === null ? title : `${number} ${title}`, bytes);
}
