import { constants } from 'node:os';
import { describe, expect, test } from 'vitest';
import { diskCode } from '../../src/files/disk-code.ts';
import { readBytes } from '../../src/files/read-bytes.ts';
import { sayDiskError } from '../../src/problem/disk.ts';
import { failureOf } from '../support/failure-of.ts';
import { MemoryFiles } from '../support/memory-files.ts';

/** As Node 20 throws what it has no name for. */
function nameless(errno: number): Error {
  const code = `Unknown system error -${errno}`;
  return Object.assign(new Error(`${code}: ${code}, read`), { errno: -errno, code, syscall: 'read' });
}

describe('an error that Node has only a number for', () => {
  test.each([
    ['EDQUOT', 'the disk quota is used up'],
    ['ESTALE', 'the network disk no longer has it; open its folder again'],
    ['ENOLCK', 'the network disk does not answer'],
    ['EBADMSG', 'the disk is damaged'],
  ] as const)('is %s', (name, words) => {
    const code = diskCode(nameless(constants.errno[name]));
    expect(code).toBe(name);
    expect(sayDiskError(code)).toBe(words);
  });

  const notLinux = process.platform === 'linux' ? '' : ' (skipped: the numbers are those of Linux)';
  test.skipIf(notLinux !== '').each([
    [117, 'the disk is damaged'],
    [126, 'it is encrypted, and its key is not there'],
  ])(`is %i of Linux${notLinux}`, (number, words) => {
    expect(sayDiskError(diskCode(nameless(number)))).toBe(words);
  });

  test('is so of a write too, of which Node says UNKNOWN', () => {
    const write = Object.assign(nameless(constants.errno.EDQUOT), { code: 'UNKNOWN' });
    expect(diskCode(write)).toBe('EDQUOT');
  });

  test('is told as it is where nobody knows the number', () => {
    expect(sayDiskError(diskCode(nameless(4000)))).toBe('the system says Unknown system error -4000');
  });

  test('reaches the user in words', () => {
    const files = new MemoryFiles({ '/desk/a.yaml': '' });
    files.read = () => {
      throw nameless(constants.errno.EDQUOT);
    };
    expect(failureOf(() => void readBytes(files, '/desk/a.yaml'))?.words.message).toBe(
      '/desk/a.yaml cannot be read: the disk quota is used up',
    );
  });
});

test('an error that Node wraps in one of its own has the name of the one inside', () => {
  const wrapped = Object.assign(new Error('A system error occurred'), {
    code: 'ERR_SYSTEM_ERROR',
    info: { errno: -14, code: 'EFAULT', syscall: 'uv_os_gethostname' },
  });
  expect(diskCode(wrapped)).toBe('EFAULT');
});

test('what is no error of a disk has no name', () => {
  expect([diskCode(new TypeError('a bug')), diskCode('ENOENT')]).toEqual([undefined, undefined]);
});
