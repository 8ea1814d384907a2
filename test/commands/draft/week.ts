import { fakeContext, type FakeContext, type FakeWorld } from '../../support/context.ts';
import { newsletter } from '../../support/issues.ts';
import { LanguageModel } from '../../support/language-model.ts';
import type { MemoryFiles } from '../../support/memory-files.ts';
import { type Ran, runCli } from '../../support/run-cli.ts';

export const issuePath = '/desk/issues/2025-07-07.yaml';

/** A card as `add-paper` leaves it, from an id alone. */
export const card = (
  n: number,
  more = '',
  where = ['', ' at Home', ' in Schools', ' and Why'][n - 1] ?? '',
): string => `  - title:
      en: "What Small Models Are For${where}"
    authors:
      - Ada Lovelace
    arxiv: "2506.1500${n}"
    abstract:
      en: |
        We measured how large the work is${where}, and showed how much of it a small model does.
${more}`;

/** A week that was just looked up. */
export const lookedUp = (cards = [card(1), card(2)], draft = 'draft: true\n'): string =>
  `# yaml-language-server: $schema=../schema/issue.schema.json
week: 2025-07-07
${draft}
# What this week has in common.
intro:
  - theme: "TODO" # a few words
    text: | # two or three sentences
      TODO

papers:
${cards.join('\n')}`;

interface Desk {
  readonly issue?: string;
  readonly config?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly world?: FakeWorld;
}

/** A newsletter at whose desk a language model can be asked. */
export class Week {
  readonly model: LanguageModel;
  readonly files: MemoryFiles;
  private readonly world: FakeWorld;

  constructor(
    { issue = lookedUp(), config, files = {}, world = {} }: Desk = {},
    model = new LanguageModel(),
  ) {
    this.model = model;
    this.world = { fetch: model.fetch, env: model.env, ...world };
    this.files = fakeContext({
      files: { ...newsletter({ '2025-07-07': issue }, config), ...files },
    }).files;
  }

  get issue(): string {
    return this.files.text(issuePath);
  }

  context(world: FakeWorld = {}): FakeContext {
    // Each run is a process of its own: the one before is gone.
    const self = { pid: 4243, isAlive: () => false };
    return fakeContext({ ...this.world, self, ...world, files: this.files });
  }

  run(command: string, world: FakeWorld = {}): Promise<Ran> {
    return runCli(command, this.context(world));
  }

  draft(flags = '--yes', world: FakeWorld = {}): Promise<Ran> {
    return this.run(`draft ${flags}`, world);
  }
}
