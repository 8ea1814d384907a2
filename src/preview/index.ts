/**
 * The live page: an issue as each of its readers will see it, following its file. The server (`server.ts`) holds a newsroom,
 * which watches the newsletter's folder; of each issue that somebody looks at it keeps an `OpenIssue`, which draws it in
 * parts and tells what changed. What runs in the browser is in `page/`; what both sides say to each other in `protocol.ts`.
 */
export { Newsroom } from './server/newsroom.ts';
export type { DifferenceOf } from './server/press.ts';
export { servePreview } from './server/server.ts';
export { writeStatic } from './server/static.ts';
