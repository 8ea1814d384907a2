#!/usr/bin/env node
// Node 18 knows the syntax of this file, and would show a stack.
if (process.getBuiltinModule === undefined) {
  console.error(`digest: Node.js 20.19 or later is needed; this is ${process.version}`);
  process.exit(2);
}
// Not imported: an import of node:fs loads Node's streams with it, before anyone needs them.
const { readFileSync, writeSync } = process.getBuiltinModule('node:fs');
const { fileURLToPath } = process.getBuiltinModule('node:url');
const root = new URL('..', import.meta.url);
const [, , first] = process.argv;

// Nothing else is loaded for this.
if (process.argv.length !== 3 || (first !== '--version' && first !== '-V') || !tellVersion()) {
  const { load } = await import('./load.js');
  const { again, endWith, nodeContext } = load('again.js', { command: 'start' });
  const context = nodeContext(process, fileURLToPath(root));
  // What a whole run needs is loaded where there is something new.
  const run = () => load('run.js').run(process.argv.slice(2), context);
  await endWith(
    process,
    again(context).then((code) => code ?? run()),
  );
}

/** Whether that could be written; if not, the program says why in its own way. */
function tellVersion() {
  try {
    const version = `${JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version}\n`;
    return writeSync(1, version) === version.length;
  } catch {
    return false;
  }
}
