import type { Inline } from '../../ast.ts';

/**
 * Inlines as they mean the same to every reader: texts that touch are one, marks that touch and are of one kind too, white space is
 * one space and none at the edges, and a mark around nothing is none.
 */
export function joined(inlines: readonly Inline[]): Inline[] {
  // At the edges of a block no reader sees any white space, that of other scripts included.
  return trimmed(inner(inlines), /^\s+/, /(?<!\s)\s+$/);
}

/** What two readings have in common if they say the same; where in a source something stood is no part of it. */
export function fingerprint(inlines: readonly Inline[]): string {
  return JSON.stringify(inlines.map(said));
}

function said(inline: Inline): unknown {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'mention':
      return { mention: inline.text };
    case 'code':
      return { code: inline.text };
    case 'math':
      return { math: inline.source };
    case 'break':
      return { line: true };
    case 'emoji':
      return { emoji: inline.unicode };
    case 'image': {
      const { src, alt, width, height } = inline;
      return { image: [src, alt, width, height] };
    }
    case 'link':
      return { link: [inline.href, inline.title], of: inline.children.map(said) };
    case 'html':
      return { html: [inline.tag, inline.title], of: inline.children.map(said) };
    case 'strong':
    case 'emphasis':
    case 'strike':
      return { [inline.type]: inline.children.map(said) };
  }
}

function inner(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  const all = inlines.flatMap(simpler);
  for (let i = 0; i < all.length;) {
    const first = all[i];
    let end = i + 1;
    while (melts(first, all[end])) end++;
    for (const one of melted(all.slice(i, end))) out.push(one);
    i = end;
  }
  return aroundBreaks(out);
}

/** Whether two inlines that touch are one to a reader. */
function melts(one: Inline | undefined, other: Inline | undefined): boolean {
  return one !== undefined && one.type === other?.type && (one.type === 'text' || isMark(one));
}

function melted(inlines: readonly Inline[]): Inline[] {
  const [first, second] = inlines;
  if (first === undefined || second === undefined) return [...inlines];
  if (first.type === 'text') {
    const text = inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
    return [{ ...first, text: text.replace(/[ \t\n]+/g, ' ') }];
  }
  if (!isMark(first)) return [...inlines];
  return [
    { ...first, children: inner(inlines.flatMap((inline) => ('children' in inline ? inline.children : []))) },
  ];
}

/** An inline whose white space stands outside of it, where a mark would not hold it. */
function simpler(inline: Inline): Inline[] {
  const at = { start: inline.start, end: inline.end };
  if (inline.type === 'text') {
    const text = inline.text.replace(/[ \t\n]+/g, ' ').replaceAll('\0', '\ufffd');
    return text === '' ? [] : [{ ...inline, text }];
  }
  // An emoji that was typed itself is a character like others.
  if (inline.type === 'emoji' && inline.name === undefined)
    return [{ type: 'text', text: inline.unicode, ...at }];
  if (inline.type === 'code') {
    const text = inline.text.replaceAll('\n', ' ').replaceAll('\0', '\ufffd');
    return text.trim() === '' ? [{ type: 'text', text: ' ', ...at }] : [{ ...inline, text }];
  }
  if (!('children' in inline)) return [inline];
  const all = inner(inline.children);
  const first = all.findIndex(isSeen);
  if (first === -1) return all;
  const last = all.findLastIndex(isSeen);
  const space: Inline = { type: 'text', text: ' ', ...at };
  const [begin, end] = [all[first], all[last]];
  return [
    ...all.slice(0, first),
    ...(begin?.type === 'text' && begin.text.startsWith(' ') ? [space] : []),
    { ...inline, children: trimmed(all) },
    ...(end?.type === 'text' && end.text.endsWith(' ') ? [space] : []),
    ...all.slice(last + 1),
  ];
}

/** Neither white space nor the end of a line. */
function isSeen(inline: Inline): boolean {
  return inline.type === 'text' ? /[^ ]/.test(inline.text) : inline.type !== 'break';
}

type Mark = Inline & { readonly type: 'strong' | 'emphasis' | 'strike' };

function isMark(inline: Inline | undefined): inline is Mark {
  return inline?.type === 'strong' || inline?.type === 'emphasis' || inline?.type === 'strike';
}

function aroundBreaks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline, i): Inline[] => {
    if (inline.type !== 'text') return [inline];
    let { text } = inline;
    if (inlines[i - 1]?.type === 'break') text = text.replace(/^ /, '');
    if (inlines[i + 1]?.type === 'break') text = text.replace(/ $/, '');
    return text === '' ? [] : [{ ...inline, text }];
  });
}

function trimmed(inlines: readonly Inline[], lead = /^ +/, trail = /(?<! ) +$/): Inline[] {
  const isBlank = (inline: Inline | undefined): boolean =>
    inline?.type === 'break' || (inline?.type === 'text' && inline.text.replace(lead, '') === '');
  let [start, end] = [0, inlines.length];
  while (start < end && isBlank(inlines[start])) start++;
  while (end > start && isBlank(inlines[end - 1])) end--;
  const out = inlines.slice(start, end);
  const first = out[0];
  if (first?.type === 'text') out[0] = { ...first, text: first.text.replace(lead, '') };
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { ...last, text: last.text.replace(trail, '') };
  return out;
}
