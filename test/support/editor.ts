import {
  getLanguageService,
  TextDocument,
  type CompletionItem,
  type LanguageService,
} from 'yaml-language-server';

type Opened = Parameters<LanguageService['doValidation']>[0];

/** An editor with yaml-language-server, as VS Code has it: what it offers, what it writes, what it says of a file. */
export class Editor {
  private readonly service: LanguageService;
  private version = 0;

  constructor(schema: string) {
    const settings: Parameters<typeof getLanguageService>[0] = {
      schemaRequestService: () => Promise.resolve(schema),
      workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
    };
    this.service = getLanguageService(settings);
    this.service.configure({
      validate: true,
      completion: true,
      yamlVersion: '1.2',
      indentation: '  ',
      schemas: [{ uri: 'file:///news/schema/issue.schema.json', fileMatch: ['*.yaml'] }],
    });
  }

  /** The names of what is offered at `‸`. */
  async offers(text: string): Promise<string[]> {
    return (await this.items(text)).map(({ label }) => label);
  }

  /** The text with what `label` writes at `‸`; every place to fill in says `fill`, or what it says by itself. */
  async complete(text: string, label: string, fill?: string): Promise<string> {
    const items = (await this.items(text)).filter((item) => item.label === label);
    const [item] = items;
    const edit = item?.textEdit;
    if (items.length !== 1 || edit === undefined || !('range' in edit))
      throw new Error(`${items.length} are called ${label}`);
    const document = this.open(text);
    const [start, end] = [document.offsetAt(edit.range.start), document.offsetAt(edit.range.end)];
    const written = document.getText();
    const line = written.slice(written.lastIndexOf('\n', start - 1) + 1, start);
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    // Further lines of a snippet begin where the line does that it is written on.
    const inserted = withoutStops(edit.newText, fill).replaceAll('\n', `\n${indent}`);
    return written.slice(0, start) + inserted + written.slice(end);
  }

  /** What is said of a file, by line. */
  async messages(text: string): Promise<string[]> {
    const found = await this.service.doValidation(this.open(text), false);
    return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  }

  private async items(text: string): Promise<CompletionItem[]> {
    const document = this.open(text);
    const list = await this.service.doComplete(document, document.positionAt(text.indexOf('‸')), false);
    return list.items;
  }

  /** Each version of a text is another one, or the server would answer for the one before. */
  private open(text: string): Opened {
    const uri = 'file:///news/issues/2025-07-07.yaml';
    // Of what a document can do beyond this, the server uses nothing.
    return TextDocument.create(uri, 'yaml', ++this.version, text.replace('‸', '')) as Opened;
  }
}

function withoutStops(snippet: string, fill: string | undefined): string {
  return snippet
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, (_, own: string) => fill ?? own)
    .replaceAll(/\$\{?\d+\}?/g, fill ?? '')
    .replaceAll(/\\([$}\\])/g, '$1');
}
