/** A Discourse forum: its API, and what it keeps of a text. */
export { Forum } from './forum.ts';
export { bodyOf, type NewTopic, type Request } from './requests.ts';
export { asStored } from './stored.ts';
export type { Posted, Topic, TopicPost } from './topic.ts';
