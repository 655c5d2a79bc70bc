import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { PASSWORD } from './fill.mjs';

/** Starts the server in a process of its own. @returns its address and how to end it */
export async function startServer() {
  const child = fork(new URL('./serve.mjs', import.meta.url), { env: process.env });
  const { address } = await new Promise((done, fail) => {
    child.once('message', done);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise((done) => child.once('exit', done));
  return {
    address,
    /** Milliseconds of processor time that the server has used, its threads included. */
    cpu: async () => {
      const told = new Promise((done) => child.once('message', done));
      child.send('cpu');
      const { user, system } = (await told).cpu;
      return (user + system) / 1000;
    },
    stop: () => {
      child.disconnect();
      return ended;
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** What came back; most of it nobody looks at, so that it is not taken apart: the driver shares the machine with the server. */
class Answer {
  #pieces;
  constructor({ statusCode, headers }, pieces) {
    this.status = statusCode;
    this.headers = headers;
    this.#pieces = pieces;
  }
  get body() {
    return Buffer.concat(this.#pieces).toString();
  }
}

/** A seat at the server: asks with its cookie. */
export async function signIn(address, login) {
  const { hostname: host, port } = new URL(address);
  let cookie = '';
  const ask = (method, path, body, headers = {}) =>
    new Promise((done, fail) => {
      const content = body === undefined ? {} : { 'content-type': 'application/json' };
      const options = { agent, host, port, path, method, headers: { cookie, ...content, ...headers } };
      const sent = request(options, (answer) => {
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('error', fail);
        answer.on('end', () => done(new Answer(answer, pieces)));
      });
      sent.on('error', fail);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const signed = await ask('POST', '/api/session', { office: 'linjiang', login, password: PASSWORD });
  if (signed.status !== 200) throw new Error(`${login} cannot sign in: ${signed.body}`);
  cookie = String(signed.headers['set-cookie']).split(';')[0];
  return ask;
}

export const closeClients = () => agent.destroy();
