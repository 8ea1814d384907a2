/** What yaml-language-server finds in the files of a folder, without an editor: `node language-server.mjs SCHEMA FOLDER`. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const service = require('yaml-language-server/out/server/src/languageservice/yamlLanguageService.js');
const { SettingsState } = require('yaml-language-server/out/server/src/yamlSettings.js');
const { TextDocument } = require('vscode-languageserver-textdocument');

const [, , schemaFile, folder] = process.argv;
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const uri = pathToFileURL(resolve(schemaFile)).href;
const nothing = () => {};
const server = service.getLanguageService({
  schemaRequestService: () => Promise.resolve(JSON.stringify(schema)),
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  connection: { onRequest: nothing, console: { log: nothing } },
  telemetry: { send: nothing, sendError: nothing, sendTrack: nothing },
  yamlSettings: new SettingsState(),
});
server.configure({
  validate: true,
  schemas: [{ uri, fileMatch: ['*.yaml'], schema }],
  yamlVersion: '1.2',
  customTags: [],
});
for (const name of readdirSync(folder)) {
  const path = join(resolve(folder), name);
  const text = TextDocument.create(pathToFileURL(path).href, 'yaml', 1, readFileSync(path, 'utf8'));
  for (const { message } of await server.doValidation(text, false)) {
    console.log(`${name}: ${message}`);
    process.exitCode = 1;
  }
}
