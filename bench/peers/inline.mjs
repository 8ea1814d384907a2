/** A mail by Handlebars, whose rules juice or css-inline writes into its elements: `node inline.mjs FILE OUT LIBRARY`. */
import Handlebars from 'handlebars';
import { css, heads, readIssue, toHtml, writeMail } from './issue.mjs';

const library = process.argv[4];
const handlebars = Handlebars.create();
handlebars.registerHelper('html', toHtml);
const template = handlebars.compile(`<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>{{title}}</title><style>${css}</style></head><body>
<table class="page" role="presentation"><tr><td align="center"><table class="column" role="presentation">
<tr><td class="head"><h1>{{title}}</h1></td></tr>
{{#each intro}}<tr><td class="theme"><p class="name">{{theme}}</p>{{{html text}}}</td></tr>
{{/each}}{{#each papers}}<tr><td class="paper"><h2>{{title.ko}} <span>/ {{title.en}}</span></h2><p class="by">{{by}} · arXiv {{arxiv}}</p>
<h3>${heads.summary}</h3>{{{html summary}}}
<h3>${heads.abstract}</h3><blockquote>{{{html abstract.ko}}}</blockquote><blockquote>{{{html abstract.en}}}</blockquote>
<h3>${heads.link}</h3><p class="link"><a href="{{link}}">{{link}}</a></p>
<h3>${heads.more}</h3><ul class="more">{{#each more}}<li><a href="{{url}}">{{title}}</a></li>{{/each}}</ul></td></tr>
{{/each}}<tr><td class="foot"><p>{{title}}</p></td></tr></table></td></tr></table></body></html>
`);
const html = template(readIssue());

if (library === 'juice') {
  const { default: juice } = await import('juice');
  writeMail(juice(html));
} else {
  const { inline } = await import('@css-inline/css-inline');
  writeMail(inline(html, { keepAtRules: true }));
}
