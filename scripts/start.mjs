// npm start: reads the samples of 临江市 and prints the ledger of what was found.
import { prepare, root, run } from './prepare.mjs';

prepare();
process.exit(
  run(process.execPath, [
    `${root}/apps/cli/bin/luoshi.mjs`,
    'read',
    'samples',
    '--manifest',
    'samples/documents.csv',
    '--format',
    'table',
  ]),
);
