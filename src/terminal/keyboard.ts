import { Transform } from 'node:stream';

export interface Keyboard {
  readonly input: NodeJS.ReadableStream;
  /** Restores the mode of the terminal, until `comeBack`. */
  leave(): void;
  comeBack(): void;
  close(): void;
}

/**
 * Opens the input, but hides its end from readline, which would turn off the raw mode then and fail where the terminal is gone:
 * `onEnd` is called instead. Hides Ctrl-Z too, after which readline would stop listening: `onStop` is called instead.
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

/** This byte is never part of a longer character in UTF-8, and no other key sends it. */
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
