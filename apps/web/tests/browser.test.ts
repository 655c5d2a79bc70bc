import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { journey } from './journey.suite.js';
import { pages } from './pages.suite.js';
import { livedScene } from './scene.js';
import type { Scene } from './scene.js';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

// One server and one browser for all of them: the office lives through the scene, then through each suite in its order.
const NAME = browserPath ? 'the application in a browser' : withoutBrowser;
describe.skipIf(!browserPath)(NAME, { timeout: 120_000 }, () => {
  let office: Stage;
  let scene: Scene;
  beforeAll(async () => {
    office = await stage(new Date('2025-04-20T02:00:00Z'));
    scene = await livedScene(office);
  }, 300_000);
  afterAll(() => office?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') process.stderr.write(`${task.name}\n${await office.shown()}\n`);
  });

  describe('every page', () =>
    pages(
      () => office,
      () => scene,
    ));
  describe('from a paper to its notice', () => journey(() => office));

  it('was never led to another address, and met no fault', () => {
    expect(office.complaints).toEqual([]);
  });
});
