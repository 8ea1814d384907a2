/** What listmonk's template engine makes of a mail: each reader sees what was written, and only the config's placeholders are filled in. */
import { describe, expect, test } from 'vitest';
import { inertBody, inertSubject, inertText } from '../../src/channels/listmonk/inert.ts';
import { hasGo, runGo } from '../support/go.ts';

const hard = [
  'plain',
  '{{ .Name }} {{UnsubscribeURL}} {{ TrackLink "https://a.example" }}',
  '{{',
  '}} {{ "x"',
  '{{{ x }}}',
  '{{- range . -}}',
  '{{/* note */}}',
  'a < b <!-- gone? --> <script>x</script> <a href="',
  '{<b>{{',
  '{@TrackLink {{ https://a.example/x@TrackLink',
  'https://a.example/x@TrackLink',
  `& ' " + ' \` \\ {`,
  '한글 { 와 {',
];

test('what has nothing of a template stays as it is, so that listmonk does not look at it', () => {
  const text = 'a < b, https://a.example/x@TrackLink { }';
  expect(inertText([{ text, isPlaceholder: false }])).toBe(text);
  expect(inertSubject(text)).toBe(text);
  expect(inertBody('<p>https://a.example/x@TrackLink</p>')).toBe('<p>https://a.example/x&#64;TrackLink</p>');
});

/** As models/campaigns.go and models/common.go of listmonk 6.2 compile and run a campaign. */
const program = `package main

import (
	"encoding/json"
	htmltpl "html/template"
	"os"
	"regexp"
	"strings"
	txttpl "text/template"
)

type rule struct {
	from *regexp.Regexp
	to   string
}

var rules = []rule{
	{regexp.MustCompile(\`{{\\s*TrackLink\\s+"([^"]+)"\\s*}}\`), \`{{ TrackLink "$1" . }}\`},
	{regexp.MustCompile(\`(https?://[\\p{L}\\p{N}_\\-\\.~!#$&'()*+,/:;=?@\\[\\]%]*)@TrackLink\`), \`{{ TrackLink "$1" . }}\`},
	{regexp.MustCompile(\`{{(\\s+)?(TrackView|UnsubscribeURL|ManageURL)(\\s+)?}}\`), \`{{ $2 . }}\`},
}

func isTemplate(s string) bool {
	_, after, ok := strings.Cut(s, "{{")
	return ok && strings.Contains(after, "}}")
}

func replaced(s string) string {
	for _, r := range rules {
		s = r.from.ReplaceAllString(s, r.to)
	}
	return s
}

func main() {
	var in struct{ Subjects, Texts []string }
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		panic(err)
	}
	funcs := map[string]any{
		"TrackLink":      func(url string, x any) string { return "TRACKED" },
		"TrackView":      func(x any) string { return "VIEWED" },
		"UnsubscribeURL": func(x any) string { return "https://lists.example/u/1" },
		"ManageURL":      func(x any) string { return "MANAGE" },
		"Safe":           func(s string) htmltpl.HTML { return htmltpl.HTML(s) },
	}
	out := struct{ Subjects, Texts []string }{}
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	for _, s := range in.Subjects {
		var b strings.Builder
		b.WriteString(s)
		if isTemplate(s) {
			b.Reset()
			t, err := txttpl.New("content").Funcs(funcs).Parse(replaced(s))
			must(err)
			must(t.Execute(&b, 1))
		}
		out.Subjects = append(out.Subjects, b.String())
	}
	for _, s := range in.Texts {
		var b strings.Builder
		b.WriteString(s)
		if isTemplate(s) {
			b.Reset()
			t, err := htmltpl.New("content").Funcs(funcs).Parse(replaced(s))
			must(err)
			must(t.Execute(&b, 1))
		}
		out.Texts = append(out.Texts, b.String())
	}
	json.NewEncoder(os.Stdout).Encode(out)
}
`;

describe.skipIf(!hasGo)('compiled as listmonk does', () => {
  test('subject and plain text come out as they were written', { timeout: 120_000 }, () => {
    const all = [...hard, hard.join(' / ')];
    const placeholder = { text: '{{ UnsubscribeURL }}', isPlaceholder: true };
    const made = runGo(program, {
      Subjects: all.map(inertSubject),
      Texts: all.flatMap((text) => [
        inertText([{ text, isPlaceholder: false }]),
        inertText([{ text, isPlaceholder: false }, placeholder, { text, isPlaceholder: false }]),
      ]),
    }) as { Subjects: string[]; Texts: string[] };
    expect(made.Subjects).toEqual(all);
    expect(made.Texts).toEqual(all.flatMap((text) => [text, `${text}https://lists.example/u/1${text}`]));
  });
});
