import type { Stage } from './stage.js';

/** A bond issue of which a project has asked, been paid and spent: one request paid a day late, one not at all. */
export async function bondMoney(stage: Stage, unit: string, payer: string): Promise<string> {
  const made = async (path: string, body: object): Promise<string> =>
    (await stage.call<{ id: string }>('ducha', path, { method: 'POST', body })).id;
  const batch = await made('bond-batches', {
    name: '2025年城市更新专项债券（一期）',
    issuedOn: '2025-06-05',
    said: '3亿元',
  });
  const project = await made('bond-projects', {
    code: '2025-330000-77-01-001',
    name: '老旧小区改造一期',
    unitId: unit,
    payerUnitId: payer,
  });
  await stage.call('ducha', `bond-projects/${project}/allotments/${batch}`, {
    method: 'PUT',
    version: 0,
    body: { allottedOn: '2025-06-10', said: '1.2亿元' },
  });
  const money = (body: object): Promise<string> => made(`bond-projects/${project}/money`, body);
  const request = await money({ kind: 'request', batchId: batch, on: '2025-07-03', said: '3500万元' });
  await money({ kind: 'payment', requestId: request, on: '2025-07-04', said: '3500万元' });
  await money({ kind: 'request', batchId: batch, on: '2025-07-08', said: '2000万元' });
  await money({ kind: 'spending', batchId: batch, on: '2025-07-15', said: '1280.5万元' });
  return project;
}

/** Two units are asked what they think of the draft among the samples; one has an objection, the other has not spoken. */
export async function opinionRound(stage: Stage, units: readonly [string, string]): Promise<string> {
  const { rows } = await stage.call<{ rows: { id: string }[] }>('ducha', 'papers?status=draft&limit=1');
  const paper = rows[0]!.id;
  const { id } = await stage.call<{ id: string }>('ducha', `papers/${paper}/rounds`, {
    method: 'POST',
    body: { title: '第一轮征求意见', due: '2025-07-31', unitIds: units },
  });
  await stage.call('ducha', `rounds/${id}/opinions`, {
    method: 'POST',
    body: { unitId: units[0], measureId: null, text: '建议写明补贴资金的分担比例。' },
  });
  return id;
}
