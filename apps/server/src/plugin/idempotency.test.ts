import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

const start = (key: string, title: string, seat: Seat = 'supervision') =>
  office.ask(seat, {
    method: 'POST',
    url: '/api/tasks',
    headers: { 'idempotency-key': key },
    payload: { tasks: [{ title, origin: { kind: 'hand', source: '督查室' } }] },
  });
const tasksNamed = async (name: string) =>
  (await office.get<{ rows: { id: string }[] }>('auditor', `/api/tasks?name=${encodeURIComponent(name)}`)).rows;

describe('an Idempotency-Key', () => {
  it('has a write done once, however often and at once it is sent', async () => {
    const key = 'key-number-one';
    const answers = await Promise.all([start(key, '只登记一次'), start(key, '只登记一次'), start(key, '只登记一次')]);
    const done = answers.filter(({ statusCode }) => statusCode === 201);
    for (const other of answers.filter(({ statusCode }) => statusCode !== 201))
      expect(other.json().code).toBe('key-running');
    expect(done.length).toBeGreaterThan(0);
    const again = await start(key, '只登记一次');
    expect([again.statusCode, again.json()]).toEqual([201, done[0]!.json()]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await tasksNamed('只登记一次')).toHaveLength(1);
  });

  it('refuses another request under it, and is an account’s own', async () => {
    const key = 'key-number-two';
    expect((await start(key, '第一件')).statusCode).toBe(201);
    const other = await start(key, '第二件');
    expect([other.statusCode, other.json().code]).toEqual([422, 'key-of-another']);
    expect((await start(key, '第二件', 'leader')).statusCode).toBe(201);
  });

  it('may be used again after a refusal, and when it has expired', async () => {
    const key = 'key-number-three';
    const wrong = await office.ask('supervision', {
      method: 'POST',
      url: '/api/units',
      headers: { 'idempotency-key': key },
      payload: { name: '市财政局', kind: 'department', relation: 'supervised' },
    });
    expect(wrong.json().code).toBe('name-taken');
    expect((await start(key, '第三件')).statusCode).toBe(201);
    office.now = new Date(office.now.getTime() + 25 * 60 * 60_000);
    expect((await start(key, '第四件')).statusCode).toBe(201);
  });

  it('answers with the version of the first time', async () => {
    const { started } = (await start('key-number-four', '有版本')).json() as { started: { id: string }[] };
    const act = () =>
      office.ask('supervision', {
        method: 'POST',
        url: `/api/tasks/${started[0]!.id}/actions`,
        headers: { 'if-match': '"1"', 'idempotency-key': 'key-of-the-act' },
        payload: { deed: { action: 'establish' } },
      });
    const [first, second] = [await act(), await act()];
    expect([first.statusCode, first.headers.etag]).toEqual([200, '"2"']);
    expect([second.statusCode, second.headers.etag, second.json()]).toEqual([200, '"2"', first.json()]);
  });

  it('does not keep a secret, and says that the request was done', async () => {
    const create = () =>
      office.ask('administrator', {
        method: 'POST',
        url: '/api/accounts',
        headers: { 'idempotency-key': 'key-of-a-secret' },
        payload: { login: 'new.one', name: '新人', roles: [{ role: 'auditor' }] },
      });
    const { password } = (await create()).json() as { password: string };
    expect((await create()).json().code).toBe('answer-not-kept');
    const { rows } = await office.store.pool.query('select answer::text from idempotency_key');
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it('leaves what broke off in its middle to a person', async () => {
    await start('key-of-a-crash', '中断');
    await office.store.pool.query(
      `update idempotency_key set status = null, answer = null, created_at = created_at - interval '6 minutes'
       where key = 'key-of-a-crash'`,
    );
    const again = await start('key-of-a-crash', '中断');
    expect([again.statusCode, again.json().code]).toEqual([409, 'key-unanswered']);
    expect(await tasksNamed('中断')).toHaveLength(1);
  });

  it.each(['short', 'with a space in it', '键'.repeat(9)])('is refused as %j', async (key) => {
    const { statusCode, body } = await start(key, '不会登记');
    expect([statusCode, JSON.parse(body).code]).toEqual([400, 'key-wrong']);
  });
});
