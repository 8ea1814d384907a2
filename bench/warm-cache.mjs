/** A newsletter whose next issue is a draft, and a cache that holds ten papers: what `add-paper` has to do without asking anybody. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export const refs = Array.from({ length: 10 }, (_, i) => `2507.0001${i}`);

/** Looks ten papers up once, from a server that answers as arXiv does. Returns what the command needs to find them again. */
export async function warmCache(folder, { digest, env }) {
  const issue = join(folder, 'issues/2025-07-14.yaml');
  const reset = () => writeFileSync(issue, 'week: 2025-07-14\ndraft: true\npapers: []\n');
  mkdirSync(join(folder, 'issues'), { recursive: true });
  reset();
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const warm = {
    ...env,
    XDG_CACHE_HOME: join(folder, 'cache'),
    DIGEST_ARXIV_URL: `http://127.0.0.1:${server.address().port}/`,
  };
  const child = spawn(process.execPath, [digest, 'add-paper', ...refs, '--yes'], { cwd: folder, env: warm });
  const status = await new Promise((resolve) => child.on('exit', resolve));
  server.close();
  if (status !== 0) throw new Error(`the papers were not found: add-paper ended with ${status}`);
  return { env: warm, reset };
}

const entry = (id) => `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title>
<summary>We show.</summary><published>2025-06-18T17:58:17Z</published><author><name>Ada Lovelace</name></author></entry>`;
const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>${refs.map(entry).join('')}</feed>`;
