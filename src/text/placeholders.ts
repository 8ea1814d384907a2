/** `{{name}}` in a pattern of the config or in a label. */
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names between the braces, known or not. */
export function placeholdersIn(pattern: string): string[] {
  return [...pattern.matchAll(placeholder)].map(([, name = '']) => name);
}

/** Fills placeholders. What nothing fills stays as it was typed; nothing else is a template here. */
export function fillPlaceholders(
  pattern: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return pattern.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? '') : whole,
  );
}
