/**
 * Where an issue is brought to. A key is bound to the address that it is for, and shown nowhere.
 */
export { type Key, type KeyFor, keyFor } from './keys.ts';
export { Secret } from './secret.ts';
export { deliver, type Delivery, type Mail, type MailFault, type SmtpServer } from './smtp/deliver.ts';
export * from './forum/index.ts';
