/** The readers of citation-js that are used here; the library has no types of its own. */
declare module '@citation-js/plugin-bibtex/lib/input/file.js' {
  /** Entries with their fields as they were written, strings resolved and concatenated. Throws for what is no BibTeX. */
  export function parse(text: string): {
    readonly type: string;
    readonly label: string;
    readonly properties: Readonly<Record<string, string | number>>;
  }[];
}

declare module '@citation-js/plugin-bibtex/lib/input/bibtxt.js' {
  export function parse(text: string): {
    readonly type: string;
    readonly label: string;
    readonly properties: Readonly<Record<string, string | number>>;
  }[];
}

declare module '@citation-js/plugin-ris/lib/ris.js' {
  /** One map of tags a record; a tag that is given again holds a list. */
  export function parse(text: string): Readonly<Record<string, string | readonly string[]>>[];
}
