/**
 * How much of what is wrong the checks of claims and left-overs find, and what they tell where nothing is wrong: over the real weeks of
 * this repository, and where they are there, the recorded post of a week and arXiv's recorded answers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { claimsOf, unsupported, type Claim, type Sources } from '../../src/claims/claims.ts';
import { leftOversIn } from '../../src/claims/left-overs.ts';
import { untranslatedIn } from '../../src/claims/untranslated.ts';
import type { Text } from '../../src/issue/model.ts';
import { readIssue } from '../../src/issue/read.ts';
import { originalOf, sourcesOf } from '../../src/text-checks/claims.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

export interface HeldText {
  readonly name: string;
  readonly text: string;
  readonly sources: Sources;
  readonly titles: readonly string[];
  readonly original: string;
}

const languages = ['ko', 'en'];

/** The summaries, and the translated titles and abstracts, of the cards of an issue that have the authors' own words. */
export function heldTextsOf(file: string): HeldText[] {
  const { data } = parseYaml(readFileSync(file));
  if (data === undefined) throw new Error(`${file} cannot be read`);
  return readIssue(data, languages).papers.flatMap((paper) => {
    const original = originalOf(paper, languages);
    if (original === undefined) return [];
    const texts = [...paper.title, ...paper.summary, ...paper.abstract].filter(({ lang }) => lang === 'ko');
    const sources = sourcesOf(paper, original);
    const without = (own: number): string[] => sources.texts.filter((_, i) => i !== own);
    return texts.map((text: Text) => ({
      name: `${file} ${text.path.join('.')}`,
      text: text.value,
      sources: { ...sources, texts: without(paper.title.indexOf(text)) },
      titles: paper.title.filter(({ lang }) => lang !== 'ko').map(({ value }) => value),
      original: original.value,
    }));
  });
}

/** The same of a post as readers saw it, where links are lost. */
export function heldTextsOfPost(post: string): HeldText[] {
  const cards = post.split(/\n(?=[^\n]+ \/ [^\n]+\n\n논문 소개\n)/).slice(1);
  return cards.flatMap((card, i) => {
    const [head = ''] = card.split('\n', 1);
    const [korean = '', ...english] = head.split(' / ');
    const title = english.join(' / ');
    const [, summary = '', abstracts = ''] =
      /논문 소개\n\n([\s\S]*?)\n\n논문 초록\(Abstract\)\n\n([\s\S]*?)\n\n논문 링크/.exec(card) ?? [];
    const paragraphs = abstracts.split('\n\n');
    const first = paragraphs.findIndex((paragraph) => !/[가-힣]/.test(paragraph));
    const original = paragraphs.slice(first).join('\n\n');
    const sources: Sources = { texts: [original, title] };
    return [korean, summary, paragraphs.slice(0, first).join('\n\n')].map((text, n) => ({
      name: `post ${i + 1}.${n}`,
      text,
      sources,
      titles: [title],
      original,
    }));
  });
}

export interface Measured {
  readonly texts: number;
  readonly claims: Readonly<Record<Claim['kind'], number>>;
  /** Told of texts as they are. */
  readonly alarms: readonly string[];
  readonly changedNumbers: readonly [caught: number, of: number];
  readonly missedNumbers: readonly string[];
  /** Each replaced with a name of another paper that this one does not have. */
  readonly swappedNames: readonly [caught: number, of: number];
  readonly missedNames: readonly string[];
  readonly addedLinks: readonly [caught: number, of: number];
  readonly leftOvers: readonly string[];
}

