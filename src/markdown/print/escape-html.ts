import { dictionary } from '../../data.ts';

/** Text as HTML, for element content and for attributes in double quotation marks. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => replacements[c] ?? c);
}

const replacements: Record<string, string> = dictionary({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});
