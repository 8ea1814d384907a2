/** Stands in the bundle for nodemailer's table of the types of attached files: a mail has its two texts, and says their types. */
function refuse() {
  throw new Error('a mail has an attached file');
}
export { refuse as detectExtension, refuse as detectMimeType };
