import { addDays } from '../../src/calendar.ts';
import { openRoom, readerOf } from '../preview/room.ts';
import type { Ran } from '../support/run-cli.ts';
import { Workplace } from './workplace.ts';

const monday = '2025-07-07';
interface Week {
  readonly date: string;
  readonly path: string;
  /** Words that the author wrote, each of them once. */
  readonly words: string[];
  /** Whether readers would see something else than at the last `publish` that ended well; `undefined`: a run was cut off. */
  isBehind: boolean | undefined;
  isPosted: boolean;
  isSent: boolean;
  papers: number;
}

/** What was found, and how one comes there again. */
class Finding extends Error {}

/**
 * Plays an editor at work, one evening a week: a new issue, papers by id and by hand, slips, `fix`, the inbox, the preview, the forum,
 * the mail, corrections of earlier weeks. Some runs are killed in a step on the disk or in a request, or get no answer. After each run
 * it looks whether a word of the author is lost or doubled, something went out twice, or `status` says what is not so. The same seed
 * plays the same. Gives how many runs there were, and how many were killed. Throws where something was found, with the seed and the last lines.
 */
export async function play(seed: number, evenings: number): Promise<{ runs: number; killed: number }> {
  const editor = new Editor(seed);
  for (let i = 0; i < evenings; i++) await editor.evening(addDays(monday, 7 * i));
  return { runs: editor.done.length, killed: editor.killed };
}

class Editor {
  /** A line a run. */
  readonly done: string[] = [];
  killed = 0;
  private readonly place = new Workplace();
  private readonly weeks: Week[] = [];
  private readonly random: () => number;
  private readonly seed: number;
  private count = 0;
  private last: Ran | undefined;

  constructor(seed: number) {
    this.seed = seed;
    this.random = randomOf(seed);
  }

  async evening(date: string): Promise<void> {
    const week: Week = {
      date,
      path: `/desk/issues/${date}.yaml`,
      words: [],
      isBehind: undefined,
      isPosted: false,
      isSent: false,
      papers: 0,
    };
    await this.untilDone(`new ${date}`, [2]);
    this.weeks.push(week);
    this.writeTexts(week);
    for (let n = this.below(3) + 1; n > 0; n--) await this.add(week);
    for (let n = this.below(4); n > 0; n--) await this.something(week);
    await this.look(week);
    this.change(week, 'draft: true\n', '');
    await this.untilDone(`render ${date}`);
    await this.publish(week);
    await this.send(week);
    const other = this.weeks[this.below(this.weeks.length)] ?? week;
    for (let n = this.below(3); n > 0; n--) {
      await this.something(other);
      await this.checkStatus(other);
    }
    await this.publish(other);
    await this.send(other);
  }

  /** The places of `new` get their words. */
  private writeTexts(week: Week): void {
    let text = this.place.files.text(week.path);
    if (text.includes('TODO')) text = text.replace('"TODO"', `"${this.word(week)}"`);
    text = text.replace('\n      TODO', `\n      ${this.word(week)} 이번 주의 글입니다.`);
    this.place.files.put(
      week.path,
      text.replace('\npapers:', `\n# ${this.word(week)}: 내가 적어 둔 것\npapers:`),
    );
  }

  private async add(week: Week): Promise<void> {
    const n = ++this.count;
    const id = `2507.${10_000 + n}`;
    // A word is the author's once it stands in the file.
    const [ko, summary] = [`제목${n}말`, `요약${n}말`];
    const paper = `title: { ko: "${ko}", en: "Paper ${n}" }\narxiv: "${id}"\nsummary: |\n  ${summary}입니다.\n`;
    switch (this.below(3)) {
      case 0: {
        await this.untilDone(`add-paper --from - --yes -i ${week.date}`, [1], paper);
        week.words.push(ko, summary);
        break;
      }
      case 1: {
        const path = `/desk/inbox/${n}.yaml`;
        this.place.files.put(path, `# 메모${n}말\n${paper}`);
        week.words.push(ko, summary, `메모${n}말`);
        // A run that was cut off at its very end has taken it.
        await this.untilDone(`assemble ${week.date} ${path}`, [2]);
        if (this.place.files.paths('/desk/inbox').length > 0)
          this.found('a fragment that is in stays in the inbox');
        break;
      }
      default: {
        await this.untilDone(`add-paper ${id} --yes -i ${week.date}`, [1]);
        week.words.push(ko, summary);
        const text = this.place.files.text(week.path);
        if (!text.includes(id)) this.found(`${id} was not added: ${this.last?.stderr}`);
        // What the editor is left to write.
        this.place.files.put(week.path, withTexts(text, id, { ko, summary }));
      }
    }
    week.papers++;
    week.isBehind = true;
    this.checkWords();
  }

