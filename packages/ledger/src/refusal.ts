/**
 * Every way in which the store refuses to work, in one table: what happened, why, and what the person can do next,
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
  'folder-in-use': entry(
    [
      '数据文件夹正在被另一个落实进程使用',
      '同一文件夹同时只能由一个进程打开',
      '请先停止那个进程，或用 LUOSHI_DATA 另指一个文件夹',
    ],
    [
      'The data folder is in use by another Luoshi process',
      'one folder can be opened by one process at a time',
      'stop that process, or name another folder with LUOSHI_DATA',
    ],
  ),
  'folder-unusable': entry(
    ['数据文件夹不能使用', '无法在其中建立或读取文件', '请核对该文件夹的权限和磁盘，或用 LUOSHI_DATA 另指一个文件夹'],
    [
      'The data folder cannot be used',
      'files in it can be neither made nor read',
      'check its permissions and the disk, or name another folder with LUOSHI_DATA',
    ],
  ),
  'folder-of-another': entry(
    [
      '数据文件夹属于另一个系统用户',
      '数据库文件只允许其所有者打开',
      '请换用那个用户运行，或用 LUOSHI_DATA 另指一个文件夹',
    ],
    [
      'The data folder belongs to another system user',
      'database files may be opened by their owner only',
      'run as that user, or name another folder with LUOSHI_DATA',
    ],
  ),
  'no-programs': entry(
    [
      '找不到 PostgreSQL 程序',
      '本机没有随软件安装的数据库程序，也没有所需版本的系统 PostgreSQL',
      '请重新执行 npm ci，或安装该版本的 PostgreSQL，或用 DATABASE_URL 指向一台服务器',
    ],
    [
      'No PostgreSQL programs were found',
      'neither those that come with this software nor a system PostgreSQL of the needed version are here',
      'run npm ci again, install that version of PostgreSQL, or point DATABASE_URL at a server',
    ],
  ),
  'programs-fail': entry(
    [
      'PostgreSQL 程序不能运行',
      '系统不允许或缺少所需的库',
      '请按详情处理，或安装系统的 PostgreSQL，或用 DATABASE_URL 指向一台服务器',
    ],
    [
      'The PostgreSQL programs do not run',
      'the system forbids it or a library is missing',
      'see the detail, install a system PostgreSQL, or point DATABASE_URL at a server',
    ],
  ),
  'no-account': entry(
    [
      '找不到可用来运行数据库的普通用户',
      'PostgreSQL 不允许以 root 运行，而系统里既没有 postgres 也没有 nobody 用户',
      '请换用普通用户启动',
    ],
    [
      'There is no ordinary user to run the database as',
      'PostgreSQL refuses to run as root, and the system has neither a postgres nor a nobody user',
      'start as an ordinary user',
    ],
  ),
  'start-failed': entry(
    ['数据库没有启动', '数据库程序退出或长时间没有应答', '请看详情和数据文件夹里的 log/postgres.log'],
    [
      'The database did not start',
      'its program ended or did not answer in time',
      'see the detail and log/postgres.log in the data folder',
    ],
  ),
  'disk-full': entry(
    ['磁盘已满', '数据库无法再写入', '请腾出空间后再试；已确认的数据都在'],
    [
      'The disk is full',
      'the database cannot write any more',
      'make room and try again; everything acknowledged is kept',
    ],
  ),
  'not-durable': entry(
    [
      '数据库没有按“确认即落盘”运行',
      'fsync 或 synchronous_commit 被关闭，断电会丢失已确认的数据',
      '请在数据库服务器上打开这两项设置',
    ],
    [
      'The database does not keep what it acknowledges',
      'fsync or synchronous_commit is off, so a power cut loses acknowledged data',
      'turn both settings on at the database server',
    ],
  ),
  'server-too-old': entry(
    ['PostgreSQL 版本太旧', '需要 15 或更高版本', '请升级数据库服务器'],
    ['This PostgreSQL is too old', 'version 15 or newer is needed', 'upgrade the database server'],
  ),
  'server-unreachable': entry(
    ['连接不上数据库服务器', '地址、账号、密码或网络不对', '请核对 DATABASE_URL 和 LUOSHI_OWNER_URL'],
    [
      'The database server cannot be reached',
      'its address, account, password or network is wrong',
      'check DATABASE_URL and LUOSHI_OWNER_URL',
    ],
  ),
  'not-utf8': entry(
    [
      '数据库的编码不是 UTF-8',
      '中文无法完整保存',
      "请用 create database luoshi encoding 'UTF8' template template0 建立数据库",
    ],
    [
      'The database is not encoded in UTF-8',
      'Chinese text could not be kept whole',
      "make it with create database luoshi encoding 'UTF8' template template0",
    ],
  ),
  'schema-behind': entry(
    [
      '数据库结构需要升级',
      '结构比本软件旧，而应用账号无权修改结构',
      '请设置 LUOSHI_OWNER_URL（所有者账号）后再启动一次',
    ],
    [
      'The database needs an upgrade',
      'its structure is older than this software, and the application role may not change it',
      'start once with LUOSHI_OWNER_URL set to the owner role',
    ],
  ),
  'schema-ahead': entry(
    ['数据库结构比本软件新', '它已被更新版本的落实升级过', '请安装更新的版本'],
    [
      'The database is newer than this software',
      'a newer version of Luoshi has upgraded it',
      'install the newer version',
    ],
  ),
  'schema-foreign': entry(
    [
      '数据库结构与本软件的记录不符',
      '某次升级的内容与记录的校验值不同',
      '请核对软件版本是否被改动，或从备份恢复到新的数据库',
    ],
    [
      'The structure of the database is not what this software made',
      'a recorded upgrade has another hash than ours',
      'check that this software is unchanged, or restore a backup into a new database',
    ],
  ),
  'history-writable': entry(
    [
      '应用账号可以改写历史',
      '历史只能追加：应用账号不得有修改、删除、清空历史表的权限，也不得是表的所有者或超级用户',
      '请让 DATABASE_URL 使用单独的应用账号，LUOSHI_OWNER_URL 使用所有者账号，再启动一次，权限会自动设好',
    ],
    [
      'The application role may rewrite history',
      'history is append-only: the role may not update, delete or truncate it, nor own the tables or be a superuser',
      'give DATABASE_URL a role of its own and LUOSHI_OWNER_URL the owner, then start once more: the rights are set then',
    ],
  ),
  'owner-needed': entry(
    ['此操作需要所有者账号', '应用账号无权修改结构或整库恢复', '请设置 LUOSHI_OWNER_URL 后再试'],
    [
      'This needs the owner role',
      'the application role may neither change the structure nor restore',
      'set LUOSHI_OWNER_URL and try again',
    ],
  ),
  'database-not-empty': entry(
    [
      '数据库里已有数据',
      '恢复只能进入空的数据库，以免覆盖',
      '请用 LUOSHI_DATA 指定一个新的文件夹，或建立一个新的数据库',
    ],
    [
      'The database already holds data',
      'a restore goes into an empty database only, so that nothing is overwritten',
      'name a new folder with LUOSHI_DATA, or make a new database',
    ],
  ),
  'backup-exists': entry(
    ['备份文件已存在', '不覆盖已有的备份', '请换一个文件名'],
    ['The backup file exists', 'an existing backup is never overwritten', 'choose another name'],
  ),
  'backup-damaged': entry(
    ['备份文件不完整或已损坏', '内容与清单里的校验值不符', '请换用另一份备份；数据库没有任何改动'],
    [
      'The backup is incomplete or damaged',
      'its content does not match the hashes of its manifest',
      'use another backup; nothing in the database was changed',
    ],
  ),
  'backup-foreign': entry(
    ['这不是落实的备份文件', '里面没有备份清单', '请核对文件'],
    ['This is no backup of Luoshi', 'it holds no manifest', 'check the file'],
  ),
  'backup-newer': entry(
    ['备份来自更新版本的落实', '本软件不认识它的结构', '请安装更新的版本后再恢复'],
    [
      'The backup comes from a newer version of Luoshi',
      'this software does not know its structure',
      'install the newer version, then restore',
    ],
  ),
  'not-found': entry(
    ['记录不存在', '没有这个编号的记录，或它属于另一个辖区', '请刷新列表后再选'],
    ['There is no such record', 'no record of this office has that id', 'load the list again and choose from it'],
  ),
  'changed-meanwhile': entry(
    ['记录已被他人修改', '您看到的不是最新的内容，直接保存会覆盖别人的修改', '请刷新后再改'],
    [
      'The record was changed meanwhile',
      'what you saw is not its latest state, and saving would undo another change',
      'load it again, then change it',
    ],
  ),
  'cursor-wrong': entry(
    ['翻页标记无效', '它不是本列表给出的', '请从第一页重新打开'],
    ['The page mark is not valid', 'it was not given by this list', 'open the list from its first page'],
  ),
  'days-out-of-order': entry(
    ['起止日期颠倒', '这段时间里没有一天，或与已有的时间段交错', '请核对日期'],
    ['The days are out of order', 'the span holds no day or crosses one that is there', 'check the days'],
  ),
  'code-taken': entry(
    ['代码已被使用', '同一范围内代码不能重复', '请换一个代码'],
    ['The code is taken', 'a code stands for one thing only', 'choose another code'],
  ),
  'name-taken': entry(
    ['名称已属于另一个单位', '同一天里一个名称只能指一个单位', '请核对是否同一单位；若是同一单位的两种写法，请合并'],
    [
      'The name is taken by another unit',
      'on one day a name stands for one unit',
      'see whether they are the same; if they are, merge the two spellings',
    ],
  ),
  'login-taken': entry(
    ['登录名已被使用', '同一辖区内登录名不能重复', '请换一个登录名'],
    ['The login is taken', 'a login stands for one account of an office', 'choose another login'],
  ),
  'tree-loop': entry(
    ['上下级关系成环', '一个机构不能成为自己的上级', '请另选上级'],
    ['The tree would have a loop', 'nothing can stand above itself', 'choose another parent'],
  ),
  'office-closed': entry(
    ['该辖区已停用', '不能在其下新建或迁入', '请先恢复该辖区，或另选上级'],
    ['The office is closed', 'nothing can be made or moved under it', 'choose another parent'],
  ),
  'office-has-below': entry(
    ['该辖区下还有未停用的辖区', '停用后它们将无人管理', '请先停用或迁出下级'],
    ['The office has open offices below it', 'they would be left without one above', 'close or move them first'],
  ),
  'not-a-group': entry(
    ['不是组合单位', '只有组合单位才有成员', '请选择组合单位'],
    ['This is no group unit', 'only a group has members', 'choose a group unit'],
  ),
  'group-loop': entry(
    ['组合单位成环', '一个组合单位不能包含自己', '请核对成员'],
    [
      'The group would hold itself',
      'a group cannot be a member of itself, directly or through others',
      'check its members',
    ],
  ),
  'unit-ended': entry(
    ['单位在这一天不存在', '它尚未成立、已撤销，或已并入另一个单位', '请核对日期，或选用承接单位'],
    [
      'The unit does not exist on that day',
      'it was not yet set up, was dissolved, or was merged into another',
      'check the day, or choose its successor',
    ],
  ),
  'units-share-work': entry(
    ['两个单位同在一些事项里', '合并后同一事项会有两条相同的分工', '请先在这些事项里去掉其中一个单位'],
    [
      'Both units take part in the same work',
      'merging would give one task the same unit twice',
      'take one of them out of that work first',
    ],
  ),
  'last-administrator': entry(
    ['这是最后一个系统管理员', '停用后将无人能管理账号', '请先另设一个系统管理员'],
    [
      'This is the last system administrator',
      'nobody could manage accounts any more',
      'name another administrator first',
    ],
  ),
  'account-disabled': entry(
    ['账号已停用', '停用的账号不能登录，也不能授权', '请先启用账号'],
    ['The account is disabled', 'it can neither log in nor be given roles', 'enable it first'],
  ),
  'paper-not-draft': entry(
    ['该文件不是征求意见稿', '只有征求意见稿才能印发为正式文件', '请核对所选的文件'],
    ['The paper is no draft', 'only a draft for comment becomes an issued paper', 'check which paper was chosen'],
  ),
  'paper-already-issued': entry(
    ['该文件已印发', '已印发的文件不能退回为征求意见稿', '请作为另一份文件收录'],
    [
      'The paper is issued already',
      'an issued paper does not become a draft again',
      'take it in as a paper of its own',
    ],
  ),
  'text-not-storable': entry(
    ['文本含有不能保存的字符', '其中有空字符或残缺的字符，保存后位置会错乱', '请重新转换该文件'],
    [
      'The text holds characters that cannot be kept',
      'a NUL or half a character would shift every position',
      'convert the file again',
    ],
  ),
  'search-empty': entry(
    ['没有可检索的字词', '检索词里没有汉字、字母或数字，或过长', '请输入要找的字词'],
    [
      'There is nothing to search for',
      'the words hold no letter, character or digit, or are too long',
      'enter the words to look for',
    ],
  ),
  'job-ended': entry(
    ['这项工作已经结束', '已完成、失败或取消的工作不能再取消', '请刷新后核对'],
    ['This job has ended', 'one that is done, failed or cancelled cannot be cancelled', 'reload and check'],
  ),
  'rebuild-running': entry(
    ['检索索引正在重建', '同一辖区同时只能有一次重建', '请等它完成；如已中断，半小时后可重新开始'],
    [
      'The search index is being rebuilt',
      'one rebuild at a time runs for an office',
      'wait for it; if it broke off, start again after half an hour',
    ],
  ),
  busy: entry(
    ['数据库正忙', '与别人的修改同时发生，或等待太久；本次修改没有保存', '请稍后再试一次'],
    [
      'The database is busy',
      "this ran into somebody else's change or waited too long; nothing of it was saved",
      'try again in a moment',
    ],
  ),
  'reference-unknown': entry(
    ['所指的记录不存在', '内容里引用了本辖区没有的单位、人员、文件或事项', '请核对所选的记录后再提交'],
    [
      'Something that is named does not exist',
      'a unit, person, paper or task in it is not in this office',
      'check what was chosen and send it again',
    ],
  ),
  'row-exists': entry(
    ['同样的记录已存在', '编号、名称或组合不能重复', '请打开已有的记录，或改用另一个'],
    ['The same record exists', 'its number, name or combination may not repeat', 'open that one, or use another'],
  ),
  'value-unfit': entry(
    ['有数值或日期超出范围', '数据库不能保存这样的值', '请核对数字和日期'],
    ['A value is out of range', 'the database cannot keep such a number or day', 'check the figures and days'],
  ),
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;

/** Thrown where the store does not work and a person can mend it: `message` says what, why and what to do, in Chinese. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
  readonly code: RefusalCode;
  /** What exactly was met (a folder, a process, the last lines of a log), null where the code says it all. */
  readonly detail: string | null;

  constructor(code: RefusalCode, detail: string | null = null, options?: { cause: unknown }) {
    super(sentence(refusals[code].chinese, detail, '：', '（', '）', '。'), options);
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

/** What was thrown, as one line for a detail or a log. */
export function wordsOf(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(wordsOf).join('; ');
  return fault instanceof Error ? fault.message : String(fault);
}

/** A file or folder of ours that cannot be made or read: no room, or no right. */
export function folderRefusal(path: string, fault: unknown): StoreRefusal {
  const full = (fault as NodeJS.ErrnoException).code === 'ENOSPC';
  return new StoreRefusal(full ? 'disk-full' : 'folder-unusable', `${path}: ${wordsOf(fault)}`, { cause: fault });
}
