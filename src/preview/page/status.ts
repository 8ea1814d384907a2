import type { Known } from './view.ts';
import { byId, el } from './dom.ts';
import { countOf } from './aside/problems-panel.ts';

/** One line on how things are, and a notice above the views where they are not what the file says. */
export class Status {
  private readonly isLive: boolean;

  constructor(isLive: boolean) {
    this.isLive = isLive;
  }

  show({ state, forum }: Known): void {
    if (state === undefined) return;
    const { problems, isStale } = state;
    const words = `Problems: ${countOf(problems)}.`;
    this.say(this.isLive ? `${words} Live.` : `${words} A copy, which does not follow the file.`);
    const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
    document.body.dataset['health'] = problems.length === 0 ? 'well' : worst;
    document.body.classList.toggle('stale', isStale);
    this.notify(
      !isStale
        ? undefined
        : forum === undefined
          ? 'The file cannot be shown as it is now.'
          : 'The file cannot be shown as it is now. The page shows an earlier state.',
    );
  }

  ended(): void {
    document.body.classList.add('ended');
    const words =
      'The preview has ended. Start it again and open the address that it prints: then this page continues.';
    this.say(words);
    this.notify(words);
  }

  say(words: string): void {
    const status = byId('status');
    // Said again, it would be read out again.
    if (status.textContent !== words) status.textContent = words;
  }

  notify(words: string | undefined): void {
    const notice = byId('notice');
    notice.hidden = words === undefined;
    if (words !== undefined && notice.textContent !== words) notice.replaceChildren(el('span', {}, words));
  }
}
