import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import type { View } from './pages.js';

/** The browser of this machine; null where there is none. */
export const browserPath: string | null =
  [process.env['LUOSHI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

export const withoutBrowser =
  'no Chromium here: the pages are not tested (Debian: apt-get install chromium; elsewhere name it in LUOSHI_CHROMIUM)';

/** A real browser before a running server. */
export interface Front {
  /** A new session of a seat, as a cookie. */
  session(login: string): Promise<{ readonly name: string; readonly value: string }>;
  /** A page of a seat's own browser, signed in; null stays before the door. The page's clock is the office's. */
  open(login: string | null, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Signs a page in through the door by steps of one's own. */
  throughDoor(page: Page, sign: () => Promise<void>): Promise<void>;
  /** Signs a page in through the door that it shows. */
  signIn(page: Page, login: string): Promise<void>;
  /** Goes to an address and waits until nothing is asked of the server any more and the answers are drawn. */
  goTo(page: Page, path: string): Promise<void>;
  /** Waits until nothing is asked of the server any more, what came is drawn, and what moves has come to rest. */
  settled(page: Page): Promise<void>;
  /** Goes to a view's address, and does what it says. */
  show(page: Page, view: Pick<View, 'path' | 'keys' | 'clicks'>): Promise<void>;
  /** Closes a seat's browser. */
  leave(page: Page): Promise<void>;
  /** What the open pages show, a paragraph each: for a test that failed. */
  shown(): Promise<string>;
  /** What the pages complained of so far: faults, and requests to elsewhere. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Puts a page's `Date` to a moment, from which it runs on; what it measures by (`performance.now`) stays as it is. */
export const clockAt = (now: Date): string => `{
  const offset = ${now.getTime()} - Date.now();
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now() + offset);
    }
    static now() {
      return Real.now() + offset;
    }
  };
}`;

/** Milliseconds; a server that has not answered by then will not. */
const LONGEST_ANSWER = 20_000;
/** Milliseconds; Chromium now and then never answers that a context is closed. Closing the browser ends it all the same. */
const LONGEST_CLOSING = 5_000;

/** What a page waits for from the server. */
class Pending {
  private readonly requests = new Set<Request>();
  private readonly waiting: (() => void)[] = [];
  constructor(private readonly page: Page) {
    page.on('request', (request) => this.requests.add(request));
    const ended = (request: Request): void => {
      this.requests.delete(request);
      if (this.requests.size === 0) for (const go of this.waiting.splice(0)) go();
    };
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
  }

  /** Goes to an address; what the last one still asked for does not count. */
  async goTo(address: string): Promise<void> {
    this.requests.clear();
    await this.page.goto(address);
    await this.settled();
  }

  /** Waits until nothing is asked any more, what came is drawn, and what moves has come to rest. */
  async settled(): Promise<void> {
    // Two frames after the last answer React has drawn it, and asked for what it leads to.
    const drawn = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => Promise.all(
      document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 5000)
        .map((one) => one.finished.catch(() => null)))).then(() => null)`;
    const spinning = this.page.locator('#content :is(.waiting, .ant-spin-spinning)');
    // Before the first answer there is neither the frame nor the door.
    await this.page.locator('#content, form').first().waitFor();
    do {
      if (this.requests.size > 0) await this.quiet();
      await this.page.evaluate(drawn);
      // Code that has come but has not run yet shows itself by what says that something is awaited.
      while ((await spinning.count()) > 0) await spinning.first().waitFor({ state: 'hidden' });
    } while (this.requests.size > 0);
  }

  /** Waits for the last answer; fails with what is still asked where none comes. */
  private quiet(): Promise<void> {
    return new Promise((done, fail) => {
      const tooLong = setTimeout(() => {
        fail(new Error(`no answer: ${[...this.requests].map((request) => request.url()).join(' ')}`));
      }, LONGEST_ANSWER);
      this.waiting.push(() => {
        clearTimeout(tooLong);
        done();
      });
    });
  }
}

export interface FrontOptions {
  readonly address: string;
  readonly password: string;
  /** The office's clock. */
  readonly now: () => Date;
}

/** A browser, started when the first page is opened, before the office `linjiang` of a server. */
export function front({ address, password, now }: FrontOptions): Front {
  const complaints: string[] = [];
  const pending = new Map<Page, Pending>();
  let browser: Browser | null = null;
  /** A new session of a seat, as a cookie that ends with the browser. */
  async function session(login: string): Promise<{ name: string; value: string; url: string }> {
    const signed = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ office: 'linjiang', login, password }),
    });
    if (!signed.ok) throw new Error(`${login}: ${signed.status} ${await signed.text()}`);
    const [, name, value] = /^([^=]+)=([^;]+)/.exec(signed.headers.get('set-cookie')!)!;
    return { name: name!, value: value!, url: address };
  }
  const it: Front = {
    complaints,
    session,
    async open(login, path = '/', options = {}) {
      browser ??= await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] });
      const context = await browser.newContext({
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        ...options,
      });
      // A busy machine is no fault of the page; below what a test may take, so that a failure names what was waited for.
      context.setDefaultTimeout(45_000);
      if (login !== null) await context.addCookies([await session(login)]);
      const page = await context.newPage();
      await page.addInitScript(clockAt(now()));
      page.on('pageerror', (fault) => complaints.push(`${page.url()}: ${fault.message}`));
      pending.set(page, new Pending(page));
      page.on('request', (request) => {
        if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url()))
          complaints.push(request.url());
      });
      await page.goto(address + path);
      if (login === null) await page.getByLabel('单位代码').waitFor();
      else await page.locator('#content').waitFor();
      return page;
    },
    async throughDoor(page, sign) {
      // The office's clock may stand in the past, the browser's does not: a session's cookie would have run out.
      // Only while it is needed: while requests are looked at, the browser keeps no code and asks for all of it again.
      await page.route('**/api/session', async (route) => {
        const response = await route.fetch();
        const { 'set-cookie': cookie, ...headers } = response.headers();
        // Signing out clears the cookie by its day: that one stays.
        const kept = route.request().method() === 'POST' ? cookie?.replace(/ Expires=[^;]+;?/i, '') : cookie;
        await route.fulfill({ response, headers: { ...headers, ...(kept ? { 'set-cookie': kept } : {}) } });
      });
      await sign();
      await page.locator('#content').waitFor();
      await page.unroute('**/api/session');
    },
    signIn: (page, login) =>
      it.throughDoor(page, async () => {
        await page.getByLabel('单位代码').fill('linjiang');
        await page.getByLabel('登录名').fill(login);
        await page.getByLabel('密码').fill(password);
        await page.getByRole('button', { name: '登录' }).click();
      }),
    goTo: (page, path) => pending.get(page)!.goTo(address + path),
    settled: (page) => pending.get(page)!.settled(),
    async show(page, { path, keys = [], clicks = [] }) {
      await it.goTo(page, path);
      for (const key of keys) await page.keyboard.press(key);
      for (const name of clicks) {
        const button = page.getByRole('button', { name, exact: true });
        await button
          .or(page.getByRole('menuitem', { name, exact: true }))
          .first()
          .click();
      }
      if (keys.length + clicks.length > 0) await it.settled(page);
    },
    async leave(page) {
      pending.delete(page);
      const given = new Promise<void>((done) => setTimeout(done, LONGEST_CLOSING).unref());
      await Promise.race([page.context().close(), given]);
    },
    async shown() {
      const one = async (page: Page) =>
        `${page.url()}: ${(await page.locator('body').innerText({ timeout: 2000 })).replaceAll(/\s+/g, ' ').slice(0, 600)}`;
      const all = [...pending.keys()].filter((page) => !page.isClosed());
      return (await Promise.all(all.map((page) => one(page).catch(String)))).join('\n');
    },
    close: async () => browser?.close(),
  };
  return it;
}
