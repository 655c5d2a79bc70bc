import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
    // On two processors vitest would work with one: much of a test is waiting for a database or a browser.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
