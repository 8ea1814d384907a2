/**
 * The names that every pattern of the config may hold. `subject` and `preheader` know the title and the first paper as well; an
 * address of the mail knows these alone, and leaves other names to the mail service.
 */
export const placeholderNames = ['range', 'week', 'year', 'iso_week', 'name', 'number', 'count'] as const;

/** `{{name}}` in a pattern of the config or in a label. */
const placeholder = /\{\{([^{}]*)\}\}/g;

/** The names between the braces, known or not. */
export function placeholdersIn(pattern: string): string[] {
  return [...pattern.matchAll(placeholder)].map(([, name = '']) => name.trim());
}

const ours = new RegExp(String.raw`\{\{\s*(?:${placeholderNames.join('|')})\s*\}\}`);

/** The first placeholder of ours in a text, where nothing fills it. */
export function patternIn(text: string): { written: string; start: number; end: number } | undefined {
  const found = ours.exec(text);
  if (found === null) return undefined;
  const [written] = found;
  return { written, start: found.index, end: found.index + written.length };
}

/** Names of ours in braces that are no placeholder's: `{week}`, `{{week}`, `{ {week} }`, or of full width. */
export function oddlyBraced(
  pattern: string,
  known: readonly string[],
): { readonly name: string; readonly written: string }[] {
  return [...pattern.matchAll(/\$?[{｛](?<![{｛] *[{｛])[{｛ ]*([a-z_]+)[}｝ ]*[}｝]/giu)].flatMap(
    ({ 0: written, 1: name = '' }) =>
      known.includes(name.toLowerCase()) && placeholdersIn(written).length === 0
        ? [{ name: name.toLowerCase(), written }]
        : [],
  );
}

/** Fills placeholders. What nothing fills stays as it was typed; nothing else is a template here. */
export function fillPlaceholders(
  pattern: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return pattern.replace(placeholder, (whole, between: string) => {
    const name = between.trim();
    return Object.hasOwn(values, name) ? String(values[name] ?? '') : whole;
  });
}

/** Two braces: three are a mail service's own. */
const inAddress = /(?<!\{)\{\{([^{}]*)\}\}(?!\})/g;

/** The names between two braces in an address: ours, or a mail service's. */
export function namesInAddress(pattern: string): string[] {
  return [...pattern.matchAll(inAddress)].map(([, name = '']) => name.trim());
}

/** Fills placeholders in an address; values are encoded. What nothing fills is a mail service's, and stays as it was typed. */
export function fillAddress(
  pattern: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return pattern.replace(inAddress, (whole, between: string) => {
    const name = between.trim();
    return Object.hasOwn(values, name)
      ? encodeURIComponent(String(values[name] ?? '').replace(/\p{Surrogate}/gu, '\ufffd'))
      : whole;
  });
}
