/** Stands in the bundle for all of source-map: Handlebars writes compiled templates with this part of it, and nobody reads maps. */
export { SourceNode } from 'source-map/lib/source-node.js';
