import type { Page, PageAsked } from '@luoshi/ledger';
import { WorkRefusal } from '../refusal.js';

/** Rows of a page that is read for its whole list. */
const PAGE = 2000;

/** All rows of a list, page by page. Refuses (`too-many`) more than `most`: nothing is left out in silence. */
export async function every<Row>(most: number, list: (page: PageAsked) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const page: Page<Row> = await list({ after, limit: Math.min(PAGE, most + 1) });
    rows.push(...page.rows);
    if (rows.length > most) throw new WorkRefusal('too-many', `最多${most}条`);
    if (page.next === null) return rows;
    after = page.next;
  }
}
