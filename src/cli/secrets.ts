import type { Context, OutputStream, Secrets } from '../context.ts';

export function noSecrets(): Secrets {
  const all: ((text: string) => string)[] = [];
  return {
    add: (hide) => void all.push(hide),
    hide: (text) => all.reduce((shown, hide) => hide(shown), text),
  };
}

/** The same world, in which no stream shows a key that the run has come to know, whatever message it gets into. */
export function withoutSecrets(context: Context): Context {
  const { secrets, stdout, stderr } = context;
  return { ...context, stdout: hiding(stdout, secrets), stderr: hiding(stderr, secrets) };
}

function hiding(stream: OutputStream, secrets: Secrets): OutputStream {
  return {
    write: (text) => stream.write(secrets.hide(text)),
    draw: (text, own) => stream.draw(secrets.hide(text), own),
    isTTY: stream.isTTY,
    get columns() {
      return stream.columns;
    },
    get events() {
      return stream.events;
    },
  };
}
