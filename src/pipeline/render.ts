import type { Context } from '../context.ts';
import type { Issue } from '../issue/index.ts';
import { type Config, readOverrides } from '../newsletter/index.ts';
import { Failure, type Finding } from '../problem/index.ts';
import type { Dropped, EmailMail, ForumPost, TemplateFormat, Templates, View } from '../formats/index.ts';
import { emailFindings, forumFindings } from './limits.ts';
import type { Newsletter } from './newsletter.ts';

export const formats = ['forum', 'email', 'text', 'eml', 'json'] as const;
export type Format = (typeof formats)[number];

/** What a format writes: one file, or the parts of a split post. */
export interface Output {
  readonly format: Format;
  /** Behind the week in a file's name: `.forum.md`. */
  readonly suffix: string;
  readonly content: string;
}

export interface RenderedFormat {
  readonly outputs: readonly Output[];
  /** What this format cannot carry; an error blocks it alone. */
  readonly findings: readonly Finding[];
  /** What `email.fit` left out. */
  readonly dropped: readonly Dropped[];
}

type Printing = typeof import('../formats/index.ts');

/** Renders issues of one newsletter; templates are loaded once for all of them. */
export class Renderer {
  private readonly templates = new Map<TemplateFormat, Promise<Templates>>();
  private readonly context: Context;
  private readonly newsletter: Newsletter;
  private readonly printing: Printing;

  private constructor(context: Context, newsletter: Newsletter, printing: Printing) {
    this.context = context;
    this.newsletter = newsletter;
    this.printing = printing;
  }

  /** Loads what renders, which those who only check have no use for. */
  static async open(context: Context, newsletter: Newsletter): Promise<Renderer> {
    return new Renderer(context, newsletter, await import('../formats/index.ts'));
  }

  view(issue: Issue): View {
    return this.printing.buildView(issue, this.newsletter.config);
  }

  async render(view: View, format: Format): Promise<RenderedFormat> {
    const { config } = this.newsletter;
    const { renderJson } = this.printing;
    switch (format) {
      case 'forum': {
        const posts = await this.posts(view);
        const outputs = posts.map(({ raw }, i) => ({
          format,
          suffix: posts.length === 1 ? '.forum.md' : `.forum.${i + 1}.md`,
          content: raw,
        }));
        return done(outputs, forumFindings(posts, config.forum));
      }
      case 'email': {
        const mail = await this.mail(view);
        return {
          ...done(
            [{ format, suffix: '.email.html', content: mail.html }],
            emailFindings(mail, config.email.fit),
          ),
          dropped: mail.dropped,
        };
      }
      case 'text': {
        return done([{ format, suffix: '.txt', content: await this.text(view) }]);
      }
      case 'eml': {
        const mail = await this.mail(view);
        const message = await this.message(view, mail, await this.text(view));
        return {
          ...done([{ format, suffix: '.eml', content: message }], emailFindings(mail, config.email.fit)),
          dropped: mail.dropped,
        };
      }
      case 'json': {
        return done([{ format, suffix: '.json', content: renderJson(view, config) }]);
      }
    }
  }

  /** The post, or the parts of one that is split. */
  async posts(view: View): Promise<readonly ForumPost[]> {
    return this.printing.renderForumParts(view, this.newsletter.config, await this.load('forum'));
  }

  async mail(view: View): Promise<EmailMail> {
    return this.printing.renderEmail(view, this.newsletter.config, await this.load('email'));
  }

  async text(view: View): Promise<string> {
    return this.printing.renderText(view, this.newsletter.config, await this.load('text'));
  }

  /** The message that carries a mail, as it is sent. */
  message(view: View, { html, subject }: EmailMail, text: string): Promise<string> {
    return this.printing.renderEml(view, this.newsletter.config, { html, subject, text });
  }

  get config(): Config {
    return this.newsletter.config;
  }

  /** What goes into the body of a post or a mail: for the forum, the post without its title. */
  async body(view: View, format: Format): Promise<string> {
    const { config } = this.newsletter;
    const headless = { ...config, forum: { ...config.forum, heading: false } };
    const renderer = new Renderer(this.context, { ...this.newsletter, config: headless }, this.printing);
    const { outputs } = await renderer.render(view, format);
    const [only, ...others] = outputs;
    if (others.length > 0) throw new Failure('field-split', { parts: outputs.length });
    return only?.content ?? '';
  }

  /** The title of the post, or of each part where it is split. */
  async titles(view: View, format: Format): Promise<string[]> {
    if (format !== 'forum') return [view.title.text.value];
    return (await this.posts(view)).map((post) => post.title);
  }

  /** Does the newsletter have templates of its own for a format? */
  hasOwnTemplates(format: TemplateFormat): boolean {
    return readOverrides(this.context.files, this.newsletter.root, format).size > 0;
  }

  private load(format: TemplateFormat): Promise<Templates> {
    const loaded = this.templates.get(format);
    if (loaded !== undefined) return loaded;
    const { files } = this.context;
    const templates = this.printing.loadTemplates(format, readOverrides(files, this.newsletter.root, format));
    this.templates.set(format, templates);
    return templates;
  }
}

function done(outputs: readonly Output[], findings: readonly Finding[] = []): RenderedFormat {
  return { outputs, findings, dropped: [] };
}
