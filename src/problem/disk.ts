import { dictionary } from '../data.ts';

const reasons: Readonly<Record<string, string>> = dictionary({
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large for the disk',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'there is no such file or folder',
  EEXIST: 'it already exists',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links form a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  EXDEV: 'the folder is on two disks',
  EAGAIN: 'it keeps its reader waiting, which a file does not',
  ENXIO: 'it is a pipe, a socket or a device that nobody serves',
  // Our own codes, for faults that the system itself would allow.
  'read-only': 'it is read-only',
  'no-folder': 'it is not a folder',
  'no-file': 'it is neither a file nor a folder',
  'folder-refuses': 'its folder takes no new files from you (permission denied)',
  pipe: 'it is a pipe, not a file',
  device: 'it is a device, not a file',
  socket: 'it is a socket, not a file',
  'too-large': 'it is larger than 32 MiB, the most that digest reads',
  'dangling-link': 'it is a link to something that does not exist',
  'not-utf8': 'it is not UTF-8 text',
});

const useFile = 'Put a file there in its place, or save its content to a file and name that.';

const advice: Readonly<Record<string, string>> = dictionary({
  EISDIR: 'A file belongs there: move the folder away, or give it another name.',
  'no-folder': 'A folder belongs there: move what is there away, or give it another name.',
  ELOOP: 'The link leads back to itself: remove it, or make it again.',
  'dangling-link': 'Bring back what the link leads to, or remove the link.',
  EAGAIN: useFile,
  pipe: useFile,
  device: useFile,
  socket: useFile,
  'no-file': useFile,
  'too-large': 'Is it the right one? Take out of it what is needed.',
});

/** Says what to do about what stands in the way of reading; `undefined` where the reason says it. */
export function adviceOnDisk(code: string): string | undefined {
  return advice[code];
}

/** Says what an error code of `node:fs` means, as a clause after a colon. */
export function sayDiskError(code: string | undefined): string {
  return code === undefined ? 'the system gives no reason' : (reasons[code] ?? `the system says ${code}`);
}
