/** What of other packages is inside the program: their licences, and a list for machines. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose data the generators of src/generated/ read; what they copy of code says itself where it is from. */
export const dataFrom = ['@citation-js/plugin-bibtex', 'caniemail', 'gemoji', 'unicode-emoji-json'];

/**
 * The packages that modules are of, each folder once, by name. A package inside another one is its own, in its own version.
 */
export function foldersOf(modules) {
  const folders = modules.flatMap(
    (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/.exec(id)?.[0] ?? [],
  );
  return [...new Set(folders)].toSorted();
}

/** The modules that a generated file holds copies of, as esbuild notes them. */
export function copiedInto(source) {
  return [...source.matchAll(/^\/\/ (node_modules\/.+)$/gm)].map(([, id]) => id);
}

/** Name, version, licence and its text of the packages in these folders, sorted. Throws where one has none. */
export function packagesIn(folders) {
  const known = new Map();
  for (const folder of folders) {
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license } = about;
    known.set(`${name} ${version}`, { name, version, license, text: licenceIn(folder, about) });
  }
  return [...known.keys()].toSorted().map((key) => known.get(key));
}

/** Some packages only say that their licence is MIT's, which is also our own: the text is the same for all but the name. */
function licenceIn(folder, { name, license, author }) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  if (license !== 'MIT') throw new Error(`${folder} has no text of its licence`);
  const [, text] = /^(Permission is hereby granted[^]*)/m.exec(readFileSync(ownLicence, 'utf8'));
  return `Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}\n\n${text.trim()}`;
}

const ownLicence = new URL('../LICENSE', import.meta.url);

export function licences(packages) {
  return packages
    .map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`)
    .join(`\n${'-'.repeat(78)}\n\n`);
}

/**
 * A software bill of materials in the form of CycloneDX 1.5. Without a date or a number of its own, so that the same build is the
 * same file.
 */
export function billOfMaterials({ name, version, license }, packages) {
  const component = (type, one) => ({
    type,
    'bom-ref': purlOf(one),
    name: one.name,
    version: one.version,
    licenses: [{ license: { id: one.license } }],
    purl: purlOf(one),
  });
  const program = component('application', { name, version, license });
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: program },
    components: packages.map((one) => component('library', one)),
    dependencies: [{ ref: program['bom-ref'], dependsOn: packages.map(purlOf) }],
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** As the specification of package URLs has it: the @ of a scope is encoded. */
function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
