import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

const schemas = new URL('../schema/', import.meta.url);

/**
 * The schema of a file of inbox/, from the issue's: a paper as it stands there, and who contributes it. It is written only where it
 * says something else than what is there.
 */
export async function writePaperSchema() {
  const issue = JSON.parse(readFileSync(new URL('issue.schema.json', schemas), 'utf8'));
  const { title: _, description: __, ...paper } = issue.properties.papers.items;
  const schema = {
    $schema: issue.$schema,
    $id: issue.$id.replace(/:issue$/, ':paper'),
    title: 'Paper',
    description:
      'One paper, waiting in inbox/ to be taken into an issue by digest assemble: the keys of a paper in an issue, and by. Keys that start with x- are yours; any other unknown key is an error.',
    ...paper,
    properties: { ...paper.properties, by },
    $defs: issue.$defs,
  };
  const target = new URL('paper.schema.json', schemas);
  const old = existsSync(target) ? readFileSync(target, 'utf8') : 'null';
  if (JSON.stringify(JSON.parse(old)) === JSON.stringify(schema)) return;
  writeFileSync(target, await format(JSON.stringify(schema, null, 2), { parser: 'json', printWidth: 110 }));
}

const name = {
  title: 'Name',
  description: 'The name as readers see it in the credits. Literal text.',
  type: 'string',
  // A line of its own in a commit's message: no line ends and no angle brackets. No address either, for readers see it.
  pattern: '^(?=.*\\S)(?!.*\\S@\\S+\\.\\S)[^\\p{Cc}\\u2028\\u2029<>]+$',
  examples: ['Kim Minji'],
  errorMessage: 'A name is wanted, on one line and without < and >.',
  patternErrorMessage:
    'A name is wanted, on one line, without < and > and without an address, which readers would see. An address has its own key: by: { name: …, email: … }.',
};

const by = {
  ...name,
  title: 'Contributor',
  description:
    "Who contributes this paper: a name, or a name and an address. The name goes into the issue's credits; the address is only printed in a Co-authored-by line for the commit. When absent, nobody is credited.",
  type: ['string', 'object'],
  required: ['name'],
  properties: {
    name,
    email: {
      title: 'Address',
      description:
        'The address for a Co-authored-by line. It never reaches readers. When absent, no such line is printed.',
      type: 'string',
      pattern: '^[^\\s\\p{Cc}<>@,;]+@[^\\s\\p{Cc}<>@,;]+$',
      examples: ['minji@example.org'],
      errorMessage: 'This is not a mail address, such as minji@example.org.',
      patternErrorMessage: 'This is not a mail address, such as minji@example.org.',
    },
  },
  additionalProperties: false,
  errorMessage: 'A name is wanted, or name: and email:.',
};
