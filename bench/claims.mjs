/**
 * Prints how much of what is wrong `validate --claims` and the check of left-overs find, each with what it is out of: over the weeks of
 * issues/, and over the recordings in ../shared or DIGEST_SHARED where they are there. `node bench/claims.mjs`
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'digest-claims-'));
try {
  const outfile = join(folder, 'measure.mjs');
  const banner = {
    js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  };
  await build({
    entryPoints: ['test/claims/measure.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner,
    logLevel: 'error',
  });
  const { heldTextsOf, heldTextsOfPost, leftOversOf, measure, recordedAbstracts } = await import(
    pathToFileURL(outfile)
  );
  const weeks = ['2025-07-07', '2025-07-14'].map((week) => heldTextsOf(`issues/${week}.yaml`));
  tell('the weeks of issues/', measure(weeks.flat()));
  const shared = process.env.DIGEST_SHARED ?? '../shared';
  const post = join(shared, 'reference/post-2025-07-07.txt');
  if (existsSync(post)) tell('recorded post', measure(heldTextsOfPost(readFileSync(post, 'utf8'))));
  const recorded = recordedAbstracts(join(shared, 'data/arxiv'));
  console.log(
    `arXiv's recordings: left-overs told ${leftOversOf(recorded).length} of ${recorded.length} abstracts`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function tell(
  name,
  { texts, claims, alarms, changedNumbers, swappedNames, addedLinks, leftOvers, missedNumbers, missedNames },
) {
  const share = ([caught, of]) =>
    `${caught} of ${of}${of === 0 ? '' : ` (${((100 * caught) / of).toFixed(1)} %)`}`;
  console.log(
    `${name}: ${texts} texts with ${claims.number} numbers, ${claims.name} names, ${claims.link} links`,
  );
  console.log(`  told as they are: ${alarms.length} claims, ${leftOvers.length} left-overs`);
  for (const one of [...alarms, ...leftOvers]) console.log(`    ${one}`);
  console.log(`  changed numbers caught: ${share(changedNumbers)}`);
  console.log(`  names of another paper caught: ${share(swappedNames)}`);
  console.log(`  added links caught: ${share(addedLinks)}`);
  for (const one of [...missedNumbers, ...missedNames]) console.log(`    missed: ${one}`);
}
