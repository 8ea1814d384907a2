import { expect, test } from 'vitest';
import { checkIssueFile, openNewsletter, Renderer } from '../../src/pipeline/index.ts';
import { differsThere } from '../../src/verify/index.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';

const raw =
  '# 제목\n\n작은 모델 하나, https://example.org/c/d 에서\n\nhttps://example.org/a/b\n\n![그림|2x3](upload://abc.png)\n\n**끝** "여기"';

async function differences(cooked: string) {
  const context = fakeContext({ files: newsletter({ '2025-07-07': soundIssue() }) });
  const opened = await openNewsletter(context);
  const { issue, parsed } = await checkIssueFile(context, opened, { file: '/desk/issues/2025-07-07.yaml' });
  if (issue === undefined) throw new Error('no issue');
  const view = new Renderer(context, opened).view(issue);
  return differsThere({ raw, cooked }, opened.config, { view, sourceMap: parsed.sourceMap });
}

const card =
  '<aside class="onebox allowlistedgeneric" data-onebox-src="https://example.org/a/b"><header>example.org</header><article><h3>A title</h3><p>Words of the page</p></article></aside>';
const lightbox =
  '<p><div class="lightbox-wrapper"><a class="lightbox" href="https://cdn.example/o.png" title="그림"><img src="https://cdn.example/2.png" alt="그림" width="2" height="3"><div class="meta"><span class="filename">그림</span></div></a></div></p>';
const head = '<h1><a name="p-5-h-1" class="anchor" href="#p-5-h-1"></a>제목</h1>';
const inline = ', <a href="https://example.org/c/d" class="inline-onebox" rel="nofollow">A page</a> 에서';
const link =
  '<p><a href="https://example.org/a/b" class="onebox" target="_blank">https://example.org/a/b</a></p>';
const image = '<p><img src="https://cdn.example/2.png" alt="그림" width="2" height="3"></p>';
const end = '<p><strong>끝</strong> "여기"</p>';

test.each([
  ['before previews are made', `${head}<p>작은 모델 하나${inline}</p>${link}${image}${end}`],
  ['with a card and a picture that opens', `${head}<p>작은 모델 하나${inline}</p>${card}${lightbox}${end}`],
  [
    'with curly quotes',
    `${head}<p>작은 모델 하나${inline}</p>${link}${image}<p><strong>끝</strong> “여기”</p>`,
  ],
])('nothing differs %s', async (_, cooked) => {
  expect(await differences(cooked)).toEqual([]);
});

test.each([
  ['a word', `${head}<p>■■ 모델 하나${inline}</p>${link}${image}${end}`, '작은 모델'],
  ['a mark', `${head}<p>작은 모델 하나${inline}</p>${link}${image}<p>끝 "여기"</p>`, '끝'],
  [
    'an address',
    `${head}<p>작은 모델 하나${inline}</p>${link.replaceAll('/a/b', '/x')}${image}${end}`,
    'example.org/a/b',
  ],
  ['a block that is gone', `${head}<p>작은 모델 하나${inline}</p>${link}${end}`, '그림'],
])('%s', async (_, cooked, written) => {
  expect(await differences(cooked)).toMatchObject([{ written: expect.stringContaining(written) }]);
});

test('a block that was put in is told beside ours', async () => {
  expect(
    await differences(`${head}<p>작은 모델 하나${inline}</p><p>광고입니다</p>${link}${image}${end}`),
  ).toMatchObject([{ shown: expect.stringContaining('광고') }]);
});
