import type { InputStream } from '../context.ts';
import { diskCode, readStream } from '../files/index.ts';
import { Failure, sayDiskError } from '../problem/index.ts';

/** Standard input. It is opened when somebody asks for it, which few commands do, and which the system may refuse. */
export function inputStream(process: NodeJS.Process): InputStream {
  return {
    get isTTY() {
      return process.stdin.isTTY === true;
    },
    get raw() {
      return process.stdin;
    },
    async readAll() {
      try {
        return await textOf(process);
      } catch (cause) {
        if (cause instanceof Failure) throw cause;
        const reason = sayDiskError(diskCode(cause));
        throw new Failure('cannot-read', { path: 'standard input', reason }, { cause });
      }
    },
  };
}

async function textOf(process: NodeJS.Process): Promise<string> {
  const { stdin } = process;
  // Node takes a folder for an empty file.
  if (stdin.fd === 0 && process.getBuiltinModule('node:fs').fstatSync(0).isDirectory())
    throw Object.assign(new Error('standard input is a folder'), { code: 'EISDIR' });
  const bytes = await readStream(stdin, 'standard input');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
