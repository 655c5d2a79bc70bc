import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { browserPath } from './front.js';

/** How a page is loaded. */
export interface Loading {
  readonly address: string;
  /** What must stand in it, as a selector of CSS. */
  readonly selector: string;
  /** Runs before the page's own scripts. */
  readonly before: string;
  readonly cookie: { readonly name: string; readonly value: string } | null;
}

/** A browser whose pages are timed as people have them. */
export interface Unwatched {
  /** Milliseconds from the start of a load, of which nothing is kept from before, until what must stand in it is painted. */
  load(loading: Loading): Promise<number>;
  close(): Promise<void>;
}

/** Milliseconds after which what is waited for does not come any more. */
const LONGEST = 60_000;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly url?: string };
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/**
 * A browser that no debugger listens to while it works. Where one does, as playwright's always does, every `Error` that a
 * script makes has its place looked up, for which the engine reads the whole script once more: React makes two while it
 * starts, which took a tenth of a second of its load that nobody has who does not debug.
 *
 * @param rate how many times slower the processor is made
 */
export async function unwatched(rate: number): Promise<Unwatched> {
  const profile = mkdtempSync(join(tmpdir(), 'luoshi-unwatched-'));
  const browser = spawn(
    browserPath!,
    ['--headless', '--no-sandbox', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--lang=zh-CN'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'Asia/Shanghai' } },
  );
  const ended = new Promise((done) => browser.once('exit', done));
  const [, , , out, into] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { done: (result: Record<string, unknown>) => void; fail: (fault: Error) => void }>();
  let stands: (after: number) => void = () => undefined;
  let rest = '';
  into.setEncoding('utf8').on('data', (words: string) => {
    const messages = (rest + words).split('\0');
    rest = messages.pop()!;
    for (const one of messages) {
      const { id, method, params, result, error } = JSON.parse(one) as Message;
      const said = method === 'Page.navigatedWithinDocument' && /#stood-([\d.]+)$/.exec(params!.url!);
      if (said) stands(Number(said[1]));
      if (id === undefined) continue;
      if (error) waiting.get(id)!.fail(new Error(error.message));
      else waiting.get(id)!.done(result!);
      waiting.delete(id);
    }
  });
  let last = 0;
  const send = (method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> =>
    new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      out.write(`${JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const session = String((await send('Target.attachToTarget', { targetId, flatten: true }))['sessionId']);
  const ask = (method: string, params?: object) => send(method, params, session);
  await ask('Page.enable');
  await ask('Emulation.setCPUThrottlingRate', { rate });
  return {
    async load({ address, selector, before, cookie }) {
      await ask('Page.navigate', { url: 'about:blank' });
      await ask('Network.clearBrowserCache');
      await ask('Network.clearBrowserCookies');
      if (cookie) await ask('Network.setCookie', { ...cookie, url: address });
      // The page says by its address when it stands. A frame's own callback runs before it is laid out; a message sent from
      // there comes when it is painted.
      const { identifier } = await ask('Page.addScriptToEvaluateOnNewDocument', {
        source: `${before};(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => { location.hash = 'stood-' + performance.now(); };
          const look = () => document.querySelector(${JSON.stringify(selector)})
            ? requestAnimationFrame(() => port2.postMessage(null))
            : setTimeout(look, 5);
          if (location.protocol === 'http:') look();
        })()`,
      });
      const stood = new Promise<number>((done, fail) => {
        const tooLong = setTimeout(() => fail(new Error(`${address}: no ${selector}`)), LONGEST);
        stands = (after) => {
          clearTimeout(tooLong);
          done(after);
        };
      });
      await ask('Page.navigate', { url: address });
      const value = await stood;
      await ask('Page.removeScriptToEvaluateOnNewDocument', { identifier });
      return value;
    },
    async close() {
      await send('Browser.close');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
