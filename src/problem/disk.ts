import { dictionary } from '../data.ts';

const reasons: Readonly<Record<string, string>> = dictionary({
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ERR_ACCESS_DENIED: 'Node was started without the right to it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large for the disk',
  EOVERFLOW: 'the file is too large',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
  ERR_STRING_TOO_LONG: 'the file is too large',
  EIO: 'the disk reports an error',
  EBADMSG: 'the disk is damaged',
  EUCLEAN: 'the disk is damaged',
  EHWPOISON: 'the disk reports an error',
  ENODEV: 'there is no device behind it',
  ENOMEDIUM: 'there is no disk in the drive',
  ESTALE: 'the network disk no longer has it; open its folder again',
  ENOTCONN: 'the network disk is no longer connected',
  ECONNRESET: 'the connection was cut off',
  EHOSTDOWN: 'the network disk does not answer',
  EHOSTUNREACH: 'the network disk does not answer',
  ENETUNREACH: 'the network disk does not answer',
  EREMOTEIO: 'the network disk reports an error',
  ETIMEDOUT: 'the network disk does not answer',
  ENOLCK: 'the network disk does not answer',
  ENOKEY: 'it is encrypted, and its key is not there',
  EKEYEXPIRED: 'it is encrypted, and its key is not there',
  EKEYREVOKED: 'it is encrypted, and its key is not there',
  EKEYREJECTED: 'it is encrypted, and its key is not there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOTEMPTY: 'the folder is not empty',
  ENOENT: 'there is no such file or folder',
  EEXIST: 'it already exists',
  ENAMETOOLONG: 'the name is too long',
  EILSEQ: 'the disk takes no such name',
  EINVAL: 'the disk takes no such name, or cannot do this',
  ENOSYS: 'the disk cannot do this',
  ENOTSUP: 'the disk cannot do this',
  EOPNOTSUPP: 'the disk cannot do this',
  ELOOP: 'its links form a circle',
  EMLINK: 'it has too many names',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOMEM: 'there is not enough memory',
  ENOBUFS: 'there is not enough memory',
  EAGAIN: 'it is not ready; try it again',
  EINTR: 'a signal interrupted it; try it again',
  EBADF: 'it is not open for this',
  EPIPE: 'nobody reads it any more',
  // A mount of its own (docker -v FILE) gives this too, to whoever would replace it.
  EBUSY: 'it is in use, by another program or as a mount',
  ETXTBSY: 'another program is using it',
  EXDEV: 'the folder is on two disks',
  ENXIO: 'it is a pipe, a socket or a device that nobody serves',
  // Our own codes, for faults that the system itself would allow.
  'read-only': 'it is read-only',
  'no-folder': 'it is not a folder',
  'parent-refuses': 'a folder above it takes no new ones from you (permission denied)',
  'no-file': 'it is neither a file nor a folder',
  'folder-refuses': 'its folder takes no new files from you (permission denied)',
  pipe: 'it is a pipe, not a file',
  device: 'it is a device, not a file',
  socket: 'it is a socket, not a file',
  'too-large': 'it is larger than 32 MiB, the most that digest reads',
  'leads-out': 'its link leads out of the newsletter and of its git repository',
  'dangling-link': 'it is a link to something that does not exist',
  'not-utf8': 'it is not UTF-8 text',
  'name-not-utf8': 'its name is not UTF-8',
});

const useFile = 'Put a file there in its place, or save its content to a file and name that.';

const advice: Readonly<Record<string, string>> = dictionary({
  EISDIR: 'A file belongs there: move the folder away, or give it another name.',
  'no-folder': 'A folder belongs there: move what is there away, or give it another name.',
  ELOOP: 'The link leads back to itself: remove it, or make it again.',
  'leads-out': 'Put there what it leads to, in place of the link.',
  'dangling-link': 'Bring back what the link leads to, or remove the link.',
  'name-not-utf8': 'Give it another name.',
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
