import type { Context } from '../context.ts';
import {
  type Format,
  formatNames,
  formats,
  type Reading,
  type Rendered,
  type View,
} from '../formats/index.ts';
import type { Issue } from '../issue/index.ts';
import { type Newsletter, Renderer } from '../pipeline/index.ts';
import { type Finding, formatPath, nameOf } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { compare } from './compare.ts';
import { quoted } from './excerpt.ts';
import { lineOf } from './line.ts';
import { partsOf } from './parts.ts';
import { expectedOf, placeOf } from './expected.ts';

/** Renders an issue in memory and reports each text that readers would not get as it was written: `validate --rendered`. */
export function renderedCheck(
  context: Context,
  newsletter: Newsletter,
): (issue: Issue, sourceMap: SourceMap) => Promise<Finding[]> {
  const renderer = new Renderer(context, newsletter);
  const { config } = newsletter;
  return async (issue, sourceMap) => {
    const view = renderer.view(issue);
    const findings: Finding[] = [];
    for (const name of formatNames) {
      const format: Format = formats[name];
      const reading = await format.reading?.();
      if (reading === undefined) continue;
      const rendered = await renderer.render(view, name);
      findings.push(...rendered.findings, ...(reading.findings?.(view, rendered, config) ?? []));
      if (reading.isAlways || renderer.hasOwnTemplates(name))
        findings.push(...differences({ view, rendered, reading, config }, { name, format, sourceMap }));
    }
    return findings;
  };
}

/** A rendered issue, and how a format reads it. */
interface Read {
  readonly view: View;
  readonly rendered: Rendered;
  readonly reading: Reading;
  readonly config: Newsletter['config'];
}

/** Returns one finding for each place in the file whose text readers do not see as it was written. */
function differences(
  { view, rendered, reading, config }: Read,
  { name, format, sourceMap }: { name: string; format: Format; sourceMap: SourceMap },
): Finding[] {
  // What was left out on purpose is no difference.
  const dropped = new Set((rendered.dropped ?? []).map(({ path }) => formatPath(path)));
  const parts = partsOf(view, reading.shows(rendered, config)).map((whole) =>
    whole.filter(({ path }) => !dropped.has(formatPath(path))),
  );
  const addresses = parts.flat().flatMap(({ is }) => ('href' in is ? [is.href] : []));
  const expected = expectedOf(parts, (block) => reading.expected(block, addresses).map(lineOf));
  const findings = new Map<string, Finding>();
  for (const actual of reading.actual(rendered, addresses, config)) {
    for (const difference of compare(expected, actual.map(lineOf))) {
      const place = placeOf(difference.expected, sourceMap);
      const key = formatPath(place.path);
      const said = { what: nameOf(place.path), ...quoted(difference) };
      if (findings.has(key)) continue;
      findings.set(
        key,
        reading.code === 'forum/differs'
          ? { code: reading.code, args: said, ...place }
          : { code: reading.code, args: { ...said, format: name, label: format.label }, ...place },
      );
    }
  }
  return [...findings.values()];
}
