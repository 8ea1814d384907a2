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

/** Two braces: three are a mail service's own. */
const inAddress = /(?<!\{)\{\{\s*([^{}]*?)\s*\}\}(?!\})/g;

/** The names between two braces in an address: ours, or a mail service's. */
export function namesInAddress(pattern: string): string[] {
  return [...pattern.matchAll(inAddress)].map(([, name = '']) => name);
}

/** Fills placeholders in an address; values are encoded. What nothing fills is a mail service's, and stays as it was typed. */
export function fillAddress(
  pattern: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return pattern.replace(inAddress, (whole, name: string) =>
    Object.hasOwn(values, name)
      ? encodeURIComponent(String(values[name] ?? '').replace(/\p{Surrogate}/gu, '\ufffd'))
      : whole,
  );
}