  /** One of the things that an editor does in between. */
  private async something(week: Week): Promise<void> {
    const { date } = week;
    switch (this.below(9)) {
      case 0: {
        if (week.papers < 2) return;
        const [from, to] = [this.below(week.papers) + 1, this.below(week.papers) + 1];
        const before = this.place.files.text(week.path);
        await this.once(`move ${from} ${to} -i ${date}`);
        if (this.place.files.text(week.path) !== before) week.isBehind = true;
        break;
      }
      case 1: {
        const from = week.words.find((word) => word.startsWith('요약'));
        if (from === undefined) return;
        const to = `요약${++this.count}말`;
        week.words.splice(week.words.indexOf(from), 1, to);
        this.change(week, from, to);
        week.isBehind = true;
        break;
      }
      case 2:
        return this.slip(week);
      case 3:
        return this.look(week);
      case 4:
        await this.once(`render ${date} --format email,text`);
        break;
      case 5:
        await this.once(`diff ${date}`, [2]);
        break;
      case 6:
        await this.once(`validate --fix ${date}`, [1]);
        break;
      case 7:
        // Readers see nothing of it.
        this.change(week, '\npapers:', `\n# ${this.word(week)}: 또 적어 둔 것\npapers:`);
        break;
      default:
        await this.once(`publish --dry-run ${date}`, [1]);
    }
  }

  /** A slip of the hand, which a run meets; then `--fix` or the editor takes it back. */
  private async slip(week: Week): Promise<void> {
    const before = this.place.files.text(week.path);
    const slips: readonly ((text: string) => string)[] = [
      (text) => text.replace('summary: |', 'summary:|'),
      (text) => text.replace('    summary', '\tsummary'),
      (text) => text.replace('\npapers:', '\npaper:'),
      (text) => `${text}\n  - title: [`,
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => `\uFEFF${text}`,
      (text) => text.replace(/$/, '\nweek: 2025-07-07\n'),
      (text) => text.replace('arxiv: "', 'arxiv: "https://arxiv.org/abs/'),
      (text) => text.replace('입니다.', '입니다.   '),
      (text) => text.replace('입니다.', '입니다.\u200B'),
      (text) => text.slice(0, this.below(text.length)),
    ];
    const slipped = slips[this.below(slips.length)]?.(before) ?? before;
    this.place.files.put(week.path, slipped);
    const all = week.words.splice(0);
    week.words.push(...all.filter((word) => slipped.includes(word)));
    for (const command of ['validate', 'publish --yes', 'validate --fix'])
      await this.once(`${command} ${week.date}`, [1, 2]);
    this.place.files.put(week.path, before);
    week.words.splice(0, all.length, ...all);
    // It may have been published as it was.
    week.isBehind = undefined;
  }

  /** Somebody has the preview open while the file is saved. */
  private async look(week: Week): Promise<void> {
    this.done.push(`preview ${week.date}`);
    const room = await openRoom({ world: { files: this.place.files } });
    const reader = await readerOf(room, week.path);
    const shown = reader.post;
    reader.leave(room);
    room.newsroom.close();
    const missing = week.words.filter((word) => word.startsWith('요약') && !shown.includes(word));
    if (missing.length > 0) this.found(`the preview lacks ${missing.join(', ')}`);
    this.checkWords();
  }

  private async publish(week: Week): Promise<void> {
    const reason = week.isPosted ? ['--reason', '오타를 고쳤습니다'] : [];
    const argv = ['publish', week.date, '--yes', ...reason];
    const post = this.place.topicsOf(week.date)[0]?.posts[0];
    if (post !== undefined && week.isBehind === true && this.below(4) === 0) {
      post.raw += '\n\n누군가 포럼에서 덧붙인 글';
      const { raw } = post;
      if (await this.untilDone(argv, [1])) this.found('publish did not see an edit on the forum');
      if (post.raw !== raw) this.found('publish wrote over an edit on the forum');
      argv.push('--force');
    }
    await this.untilDone(argv);
    week.isPosted = true;
    week.isBehind = false;
    const raw = this.place.topicsOf(week.date)[0]?.posts[0]?.raw ?? '';
    const lacking = week.words.filter((word) => /^(?:요약|제목)/.test(word) && !raw.includes(word));
    if (lacking.length > 0) this.found(`the post lacks ${lacking.join(', ')}`);
    await this.checkStatus(week);
    // Once more it only reads.
    this.place.forum.asked.length = 0;
    await this.untilDone(['publish', week.date, '--yes']);
    if (this.place.forum.writes.length > 0) this.found('a second publish writes');
  }

  private async send(week: Week): Promise<void> {
    const argv = `send ${week.date} --now --yes`;
    const ended = await this.untilDone(argv, [1]);
    // What got no answer somebody looks up at the service.
    if (!ended && !week.isSent && this.place.mailStateOf(week.date) === 'uncertain')
      await this.untilDone(
        `send ${week.date} --settle ${this.place.sentOf(week.date) > 0 ? 'sent' : 'unsent'}`,
        [1],
      );
    if (this.place.sentOf(week.date) > 0) week.isSent = true;
    await this.checkStatus(week);
  }

