/**
 * What goes through a mail service's template engine comes out as its readers were meant to see it: through Liquid, and through
 * Go's html/template, as listmonk has it, where Go is installed.
 */
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { inert } from '../../src/formats/email/inert.ts';
import { hasGo, runGo } from '../support/go.ts';
import { readPage, visibleTexts } from '../support/html.ts';
import { mailConfig, mailOf, weekOf } from '../support/weeks.ts';
import { hardWeeks } from './hard-weeks.ts';

/** What engines look for, alone, nested, in pieces, and next to marks that are printed as elements. */
const live = [
  '{{question}}',
  '{{{body}}}',
  '{{{{x}}}}',
  '{{ user.name | upcase }}',
  '{{',
  '}}',
  '{%',
  '{% raw %}',
  '{% if x %}',
  '{%- assign x = 1 -%}',
  '{# note #}',
  '{{/* note */}}',
  '{{< figure src="x" >}}',
  '{{% shortcode %}}',
  '{{ define "x" }}',
  '{{ "a" | raw }}',
  '{{ .Name }}',
  '{{`code`}}',
  '{{$x := 1}}',
  '*|FNAME|*',
  '*|IF:X|*',
  '*||*',
  '<%= name %>',
  '%%name%%',
  '%recipient.name%',
  '$%name%$',
  '[[name]]',
  '[unsubscribe]',
  '{$name}',
  '${name}',
  '#{name}',
  '{',
  '*',
  'a{',
  '끝*',
];
const text = live.join(' 와 ');
const markdown = live
  .map((mark) => `\`${mark}\`, ${mark.replace(/[\\`*_{}[\]<>#|$~]/g, '\\$&')}`)
  .join(' 및 ');

const issue = JSON.stringify({
  week: '2025-07-07',
  title: `{{title}} ${text}`,
  lead: `${markdown}\n\n\`\`\`\n${live.join('\n')}\n\`\`\`\n\n{**{x}}** 그리고 {*%raw*%} 그리고 \\*[|F|](https://a.example/?a={{b}})*`,
  intro: [{ theme: text, text: `${markdown}\n\n| 가 | 나 |\n|---|---|\n| {{a}} | *{*{b}} |` }],
  papers: [
    {
      title: { ko: text, en: text },
      authors: live,
      link: 'https://a.example/?x={{y}}&z={%25}*|a|*',
      image: { url: 'https://a.example/{{x}}.png', alt: text },
      summary: `![${live[0]}](https://a.example/y.png) ${markdown}`,
      abstract: { ko: text, en: `${text}\n\nhttps://a.example/{{y}} $x_{{i}}$` },
      more: [{ title: text, url: 'https://a.example/{{z}}' }, 'https://a.example/{%x%}'],
      tags: live,
    },
  ],
  sections: [{ title: text, items: [{ title: text, url: 'https://a.example/*|B|*', text: markdown }] }],
  closing: markdown,
});

const config = `${mailConfig
  .replace('name: "주간 논문"', 'name: "{{brand}} *|주간|*"')
  .replace('예시 커뮤니티', '{{place}} {% x %}')}labels: { contents: "{{summary}} *|S|*", web: "{%" }\n`;

const week = await weekOf('live', issue, config);
const weeks = [week, ...(await hardWeeks())];
const mails = await Promise.all(weeks.map(async (each) => ({ name: each.name, ...(await mailOf(each)) })));

/** All that a reader sees or follows. */
function seen(html: string): unknown {
  const page = readPage(html);
  return {
    texts: visibleTexts(page).map((shown) => shown.text),
    elements: [...page.root.all()].map(({ tag, attributes }) => [tag, ...attributes]),
  };
}

const services = [
  /\{[{%#$]/,
  /[$#]\{/,
  /\*\|/,
  /\[\[/,
  /\[[a-z][\w.-]*\]/,
  /%%/,
  /\$%/,
  /%[a-z]+\.?[a-z]*%/,
  /<%/,
];

test.each(mails)('$name: nothing is live', ({ html }) => {
  const body = html.replace(/<!--[^]*?-->|<style>[^]*?<\/style>/g, '');
  for (const service of services) expect(body.match(service)).toBeNull();
});

test('and all of it is seen as it was written', () => {
  const [mail] = mails;
  const all = visibleTexts(readPage(mail?.html ?? ''))
    .map((shown) => shown.text)
    .join('\n');
  for (const mark of live) expect(all).toContain(mark);
  expect(all).toContain('{{summary}} *|S|*');
});

test('what has none of the letters that engines look for has nothing live, whatever stands behind it', () => {
  const pieces = fc.constantFrom(
    'a',
    '가',
    ' ',
    '$',
    '#',
    '|',
    ']',
    ']]',
    '}}',
    '&lt;',
    '&#39;',
    '\u017f',
    '\u212a',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const html = parts.join('');
      expect(`${inert(html)}. &#123;`).toBe(inert(`${html}. {`));
    }),
    { seed: 20250707 },
  );
});

test.each(mails)('$name: the same through Liquid', async ({ html }) => {
  const liquid = new Liquid({ strictFilters: true });
  expect(seen(await liquid.parseAndRender(html))).toEqual(seen(html));
});

describe('a placeholder of the config', () => {
  test('alone is filled in', async () => {
    const own = config.replace(/unsubscribe_url: ".*"/, 'unsubscribe_url: "{{ UnsubscribeURL }}"');
    const { html } = await mailOf(await weekOf('own', issue, own));
    const out = await new Liquid().parseAndRender(html, { UnsubscribeURL: 'https://service.example/out' });
    expect(out).toContain('href="https://service.example/out"');
    expect(seen(out.replace('https://service.example/out', '{{ UnsubscribeURL }}'))).toEqual(seen(html));
  });
});

/** Reads templates from standard input as a list in JSON, and writes what html/template makes of each. */
const program = `package main

import (
	"encoding/json"
	"html/template"
	"os"
	"strings"
)

func main() {
	var sources, made []string
	if err := json.NewDecoder(os.Stdin).Decode(&sources); err != nil {
		panic(err)
	}
	for _, source := range sources {
		var out strings.Builder
		page, err := template.New("mail").Parse(source)
		if err == nil {
			err = page.Execute(&out, map[string]string{})
		}
		if err != nil {
			panic(err)
		}
		made = append(made, out.String())
	}
	json.NewEncoder(os.Stdout).Encode(made)
}
`;

describe.skipIf(!hasGo)("Go's html/template", () => {
  test(
    'changes nothing that is seen, and all that matters stands outside of comments',
    { timeout: 120_000 },
    () => {
      const made = runGo(
        program,
        mails.map(({ html }) => html),
      ) as string[];
      expect(made).toHaveLength(mails.length);
      for (const [i, out] of made.entries()) expect(seen(out)).toEqual(seen(mails[i]?.html ?? ''));
      expect(made[0]).not.toContain('[if mso]');
    },
  );
});
