#!/usr/bin/env node
// Not imported: an import of node:fs loads Node's streams with it, before anyone needs them.
const { readFileSync } = process.getBuiltinModule('node:fs');
const { fileURLToPath } = process.getBuiltinModule('node:url');
const root = new URL('..', import.meta.url);
const [, , first] = process.argv;

if (process.argv.length === 3 && (first === '--version' || first === '-V')) {
  // Nothing else is loaded for this.
  process.stdout.write(`${JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version}\n`);
} else {
  // Node 22 and later keep the compiled code of what is loaded from here on.
  process.getBuiltinModule('node:module').enableCompileCache?.();
  // A reader that has seen enough (`digest … | head`) is no failure.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const { nodeContext, run } = await import('../dist/run.js');
  process.exitCode = await run(process.argv.slice(2), nodeContext(process, fileURLToPath(root)));
}
