import { isMap } from '../../data.ts';

/** What GitHub writes where nothing was answered. */
const noResponse = '_No response_';

/** The labels of a form's fields by their ids, in their order. */
export function labelsOf(form: unknown): { readonly id: string; readonly label: string }[] {
  const body = isMap(form) ? form['body'] : undefined;
  if (!Array.isArray(body)) return [];
  return body.flatMap((field: unknown) => {
    if (!isMap(field) || typeof field['id'] !== 'string' || !isMap(field['attributes'])) return [];
    const { label } = field['attributes'];
    return typeof label === 'string' ? [{ id: field['id'], label: label.trim() }] : [];
  });
}

/**
 * The answers in an issue that a form has made: GitHub writes each below its label, as a heading of the third level. Fields come in the
 * order of the form, so a heading in an answer is none. Those without an answer are left out.
 */
export function answersIn(
  issue: string,
  fields: readonly { readonly id: string; readonly label: string }[],
): ReadonlyMap<string, string> {
  const lines = issue.split(/\r\n?|\n/);
  const answers = new Map<string, string>();
  let from = 0;
  const starts = fields.map(({ label }) => {
    const at = lines.findIndex((line, i) => i >= from && line.trimEnd() === `### ${label}`);
    if (at !== -1) from = at + 1;
    return at;
  });
  fields.forEach(({ id }, i) => {
    const start = starts[i] ?? -1;
    if (start === -1) return;
    const end = starts.slice(i + 1).find((at) => at !== -1);
    // An indented first line may be code.
    const answer = lines
      .slice(start + 1, end)
      .join('\n')
      .replace(/^(?:[^\S\n]*\n)+/, '')
      .trimEnd();
    if (answer !== '' && answer !== noResponse) answers.set(id, answer);
  });
  return answers;
}
