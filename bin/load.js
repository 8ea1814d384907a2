'use strict';

/**
 * Runs what is in dist/, whose scripts require each other, with the code that an earlier run compiled. Compiling takes a third of a
 * short command, of which Node 22 and later would keep less and Node 20 nothing.
 */
const {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');
const month = 30 * 24 * 60 * 60 * 1000;

/** What has been run of dist/, by its name. */
const modules = new Map();

/**
 * Runs a script of dist/, and what it requires, and gives its exports. What is compiled for a command is kept together; `command` stands
 * for what all of them begin with. `keepAfter`: milliseconds, for a thread that is ended by another and has no end of its own.
 */
function load(entry, { mayKeep = true, keepAfter, command = process.argv[2] ?? '' } = {}) {
  const file = keptFile(/^[a-z][a-z-]{0,19}$/.exec(command)?.[0] ?? 'other');
  const kept = file === undefined ? new Map() : readKept(file);
  const scripts = new Map();
  let isNew = false;

  function run(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const source = path.join(dist, name);
    const cachedData = kept.get(name);
    // The wrapper that Node gives a script that is required.
    const text = `(function (exports, require, module) {'use strict';${readFileSync(source, 'utf8')}\n})`;
    const script = new Script(text, { filename: source, cachedData });
    scripts.set(name, script);
    if (cachedData === undefined || script.cachedDataRejected) isNew = true;
    const require = (id) => (id.startsWith('./') ? run(id.slice(2)) : process.getBuiltinModule(id));
    script.runInThisContext()(module.exports, require, module);
    return module.exports;
  }

  // By then all is compiled that was needed.
  const keepNew = () => {
    if (isNew) keep(file, compiledOf(scripts, kept));
  };
  if (file !== undefined && keepAfter !== undefined) setTimeout(keepNew, keepAfter).unref();
  else if (file !== undefined && mayKeep)
    process.on('exit', (code) => {
      // After a mistyped command that is little.
      if (code < 2) keepNew();
    });
  return run(entry);
}

function compiledOf(scripts, kept) {
  const others = [...kept].filter(([name]) => !scripts.has(name));
  return [...others, ...[...scripts].map(([name, script]) => [name, script.createCachedData()])];
}

/** The code of each script that is as it was when it was compiled. */
function readKept(file) {
  try {
    const bytes = readFileSync(file);
    const half = bytes.length / 2;
    // V8 runs damaged code, and a sum of all bytes would take longer than a comparison does.
    if (!bytes.subarray(0, half).equals(bytes.subarray(half))) return new Map();
    let at = bytes.indexOf('\n') + 1;
    const kept = new Map();
    for (const [name, size, modified, length] of JSON.parse(bytes.toString('utf8', 0, at))) {
      const { size: now, mtimeMs } = statSync(path.join(dist, name), { throwIfNoEntry: false }) ?? {};
      if (now === size && mtimeMs === modified) kept.set(name, bytes.subarray(at, at + length));
      at += length;
    }
    return kept;
  } catch {
    return new Map();
  }
}

/** Writes it in the place of what was there, as a whole. */
function keep(file, compiled) {
  const temporary = `${file}.${process.pid}`;
  try {
    const table = compiled.map(([name, data]) => {
      const { size, mtimeMs } = statSync(path.join(dist, name));
      return [name, size, mtimeMs, data.length];
    });
    const head = JSON.stringify(table);
    // V8 would copy code that does not begin at a multiple of eight.
    const bytes = Buffer.concat([
      Buffer.from(`${head.padEnd(Math.ceil((head.length + 1) / 8) * 8 - 1)}\n`),
      ...compiled.map(([, data]) => data),
    ]);
    const folder = path.dirname(file);
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700 });
      removeOld(path.dirname(folder));
    }
    // Of one that was ended while it wrote.
    for (const name of readdirSync(folder))
      if (name.startsWith(`${path.basename(file)}.`)) remove(path.join(folder, name));
    writeFileSync(temporary, Buffer.concat([bytes, bytes]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // The next one only starts a little later.
    remove(temporary);
  }
}

function remove(file) {
  try {
    unlinkSync(file);
  } catch {
    // It is not there, or stays.
  }
}

/** What nobody has written to for a month is of a version, or of a Node, that is gone, or is compiled again. */
function removeOld(folder) {
  for (const name of readdirSync(folder)) {
    const other = path.join(folder, name);
    if (Date.now() - lstatSync(other).mtimeMs > month) rmSync(other, { recursive: true });
  }
}

/** Where that is for this Node and this dist/: by default in this user's own folder, or nowhere, for it is run unseen. */
function keptFile(name) {
  try {
    const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
    const home = [XDG_CACHE_HOME, LOCALAPPDATA, HOME && path.join(HOME, '.cache')].find(
      (folder) => folder && path.isAbsolute(folder),
    );
    if (home === undefined) return undefined;
    const folder = path.join(home, 'digest', 'compiled');
    const owner = process.geteuid?.();
    // Nothing is made in what is another's: `sudo` may keep the HOME of who called it.
    const { uid, mode } = lstatSync(nearest(folder));
    if (owner !== undefined && uid !== owner && !isSticky(mode)) return undefined;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (owner !== undefined && !isPrivate(folder, owner)) return undefined;
    return path.join(folder, `${process.version}-${process.arch}-${numberOf(dist)}`, name);
  } catch {
    return undefined;
  }
}

/** A number for a text (FNV-1a), for one user may have several copies of the program. */
function numberOf(text) {
  let number = 0x811c9dc5;
  for (const character of text) number = Math.imul(number ^ character.codePointAt(0), 0x01000193);
  return (number >>> 0).toString(16);
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

module.exports = { load };
