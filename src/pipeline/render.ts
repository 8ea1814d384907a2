import type { Context } from '../context.ts';
import {
  buildView,
  type Equipment,
  type Format,
  type FormatName,
  formats,
  loadTemplates,
  openSiteTemplates,
  siteTemplates,
  plainOf,
  type Rendered,
  type Templates,
  type View,
} from '../formats/index.ts';
import type { Issue } from '../issue/index.ts';
import { readLedger, topicAddress } from '../ledger/index.ts';
import { type Config, readOverrides } from '../newsletter/index.ts';
import { Failure } from '../problem/index.ts';
import type { Newsletter } from './newsletter.ts';

/** Templates of a format by name. */
export interface TemplateSources {
  readonly own: ReadonlyMap<string, string>;
  readonly builtIn: Readonly<Record<string, string>>;
  /** The one that includes the others; `main` by default. */
  readonly root?: string;
  /** What that one shows, as names from an issue's root: none by default. */
  readonly names?: readonly string[];
}

/** Its pages are no format of an issue, but have templates in a folder of this name. */
const site = 'site';

/** Renders issues of one newsletter; templates are loaded once for all of them. */
export class Renderer {
  readonly equipment: Equipment;
  private readonly context: Context;
  private readonly newsletter: Newsletter;
  private readonly loaded = new Map<string, Promise<Templates>>();
  private readonly loadedBuiltIn = new Map<string, Promise<Templates>>();

  constructor(context: Context, newsletter: Newsletter) {
    this.context = context;
    this.newsletter = newsletter;
    this.equipment = { config: newsletter.config, templates: (format) => this.templatesOf(format) };
  }

  get config(): Config {
    return this.newsletter.config;
  }

  /** Throws Failure `ledger-broken` and `cannot-read` where the issue's address is that of its topic, and the ledger cannot tell it. */
  view(issue: Issue): View {
    const { files } = this.context;
    return buildView(issue, this.config, () =>
      topicAddress(readLedger(files, this.newsletter.root, issue.week ?? '')),
    );
  }

  async render(view: View, format: FormatName): Promise<Rendered> {
    return (await formats[format].renderer()).render(view, this.equipment);
  }

  /** The same with the built-in templates alone. */
  async renderBuiltIn(view: View, format: FormatName): Promise<Rendered> {
    const equipment = { ...this.equipment, templates: (name: string) => this.builtInTemplatesOf(name) };
    return (await formats[format].renderer()).render(view, equipment);
  }

  /** The text for the body of a post or a mail: for the forum, the post without its title. */
  async body(view: View, format: FormatName): Promise<string> {
    const renderer = await formats[format].renderer();
    const config = renderer.configOfBody?.(this.config) ?? this.config;
    const { files } = await renderer.render(view, { ...this.equipment, config });
    const [only, ...others] = files;
    if (others.length > 0) throw new Failure('field-split', { parts: files.length });
    return only?.content ?? '';
  }

  /** The title of the post, or of each part where it is split. */
  async titles(view: View, format: FormatName): Promise<readonly string[]> {
    const renderer = await formats[format].renderer();
    return (await renderer.titles?.(view, this.equipment)) ?? [plainOf([view.title])];
  }

  /** The templates that lay a format out: the newsletter's own sources where they say something else, and the built-in ones. */
  sources(format: FormatName): Promise<TemplateSources> {
    const { templates }: Format = formats[format];
    return this.sourcesIn(format, templates);
  }

  /** Those of the pages of the site. */
  siteTemplates(): Promise<Templates> {
    const templates = this.loaded.get(site) ?? openSiteTemplates(this.overrides(site));
    this.loaded.set(site, templates);
    return templates;
  }

  builtInSiteTemplates(): Promise<Templates> {
    const templates = this.loadedBuiltIn.get(site) ?? openSiteTemplates(new Map());
    this.loadedBuiltIn.set(site, templates);
    return templates;
  }

  /** As `sources`, of the site. */
  siteSources(): Promise<TemplateSources> {
    return this.sourcesIn(site, siteTemplates);
  }

  private async sourcesIn(folder: string, templates: Format['templates']): Promise<TemplateSources> {
    const overrides = this.overrides(folder);
    if (overrides.size === 0 || templates === undefined) return { own: new Map(), builtIn: {} };
    const { default: builtIn } = await templates.sources();
    return { own: new Map([...overrides].filter(([name, source]) => builtIn[name] !== source)), builtIn };
  }

  private builtInTemplatesOf(format: string): Promise<Templates> {
    const templates = this.loadedBuiltIn.get(format) ?? loadTemplates(format, new Map());
    this.loadedBuiltIn.set(format, templates);
    return templates;
  }

  private templatesOf(format: string): Promise<Templates> {
    const templates = this.loaded.get(format) ?? loadTemplates(format, this.overrides(format));
    this.loaded.set(format, templates);
    return templates;
  }

  private overrides(format: string): ReadonlyMap<string, string> {
    return readOverrides(this.context.files, this.newsletter.root, format);
  }
}
