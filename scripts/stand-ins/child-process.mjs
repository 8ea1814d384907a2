/**
 * Stands in the bundle for what commander would start a command in a file of its own with. None of ours is one, and loading what could
 * takes as long as reading an issue.
 */
export function spawn() {
  throw new Error('a command is a program of its own');
}
