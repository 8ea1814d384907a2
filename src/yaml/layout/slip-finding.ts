import type { Finding, Place } from '../../problem/index.ts';
import type { Slip } from './slip.ts';
import { slipFix } from '../mend/structure.ts';
import type { SourceMap } from '../source-map.ts';

type SlipFinding = Extract<Finding, { readonly code: 'yaml/syntax' }> & { readonly at: Place };

/** A slip of the layout in the catalogue's words; its path is that of the text which the line belongs to. */
export function slipFinding(slip: Slip, sourceMap: SourceMap): SlipFinding {
  const { fault, text, about, from, to, owner } = slip;
  const path = owner === undefined ? [] : sourceMap.pathOfKey(owner);
  const at = sourceMap.fromOffsets(from, to);
  const fix = slipFix(slip, sourceMap.layout.lines, sourceMap.text);
  return { code: 'yaml/syntax', args: { fault, text, about }, path, at, fix };
}

/** A text that lost a thousand lines is asked about at each of them. */
const told = new WeakMap<Slip, SlipFinding>();

/** What is told of the 1-based `line` by the lines around it, where only they can tell. */
export function slipAt(line: number, sourceMap: SourceMap): SlipFinding | undefined {
  const slip = sourceMap.layout.slipOf(line - 1);
  if (slip === undefined) return undefined;
  const finding = told.get(slip) ?? slipFinding(slip, sourceMap);
  told.set(slip, finding);
  return finding;
}
