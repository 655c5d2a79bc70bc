import { defineConfig } from 'vitest/config';
import base from '../../../vitest.config.js';

/** What is run by hand and is no test: pictures of every page, and their speed. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['apps/web/tests/*.tool.ts'], hookTimeout: 600_000 },
});
