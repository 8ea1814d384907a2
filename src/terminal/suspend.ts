import type { Suspension } from '../context.ts';

/** Milliseconds. A program that has not been stopped by then has no shell that could let it go on. */
const patienceMilliseconds = 50;

/**
 * Stops the program as Ctrl-Z does where the terminal is not in raw mode: it stops the whole job, so that a launcher such as npx
 * stops too and the shell returns. Between `leave` and `comeBack` the signal has its usual effect.
 */
export function suspension(process: NodeJS.Process, leave: () => void, comeBack: () => void): Suspension {
  let timer: NodeJS.Timeout | undefined;
  const goOn = (): void => {
    clearTimeout(timer);
    process.off('SIGTSTP', suspend);
    process.on('SIGTSTP', suspend);
    comeBack();
  };
  function suspend(): void {
    // Windows has no such thing.
    if (process.platform === 'win32') return;
    leave();
    // Without a listener the signal stops the program here, until SIGCONT.
    process.off('SIGTSTP', suspend);
    process.kill(0, 'SIGTSTP');
    // The system stops nobody whom no shell could wake again.
    timer = setTimeout(goOn, patienceMilliseconds);
  }
  process.on('SIGTSTP', suspend);
  process.on('SIGCONT', goOn);
  return {
    suspend,
    forget() {
      clearTimeout(timer);
      process.off('SIGTSTP', suspend);
      process.off('SIGCONT', goOn);
    },
  };
}
