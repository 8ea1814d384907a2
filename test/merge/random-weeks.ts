/** Weeks as a model knows them, changed at random on two sides, and what a merge of them has to say. */

export interface ModelPaper {
  readonly id: string;
  comment: string | undefined;
  title: string;
  takeaway: string | undefined;
  authors: string[];
  summary: string[];
}

export interface ModelWeek {
  closing: string;
  lead: string | undefined;
  credits: string[];
  papers: ModelPaper[];
}

/** How a file is laid out, besides what it says. */
export interface Style {
  readonly newline: '\n' | '\r\n';
  readonly hasMark: boolean;
  readonly isEnded: boolean;
  readonly isSpaced: boolean;
  readonly dash: number;
}

export class Chance {
  private state: number;
  private count = 0;

  constructor(seed: number) {
    this.state = seed;
  }

  /** From 0 to below `limit`; Mulberry32 by Tommy Ettinger. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  /** A word that no other text has, unless the same seed made it. */
  word(): string {
    return `w${this.below(1e9).toString(36)}x${this.count++}`;
  }
}

export function randomStyle(chance: Chance): Style {
  return {
    newline: chance.below(4) === 0 ? '\r\n' : '\n',
    hasMark: chance.below(8) === 0,
    isEnded: chance.below(5) > 0,
    isSpaced: chance.below(2) === 0,
    dash: chance.below(3) === 0 ? 0 : 2,
  };
}

export function randomWeek(chance: Chance): ModelWeek {
  return {
    closing: chance.word(),
    lead: chance.below(2) === 0 ? undefined : chance.word(),
    credits: chance.below(2) === 0 ? [] : [chance.word()],
    papers: Array.from({ length: chance.below(6) }, () => randomPaper(chance)),
  };
}

function randomPaper(chance: Chance): ModelPaper {
  return {
    id: `${1501 + 100 * chance.below(10) + chance.below(12)}.${10_000 + chance.below(90_000)}`,
    comment: chance.below(3) === 0 ? chance.word() : undefined,
    title: `A paper about ${chance.word()}`,
    takeaway: chance.below(2) === 0 ? chance.word() : undefined,
    authors: [chance.word()],
    summary: Array.from({ length: 1 + chance.below(5) }, () => chance.word()),
  };
}

/** Changes a week in a few places. */
export function change(week: ModelWeek, chance: Chance): ModelWeek {
  const changed = structuredClone(week);
  for (let left = chance.below(4) + 1; left > 0; left--) changeOnce(changed, chance);
  return changed;
}

function changeOnce(week: ModelWeek, chance: Chance): void {
  const { papers } = week;
  const paper = papers[chance.below(Math.max(1, papers.length))];
  const kind = chance.below(12);
  if (kind === 0) week.closing = chance.word();
  else if (kind === 1) week.lead = chance.below(3) === 0 ? undefined : chance.word();
  else if (kind === 2) week.credits.push(chance.word());
  else if (kind <= 4 || paper === undefined) papers.splice(place(papers, chance), 0, randomPaper(chance));
  else if (kind === 5) papers.splice(papers.indexOf(paper), 1);
  else if (kind === 6) {
    papers.splice(papers.indexOf(paper), 1);
    papers.splice(chance.below(papers.length + 1), 0, paper);
  } else if (kind === 7) paper.title = `A paper about ${chance.word()}`;
  else if (kind === 8) paper.takeaway = chance.below(3) === 0 ? undefined : chance.word();
  else if (kind === 9) paper.authors.push(chance.word());
  else if (kind === 10) paper.summary[chance.below(paper.summary.length)] = chance.word();
  else paper.comment = chance.below(3) === 0 ? undefined : chance.word();
}

/** Mostly at the end. */
function place(papers: readonly ModelPaper[], chance: Chance): number {
  return chance.below(3) > 0 ? papers.length : chance.below(papers.length + 1);
}

export function write(week: ModelWeek, { newline, hasMark, isEnded, isSpaced, dash }: Style): string {
  const indent = ' '.repeat(dash);
  const papers = week.papers.map(({ id, comment, title, takeaway, authors, summary }) => [
    ...(comment === undefined ? [] : [`${indent}# ${comment}`]),
    `${indent}- title: "${title}"`,
    `${indent}  authors:`,
    ...authors.map((author) => `${indent}    - ${author}`),
    `${indent}  arxiv: "${id}"`,
    ...(takeaway === undefined ? [] : [`${indent}  takeaway: "${takeaway}"`]),
    `${indent}  summary: |`,
    ...summary.map((line) => `${indent}    ${line}`),
  ]);
  const lines = [
    '# yaml-language-server: $schema=../schema/issue.schema.json',
    'week: 2025-07-07',
    ...(week.lead === undefined ? [] : [`lead: ${week.lead}`]),
    '',
    ...(papers.length === 0 ? ['papers: []'] : ['papers:']),
    ...papers.flatMap((paper, i) => (i > 0 && isSpaced ? ['', ...paper] : paper)),
    '',
    ...(week.credits.length === 0 ? [] : ['credits:', ...week.credits.map((name) => `${indent}- ${name}`)]),
    `closing: ${week.closing}`,
  ];
  return (hasMark ? '\uFEFF' : '') + lines.join(newline) + (isEnded ? newline : '');
}

/** What a file says, read without any YAML reader: `write` backwards. */
export function read(text: string): ModelWeek {
  const week: ModelWeek = { closing: '', lead: undefined, credits: [], papers: [] };
  let comment: string | undefined;
  let list: string[] = [];
  for (const line of text.replace('\uFEFF', '').split(/\r?\n/)) {
    const [, mark = '', key = '', value = ''] = /^ *(- )?(\w+):(?: "?(.*?)"?)?$/.exec(line) ?? [];
    const paper = week.papers.at(-1);
    if (/^ *# /.test(line)) comment = line.trim().slice(2);
    else if (mark !== '' && key === 'title') {
      week.papers.push({ id: '', comment, title: value, takeaway: undefined, authors: [], summary: [] });
      comment = undefined;
    } else if (key === 'closing') week.closing = value;
    else if (key === 'lead') week.lead = value;
    else if (key === 'credits') list = week.credits;
    else if (key === 'authors') list = paper?.authors ?? [];
    else if (key === 'summary') list = paper?.summary ?? [];
    else if (key === 'arxiv' && paper !== undefined) Object.assign(paper, { id: value });
    else if (key === 'takeaway' && paper !== undefined) paper.takeaway = value;
    else if (key === 'week' || key === 'papers') comment = undefined;
    else if (line.trim() !== '') list.push(line.trim().replace(/^- /, ''));
  }
  return week;
}
