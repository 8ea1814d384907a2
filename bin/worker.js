'use strict';

/** What a thread of the program runs. What is compiled for its command is kept by the thread that started it. */
const { load } = require('./load.js');

load('worker.js', { mayKeep: false });
