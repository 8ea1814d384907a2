/** arXiv asks for no more than one request in three seconds: https://info.arxiv.org/help/api/tou.html */
export const arxivPause = 3000;

export interface PaceWorld {
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** When the last request of any process was or will be made, in milliseconds since 1970; forgotten where it cannot be kept. */
  readonly last: { load(): number | undefined; save(time: number): void };
}

/** Waits until the next request may be made, and takes that moment, so that another process waits for the one after it. */
export function pacer({ now, wait, last }: PaceWorld): () => Promise<void> {
  let own = Number.NEGATIVE_INFINITY;
  return async () => {
    const present = now().getTime();
    const others = last.load() ?? Number.NEGATIVE_INFINITY;
    // A moment far ahead comes from a clock that was set back.
    const before = Math.max(own, others > present + 20 * arxivPause ? own : others);
    own = Math.max(present, before + arxivPause);
    last.save(own);
    if (own > present) await wait(own - present);
  };
}
