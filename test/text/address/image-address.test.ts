import { expect, test } from 'vitest';
import { imageFault } from '../../../src/text/address/image-address.ts';

test.each([
  'https://a.example/x.png',
  'https://a.example/x.JPG?v=1.webp',
  'https://a.example/x.svg/photo.jpeg',
  'https://a.example/image?id=3',
  'https://a.example/x.gif#.svg',
  'https://raw.githubusercontent.com/o/r/main/x.png',
  'https://github.com/o/r/raw/main/x.png',
  'https://github.com/o/r/blob/main/x.png?raw=true',
  'https://github.com/user-attachments/assets/0a1b',
  'https://huggingface.co/o/r/resolve/main/x.png',
  'https://blob.example/x.png',
  'upload://abc.webp',
  'x.svg',
])('%s is shown', (url) => {
  expect(imageFault(url)).toBeUndefined();
});

test.each([
  ['http://a.example/x.png', 'http'],
  ['HTTP://a.example/x.svg', 'http'],
  ['https://a.example/x.svg', 'kind'],
  [' https://a.example/X.SVG ', 'kind'],
  ['https://a.example/x.svgz#y', 'kind'],
  ['https://a.example/x.webp?v=1', 'kind'],
  ['https://a.example/x.AVIF', 'kind'],
  ['https://a.example/x.png?w=3&format=webp', 'kind'],
  ['https://github.com/o/r/blob/main/x.png', 'page'],
  ['http://www.github.com/o/r/blob/0a1b2c/docs/x.svg', 'page'],
  ['https://huggingface.co/datasets/o/r/blob/main/x.png', 'page'],
  ['https://gitlab.com/o/g/r/-/blob/main/x.png?ref_type=heads', 'page'],
])('%s is none: %s', (url, fault) => {
  expect(imageFault(url)).toBe(fault);
});
