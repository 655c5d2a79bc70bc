import { createJurisdiction } from '@luoshi/ledger';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

interface Job {
  id: string;
  state: string;
  result: { name: string } | null;
}

describe('the upkeep of the store', () => {
  it('tells every check of its health, with what it means and what to do', async () => {
    const { clean, rows } = await office.get<{
      clean: boolean;
      rows: {
        code: string;
        severity: string;
        found: { code: string; chinese: string; english: string }[];
        chinese: { next: string };
      }[];
    }>('administrator', '/api/health');
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    for (const { chinese } of rows) expect(chinese.next).not.toBe('');
    const grave = rows.filter(({ severity, found }) => severity !== 'note' && found.length > 0);
    expect(clean).toBe(grave.length === 0);
    expect(rows.find(({ code }) => code === 'backup')!.found).toEqual([
      { code: 'never', values: {}, chinese: '从未备份', english: 'never backed up' },
    ]);
  });

  it('copies the store out as a job, and remembers the copy', async () => {
    const asked = await office.get<Job>('administrator', { method: 'POST', url: '/api/backups' });
    let job = asked;
    for (let turn = 0; turn < 600 && !['done', 'failed'].includes(job.state); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      job = await office.get<Job>('administrator', `/api/jobs/${asked.id}`);
    }
    expect(job.state).toBe('done');
    const { folder, rows } = await office.get<{ folder: string; rows: { fileName: string; bytes: number }[] }>(
      'administrator',
      '/api/backups',
    );
    expect(rows.map(({ fileName }) => fileName)).toEqual([job.result!.name]);
    expect(rows[0]!.bytes).toBeGreaterThan(1000);
    expect(existsSync(join(folder, job.result!.name))).toBe(true);
    const log = await office.get<{ rows: { action: string; subjectKind: string | null }[] }>(
      'administrator',
      '/api/access-log?action=export',
    );
    expect(log.rows).toMatchObject([{ action: 'export', subjectKind: 'backup' }]);
  });

  it('is none of an office below: the store holds the ledgers of others', async () => {
    const above = await office.store.db
      .transaction()
      .execute((transaction) =>
        createJurisdiction(
          transaction,
          { code: 'jiangnan', name: '江南省人民政府', shortName: '江南省', level: 'province' },
          office.now,
        ),
      );
    await office.store.db
      .updateTable('jurisdiction')
      .set({ parent_id: above })
      .where('jurisdiction_id', '=', office.jurisdiction)
      .execute();
    for (const url of ['/api/health', '/api/backups'])
      expect((await office.ask('administrator', url)).json()).toMatchObject({ code: 'not-allowed' });
  });
});

describe('the burden meter', () => {
  it('adds up what the plans in force ask of every unit to the end of the year', async () => {
    const { housing, finance } = office.units;
    const started = await office.startTasks(
      { reporting: { kind: 'quarter', cutOff: { days: 5, count: 'calendar' } } },
      { title: '没有安排报送的事项', duties: [{ unit: housing, role: 'lead' }] },
    );
    expect(started).toHaveLength(2);
    const meter = await office.get<object>('supervision', '/api/burden');
    const asked = [{ kind: 'quarter', tasks: 1, fields: 1, periods: 4, answers: 4 }];
    expect(meter).toMatchObject({ answers: 8, until: '2026-12-31' });
    const { units } = meter as { units: { unitId: string }[] };
    expect(new Map(units.map((unit) => [unit.unitId, unit]))).toEqual(
      new Map([housing, finance].map((unitId) => [unitId, { unitId, asked, answers: 4 }])),
    );
  });
});
