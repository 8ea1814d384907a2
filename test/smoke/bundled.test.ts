/** Whatever of other packages is in the program has its licence in dist/, and its line in the bill of materials. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copiedInto, dataFrom, foldersOf, packagesIn } from '../../scripts/bundled.mjs';
import { program } from '../support/program.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-bundled-'));
afterAll(() => rmSync(work, { recursive: true }));

const dist = join(dirname(program), '../dist');
const told = readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  .split(`\n${'-'.repeat(78)}\n\n`)
  .map((part) => {
    const [, name, version, license, text = ''] = /^(\S+) (\S+) \((.+)\)\n\n([\s\S]*)$/.exec(part) ?? [];
    return { name, version, license, text };
  });
const names = told.map(({ name, version }) => `${name} ${version}`);

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

test('a package inside another one is listed in its own version', () => {
  // The reader of HTML has entities of its own, the parser of Markdown an older release.
  expect(names).toContain(`entities ${versionIn('node_modules/parse5/node_modules/entities')}`);
  expect(names).toContain(`entities ${versionIn('node_modules/entities')}`);
  const folder = (path: string, name: string, version: string): string => {
    const place = join(work, 'node_modules', path);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version, license: 'MIT' }));
    return join(place, 'lib/index.js');
  };
  const modules = [
    folder('a', 'a', '1.0.0'),
    folder('a/node_modules/@s/b', '@s/b', '2.0.0'),
    folder('@s/b', '@s/b', '1.0.0'),
    join(work, 'src/own.ts'),
  ];
  const found = packagesIn(foldersOf([...modules, ...modules])).map(
    ({ name, version }) => `${name} ${version}`,
  );
  expect(found).toEqual(['@s/b 1.0.0', '@s/b 2.0.0', 'a 1.0.0']);
});

test('what the generators take from packages is listed', () => {
  const tools = new Set(['ajv', 'esbuild', 'handlebars']);
  const taken = readdirSync('scripts')
    .filter((name) => /^generate.*\.mjs$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join('scripts', name), 'utf8').matchAll(
        /(?:\bfrom |\brequire\()'((?:@[\w-]+\/)?(?!node:)[a-z][\w-]*)/g,
      ),
    ])
    .map(([, name = '']) => name)
    .filter((name) => !tools.has(name));
  expect([...new Set(taken)].toSorted()).toEqual(dataFrom);
  for (const name of dataFrom) expect(names).toContain(`${name} ${versionIn(`node_modules/${name}`)}`);
});

test('what is copied into generated code is listed', () => {
  const copied = readdirSync('src/generated').flatMap((name) =>
    copiedInto(readFileSync(join('src/generated', name), 'utf8')),
  );
  const found = packagesIn(foldersOf(copied.map((id) => `./${id}`))).map(({ name }) => name);
  expect(found).toContain('ajv');
  expect(names.map((name) => name.split(' ')[0])).toEqual(expect.arrayContaining(found));
});

test('each has the text of its licence', () => {
  expect(told.length).toBeGreaterThan(40);
  for (const { name, text, license } of told)
    expect({ name, isText: text.trim() !== license && text.length > 200 }).toEqual({ name, isText: true });
});

test('the bill of materials lists the same, and nothing of when and where', () => {
  const text = readFileSync(join(dist, 'sbom.cdx.json'), 'utf8');
  const bill = JSON.parse(text);
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  expect(bill.metadata.component).toMatchObject({ name: 'paper-digest', version: versionIn('.') });
  const components = bill.components as { name: string; version: string; purl: string }[];
  expect(components.map(({ name, version }) => `${name} ${version}`)).toEqual(names);
  expect(components.find(({ name }) => name === '@citation-js/core')?.purl).toMatch(
    /^pkg:npm\/%40citation-js\/core@\d/,
  );
  expect(bill.dependencies[0].dependsOn).toEqual(components.map(({ purl }) => purl));
  expect(text).not.toMatch(/timestamp|serialNumber|node_modules/);
});

test('both are in the package', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  expect(files).toContain('dist');
});
