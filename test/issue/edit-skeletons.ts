/** Hand-made files that are hard to edit: what stands around and inside the list varies. Line ends are set by the test. */
export const skeletons: Readonly<Record<string, string>> = {
  'comments everywhere': `# yaml-language-server: $schema=../schema/issue.schema.json
# top
week: 2025-07-07 # the week
# before
papers: # all of them

  # about the list

  # about a
  - # inside
    title: # more
      ko: "가" # ko
      # between
      en: 'A'
    # under a

    # far under a
  # about b
  - title: b # b
    summary: | # block
      # no comment
      text
    # of b

  # trailing

# outside
closing: |
  # not a comment
  bye # either
# last
`,
  'at the margin': `week: 2025-07-07
papers:
- title: a
  authors:
  - x
  - y
# about b
- title: b
  summary: |
    one

    two
# trailing
closing: c
`,
  'nothing but the list': 'papers:\n- a: 1',
  'kept blank lines at the end': 'papers:\n  - title: a\n    summary: |+\n      x\n\n\n',
  'kept blank lines, then a key':
    'papers:\n  - title: a\n    summary: |+\n      x\n\n\n# c\nclosing: >+\n  y\n\n\n',
  'stripped, no line end': 'papers:\n  - title: a\n    summary: |-\n      x',
  'clipped, blank lines at the end': 'papers:\n  - title: a\n    summary: |\n      x\n\n\n',
  'a block of nothing': 'papers:\n  - title: a\n    summary: |\n\n\nclosing: c\n',
  'folded and wide': `papers:
     -    title:
             ko: >
                folded
                text

                  more
          summary: plain
             over two lines
     -    title: "double
             over two"
          x-list:
          - [a, {b: c}]
lead: x
`,
  'dashes alone on their lines': 'papers:\n  -\n    title: a\n  -\n  - title: c\nclosing: c\n',
  'apart by blank lines':
    'week: w\n\npapers:\n\n  - title: a\n\n\n  # b\n  - title: b\n\n# end\n\nclosing: c\n',
  'flow cards': 'papers:\n  - {title: a, tags: [x, "y"]}\n  - {\n      title: b }   # b\n\n  # end',
  'anchors and aliases':
    'x-a: &a [1, 2]\npapers: &all\n  - &first {title: a}\n  - title: &t b\n    x-c: *a\n  - *first\nx-t: *t\n',
  'documents marked': '%YAML 1.2\n---\npapers:\n  - title: a\n...\n# after\n',
  'tabs and trailing spaces':
    'papers:   \n  - title:\ta  \n    summary: |\n      x\ty\t\n      \t\n  # c  \n',
  'no list, no line end': 'week: w',
  'no list, comments last': 'week: w\nintro:\n  - text: |\n      a\n\n  # deep\n# shallow\n\n',
  'no list, closing in the middle': 'week: w\n\n# bye\nclosing: c\n\nx-after: 1\n',
  'no value': 'papers:\nclosing: c\n',
  'no value, comments': 'papers: # none\n    # not yet\n  # soon\n# c\nclosing: c\n',
  'no value, no line end': 'week: w\npapers:',
  'an empty list': 'week: w\npapers: []\nclosing: c\n',
  'an empty list, comments, no line end': 'papers: [ ] # none\n  # not yet',
};
