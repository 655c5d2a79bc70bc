const KEY = 'luoshi.once';

/** What somebody typed into fields and has not sent yet, by the fields' keys, kept on this machine for one account and unit. */
export class Typed {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly whose: string,
  ) {}

  /** Empty where nothing is kept or it cannot be read. */
  all(): Readonly<Record<string, string>> {
    try {
      const found = JSON.parse(this.storage.getItem(`${KEY} ${this.whose}`) ?? '{}') as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries(found).filter((one): one is [string, string] => typeof one[1] === 'string'),
      );
    } catch {
      return {};
    }
  }

  /** A browser that is full or forbids it keeps nothing: then the page alone holds what was typed. */
  keep(typed: Readonly<Record<string, string>>): void {
    try {
      if (Object.keys(typed).length === 0) this.storage.removeItem(`${KEY} ${this.whose}`);
      else this.storage.setItem(`${KEY} ${this.whose}`, JSON.stringify(typed));
    } catch {
      return;
    }
  }
}
