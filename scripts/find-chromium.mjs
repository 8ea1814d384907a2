import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where a Chromium or a Chrome is: $CHROME_PATH, else on the PATH; undefined where there is none. The one without windows shows the same
 * in half the time.
 */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return named;
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
