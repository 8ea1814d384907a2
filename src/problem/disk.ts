const reasons: Readonly<Record<string, string>> = {
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
  // Our own codes, for faults that the system itself would allow.
  'read-only': 'it is read-only',
  'no-folder': 'it is not a folder',
  'no-file': 'it is neither a file nor a folder',
  'folder-refuses': 'its folder takes no new files from you (permission denied)',
  'dangling-link': 'it is a link to something that does not exist',
  'not-utf8': 'it is not UTF-8 text',
};

/** Says what an error code of `node:fs` means, as a clause after a colon. */
export function sayDiskError(code: string | undefined): string {
  return code === undefined ? 'the system gives no reason' : (reasons[code] ?? `the system says ${code}`);
}
