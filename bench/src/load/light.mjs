// First lighting, the day's end, the next day's lighting: how long they take, and how many they look at and write.
import { keepDays, relight } from '@luoshi/work';
import { cpuOf } from './database-cpu.mjs';
import { secondsOf } from './tally.mjs';

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/** @param whole also lights all tasks once more, to see whether those that were chosen as due were all that turned */
export async function light(store, office, now, tally, tasks, whole) {
  const scale = tasks / 1_000_000;
  const vacuum = () => store.asOwner((owner) => owner.query('vacuum analyze'));
  const timed = async (name, work) => {
    const { seconds, result: used } = await secondsOf(() => cpuOf(store, work));
    tally.cpu(name, used);
    return { seconds, result: used.result };
  };
  // As the night's job comes to it: what is lit at the end of a day is the day's row.
  const midnight = Math.floor((now.getTime() + BEIJING) / DAY) * DAY - BEIJING;
  const first = await timed('first lighting', () => relight(office, new Date(midnight - 1000), { all: true }));
  tally.tell('first lighting did', { looked: first.result.looked, written: first.result.written });
  tally.floor('first lighting', first.seconds, 60 * scale, 's');
  await vacuum();
  const kept = await timed('the first past day', () => keepDays(office, now));
  tally.tell('the first past day was written in', `${kept.seconds.toFixed(1)} s`);
  await vacuum();
  const next = await timed('daily lighting', () => relight(office, new Date(now.getTime() + DAY)));
  const { looked, written, turned } = next.result;
  tally.tell('daily lighting did', { looked, written, turned });
  tally.floor('daily lighting', next.seconds, 10 * scale, 's');
  await vacuum();
  // A second later, and so within the same minute: what is written now was not chosen.
  if (whole) {
    const again = new Date(now.getTime() + DAY + 1000);
    const all = await timed('lighting of all, where nothing turns', () => relight(office, again, { all: true }));
    tally.tell('lighting of all, where nothing turns', `${all.seconds.toFixed(1)} s`);
    const { count } = await store.db
      .selectFrom('task_lamp')
      .select((row) => row.fn.countAll().as('count'))
      .where('lamp_at', '=', again)
      .executeTakeFirstOrThrow();
    tally.floor('lamps that turned without being chosen as due', Number(count), 0, 'tasks');
  }
  const moment = await silent(store, 0.02);
  await vacuum();
  const many = await timed('2 % turn', () => relight(office, new Date(moment.getTime() + MINUTE)));
  tally.tell('2 % turn: did', {
    looked: many.result.looked,
    written: many.result.written,
    turned: many.result.turned,
  });
  tally.floor('daily lighting, 2 % turn', many.seconds, 10 * scale, 's');
  await store.pool.query(`update task_lamp set lamp_turns_at = lamp_turns_at - ${LATER} where lamp_turns_at > $1`, [
    new Date(moment.getTime() + 365 * DAY),
  ]);
  await vacuum();
}

const MINUTE = 60_000;
const LATER = `interval '4 years'`;

/**
 * Leaves a share of the tasks that turn at the latest moment at which many do (the month's cut-off: nobody has filed for it), as
 * if the others had filed: their turns are put off. @returns the moment
 */
async function silent(store, share) {
  const { rows } = await store.pool.query(
    `select lamp_turns_at as at from task_lamp where lamp_turns_at is not null group by 1
      having count(*) > (select count(*) / 50 from task_lamp) order by 1 desc limit 1`,
  );
  const { at } = rows[0];
  await store.pool.query(
    `update task_lamp set lamp_turns_at = lamp_turns_at + ${LATER}
      where lamp_turns_at <= $1 and get_byte(uuid_send(task_id), 15) >= $2`,
    [new Date(at.getTime() + MINUTE), Math.round(share * 256)],
  );
  return at;
}
