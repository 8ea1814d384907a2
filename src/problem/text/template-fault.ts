/** What a template of a newsletter's own does to a text, or shows beside the texts. */
export type TemplateFault =
  | 'block'
  | 'heading'
  | 'list'
  | 'listed'
  | 'number'
  | 'box'
  | 'apart'
  | 'joined'
  | 'unclosed'
  | 'twice'
  | 'preview'
  | 'mention'
  | 'hashtag'
  | 'leftover';

interface Said {
  readonly label: string;
  readonly written: string;
  readonly shown: string | undefined;
}

/** A sentence and an advice for each. `written` is the text that it is about. */
export const templateFaults: Readonly<
  Record<TemplateFault, { readonly say: (said: Said) => string; readonly advise: string }>
> = {
  block: {
    say: ({ label, written }) => `${label} would show "${written}" as another kind of block`,
    advise: 'Print a text at the start of a line, with an empty line above and below it.',
  },
  heading: {
    say: ({ label, written }) => `${label} would show "${written}" as a heading that nobody wrote`,
    advise: 'Leave an empty line above a line of - or =, and no # before a text.',
  },
  list: {
    say: ({ label, written }) => `${label} would show "${written}" outside of its list`,
    advise: 'Print a text at the start of a line, with an empty line above and below it.',
  },
  listed: {
    say: ({ label, shown = '' }) => `${label} would begin a list with "${shown}"`,
    advise: String.raw`Write the full stop behind the number as \. or leave it out.`,
  },
  number: {
    say: ({ label, written, shown = 'no number' }) =>
      `${label} would show the entry "${written}" of a list with ${shown}`,
    advise: 'Print a text at the start of a line, with an empty line above and below it.',
  },
  box: {
    say: ({ label, written }) =>
      `${label} would show "${written}" in another quotation, list or box than meant`,
    advise:
      'Leave an empty line between a text and what stands above it; put {{#quote}} around what is to be quoted.',
  },
  apart: {
    say: ({ label, written }) =>
      `${label} would show "${written}" on the other side of a quotation, list or box than the text that it belongs to`,
    advise: 'Put {{#quote}} or {{#bullet}} around the whole text: it may have several paragraphs.',
  },
  joined: {
    say: ({ label, written }) => `${label} would run "${written}" into the text before it`,
    advise: 'Leave an empty line between texts.',
  },
  unclosed: {
    say: ({ label, written }) => `${label} would go on behind "${written}" with a box that is not closed`,
    advise: 'Close each box in the template that opens it.',
  },
  twice: {
    say: ({ label, written }) => `${label} would show "${written}" twice`,
    advise: 'Print it once.',
  },
  preview: {
    say: ({ label, shown = '' }) => `${label} would show "${shown}" without its preview`,
    advise:
      'Let the address stand alone on its line, or write [words]({{link}}) or <{{link}}> where no preview is wanted.',
  },
  mention: {
    say: ({ label, shown = '' }) => `${label} would mention "${shown}", which nobody wrote`,
    advise: 'Write the name without @.',
  },
  hashtag: {
    say: ({ label, shown = '' }) => `${label} would show "${shown}" as a hashtag, which nobody wrote`,
    advise: 'Leave a space behind # where a heading is meant; write #<!-- --> for the sign itself.',
  },
  leftover: {
    say: ({ label, shown = '' }) => `${label} would show "${shown}" as it stands there`,
    advise:
      'It was to become a heading, a box or another look: look at how it is written, and whether it is closed.',
  },
};
