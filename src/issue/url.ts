/** Why nobody could follow an address, or `undefined` where it is fine. Only http and https lead a reader anywhere. */
export function urlFault(text: string): 'space' | 'scheme' | 'unreadable' | undefined {
  if (!/^https?:\/\//.test(text)) return 'scheme';
  if (/\s/.test(text)) return 'space';
  return URL.canParse(text) ? undefined : 'unreadable';
}
