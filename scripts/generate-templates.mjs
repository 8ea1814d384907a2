import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const templates = new URL('../templates/', import.meta.url);
const options = JSON.parse(
  readFileSync(new URL('../src/formats/templates/compile-options.json', import.meta.url), 'utf8'),
);

/**
 * Without a prototype, for a template may include any name: a module a format with its templates as Handlebars compiles them, and
 * one with their sources, for the comparison with a user's.
 */
export async function generateTemplates() {
  const files = {};
  for (const { name: format } of readdirSync(templates, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    const folder = new URL(`${format}/`, templates);
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.hbs'))
      .toSorted();
    const compiled = names.map((name) => {
      const source = readFileSync(new URL(name, folder), 'utf8');
      return `${JSON.stringify(name.slice(0, -4))}: ${Handlebars.precompile(source, { ...options, srcName: undefined })}`;
    });
    const sources = names.map((name) => [name.slice(0, -4), readFileSync(new URL(name, folder), 'utf8')]);
    const types = 'declare const templates: Readonly<Record<string, ';
    files[`templates-${format}.js`] = `export default {\n"__proto__": null,\n${compiled.join(',\n')}\n};\n`;
    files[`templates-${format}.d.ts`] = `${types}TemplateSpecification>>;\nexport default templates;\n`;
    files[`template-sources-${format}.js`] =
      `export default ${JSON.stringify(Object.fromEntries([['__proto__', null], ...sources]), null, 1)};\n`;
    files[`template-sources-${format}.d.ts`] = `${types}string>>;\nexport default templates;\n`;
  }
  return files;
}
