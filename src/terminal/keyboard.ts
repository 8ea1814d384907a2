import { Transform } from 'node:stream';

export interface Keyboard {
  readonly input: NodeJS.ReadableStream;
  /** Gives the terminal back as it was, for a while. */
  leave(): void;
  comeBack(): void;
  close(): void;
}

/**
 * The input without its end: readline would turn the terminal's raw mode off then, and break over it where the terminal is
 * gone. `onEnd` is called instead. `onStop` is called for Ctrl-Z, after which readline would not listen any more.
 */
export function openKeyboard(
  raw: NodeJS.ReadableStream | undefined,
  { onEnd, onStop }: { onEnd: () => void; onStop: () => void },
): Keyboard {
  if (raw === undefined) throw new Error('prompts need a stream to listen on');
  let isGone = false;
  const end = (): void => {
    isGone = true;
    onEnd();
  };
  let isRaw = false;
  const set = (mode: boolean): void => {
    if (!isGone && 'setRawMode' in raw && typeof raw.setRawMode === 'function') raw.setRawMode(mode);
  };
  const input = Object.assign(withoutStops(onStop), {
    isTTY: true,
    setRawMode(mode: boolean) {
      isRaw = mode;
      set(mode);
      return input;
    },
  });
  for (const event of ['end', 'close', 'error']) raw.on(event, end);
  raw.pipe(input, { end: false });
  return {
    input,
    leave: () => set(false),
    comeBack() {
      // Node sets nothing where it believes that nothing has changed; but the shell may have.
      set(false);
      set(isRaw);
    },
    close() {
      raw.unpipe(input);
      raw.pause();
      for (const event of ['end', 'close', ...(isGone ? [] : ['error'])]) raw.off(event, end);
    },
  };
}

/** No part of a longer character in UTF-8, and of no key but Ctrl-Z. */
const ctrlZ = 0x1a;

function withoutStops(onStop: () => void): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      const rest = chunk.filter((byte) => byte !== ctrlZ);
      if (rest.length < chunk.length) onStop();
      done(null, rest.length === 0 ? undefined : Buffer.from(rest));
    },
  });
}
