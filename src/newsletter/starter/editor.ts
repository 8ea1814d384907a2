/** VS Code: the YAML plugin finds the schemas even in files without a modeline. */
export function editorSettings(): string {
  const settings = {
    'yaml.schemas': {
      'schema/issue.schema.json': 'issues/*.yaml',
      'schema/paper.schema.json': 'inbox/*.yaml',
      'schema/config.schema.json': 'digest.config.yaml',
      'schema/terms.schema.json': 'terms.yaml',
    },
    '[yaml]': { 'editor.wordWrap': 'on', 'editor.insertSpaces': true, 'editor.tabSize': 2 },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

export function editorExtensions(): string {
  return `${JSON.stringify({ recommendations: ['redhat.vscode-yaml'] }, null, 2)}\n`;
}

export function ignoreFile(): string {
  return '# What `digest render` and `digest site` write, and what stands beside a file only while digest changes it.\nout/\n/site/\n.*.lock\n.*.digest-*\nnode_modules/\n';
}
