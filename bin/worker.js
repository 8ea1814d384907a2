'use strict';

/**
 * What a thread of the program runs. What is compiled for its command is kept by the thread that started it, but for what draws for the
 * preview, which only a thread loads.
 */
const { workerData } = require('node:worker_threads');
const { load } = require('./load.js');

load(
  'worker.js',
  workerData.job.work === 'preview' ? { command: 'drawing', keepAfter: 5000 } : { mayKeep: false },
);
