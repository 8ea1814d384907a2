/**
 * Stands in the bundle for what citation-js would fetch addresses with: bibliographies are read from files, and whatever reaches
 * the network goes through src/http/client.ts.
 */
export default function fetch() {
  throw new Error('a bibliography asks for an address');
}
export const Headers = Map;
