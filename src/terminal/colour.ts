type Style = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** One function for each style. It puts text between the SGR sequences of its style (ECMA-48 §8.3.117), or leaves it alone. */
export type Paint = Readonly<Record<Style, (text: string) => string>>;

export function paint(colour: boolean): Paint {
  const style = (on: number, off: number) => (text: string) =>
    colour && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return {
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
    cyan: style(36, 39),
    dim: style(2, 22),
    bold: style(1, 22),
  };
}

/**
 * Whether colours are wanted on a stream. As in Node itself, FORCE_COLOR decides before NO_COLOR (no-color.org) does;
 * both count only where they are not empty. Else colours are for terminals that can show them.
 */
export function colourWanted(env: Readonly<Record<string, string | undefined>>, isTTY: boolean): boolean {
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return isTTY && env['TERM'] !== 'dumb';
}
