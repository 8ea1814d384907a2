import type { PaperDraft } from '../../papers/index.ts';
import { relative } from 'node:path';
import { plain } from '../../markdown/index.ts';

import type { Prepared } from './prepare.ts';
import { bare } from './weeks.ts';

/** "post.md → issues/2025-07-07.yaml: 67 fields, 0 characters left, same text: yes (digest)". */
export function lineOf({ found, path, fields, left, isSame }: Prepared, cwd: string): string {
  const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${oneLine(found.source)} → ${relative(cwd, path)}: ${many(fields, 'field')}, ${many(left, 'character')} left, same text: ${isSame ? 'yes' : 'no'} (${oneLine(found.profile)})`;
}

/** What was recognised, as a tree, each part with its share of the text: so that a profile can be written for what was not. */
export function treeOf(prepared: Prepared, cwd: string): string {
  const { issue, kept } = prepared.found;
  const rows: [depth: number, name: string, text: string][] = [];
  const add = (depth: number, name: string, value: unknown): void => {
    if (value !== undefined && value !== '') rows.push([depth, name, textOf(value)]);
  };
  add(1, 'title', prepared.found.title);
  add(1, 'masthead', issue.masthead);
  add(1, 'lead', issue.lead);
  for (const [i, theme] of issue.intro.entries()) add(1, `theme ${i + 1}`, theme);
  for (const [i, paper] of issue.papers.entries()) addPaper(i, paper, add);
  for (const [i, section] of issue.sections.entries()) {
    rows.push([1, `section ${i + 1}`, textOf(section.title)]);
    for (const [n, item] of section.items.entries()) add(2, `link ${n + 1}`, item);
  }
  add(1, 'closing', issue.closing);
  for (const { at = '', blocks } of kept)
    rows.push([1, `without a place${at === '' ? '' : `, ${at}`}`, plain(blocks)]);
  const total = rows.reduce((sum, [, , text]) => sum + bare(text).length, 0);
  const lines = rows.map(([depth, name, text]) => {
    const share = total === 0 ? 0 : (100 * bare(text).length) / total;
    return `${'  '.repeat(depth)}${name}  ${share.toFixed(1)} %  ${oneLine(text).slice(0, 60)}`.trimEnd();
  });
  return `${[lineOf(prepared, cwd), ...lines].join('\n')}\n`;
}

function addPaper(
  index: number,
  { title, ...parts }: PaperDraft,
  add: (depth: number, name: string, value: unknown) => void,
): void {
  add(1, `paper ${index + 1}`, title ?? '…');
  for (const [name, value] of Object.entries(parts)) add(2, name, value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join(' ');
  return String(value);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
