// A thread that reads papers for the command: from its parts where they are as new as the build, else from the modules.
'use strict';
const bundle = require('./bundle.cjs');

if (bundle.isFresh()) void bundle.load('many').work();
else void import('../dist/worker.js').then(({ work }) => work());
