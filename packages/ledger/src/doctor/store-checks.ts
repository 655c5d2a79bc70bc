import type pg from 'pg';
import { stepsLeft, stepsTaken } from '../migrations/migrate.js';
import { writableHistory } from '../store/rights.js';
import { roomOf } from '../store/room.js';
import type { Store } from '../store/store.js';
import { named } from './check.js';
import type { Check, CheckWords, Found, Severity } from './check.js';

const check = (code: string, severity: Severity, chinese: Words, english: Words, look: Check['look']): Check => ({
  code,
  severity,
  chinese: words(chinese),
  english: words(english),
  look,
});

/** Title, meaning, what to do, and how what is found is said where it is more than a name. */
type Words = readonly [title: string, meaning: string, next: string, found?: CheckWords['found']];

const words = ([title, meaning, next, found]: Words): CheckWords => ({
  title,
  meaning,
  next,
  ...(found === undefined ? {} : { found }),
});

/** A check that is one query: every row's `line` names something found. */
const lines =
  (text: string) =>
  async (store: Store): Promise<Found[]> =>
    (await store.pool.query<{ line: string }>(text)).rows.map(({ line }) => named(line));

const inOwnSession =
  <T>(work: (client: pg.PoolClient) => Promise<T>) =>
  async (store: Store): Promise<T> => {
    const client = await store.pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  };

const LEAST_ROOM = 2 * 2 ** 30;

