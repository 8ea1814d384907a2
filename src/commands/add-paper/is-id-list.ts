/** Whether a ref is the name of a file with a list of ids, and no address or DOI that ends like one. */
export function isIdList(ref: string): boolean {
  return /^(?![a-z][a-z\d+.-]*:\/\/)(?!(?:doi:\s*)?10\.\d{4,9}\/).+\.(?:txt|csv|tsv)$/i.test(ref);
}
