import type { Id } from '@luoshi/ledger';
import { handoutDocument } from '@luoshi/reports';
import type { Handout, HandoutPart } from '@luoshi/reports';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { dayWords, wordNamed } from '../file/printed-file.js';
import type { PrintedFile } from '../file/printed-file.js';
import { colourWords } from '../lamp/colour.js';
import { standingWords } from '../reporting/roster.js';
import { packAt } from './meeting.js';
import type { Pack, Standing } from './pack.js';

const decisionWords: Readonly<Record<Standing, string>> = {
  ...{ done: '已完成', overdue: '逾期', running: '办理中', ended: '已终止' },
};

/** How the week's reports stand, as the pack counts them. */
const FILED = ['reported', 'late', 'missing'] as const;

/** A part whose rows are numbered; where there are none it says so. */
const numbered = (
  heading: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  none: string,
): HandoutPart => ({
  heading,
  text: rows.length === 0 ? [none] : [],
  table:
    rows.length === 0
      ? null
      : { head: ['序号', ...head], widths: [8, ...widths], rows: rows.map((row, at) => [String(at + 1), ...row]) },
});

/** What lies before a meeting, in the order in which it is gone through. */
function handoutOf({ meeting, asOf, previous, items, tasks, weeks, problems }: Pack, frozen: boolean): Handout {
  const colours = (['red', 'yellow', 'green', 'grey'] as const).map(
    (colour) => `${colourWords[colour]}${tasks[colour]}项`,
  );
  const all = Object.values(tasks).reduce((sum, count) => sum + count, 0);
  return {
    title: `${meeting.title}材料`,
    under: [
      [dayWords(meeting.heldOn), meeting.chair && `主持：${meeting.chair}`].filter(Boolean).join('　'),
      `${frozen ? '签定时的数据' : '数据截至'}${dayWords(dayAt(new Date(asOf)))}`,
    ],
    parts: [
      numbered(
        previous ? `“${previous.title}”议定事项落实情况` : '上次会议议定事项落实情况',
        ['议定事项', '责任单位', '时限', '落实情况'],
        [35, 19, 22, 16],
        (previous?.decisions ?? []).map(({ text, units, due, standing }) => [
          text,
          units.join('、'),
          due,
          standing ? decisionWords[standing] : '未成为事项',
        ]),
        previous ? '上次会议没有议定事项。' : '此前没有召开过会议。',
      ),
      numbered(
        '本次会议议题',
        ['议题', '提出单位', '情况'],
        [32, 22, 38],
        items.map(({ title, text, putForwardBy }) => [title, putForwardBy ?? '督查室', text]),
        '还没有列入议题。',
      ),
      { heading: '在办事项亮灯情况', text: [`在办事项共${all}项，其中${colours.join('、')}。`], table: null },
      numbered(
        '周报报送情况',
        ['周', '应报', ...FILED.map((standing) => standingWords[standing])],
        [52, 10, 10, 10, 10],
        weeks.map(({ period, due, counts }) => [
          period,
          ...[due, ...FILED.map((standing) => counts[standing])].map(String),
        ]),
        '上次会议以来没有应报的周报。',
      ),
      numbered(
        '未解决的问题',
        ['问题', '提出单位', '卡在', '答复时限'],
        [33, 19, 19, 21],
        problems.open.map(({ title, raisedBy, blocking, due }) => [title, raisedBy, blocking ?? '', due ?? '']),
        '没有未解决的问题。',
      ),
      numbered(
        '上次会议以来解决的问题',
        ['问题', '提出单位', '解决办法'],
        [34, 20, 38],
        problems.solved.map(({ title, raisedBy, solution }) => [title, raisedBy, solution ?? '']),
        '上次会议以来没有解决的问题。',
      ),
    ],
  };
}

/** A meeting's pack as a Word file: as it was signed, or as things stand. Refuses a meeting that is not there. */
export async function packFile(desk: Desk, id: Id): Promise<PrintedFile> {
  const { pack, frozen } = await packAt(desk, id);
  const handout = handoutOf(pack, frozen !== null);
  return wordNamed(handout.title, handoutDocument(handout));
}
