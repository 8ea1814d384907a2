import { type FormatName, preheaderOf, subjectOf, type View } from '../formats/index.ts';
import type { Renderer } from './render.ts';

/** The fields that `render --field` can print, each to be pasted into one input. */
export type Field = 'title' | 'body' | 'subject' | 'preheader';

export async function renderField(
  renderer: Renderer,
  view: View,
  { format, field }: { format: FormatName; field: Field },
): Promise<string> {
  switch (field) {
    case 'title':
      return (await renderer.titles(view, format)).map((title) => `${title}\n`).join('');
    case 'subject':
      return `${subjectOf(view, renderer.config)}\n`;
    case 'preheader':
      return `${preheaderOf(view, renderer.config)}\n`;
    case 'body':
      return renderer.body(view, format);
  }
}
