import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { makeFolder, privateMode, removeFile, userFolder, writeAtomically } from '../../files/index.ts';
import { Failure } from '../../problem/index.ts';

/**
 * Opens an address in the browser. Every user of the computer can see a command line, so none has the address: it names a page
 * of this user's that leads there. Gives what removes the page; `undefined` where no browser could be started.
 */
export async function openBrowser(
  context: Context,
  { address, port }: { address: string; port: string },
): Promise<(() => void) | undefined> {
  const { files } = context;
  const place = userFolder(context, 'cache');
  if ('reason' in place) return undefined;
  const folder = place.path;
  const page = join(folder, `preview-${port}.html`);
  const remove = (): void => {
    quietly(() => removeFile(files, page));
  };
  // What a preview left that was killed.
  remove();
  const isWritten = quietly(() => {
    makeFolder(files, folder, privateMode);
    writeAtomically(files, page, leadTo(address), { overwrite: false, mode: 0o600, sync: false });
  });
  if (isWritten && (await start(context, page))) return remove;
  remove();
  return undefined;
}

/** Each system has a command of its own; the first that can be started is it. */
async function start({ env, launch }: Context, page: string): Promise<boolean> {
  if (env['OS'] === 'Windows_NT') return launch(join(env['SystemRoot'] ?? '', 'explorer.exe'), [page]);
  return (await launch('xdg-open', [page])) || launch('open', [page]);
}

/** An address of ours has nothing that means something in HTML. */
function leadTo(address: string): string {
  return `<!doctype html>
<meta charset="utf-8" />
<meta name="referrer" content="no-referrer" />
<meta http-equiv="refresh" content="0; url=${address}" />
<title>digest preview</title>
<a href="${address}">digest preview</a>
`;
}

/** Whether it was done: a disk that refuses ends no preview, whose address is printed. */
function quietly(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
