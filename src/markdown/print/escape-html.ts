import { dictionary } from '../../data.ts';

/** Text as HTML, for element content and for attributes in double quotation marks. */
export function escapeHtml(text: string): string {
  // Most texts have none, and a replacement by a function takes long to begin.
  return !special.test(text) ? text : text.replace(/[&<>"']/g, (c) => replacements[c] ?? c);
}

const special = /[&<>"']/;

const replacements: Record<string, string> = dictionary({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});
