interface Line {
  readonly gutter: string;
  readonly text: string;
}

interface Sources {
  readonly catalogue: Readonly<
    Record<
      string,
      {
        readonly severity: string;
        readonly lenientInDrafts?: true;
        readonly fixed?: true;
        readonly silent?: true;
        readonly about: string;
      }
    >
  >;
  readonly help: Readonly<Record<string, string>>;
  readonly linesOf: (source: string) => string[];
  readonly frameOf: (
    lines: readonly string[],
    place: { line: number; column: number; endLine: number; endColumn: number },
    columns: number,
  ) => { readonly before?: Line; readonly marked: Line; readonly caret: Line } | undefined;
}

export declare const generatedPages: readonly string[];
export declare const helpColumns: number;
export declare function makeParts(sources: Sources): Readonly<Record<string, string>>;
export declare function pageWithParts(page: string, parts: Readonly<Record<string, string>>): string;
