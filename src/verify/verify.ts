import { join } from 'node:path';
import type { Context } from '../context.ts';
import { type Format, formatNames, formats, type Rendered } from '../formats/index.ts';
import type { Issue } from '../issue/index.ts';
import { type Newsletter, Renderer } from '../pipeline/index.ts';
import { type Finding, formatPath, nameOf } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { quoted } from './excerpt.ts';
import { placeOf } from './expected.ts';
import { expectations, readBack, type ReadBack } from './read-back.ts';
import { TemplateJudge } from './template-judge.ts';

/** Renders an issue in memory and reports each text that readers would not get as it was written: `validate --rendered`. */
export function renderedCheck(
  context: Context,
  newsletter: Newsletter,
): (issue: Issue, sourceMap: SourceMap) => Promise<Finding[]> {
  const renderer = new Renderer(context, newsletter);
  const { config, root } = newsletter;
  return async (issue, sourceMap) => {
    const view = renderer.view(issue);
    const findings: Finding[] = [];
    for (const name of formatNames) {
      const format: Format = formats[name];
      const reading = await format.reading?.();
      if (reading === undefined) continue;
      const rendered = await renderer.render(view, name);
      findings.push(...rendered.findings, ...(reading.findings?.(view, rendered, config) ?? []));
      const sources = await renderer.sources(name);
      const written = { view, rendered, reading, config };
      if (sources.own.size === 0 && !reading.isAlways) continue;
      const expected = expectations(written);
      const seen = readBack(written, rendered, expected);
      if (sources.own.size === 0) {
        findings.push(...forumFindings(seen, sourceMap));
        continue;
      }
      const builtIn = readBack(written, await renderer.renderBuiltIn(view, name), expected);
      if (reading.isAlways) findings.push(...forumFindings(inBoth(seen, builtIn), sourceMap));
      const judge = new TemplateJudge(sources, {
        folder: join(root, 'templates', name),
        said: { format: name, label: format.label, week: view.week },
      });
      const loosened =
        reading.loosen === undefined
          ? undefined
          : readBack(written, withRoom(rendered, reading.loosen), expected);
      const isPlain = reading.isPlain === true;
      for (const [i, own] of seen.entries()) {
        const [alone, apart] = [builtIn[i], loosened?.[i]];
        if (alone === undefined) continue;
        const told = reading.isAlways ? alone.differences : [];
        judge.look({ own, builtIn: alone, loosened: apart, isPlain, told });
      }
      findings.push(...judge.findings(sourceMap));
    }
    return findings;
  };
}

function withRoom(rendered: Rendered, loosen: (content: string) => string): Rendered {
  return {
    ...rendered,
    files: rendered.files.map((file) => ({ ...file, content: loosen(file.content) })),
  };
}

/** What the built-in templates cannot show either. */
function inBoth(seen: readonly ReadBack[], builtIn: readonly ReadBack[]): ReadBack[] {
  return seen.map((one, i) => {
    const others = new Set(builtIn[i]?.differences.map(({ expected }) => expected));
    return { ...one, differences: one.differences.filter(({ expected }) => others.has(expected)) };
  });
}

/** Returns one finding for each place in the file whose text readers do not see as it was written. */
function forumFindings(seen: readonly ReadBack[], sourceMap: SourceMap): Finding[] {
  const findings = new Map<string, Finding>();
  for (const difference of seen.flatMap(({ differences }) => differences)) {
    const place = placeOf(difference.expected, sourceMap);
    const key = formatPath(place.path);
    const args = { what: nameOf(place.path), ...quoted(difference) };
    if (!findings.has(key)) findings.set(key, { code: 'forum/differs', args, ...place });
  }
  return [...findings.values()];
}
