/** What a thread of the program runs. What is compiled for its command is kept by the thread that started it. */
import { load } from './load.js';

load('worker.js', { mayKeep: false });
