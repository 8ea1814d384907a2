/** Fills `{{name}}` in a pattern of the config. What nothing fills stays as it was typed; nothing else is a template here. */
export function fillPattern(
  pattern: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return pattern.replace(/\{\{\s*([a-z_]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? '') : whole,
  );
}
