/**
 * Where an issue is brought to. A key is bound to the address that it is for, and shown nowhere.
 */
export { Forum } from './forum/forum.ts';
export { bodyOf, type NewTopic, type Request } from './forum/requests.ts';
export { asStored } from './forum/stored.ts';
export type { Topic, TopicPost } from './forum/topic.ts';
export { keyFor } from './keys.ts';
export { deliver, type Delivery, type SmtpServer } from './smtp/deliver.ts';
