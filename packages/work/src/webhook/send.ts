import type { Sending } from '@luoshi/ledger';
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { WorkRefusal } from '../refusal.js';
import { isAllowedInside, isPublic } from './network.js';
import type { Networks } from './network.js';

/** Milliseconds that a receiver has for its answer. */
const LONGEST = 10_000;

/** What came of one attempt. */
export interface Attempt {
  /** The receiver's answer (HTTP); null where there was none. */
  readonly status: number | null;
  /** Why it did not arrive, in words for a person; null where it did. */
  readonly fault: string | null;
}

/** The host of an address as the network has it: an IPv6 address without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * An address to which messages may be sent. Refuses (`webhook-address`) what is no https address or carries a user name,
 * and (`webhook-inside`) one that is of no public network and of none that the server allows. What a name leads to is
 * judged when it is sent to.
 */
export function judgedAddress(said: string, networks: Networks): URL {
  const url = URL.canParse(said) ? new URL(said) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new WorkRefusal('webhook-address', said);
  const host = hostOf(url);
  const isAddress = isIP(host) !== 0;
  if (isAddress && !isPublic(host) && !isAllowedInside(host, networks)) throw new WorkRefusal('webhook-inside', host);
  if (/(?:^|\.)localhost\.?$/i.test(host)) throw new WorkRefusal('webhook-inside', host);
  // Without TLS only inside: there the server's own setting has named the network.
  if (url.protocol === 'http:' && !(isAddress && isAllowedInside(host, networks)))
    throw new WorkRefusal('webhook-address', said);
  return url;
}

/** Looks a name up for the connection itself, so that no other answer comes between the judgement and the connection. */
export const lookingUp =
  (networks: Networks): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (fault, found) => {
      if (fault) return done(fault, []);
      const inside = found.find(({ address }) => !isPublic(address) && !isAllowedInside(address, networks));
      if (inside) return done(new WorkRefusal('webhook-inside', `${host} ${inside.address}`), []);
      if (options.all === true) return done(null, found);
      const [first] = found;
      return done(null, first!.address, first!.family);
    });

/** What is sent: ids and codes. */
const bodyOf = ({ event, action, subjectId, taskId, at }: Sending): string =>
  JSON.stringify({
    type: `${event}.${action}`,
    timestamp: at.toISOString(),
    data: { event, action, subjectId, taskId },
  });

/**
 * The headers by which a receiver knows a message, as Standard Webhooks 1.0 has them: HMAC-SHA256 over id, time (seconds)
 * and body.
 */
export function signed(id: string, body: string, secret: Buffer, at: Date): Record<string, string> {
  const time = Math.floor(at.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(time), 'webhook-signature': `v1,${mac}` };
}

/** Sends one message and waits for its answer's head. Follows no redirect, reads no answer's body, never throws. */
export async function send(sending: Sending, now: Date, networks: Networks, stop: AbortSignal): Promise<Attempt> {
  try {
    const url = judgedAddress(sending.address, networks);
    const body = bodyOf(sending);
    const status = await post(url, body, signed(sending.id, body, sending.secret, now), networks, stop);
    if (status >= 200 && status < 300) return { status, fault: null };
    return { status, fault: status >= 300 && status < 400 ? `不跟随跳转（${status}）` : `对方答复${status}` };
  } catch (fault) {
    return { status: null, fault: wordsOf(fault) };
  }
}

function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  networks: Networks,
  stop: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Luoshi',
      },
      lookup: lookingUp(networks),
      agent: false,
      signal: AbortSignal.any([stop, AbortSignal.timeout(LONGEST)]),
    });
    request.on('response', (answer) => {
      resolve(answer.statusCode!);
      answer.destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}

const FAULTS: Readonly<Record<string, string>> = {
  ENOTFOUND: '找不到这个地址',
  EAI_AGAIN: '域名解析没有答复',
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接被对方中断',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '连接超时',
  TIMEOUT: '10秒内没有答复',
};

/** A fault in words that an administrator can act on. */
function wordsOf(fault: unknown): string {
  if (fault instanceof WorkRefusal) return fault.message;
  const { name, code, cause } = fault as { name?: string; code?: string; cause?: { name?: string } };
  if (name === 'AbortError' || name === 'TimeoutError')
    return cause?.name === 'TimeoutError' || name === 'TimeoutError' ? FAULTS['TIMEOUT']! : '服务停止，随后重发';
  if (code && FAULTS[code]) return FAULTS[code];
  return code?.startsWith('ERR_TLS') || code?.includes('CERT')
    ? `对方证书不被信任（${code}）`
    : `没有送达（${code ?? name}）`;
}
