#!/usr/bin/env node
// Node 18 knows the syntax of this file, and would show a stack.
if (process.getBuiltinModule === undefined) {
  console.error(`digest: Node.js 20.19 or later is needed; this is ${process.version}`);
  process.exit(2);
}
// Not imported: an import of node:fs loads Node's streams with it, before anyone needs them.
const { lstatSync, mkdirSync, readFileSync, realpathSync, writeSync } = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');
const { fileURLToPath } = process.getBuiltinModule('node:url');
const root = new URL('..', import.meta.url);
const [, , first] = process.argv;

// Nothing else is loaded for this.
if (process.argv.length !== 3 || (first !== '--version' && first !== '-V') || !tellVersion()) {
  keepCompiledCode();
  const { again, endWith, nodeContext } = await import('../dist/again.js');
  const context = nodeContext(process, fileURLToPath(root));
  // What a whole run needs is loaded where there is something new.
  const run = async () => (await import('../dist/run.js')).run(process.argv.slice(2), context);
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

/**
 * Node 22 and later keep the compiled code of what is loaded from here on, and run it again unseen. By default that is in a folder
 * under the system's temporary one, which belongs to whoever made it first; here it is in this user's own, or nowhere.
 */
function keepCompiledCode() {
  const { enableCompileCache } = process.getBuiltinModule('node:module');
  if (enableCompileCache === undefined) return;
  try {
    const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
    const home = [XDG_CACHE_HOME, LOCALAPPDATA, HOME && path.join(HOME, '.cache')].find(
      (folder) => folder && path.isAbsolute(folder),
    );
    if (home === undefined) return;
    const folder = path.join(home, 'digest', 'compiled');
    const owner = process.geteuid?.();
    // Nothing is made in what is another's: `sudo` may keep the HOME of who called it.
    const { uid, mode } = lstatSync(nearest(folder));
    if (owner !== undefined && uid !== owner && !isSticky(mode)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (owner === undefined || isPrivate(folder, owner)) enableCompileCache(folder);
  } catch {
    // It only starts a little later.
  }
}

/** The first folder, walking up, that is there; links in it are followed. */
function nearest(folder) {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (error.code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    return nearest(path.dirname(folder));
  }
}

/** Whether a folder is a user's own and no link, and nobody but root could put another one in its place. */
function isPrivate(folder, owner) {
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== owner || (stat.mode & 0o022) !== 0) return false;
  for (let at = realpathSync(folder); at !== path.dirname(at); at = path.dirname(at)) {
    const { uid, mode } = lstatSync(path.dirname(at));
    if ((uid !== owner && uid !== 0) || ((mode & 0o022) !== 0 && !isSticky(mode))) return false;
  }
  return true;
}

/** As `/tmp` is: whoever may write to a folder, each file in it is safe from all but its owner. */
function isSticky(mode) {
  return (mode & 0o1000) !== 0;
}
