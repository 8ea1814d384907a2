import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { fakeContext } from '../support/context.ts';

test('no stream shows a key that the run has come to know: not a failure, not a bug, not a result', async () => {
  const key = 'hush-hush';
  const files = { '/desk/digest.config.yaml': '', [`/desk/${key}.md`]: `${key}\n` };
  const context = fakeContext({ files });
  context.secrets.add((text) => text.replaceAll(key, '[key]'));
  const failed = await runCli(`validate ${key}.yaml`, context);
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining('[key].yaml') });
  const cooked = await runCli(`cook ${key}.md`, context);
  expect(cooked.stdout).toBe('<p>[key]</p>\n');
  const bug = fakeContext({ files });
  bug.secrets.add((text) => text.replaceAll(key, '[key]'));
  bug.files.stat = () => {
    throw new RangeError(`what ${key} is`);
  };
  const { code, stderr } = await runCli(`cook ${key}.md`, bug);
  expect(code).toBe(2);
  expect(stderr).toContain('RangeError: what [key] is');
  expect([context, bug].map((one) => one.stdout.text + one.stderr.text).join('')).not.toContain(key);
});
