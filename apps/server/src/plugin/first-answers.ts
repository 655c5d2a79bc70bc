import { dayAt } from '@luoshi/work';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { COOKIE } from './door.js';

/** What the wall map asks first; its week is counted from the day of asking. */
const WALL = (now: Date): readonly string[] => [
  `/api/wall?turnedSince=${dayAt(new Date(now.getTime() - 7 * 86_400_000))}`,
  '/api/lamp-colours',
  '/api/units?limit=200',
  '/api/division-map',
];

/** Milliseconds for which the page's end waits for its answers; what has not come by then is asked by the page itself. */
const LONGEST_WAIT = 300;
/** Bytes of an answer that go with the page; a longer one, as a map, comes by itself. */
const LONGEST = 100_000;

interface Answered {
  readonly address: string;
  readonly body: string;
}

/**
 * What the page at an address will ask first, answered already: a slow machine works a tenth of a second for each
 * request that its page sends. Every answer comes through the same door, and with the same access, as if it were asked.
 *
 * @returns JSON: answers by their addresses, those only that the server gives; null without a session of one's own (a
 *   link from another site comes without its cookie, and says nothing about who is signed in)
 */
export async function firstAnswers(
  app: FastifyInstance,
  { url, headers, cookies, ip }: FastifyRequest,
  now: Date,
): Promise<string | null> {
  if (cookies[COOKIE] === undefined) return null;
  const asked = { cookie: headers.cookie ?? '', host: headers.host ?? '' };
  const answer = async (address: string): Promise<Answered | null> => {
    const { statusCode, body } = await app.inject({ url: address, headers: asked, remoteAddress: ip });
    return statusCode === 200 && body.length <= LONGEST ? { address, body } : null;
  };
  const overTime = new Promise<null>((over) => setTimeout(over, LONGEST_WAIT, null).unref());
  const signedIn = await Promise.race([answer('/api/session'), overTime]);
  if (signedIn === null) return null;
  const more = opensWall(url, signedIn.body) ? WALL(now) : [];
  const answers = await Promise.all(more.map((address) => Promise.race([answer(address), overTime])));
  const fields = [signedIn, ...answers].flatMap((one) => (one ? [`${JSON.stringify(one.address)}:${one.body}`] : []));
  // Inside a page no value may look like the end of its element.
  return `{${fields.join(',')}}`.replaceAll('<', '\\u003c');
}

/** Whether an address shows the wall map: its own, or none, to whom it is the first page. */
function opensWall(url: string, signedIn: string): boolean {
  const [path] = url.split('?', 1);
  if (path === '/overview') return true;
  if (path !== '/') return false;
  const { roles } = JSON.parse(signedIn) as { readonly roles: readonly { readonly role: string }[] };
  const holds = (...names: readonly string[]) => roles.some(({ role }) => names.includes(role));
  return holds('leader', 'auditor') && !holds('supervision');
}
