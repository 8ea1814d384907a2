import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/problem/index.ts';
import { problemsOf, sayAll } from '../support/check.ts';
import { memoryArchive } from '../support/memory-archive.ts';

/** One folder a problem code: an issue file that has it, and all that is said about that file. */
const folder = new URL('../fixtures/problems/', import.meta.url);
const names = readdirSync(folder);

/** Codes that no issue file alone can show, by the test that shows them. */
const elsewhere = {
  'yaml/too-large': 'test/issue/parse.test.ts',
  'schema/duplicate': 'test/issue/check.test.ts',
};
/** Problems of the config, and of what formats make of a text: their tests stand with the code that reports them. */
const others = /^(?:config|forum|email)\/|^text\/(?:html|emoji)$/;

describe('a fixture a problem code', () => {
  test.each(names)('%s', async (name) => {
    const own = new URL(`${name}/`, folder);
    const fileName = readdirSync(own).find((file) => file.endsWith('.yaml')) ?? '';
    const earlier = new URL('archive/', own);
    const files = existsSync(earlier)
      ? readdirSync(earlier).map((file) => readFileSync(new URL(file, earlier)))
      : [];
    const archive = memoryArchive(files, fileName.replace('.yaml', ''));
    const problems = problemsOf(readFileSync(new URL(fileName, own)), { fileName, archive });
    expect(problems.map(({ code }) => code.replace('/', '-'))).toContain(name);
    await expect(sayAll(problems)).toMatchFileSnapshot(new URL('expected.txt', own).pathname);
  });

  test.each(Object.keys(catalogue).filter((code) => !others.test(code)))('%s has one, or a test', (code) => {
    const file: unknown = Reflect.get(elsewhere, code);
    const shown =
      typeof file === 'string'
        ? readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').includes(`'${code}'`)
        : names.includes(code.replace('/', '-'));
    expect(shown).toBe(true);
  });

  test.each(Object.keys(catalogue).filter((code) => others.test(code)))('%s is in another test', (code) => {
    const tests = readdirSync(new URL('../', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.test.ts') && !file.endsWith('fixtures.test.ts'),
    );
    const text = tests.map((file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).join('');
    expect(text.includes(`'${code}'`) || text.includes(` ${code} `)).toBe(true);
  });
});
