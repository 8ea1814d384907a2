import { join } from 'node:path';
import type { Context } from '../context.ts';
import {
  type Format,
  type FormatName,
  formatNames,
  formats,
  type Reading,
  type Rendered,
  type View,
} from '../formats/index.ts';
import type { Issue } from '../issue/index.ts';
import { type Newsletter, Renderer, type TemplateSources } from '../pipeline/index.ts';
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
  return async (issue, sourceMap) => {
    const work = { renderer, root: newsletter.root, view: renderer.view(issue), sourceMap };
    const findings: Finding[] = [];
    for (const name of formatNames) for (const one of await formatFindings(name, work)) findings.push(one);
    return [...findings, ...(await siteFindings(work))];
  };
}

interface Work {
  readonly renderer: Renderer;
  /** The newsletter's folder. */
  readonly root: string;
  readonly view: View;
  readonly sourceMap: SourceMap;
}

/** What readers of one format would not get. Built-in templates are looked at only where the reader may change what they print. */
async function formatFindings(name: FormatName, work: Work): Promise<Finding[]> {
  const { renderer, view, sourceMap } = work;
  const format: Format = formats[name];
  const reading = await format.reading?.();
  if (reading === undefined) return [];
  const { config } = renderer;
  const rendered = await renderer.render(view, name);
  if (reading.mayReach?.(rendered, config) === false) return [...rendered.findings];
  const findings = [...rendered.findings, ...(reading.findings?.(view, rendered, config) ?? [])];
  const sources = await renderer.sources(name);
  const isOwn = sources.own.size > 0;
  if (!isOwn && !reading.isAlways) return findings;
  const written = { view, rendered, reading, config, own: sources.own };
  const expected = expectations(written);
  const own = readBack(written, rendered, expected);
  if (!isOwn) return [...findings, ...forumFindings(own, sourceMap)];
  const builtIn = readBack(written, await renderer.renderBuiltIn(view, name), expected);
  const { loosen } = reading;
  const loosened = loosen && readBack(written, withRoom(rendered, loosen), expected);
  return [
    ...findings,
    ...(reading.isAlways ? forumFindings(inBoth(own, builtIn), sourceMap) : []),
    ...templateFindings({ own, builtIn, loosened }, { name, label: format.label, reading, sources, work }),
  ];
}

/** What the newsletter's own templates do to the pages of the site; the built-in ones are held to this by tests. */
async function siteFindings(work: Work): Promise<Finding[]> {
  const { renderer, view } = work;
  const sources = await renderer.siteSources();
  if (sources.own.size === 0) return [];
  const { config } = renderer;
  const { sitePages } = await import('./site-pages.ts');
  const own = sitePages(config, await renderer.siteTemplates(), view);
  const builtIn = sitePages(config, await renderer.builtInSiteTemplates(), view);
  const found = own.flatMap(({ root, names, reading, rendered }, i): Finding[] => {
    const other = builtIn[i];
    if (other === undefined) return [];
    const written = { view, rendered, reading, config, own: sources.own };
    const expected = expectations(written);
    const seen = {
      own: readBack(written, rendered, expected),
      builtIn: readBack(written, other.rendered, expected),
      loosened: undefined,
    };
    const of = { name: 'site', label: 'the site', reading, sources: { ...sources, root, names }, work };
    return templateFindings(seen, of);
  });
  // One line of a card is on pages of both kinds.
  const keys = found.map(({ path, elsewhere }) => JSON.stringify([path, elsewhere]));
  return found.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

/** What the newsletter's own templates do to the issue, each kind of reader looked at beside what they see of the built-in ones. */
function templateFindings(
  seen: { own: readonly ReadBack[]; builtIn: readonly ReadBack[]; loosened: readonly ReadBack[] | undefined },
  of: { name: string; label: string; reading: Reading; sources: TemplateSources; work: Work },
): Finding[] {
  const { name, label, reading, sources, work } = of;
  const judge = new TemplateJudge(sources, {
    folder: join(work.root, 'templates', name),
    said: { format: name, label, week: work.view.week },
  });
  for (const [i, own] of seen.own.entries()) {
    const builtIn = seen.builtIn[i];
    if (builtIn === undefined) continue;
    const told = reading.isAlways || name === 'site' ? builtIn.differences : [];
    judge.look({ own, builtIn, loosened: seen.loosened?.[i], isPlain: reading.isPlain === true, told });
  }
  return judge.findings(work.sourceMap);
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
