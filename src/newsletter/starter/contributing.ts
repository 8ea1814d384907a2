/** What a newsletter of its languages tells contributors; with `hasForm`, also of the issue form. */
export function contributingPage(
  locale: string,
  { languages, hasForm }: { readonly languages: readonly string[]; readonly hasForm: boolean },
): string {
  const isKorean = locale.toLowerCase().split('-')[0] === 'ko';
  return (isKorean ? korean : english)(examplePaper(languages, isKorean), hasForm);
}

function examplePaper(languages: readonly string[], isKorean: boolean): string {
  const title = (tag: string): string =>
    tag.toLowerCase().startsWith('ko') ? '논문 제목' : 'Title of the Paper';
  const [first = 'en'] = languages;
  const titles =
    languages.length === 1
      ? `title: "${title(first)}"`
      : `title:\n${languages.map((tag) => `  ${tag}: "${title(tag)}"`).join('\n')}`;
  const summary = isKorean
    ? '이 논문이 왜 중요한지 세 문장쯤으로 씁니다.'
    : 'Three sentences on why this paper matters.';
  return `\`\`\`yaml
# yaml-language-server: $schema=../schema/paper.schema.json
${titles}
arxiv: "2506.15677"
summary: |
  ${summary}
by: ${isKorean ? '김민지' : 'Kim Minji'}
\`\`\``;
}

const korean = (paper: string, hasForm: boolean): string => `# 논문 추천하기

논문 한 편은 \`inbox/\` 아래의 파일 하나입니다. 파일마다 따로이니 다른 분의 추천과 부딪치지 않습니다. 편집자가 모아서 그 주의 소식에 넣습니다.
${
  hasForm
    ? `
## 양식으로

이 저장소의 Issues에서 New issue를 누르고 "논문 추천"을 고릅니다. 칸을 채워 보내면 풀 리퀘스트가 만들어집니다. 파일을 몰라도 됩니다.
`
    : ''
}
## GitHub 웹에서

1. \`inbox/\` 폴더(없으면 저장소 첫 화면)에서 Add file → Create new file을 누릅니다.
2. 이름을 \`inbox/kim.yaml\`처럼 적고, 아래 내용을 붙여 넣어 고칩니다.
3. Commit changes… → Propose changes → Create pull request를 누릅니다.

${paper}

\`arxiv\` 대신 \`doi\`나 \`link\`를 쓸 수 있습니다. \`by\`는 도와주신 분으로 실을 이름이고, 없어도 됩니다. 잠시 뒤에 검사 결과가 풀 리퀘스트에 댓글로 달립니다. 고칠 것이 있으면 같은 풀 리퀘스트에서 파일을 고치면 됩니다.

## 도구로

저장소를 내려받아 \`npm ci\`를 합니다. \`add-paper --inbox\`는 논문 정보를 찾고 빠진 것을 물어본 뒤, \`inbox/\`에 그 파일을 만듭니다. 위의 파일을 손으로 써도 됩니다.

\`\`\`sh
npx digest add-paper 2506.15677 --inbox --by "김민지"
npx digest validate inbox
npx digest assemble --dry-run    # 소식에 들어간 모습을 보기만 합니다
\`\`\`

커밋해서 풀 리퀘스트를 엽니다.
`;

const english = (paper: string, hasForm: boolean): string => `# Suggesting a paper

A paper is one file in \`inbox/\`. Each has its own, so it meets no other suggestion. An editor takes them into the issue of the week.
${
  hasForm
    ? `
## By the form

Under Issues, press New issue and take "Suggest a paper". Your answers become a pull request. You need not know of files.
`
    : ''
}
## On GitHub's page

1. In the folder \`inbox/\` (or, if there is none, on the first page of the repository) press Add file → Create new file.
2. Name it, such as \`inbox/kim.yaml\`, paste what is below, and change it.
3. Press Commit changes… → Propose changes → Create pull request.

${paper}

Instead of \`arxiv\` there may be \`doi\` or \`link\`. \`by\` is the name for the credits, and may be left out. After a moment a comment on the pull request says what was found. What is wrong you change in the same pull request.

## By the tool

Clone the repository and run \`npm ci\`. \`add-paper --inbox\` looks the paper up, asks for what is missing and writes its file in \`inbox/\`. You may as well write the file above by hand.

\`\`\`sh
npx digest add-paper 2506.15677 --inbox --by "Kim Minji"
npx digest validate inbox
npx digest assemble --dry-run    # only shows the issue with it
\`\`\`

Commit it, and open a pull request.
`;
