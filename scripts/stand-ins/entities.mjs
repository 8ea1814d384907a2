/** Stands in the bundle for all of entities: markdown-it reads names of characters, and nothing writes them. */
export { decodeHTML } from 'entities/lib/decode.js';
