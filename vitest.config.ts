import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What takes longest and mostly waits, for a browser or for a killed process: begun first, turn about. */
const LONGEST = [
  'apps/web/tests/browser',
  'tests/crash/jobs',
  'apps/web/tests/programmes',
  'tests/crash/kill',
  'apps/web/tests/reporting',
  'packages/ledger/src/server/',
  'apps/server/src/access',
  'apps/cli/src/',
  'tests/crash/disk-full',
  'packages/ledger/src/backup/',
  'tests/pack',
  'apps/web/tests/',
  'tests/laws',
  'apps/server/src/hostile',
  'apps/server/',
  'packages/ledger/',
];

/** A file that takes two minutes must not be the last one begun: a fresh clone knows no times of an earlier run. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

// Tests run on the sources: an alias leads each package's name to its index.ts, so no build is needed first.
export default defineConfig({
  resolve: {
    alias: {
      '@luoshi/reading': source('packages/reading/src/index.ts'),
      '@luoshi/formats': source('packages/formats/src/index.ts'),
      '@luoshi/ledger': source('packages/ledger/src/index.ts'),
      '@luoshi/programmes/load': source('packages/programmes/src/load.ts'),
      '@luoshi/programmes': source('packages/programmes/src/index.ts'),
      '@luoshi/reports': source('packages/reports/src/index.ts'),
      '@luoshi/work': source('packages/work/src/index.ts'),
    },
  },
  test: {
    // npm run test:quick leaves out what starts servers and processes, and most of the bulk papers.
    exclude: process.env['LUOSHI_QUICK']
      ? [
          '**/node_modules/**',
          'packages/ledger/**',
          'packages/work/src/lighting/relight.test.ts',
          'apps/server/**',
          'apps/cli/**',
          'apps/web/tests/**',
          'tests/pack.test.ts',
          'tests/crash/**',
        ]
      : ['**/node_modules/**'],
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'apps/web/tests/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    globalSetup: ['packages/ledger/tests/data-folders.ts'],
    setupFiles: ['tests/random-seed.ts'],
    // On two processors vitest would work with one: much of a test is waiting for a database or a browser.
    maxWorkers: availableParallelism(),
    // Modules are loaded once in a worker, not once for each of its files: they keep no state that a test changes.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