/** What the store itself can tell of its health. */
export const storeChecks: readonly Check[] = [
  check(
    'durability',
    'fault',
    ['确认即落盘', '断电会丢失已确认的数据', '在数据库服务器上打开 fsync、full_page_writes 和 synchronous_commit'],
    [
      'Commits are kept',
      'a power cut would lose acknowledged data',
      'turn on fsync, full_page_writes and synchronous_commit at the server',
    ],
    lines(`select name || '=' || setting as line from pg_settings
      where (name in ('fsync', 'full_page_writes') and setting <> 'on') or (name = 'synchronous_commit' and setting = 'off')`),
  ),
  check(
    'history-append-only',
    'fault',
    ['历史只能追加', '应用账号可以改写历史，历史不再可信', '收回多余的权限：设好 LUOSHI_OWNER_URL 后重新启动一次'],
    [
      'History is append-only',
      'the application role can rewrite it, so it proves nothing',
      'take the rights back: start once with LUOSHI_OWNER_URL set',
    ],
    inOwnSession(async (client) => (await writableHistory(client)).map(named)),
  ),
  check(
    'schema',
    'fault',
    ['数据库结构与软件一致', '部分功能会出错', '用本版本软件和所有者账号启动一次'],
    ["The schema is this software's", 'parts of the product will fail', 'start this version once with the owner role'],
    inOwnSession(async (client) => stepsLeft(await stepsTaken(client)).map(({ name }) => named(name))),
  ),
  check(
    'checksums',
    'fault',
    ['数据页校验和无误', '磁盘上有数据页损坏', '停止使用，更换磁盘，从最近的备份恢复'],
    ['Page checksums hold', 'pages on the disk are damaged', 'stop, replace the disk, restore the last backup'],
    lines(`select datname || ': ' || checksum_failures as line from pg_stat_database
      where datname = current_database() and checksum_failures > 0`),
  ),
  check(
    'checksums-on',
    'note',
    ['数据页校验和已启用', '磁盘悄悄损坏时不会被发现', '请数据库管理员停机后执行 pg_checksums --enable'],
    [
      'Page checksums are on',
      'silent damage of the disk would go unseen',
      "have the server's administrator run pg_checksums --enable while it is stopped",
    ],
    lines(
      `select 'data_checksums=' || setting as line from pg_settings where name = 'data_checksums' and setting <> 'on'`,
    ),
  ),
  check(
    'indexes',
    'fault',
    [
      '索引和约束有效',
      '查询会变慢，或错误的数据能够进入',
      '对列出的索引执行 reindex，对列出的约束执行 validate constraint',
    ],
    [
      'Indexes and constraints are valid',
      'queries are slow or wrong data can enter',
      'reindex the indexes and validate the constraints that are listed',
    ],
    lines(`select indexrelid::regclass::text as line from pg_index where not indisvalid
        and (select relnamespace from pg_class where oid = indexrelid) = 'public'::regnamespace
      union all select conrelid::regclass || '.' || conname from pg_constraint
      where not convalidated and connamespace = 'public'::regnamespace`),
  ),
  check(
    'collation',
    'warning',
    [
      '排序规则版本未变',
      '操作系统升级改变了排序，索引可能查不到数据',
      '执行 reindex database，再执行 alter database … refresh collation version',
    ],
    [
      'The collation has not changed',
      'an upgrade of the system changed the order of text: indexes may miss rows',
      'reindex the database, then alter database … refresh collation version',
    ],
    lines(`select datcollversion || ' → ' || pg_database_collation_actual_version(oid) as line from pg_database
      where datname = current_database() and datcollversion <> pg_database_collation_actual_version(oid)`),
  ),
  check(
    'disk',
    'warning',
    ['磁盘余量', '磁盘满后不能再写入', '清理磁盘，或把数据文件夹移到更大的磁盘', { left: '还剩 {{room}} MiB' }],
    [
      'Room on the disk',
      'nothing can be written when it is full',
      'clear the disk, or move the data folder to a larger one',
      { left: '{{room}} MiB left' },
    ],
    async (store) => {
      const room = await roomOf(store);
      return room !== null && room < LEAST_ROOM
        ? [{ code: 'left', values: { room: (room / 2 ** 20).toFixed(0) } }]
        : [];
    },
  ),
  check(
    'long-transactions',
    'warning',
    [
      '没有长时间未结束的事务',
      '旧数据清理不掉，表会越来越大',
      '查看列出的会话在做什么，必要时结束它',
      { open: '{{session}}：已 {{seconds}} 秒' },
    ],
    [
      'No transaction stays open for long',
      'old rows cannot be cleared and tables grow',
      'see what the listed session does, and end it if need be',
      { open: '{{session}}: for {{seconds}} s' },
    ],
    async (store) => {
      const { rows } = await store.pool.query<{ session: string; seconds: string }>(
        `select application_name as session, extract(epoch from clock_timestamp() - xact_start)::bigint::text as seconds
        from pg_stat_activity where datname = current_database() and xact_start < clock_timestamp() - interval '15 minutes'`,
      );
      return rows.map((values) => ({ code: 'open', values }));
    },
  ),
  check(
    'vacuum',
    'warning',
    ['失效数据及时清理', '查询会越来越慢', '对列出的表执行 vacuum analyze', { dead: '{{table}}：{{rows}} 行失效数据' }],
    [
      'Dead rows are cleared',
      'queries get slower and slower',
      'vacuum analyze the tables that are listed',
      { dead: '{{table}}: {{rows}} dead rows' },
    ],
    async (store) => {
      const { rows } = await store.pool.query<{ table: string; rows: string }>(
        `select relname as table, n_dead_tup::text as rows from pg_stat_user_tables
        where schemaname = 'public' and n_dead_tup > 100000 and n_dead_tup > n_live_tup`,
      );
      return rows.map((values) => ({ code: 'dead', values }));
    },
  ),
  check(
    'clock',
    'warning',
    [
      '时钟一致',
      '期限、签收时间会记错',
      '校准本机或数据库服务器的时钟',
      { apart: '数据库服务器与本机相差 {{seconds}} 秒' },
    ],
    [
      'The clocks agree',
      'deadlines and signatures get wrong times',
      'set the clock of this machine or of the server',
      { apart: 'the server of the database and this machine are {{seconds}} s apart' },
    ],
    async (store) => {
      const before = Date.now();
      const { rows } = await store.pool.query<{ now: Date }>('select clock_timestamp() as now');
      const apart = rows[0]!.now.getTime() - (before + Date.now()) / 2;
      return Math.abs(apart) > 5000 ? [{ code: 'apart', values: { seconds: (apart / 1000).toFixed(0) } }] : [];
    },
  ),
  check(
    'texts',
    'fault',
    ['文件原文未被改动', '原文与入库时的校验值不符，出处不再可靠', '从备份恢复，并查明是谁改了数据库'],
    [
      "The papers' texts are untouched",
      'a text differs from its hash: its spans prove nothing',
      'restore a backup, and find out who changed the database',
    ],
    lines(`select jurisdiction_id || '/' || id as line from
        (select jurisdiction_id, id, text, text_sha256 from paper_version order by id desc limit 2000) v
      where sha256(convert_to(text, 'UTF8')) <> text_sha256`),
  ),
  check(
    'quotes',
    'fault',
    ['任务引文与原文一致', '任务指向的原文不是它所引的话', '核对列出的任务及其文件版本'],
    [
      'Tasks quote their papers',
      'the words a task points at are not those it quotes',
      "check the listed tasks and their paper's version",
    ],
    // Characters beyond U+FFFF count twice in a span and once in PostgreSQL: papers that hold one are left to the application.
    lines(`select t.jurisdiction_id || '/' || t.number as line from
        (select * from task where quote is not null and version_id is not null order by id desc limit 2000) t
      join paper_version v on v.jurisdiction_id = t.jurisdiction_id and v.id = t.version_id
      where v.text !~ '[\\U00010000-\\U0010FFFF]'
        and substr(v.text, t.span_start + 1, t.span_end - t.span_start) <> t.quote`),
  ),
  check(
    'leads',
    'warning',
    ['在办任务都有牵头单位', '没有单位对任务负责', '在责任分工里为列出的任务指定牵头单位'],
    ['Tasks in progress have a lead', 'no unit answers for the task', 'name a lead for the listed tasks'],
    lines(`select t.jurisdiction_id || '/' || t.number as line from task t
      where t.state in ('awaiting-signature', 'in-progress', 'awaiting-verification')
        and not exists (select 1 from assignment a
          where a.jurisdiction_id = t.jurisdiction_id and a.task_id = t.id and a.role = 'lead' and a.state <> 'withdrawn')
      order by t.jurisdiction_id, t.number limit 20`),
  ),
  check(
    'jobs',
    'warning',
    ['后台作业没有停滞', '作业已五分钟没有进展', '查看日志；重启服务会接着做'],
    [
      'Jobs go on',
      'a job has shown no sign of life for five minutes',
      'see the log; a restart of the server takes it up again',
    ],
    lines(`select jurisdiction_id || '/' || kind || '/' || id as line from job
      where state = 'running' and coalesce(heartbeat_at, created_at) < clock_timestamp() - interval '5 minutes' limit 20`),
  ),
  check(
    'backup',
    'note',
    [
      '最近七天有备份',
      '磁盘损坏时会丢失数据',
      '执行 luoshi backup 文件名，并把文件存到另一台机器',
      { never: '从未备份', last: '最近一次备份：{{at}}' },
    ],
    [
      'There is a backup of the last seven days',
      'a broken disk would lose the data',
      'run luoshi backup FILE and keep the file on another machine',
      { never: 'never backed up', last: 'last backup: {{at}}' },
    ],
    async (store) => {
      const { rows } = await store.pool.query<{ at: string | null }>(
        `select to_char(max(made_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from backup_mark
        having max(made_at) is null or max(made_at) < clock_timestamp() - interval '7 days'`,
      );
      return rows.map(({ at }) => (at === null ? { code: 'never', values: {} } : { code: 'last', values: { at } }));
    },
  ),
];
