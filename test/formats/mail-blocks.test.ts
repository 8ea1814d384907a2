import { expect, test } from 'vitest';
import { forMail } from '../../src/formats/email/blocks.ts';
import { readMarkdown } from '../../src/markdown/index.ts';

const space = { above: 1, imageWidth: 500 };
const picture = readMarkdown('![가](https://a.example/1.png)').blocks;

test.each(['한 문단', '**굵게** [링크](https://a.example) `x`\n\n둘째', '', 'a ~~*b*~~ <kbd>c</kbd>'])(
  '%j fits as it is, as it does beside a picture',
  (text) => {
    const { blocks } = readMarkdown(text);
    expect(forMail(blocks, space)).toEqual(blocks);
    expect(forMail([...blocks, ...picture], space).slice(0, -1)).toEqual(blocks);
  },
);

test.each(['![가](https://a.example/1.png)', '**[![가](https://a.example/1.png)](https://a.example)**'])(
  '%j has a picture that fits the mail',
  (text) => {
    expect(JSON.stringify(forMail(readMarkdown(text).blocks, space))).toContain('"width":500');
  },
);
