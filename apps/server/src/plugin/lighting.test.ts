import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

describe('a server that runs', () => {
  it('lights a task whose deadline has passed though nobody entered anything', async () => {
    const [task] = await office.startTasks({
      due: { day: '2026-03-31' },
      duties: [{ unit: office.units.housing, role: 'lead' }],
    });
    const lamp = async () => (await office.get<{ lamp: string }>('supervision', `/api/tasks/${task}`)).lamp;
    expect(await lamp()).not.toBe('red');
    office.now = new Date('2026-04-01T02:00:00Z');
    expect(await lamp()).not.toBe('red');
    await office.app.listen({ host: '127.0.0.1', port: 0 });
    await vi.waitFor(async () => expect(await lamp()).toBe('red'), { timeout: 30_000, interval: 200 });
  });
});
