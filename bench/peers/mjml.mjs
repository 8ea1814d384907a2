/** A mail by MJML: `node mjml.mjs FILE OUT`. */
import Handlebars from 'handlebars';
import mjml from 'mjml';
import { heads, readIssue, toHtml, writeMail } from './issue.mjs';

const handlebars = Handlebars.create();
handlebars.registerHelper('html', toHtml);
const template = handlebars.compile(`<mjml>
<mj-head><mj-title>{{title}}</mj-title>
<mj-attributes><mj-all font-family="Noto Sans KR, Arial, sans-serif" /><mj-text font-size="15px" line-height="24px" color="#212121" /></mj-attributes>
<mj-style inline="inline">a { color: #0b57d0 } p { margin: 0 0 12px } li { font-size: 14px } .by { font-size: 13px; color: #616161 }
h2 { margin: 0 0 4px; font-size: 19px } h2 span { color: #616161 } h3 { margin: 16px 0 8px; font-size: 15px; color: #7c2d12 }
blockquote { margin: 0 0 12px; padding: 0 0 0 14px; border-left: 3px solid #cccccc }</mj-style></mj-head>
<mj-body background-color="#f3f4f6" width="640px">
<mj-section background-color="#7c2d12"><mj-column><mj-text color="#ffffff" font-size="22px">{{title}}</mj-text></mj-column></mj-section>
{{#each intro}}<mj-section background-color="#ffffff"><mj-column><mj-text><p><b>{{theme}}</b></p>{{{html text}}}</mj-text></mj-column></mj-section>
{{/each}}{{#each papers}}<mj-section background-color="#ffffff"><mj-column>
<mj-text><h2>{{title.ko}} <span>/ {{title.en}}</span></h2><p class="by">{{by}} · arXiv {{arxiv}}</p></mj-text>
<mj-text><h3>${heads.summary}</h3>{{{html summary}}}</mj-text>
<mj-text><h3>${heads.abstract}</h3><blockquote>{{{html abstract.ko}}}</blockquote><blockquote>{{{html abstract.en}}}</blockquote></mj-text>
<mj-text><h3>${heads.link}</h3><p><a href="{{link}}">{{link}}</a></p><h3>${heads.more}</h3>
<ul>{{#each more}}<li><a href="{{url}}">{{title}}</a></li>{{/each}}</ul></mj-text></mj-column></mj-section>
{{/each}}<mj-section><mj-column><mj-text font-size="12px" color="#757575">{{title}}</mj-text></mj-column></mj-section>
</mj-body></mjml>`);

const { html } = await mjml(template(readIssue()), { validationLevel: 'skip' });
writeMail(html);
