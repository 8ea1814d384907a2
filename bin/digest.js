#!/usr/bin/env node
'use strict';
// No module (package.json beside it): Node takes a sixth of a bare start for loading what loads modules.

// Node 18 knows the syntax of this file, and would show a stack.
if (process.getBuiltinModule === undefined) {
  console.error(`digest: Node.js 20.19 or later is needed; this is ${process.version}`);
  process.exit(2);
}
const { readFileSync, writeSync } = require('node:fs');
const path = require('node:path');
const root = path.dirname(__dirname);
const [, , first] = process.argv;

// Nothing else is loaded for this.
if (process.argv.length !== 3 || (first !== '--version' && first !== '-V') || !tellVersion()) {
  const { load } = require('./load.js');
  const { again, endWith, nodeContext } = load('again.js', { command: 'start' });
  const context = nodeContext(process, root);
  // What a whole run needs is loaded where there is something new.
  const run = (isKnown) =>
    load('run.js', isKnown ? { command: `${first}-again` } : {}).run(process.argv.slice(2), context);
  endWith(
    process,
    again(context).then(({ code, isKnown }) => code ?? run(isKnown)),
  );
}

/** Whether that could be written; if not, the program says why in its own way. */
function tellVersion() {
  try {
    const version = `${JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version}\n`;
    return writeSync(1, version) === version.length;
  } catch {
    return false;
  }
}