  /** Runs a command, which may be cut off, until it ends as it should. Gives whether it ended with 0. */
  private async untilDone(
    command: string | readonly string[],
    also: readonly number[] = [],
    stdin?: string,
  ): Promise<boolean> {
    for (let i = 0; i < 20; i++) {
      const ran = await this.run(command, stdin, i < 3);
      if (ran === undefined) continue;
      if (ran.code === 0) return true;
      this.last = ran;
      if (also.includes(ran.code)) return false;
      this.found(`exit ${ran.code}\n${ran.stdout}\n${ran.stderr}`);
    }
    return this.found('it never ends');
  }

  private async once(command: string, also: readonly number[] = []): Promise<void> {
    await this.untilDone(command, also);
  }

  /** `undefined`: the run was cut off. */
  private async run(
    command: string | readonly string[],
    stdin: string | undefined,
    mayBreak: boolean,
  ): Promise<Ran | undefined> {
    const argv = typeof command === 'string' ? command.split(' ') : command;
    const fault = mayBreak && this.random() < 0.4 ? this.place.breakSomething(this.random) : '';
    this.done.push(`${argv.join(' ')}${fault}`);
    const { ran, wasCut } = await this.place.run(argv, stdin);
    if (wasCut) this.killed++;
    for (const week of wasCut ? this.weeks : []) week.isBehind = week.isBehind === true ? true : undefined;
    if (!wasCut && /this is a bug|\n\s+at /i.test(ran?.stderr ?? '')) this.found(ran?.stderr ?? '');
    this.checkWords();
    this.checkOnce();
    return wasCut ? undefined : ran;
  }

  private checkWords(): void {
    for (const { path, words } of this.weeks) {
      const text = this.place.files.text(path);
      const inbox = this.place.files.paths('/desk/inbox').map((one) => this.place.files.text(one));
      for (const word of words) {
        const [here, waiting] = [
          text.split(word).length - 1,
          inbox.filter((one) => one.includes(word)).length,
        ];
        if (here > 1 || here + waiting === 0)
          this.found(`${word} stands ${here} times in ${path}\n${text.slice(text.indexOf('\npapers:'))}`);
      }
    }
  }

  private checkOnce(): void {
    for (const { date, path } of this.weeks) {
      const topics = this.place.topicsOf(date);
      if (topics.length > 1) this.found(`${topics.length} topics for ${path}`);
      if (topics.some(({ posts }) => posts.length > 1)) this.found(`a post twice for ${path}`);
      if (this.place.sentOf(date) > 1) this.found(`the mail of ${path} went out twice`);
    }
  }

  /** Holds what `status` says against what is there. */
  private async checkStatus(week: Week): Promise<void> {
    const { ran } = await this.place.run(['status', week.date, '--format', 'json']);
    if (ran === undefined) return;
    const { stdout, stderr, code } = ran;
    if (code !== 0) this.found(`status: exit ${code}\n${stderr}`);
    const { forum, mail } = JSON.parse(stdout).issues[0].published;
    const isThere = this.place.topicsOf(week.date).length > 0;
    if (forum?.state === 'posted' && !isThere) this.found(`status: posted, and no topic of ${week.date}`);
    if (week.isPosted && forum?.out !== true)
      this.found(`status: not posted, and the topic of ${week.date} is there`);
    if (week.isPosted && week.isBehind !== undefined && forum.behind !== week.isBehind)
      this.found(`status of ${week.date}: behind is ${forum.behind}`);
    if (
      (mail?.state === 'sent') !== this.place.sentOf(week.date) > 0 &&
      mail?.state !== 'uncertain' &&
      week.isSent
    )
      this.found(`status: mail is ${mail?.state}, and it went out ${this.place.sentOf(week.date)} times`);
  }

  private change({ path }: Week, from: string, to: string): void {
    this.place.files.put(path, this.place.files.text(path).replace(from, to));
  }

  /** A new word of the author in a week. */
  private word(week: Week): string {
    const word = `글${++this.count}말`;
    week.words.push(word);
    return word;
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }

  private found(what: string): never {
    throw new Finding(`seed ${this.seed}: ${what}\nafter\n${this.done.slice(-12).join('\n')}`);
  }
}

/** What `add-paper` left to be written of a paper. */
function withTexts(text: string, id: string, { ko, summary }: { ko: string; summary: string }): string {
  const start = text.lastIndexOf('\n  - ', text.indexOf(id));
  const titled = text.slice(start).replace(/\n {6}en:/, `\n      ko: "${ko}"$&`);
  return (
    text.slice(0, start) + titled.replace(/\n {4}arxiv:.*/, `$&\n    summary: |\n      ${summary}입니다.`)
  );
}

/** Numbers from 0 to below 1, the same for the same seed: the generator mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
