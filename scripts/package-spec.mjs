/**
 * What workflows install by its name, such as `paper-digest@1.2.0`; nothing until the package is at a registry. It becomes a
 * part of a shell command, and names one version: a range would run whatever is published next.
 */
export function packageSpec(value = '') {
  if (value === '') return undefined;
  if (/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*@\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(value))
    return value;
  throw new Error(
    `DIGEST_PACKAGE is ${JSON.stringify(value)}: write a name and an exact version, such as paper-digest@1.2.0`,
  );
}
