import type { CommandTree, Flag, Slot } from '../program-tree.ts';
import { dictionary } from '../../data.ts';

/** One thing that may stand at the cursor. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

export interface Completion {
  readonly candidates: readonly Candidate[];
  /** What the shell completes by itself besides. */
  readonly paths?: 'files' | 'folders';
}

/** What is not in the tree: names of issues, languages, codes. Asked for only where it may stand. */
export interface Names {
  readonly issues: () => readonly Candidate[];
  readonly locales: () => readonly Candidate[];
  readonly codes: () => readonly Candidate[];
}

interface Kind {
  readonly names?: keyof Names;
  readonly paths?: 'files' | 'folders';
}

/** What a value is, by its name in help or by the flag that it follows. */
const kinds: Readonly<Record<string, Kind>> = dictionary({
  issue: { names: 'issues', paths: 'files' },
  file: { paths: 'files' },
  dir: { paths: 'folders' },
  source: { paths: 'files' },
  profile: { paths: 'files' },
  '--locale': { names: 'locales' },
  '--explain': { names: 'codes' },
});

/** A ref may be a bibliography. A flag of this name means one of git's. */
const kindsOfSlots: Readonly<Record<string, Kind>> = dictionary({ ...kinds, ref: { paths: 'files' } });

/** What may stand in the place of the last word, which is what is typed of it so far. The first word follows the program's name. */
export function complete(root: CommandTree, typed: readonly string[], names: Names): Completion {
  const { words, prefix } = joined(typed);
  const current = words.at(-1) ?? '';
  const at = read(root, words.slice(0, -1));
  if (at === undefined) return { candidates: [] };
  const { node, flags, pending, isOver, given } = at;
  if (pending !== undefined) return matching(valueOf(pending, current, names), current);
  const [name, inline] = splitFlag(current);
  const own = isOver ? undefined : flags.find(({ long }) => long === name);
  if (inline !== undefined && own?.value !== undefined) {
    const found = matching(valueOf(own, inline, names), inline);
    // A shell that took the word apart wants what stands behind the sign alone.
    const before = prefix ? '' : `${name}=`;
    return {
      ...found,
      candidates: found.candidates.map((one) => ({ ...one, value: before + one.value })),
    };
  }
  const options = flags.filter((flag) => flag.isRepeatable || !given.has(flag.long)).map(candidateOf);
  if (current.startsWith('-') && !isOver) return matching({ candidates: options }, current);
  const here = node === root ? commandsOf(root) : slotOf(at, names);
  // Where nothing else may stand, flags are worth a look.
  return matching(here ?? { candidates: isOver ? [] : options }, current);
}

/** Bash takes `--format=forum` apart: the sign is a word of its own. */
function joined(typed: readonly string[]): { words: string[]; prefix: boolean } {
  const words: string[] = [];
  let prefix = false;
  for (const [i, word] of typed.entries()) {
    const before = words.at(-1) ?? '';
    const follows = typed[i - 1] === '=' && /^--[^=]+=$/.test(before);
    prefix = (word === '=' && /^--[^=]+$/.test(before)) || follows;
    if (prefix) words[words.length - 1] = before + word;
    else words.push(word);
  }
  return { words, prefix };
}

interface Position {
  readonly node: CommandTree;
  /** The command's own, then those of the program. */
  readonly flags: readonly Flag[];
  readonly given: ReadonlySet<string>;
  /** The flag whose value comes next. */
  readonly pending: Flag | undefined;
  /** How many arguments stand there. */
  readonly count: number;
  /** All that follows is no flag (`--`). */
  readonly isOver: boolean;
}

/** Reads the words before the cursor as commander does; `undefined` where there is no such command. */
function read(root: CommandTree, words: readonly string[]): Position | undefined {
  let node = root;
  let pending: Flag | undefined;
  let isOver = false;
  let count = 0;
  const given = new Set<string>();
  const flags = (): readonly Flag[] =>
    node === root
      ? root.flags
      : [...node.flags, ...root.flags.filter(({ long }) => !node.flags.some((own) => own.long === long))];
  for (const word of words) {
    if (pending !== undefined) pending = undefined;
    else if (!isOver && word === '--') isOver = true;
    else if (!isOver && word.startsWith('-') && word !== '-') {
      const named = flagsIn(word, flags());
      for (const { long } of named.flags) given.add(long);
      pending = named.pending;
    } else if (node === root) {
      const command = root.commands.find(({ name }) => name === word);
      if (command === undefined) return undefined;
      node = command;
    } else count++;
  }
  return { node, flags: flags(), given, pending, count, isOver };
}

/** The flags of one word, such as `--out=x` or `-qf`, and the last where its value is the next word. */
function flagsIn(word: string, known: readonly Flag[]): { flags: Flag[]; pending: Flag | undefined } {
  if (word.startsWith('--')) {
    const [name, inline] = splitFlag(word);
    const flag = known.find(({ long }) => long === name);
    if (flag === undefined) return { flags: [], pending: undefined };
    return { flags: [flag], pending: inline === undefined && flag.value !== undefined ? flag : undefined };
  }
  const flags: Flag[] = [];
  for (const [i, letter] of [...word.slice(1)].entries()) {
    const flag = known.find(({ short }) => short === `-${letter}`);
    if (flag === undefined) break;
    flags.push(flag);
    // The rest of the word is its value.
    if (flag.value !== undefined) return { flags, pending: i === word.length - 2 ? flag : undefined };
  }
  return { flags, pending: undefined };
}

function splitFlag(word: string): [name: string, value: string | undefined] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at !== -1 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
}

function valueOf({ long, value }: Flag, current: string, names: Names): Completion {
  const { name = '', choices = [], isList = false } = value ?? {};
  if (choices.length === 0) return ofKind(kinds[long] ?? kinds[name], names);
  const before = isList ? current.slice(0, current.lastIndexOf(',') + 1) : '';
  const taken = new Set(before.split(','));
  const left = choices.filter((choice) => !taken.has(choice));
  return { candidates: left.map((choice) => ({ value: before + choice, description: '' })) };
}

/** `undefined` where the command takes no more arguments. */
function slotOf({ node, count }: Position, names: Names): Completion | undefined {
  const last = node.slots.at(-1);
  const slot = node.slots[count] ?? (last?.isVariadic === true ? last : undefined);
  if (slot === undefined) return undefined;
  if (slot.choices.length > 0)
    return { candidates: slot.choices.map((value) => ({ value, description: '' })) };
  return ofKind(kindOfSlot(slot), names);
}

/** A file that may also be named by its date is an issue; a ref may be one of git's. */
function kindOfSlot({ name, description }: Slot): Kind | undefined {
  if (name === 'ref' && /\bgit\b/.test(description)) return undefined;
  if (name === 'issue|file') return kinds['issue'];
  return name === 'file' && /\bdates\b/.test(description) ? kinds['issue'] : kindsOfSlots[name];
}

function ofKind(kind: Kind | undefined, names: Names): Completion {
  const { paths, names: list } = kind ?? {};
  const candidates = list === undefined ? [] : names[list]();
  return paths === undefined ? { candidates } : { candidates, paths };
}

function commandsOf({ commands }: CommandTree): Completion {
  return { candidates: commands.map(({ name, description }) => ({ value: name, description })) };
}

function candidateOf({ long, description }: Flag): Candidate {
  return { value: long, description };
}

function matching(completion: Completion, current: string): Completion {
  return {
    ...completion,
    // A shell reads one a line.
    candidates: completion.candidates.filter(
      ({ value }) => value.startsWith(current) && !/[\r\n]/.test(value),
    ),
  };
}
