import type { ReportContent } from '../../api/reports.js';

/** What somebody typed and the server has not got yet, as it is kept on this machine. */
export interface Draft {
  readonly content: ReportContent;
  /** The version of the report that the writing began from. */
  readonly version: number;
  /** When it was typed, ISO 8601. */
  readonly at: string;
}

const KEY = 'luoshi.draft';

/** Drafts of one account on this machine; another account that signs in here does not see them. */
export class Drafts {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
    private readonly account: { readonly jurisdiction: number; readonly accountId: string },
  ) {}

  private get before(): string {
    return `${KEY} ${this.account.jurisdiction} ${this.account.accountId} `;
  }

  /** The draft of a report, null where there is none or it cannot be read. */
  of(report: string): Draft | null {
    try {
      const found = JSON.parse(this.storage.getItem(this.before + report) ?? 'null') as Draft | null;
      return found && typeof found.version === 'number' && typeof found.content?.text === 'string' ? found : null;
    } catch {
      return null;
    }
  }

  /** Keeps a draft. @returns whether it is kept: a browser may be full, or forbid it */
  keep(report: string, draft: Draft): boolean {
    try {
      this.storage.setItem(this.before + report, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  drop(report: string): void {
    this.storage.removeItem(this.before + report);
  }

  /** The reports that have a draft here which is not sent. */
  waiting(): string[] {
    const { before, storage } = this;
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      .filter((key) => key.startsWith(before))
      .map((key) => key.slice(before.length));
  }
}