export function measure(held: readonly HeldText[]): Measured {
  const count = { number: 0, name: 0, link: 0 };
  const alarms: string[] = [];
  const leftOvers: string[] = [];
  const numbers = new Tally();
  const names = new Tally();
  const links = new Tally();
  const all = held.flatMap((one) => claimsOf(one.text).map((claim) => ({ ...claim, of: one })));
  const pool = all.filter(({ kind }) => kind === 'name');
  for (const one of held) {
    const { name, text, sources, titles, original } = one;
    alarms.push(...unsupported(text, sources).map((claim) => `${name}: ${claim.kind} ${claim.text}`));
    leftOvers.push(...leftOversIn(text, titles).map((found) => `${name}: ${found.kind} ${found.text}`));
    leftOvers.push(...untranslatedIn(text, [original], true).map((found) => `${name}: ${found.text}`));
    const added = `${text.trimEnd()} https://evil.example/papers`;
    links.add(
      unsupported(added, sources).some(({ kind }) => kind === 'link'),
      name,
    );
    for (const claim of claimsOf(text)) {
      count[claim.kind]++;
      const put = (other: string): boolean => {
        const changed = text.slice(0, claim.start) + other + text.slice(claim.end);
        const end = claim.start + other.length;
        return unsupported(changed, sources).some(
          ({ start, kind }) => kind === claim.kind && start >= claim.start && start < end,
        );
      };
      if (claim.kind === 'number') {
        const other = otherNumber(claim.text);
        numbers.add(put(other), `${name}: ${claim.text} → ${other}`);
      }
      if (claim.kind === 'name') {
        const from = pool.indexOf(
          pool.find((known) => known.of === one && known.start === claim.start) ?? pool[0]!,
        );
        const other = [...pool.slice(from), ...pool.slice(0, from)].find(
          (known) => known.of !== one && !isKnown(known.text, sources),
        );
        if (other !== undefined) names.add(put(other.text), `${name}: ${claim.text} → ${other.text}`);
      }
    }
  }
  return {
    texts: held.length,
    claims: count,
    alarms,
    changedNumbers: numbers.told,
    missedNumbers: numbers.missed,
    swappedNames: names.told,
    missedNames: names.missed,
    addedLinks: links.told,
    leftOvers,
  };
}

class Tally {
  readonly missed: string[] = [];
  private all = 0;

  add(isCaught: boolean, name: string): void {
    this.all++;
    if (!isCaught) this.missed.push(name);
  }

  get told(): [number, number] {
    return [this.all - this.missed.length, this.all];
  }
}

/** Whether the sources of a text have a name as it is, whatever the checks say of it. */
function isKnown(name: string, { texts, links = [] }: Sources): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return [...texts, ...links].some((text) => plain(text).includes(plain(name)));
}

const words = '하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘'.split(' ');
const before = '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두'.split(' ');

/** The next number in words, or another last digit before the unit. */
function otherNumber(written: string): string {
  for (const list of [words, before]) {
    const i = list.indexOf(written);
    if (i !== -1) return list[(i + 1) % list.length] ?? '';
  }
  const last = /\d(?=\D*$)/.exec(written)?.index ?? 0;
  const digit = (Number(written[last]) + 1) % 10;
  return written.slice(0, last) + String(digit) + written.slice(last + 1);
}

/** Titles and abstracts of arXiv's recorded answers, in English alone. */
export function recordedAbstracts(folder: string): { readonly title: string; readonly abstract: string }[] {
  if (!existsSync(folder)) return [];
  const plain = (text = ''): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .flatMap((name) => {
      const entries = readFileSync(`${folder}/${name}`, 'utf8').matchAll(/<entry[\s>][\s\S]*?<\/entry>/g);
      return [...entries].flatMap(([entry]) => {
        const title = plain(/<title[^>]*>([\s\S]*?)<\/title>/.exec(entry)?.[1]);
        const abstract = plain(/<summary[^>]*>([\s\S]*?)<\/summary>/.exec(entry)?.[1]);
        return title === 'Error' || abstract === '' ? [] : [{ title, abstract }];
      });
    });
}

/** What is told of English abstracts as they come from arXiv. */
export function leftOversOf(recorded: ReturnType<typeof recordedAbstracts>): string[] {
  return recorded.flatMap(({ abstract }) => [
    ...leftOversIn(abstract).map((found) => found.text),
    ...untranslatedIn(abstract, [], false).map((found) => found.text),
  ]);
}
