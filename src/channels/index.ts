/**
 * Where an issue is brought to. A key is bound to the address that it is for, and shown nowhere.
 */
export { dataOf, patiently } from './answer.ts';
export { buttondown } from './buttondown/buttondown.ts';
export { Forum } from './forum/forum.ts';
export { bodyOf, type NewTopic, type Request } from './forum/requests.ts';
export { asStored } from './forum/stored.ts';
export type { Topic, TopicPost } from './forum/topic.ts';
export { keyFor } from './keys.ts';
export { listmonk } from './listmonk/listmonk.ts';
export { Secret } from './secret.ts';
export type {
  DraftFields,
  MailContent,
  MailService,
  ServiceCall,
  StoredMail,
  TextPart,
} from './service/service.ts';
export { deliver, type Delivery, type SmtpServer } from './smtp/deliver.ts';
