/**
 * The live page: an issue as each of its readers will see it, following its file. The server (`server.ts`) holds a newsroom,
 * which watches the newsletter's folder; of each issue that somebody looks at it keeps an `OpenIssue`, which draws it in
 * parts and tells what changed. What may take long (reading, drawing, changing an issue) is in `drawing/` and runs in another thread, which
 * is ended when nobody needs its answer any more. What runs in the browser is in `page/`; what it and the server say to each other in
 * `protocol.ts`.
 */
export { Newsroom } from './server/newsroom.ts';
export { answeringPreview, type Question as PreviewQuestion } from './drawing/answering.ts';
export { type DifferenceOf, type Knowledge, pressFor } from './drawing/press.ts';
export { type drawingJob, DrawingThreads } from './server/drawing-threads.ts';
export { servePreview } from './server/server.ts';
export { writeStatic } from './server/static.ts';
