import { handoutDocument } from '@luoshi/reports';
import type { Desk } from '../desk/desk.js';
import { wordNamed } from '../file/printed-file.js';
import type { PrintedFile } from '../file/printed-file.js';
import { periodRoster, STANDINGS, standingWords } from './roster.js';
import type { RosterAsked } from './roster.js';

/** A period's roster as a Word file: the words to be sent round, then each unit. Refuses as the roster does. */
export async function rosterFile(desk: Desk, key: string, asked: RosterAsked = {}): Promise<PrintedFile> {
  const { period, units, counts, text } = await periodRoster(desk, key, asked);
  // Only what somebody's report stands at has a column.
  const shown = STANDINGS.filter((standing) => counts[standing] > 0);
  const title = `${period.name}进展报送情况`;
  const bytes = handoutDocument({
    title,
    under: [],
    parts: [
      { heading: '总体情况', text: [text], table: null },
      {
        heading: '各单位报送情况',
        text: units.length === 0 ? ['这一期没有单位应当报送。'] : [],
        table:
          units.length === 0
            ? null
            : {
                head: ['序号', '单位', '应报', ...shown.map((standing) => standingWords[standing])],
                widths: [8, 40, 10, ...shown.map(() => 12)],
                rows: units.map(({ name, due, counts: of }, at) => [
                  String(at + 1),
                  name,
                  String(due),
                  ...shown.map((standing) => String(of[standing])),
                ]),
              },
      },
    ],
  });
  return wordNamed(title, bytes);
}
