/**
 * What GitHub's runner obeys in a log: `##[` anywhere in a line, and `::name::` at its beginning, behind white space. The names
 * are those that it knows; at the beginning of a line a token of a workflow's own may be one as well.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
const names =
  'add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|internal-set-repo-path|notice|remove-matcher|save-state|' +
  'set-env|set-output|stop-commands|warning';

const commands = new RegExp(
  String.raw`#(?=#\[)|:(?<=^[^\S\r\n]*:)(?=:[^\r\n]*?::)|:(?=:(?:${names})(?:::| [^\r\n]*?::))`,
  'gim',
);

/** Writes the first character of each command as `instead` has it, so that no runner obeys it. */
export function withoutCommands(text: string, instead: (character: string) => string): string {
  return text.includes('##[') || text.includes('::') ? text.replace(commands, instead) : text;
}

/** JSON in which they are spelt as its reader gets them back. */
export function withoutCommandsInJson(json: string): string {
  return withoutCommands(json, (character) => (character === '#' ? String.raw`\u0023` : String.raw`\u003a`));
}
