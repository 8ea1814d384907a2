/** The mail programs that a mail can be looked at as, in the order of the choice. */
export const clientLabels = {
  original: 'As it is',
  gmail: 'Gmail',
  'gmail-bare': 'Gmail, other accounts',
  word: 'Outlook (Word)',
  'forced-dark': 'Forced dark',
  naver: 'Naver, Daum',
  plain: 'Without styles',
} as const;

export type ClientName = keyof typeof clientLabels;

export const clientNames = Object.keys(clientLabels) as readonly ClientName[];

/** What a view is, and is not, in a sentence. */
export const clientNotes: Readonly<Record<ClientName, string>> = {
  original: 'As Apple Mail shows it: with all styles.',
  gmail: 'Gmail on the web and in its apps: no rules for dark mode, no properties that it does not know.',
  'gmail-bare': 'The Gmail app with an account of another service: what stands in <style> is gone.',
  word: 'Outlook on Windows, which draws mail with Word: no @media, no round corners, padding in cells alone.',
  'forced-dark':
    'A program that turns all colours round for the dark, as the Gmail app on iOS and Outlook on Windows do.',
  naver: 'A careful guess at Korean web mail: <style>, classes, ids and positions are gone.',
  plain: 'A program that knows no CSS at all.',
};

/** Whether caniemail has tested what the view is like. */
export function hasData(client: string): boolean {
  return client === 'original' || client === 'gmail' || client === 'word';
}
