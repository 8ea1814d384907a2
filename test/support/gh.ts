import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A request that changes something, as it was sent. */
export interface Written {
  readonly method: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A stand-in for GitHub's own command line program, in a folder for PATH: it gives recorded answers and keeps what it is told to change. */
export class Gh {
  readonly folder: string;

  /** `answers` by the path that is asked for: JSON, or bytes by the name of their file. What has none is not found. */
  constructor(answers: Readonly<Record<string, object | { readonly file: string }>>, parent = tmpdir()) {
    this.folder = mkdtempSync(join(parent, 'gh-'));
    writeFileSync(join(this.folder, 'answers.json'), JSON.stringify(answers));
    writeFileSync(join(this.folder, 'gh'), `#!${process.execPath}\n${script}`);
    chmodSync(join(this.folder, 'gh'), 0o755);
  }

  written(): Written[] {
    const log = join(this.folder, 'written');
    if (!existsSync(log)) return [];
    return readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Written);
  }
}

/** `gh api`, as its manual has it: `-F key=@file` reads a file, `--input` is the body, and pages of a list come one behind the other. */
const script = String.raw`
const fs = require('node:fs');
const { join } = require('node:path');
const [command, ...args] = process.argv.slice(2);
if (command !== 'api' || process.env.GH_TOKEN !== 'token') process.exit(4);
let [method, path, isPaged, fields] = ['GET', undefined, false, {}];
for (let i = 0; i < args.length; i++) {
  const arg = args[i];
  if (arg === '--method') method = args[++i];
  else if (arg === '--paginate') isPaged = true;
  else if (arg === '--silent') continue;
  else if (arg === '--input') fields = JSON.parse(fs.readFileSync(args[++i], 'utf8'));
  else if (arg === '-f' || arg === '-F') {
    const [, key, value] = /^([^=]+)=([^]*)$/.exec(args[++i]);
    fields[key] = arg === '-F' && value.startsWith('@') ? fs.readFileSync(value.slice(1), 'utf8') : value;
  } else if (path === undefined) path = arg;
  else process.exit(4);
}
if (method !== 'GET') fs.appendFileSync(join(__dirname, 'written'), JSON.stringify({ method, path, fields }) + '\n');
else {
  const answer = JSON.parse(fs.readFileSync(join(__dirname, 'answers.json'), 'utf8'))[path];
  if (answer === undefined) {
    console.log('{"message":"Not Found"}');
    console.error('gh: Not Found (HTTP 404)');
    process.exit(1);
  }
  if (typeof answer.file === 'string') process.stdout.write(fs.readFileSync(answer.file));
  else {
    const pages = Array.isArray(answer) && isPaged ? [answer.slice(0, 1), answer.slice(1)] : [answer];
    process.stdout.write(pages.map((page) => JSON.stringify(page)).join(''));
  }
}
`;
