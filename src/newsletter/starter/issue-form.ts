import { quoted } from '../../yaml/index.ts';

/** Where GitHub looks for it. */
export const formPath = '.github/ISSUE_TEMPLATE/paper.yml';

interface Field {
  /** What `ci-form` makes of the answer: a key of a paper, of texts with the language behind it. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly placeholder?: string;
  readonly isLong?: true;
  readonly isRequired?: true;
}

interface Words {
  readonly name: string;
  /** What the title of the issue begins with. */
  readonly title: string;
  readonly description: string;
  readonly intro: string;
  readonly fields: (
    languages: readonly { readonly tag: string; readonly name: string }[],
  ) => readonly Field[];
}

const korean: Words = {
  name: '논문 추천',
  title: '논문: ',
  description: '이번 주 소식에 실을 논문 한 편을 추천합니다.',
  intro: '답변은 그대로 파일이 되어 풀 리퀘스트로 올라갑니다. 편집자가 읽고 다듬은 뒤에 싣습니다.',
  fields: (languages) => [
    {
      id: 'ref',
      label: '논문',
      description: 'arXiv 번호, DOI 또는 논문 주소',
      placeholder: '2506.15677',
      isRequired: true,
    },
    ...languages.map(({ tag, name }, i): Field => ({
      id: `title_${tag}`,
      label: `제목 (${name})`,
      description: i === 0 ? '논문 제목' : '원래 제목 그대로',
      ...(i === 0 ? { isRequired: true } : {}),
    })),
    {
      id: 'summary',
      label: '소개',
      description: '이 논문이 왜 중요한지 세 문장쯤으로. Markdown을 쓸 수 있습니다.',
      isLong: true,
      isRequired: true,
    },
    { id: 'by', label: '이름', description: '도와주신 분으로 실을 이름. 비워 두면 싣지 않습니다.' },
  ],
};

const english: Words = {
  name: 'Suggest a paper',
  title: 'Paper: ',
  description: 'Suggest one paper for the newsletter.',
  intro:
    'Your answers become a file and a pull request as they are. An editor reads them before they go out.',
  fields: (languages) => [
    {
      id: 'ref',
      label: 'Paper',
      description: 'Its arXiv id, its DOI or its address',
      placeholder: '2506.15677',
      isRequired: true,
    },
    ...languages.map(({ tag, name }, i): Field => ({
      id: `title_${tag}`,
      label: languages.length === 1 ? 'Title' : `Title (${name})`,
      description: 'The title of the paper',
      ...(i === 0 ? { isRequired: true } : {}),
    })),
    {
      id: 'summary',
      label: 'Summary',
      description: 'Three sentences on why this paper matters. Markdown is welcome.',
      isLong: true,
      isRequired: true,
    },
    {
      id: 'by',
      label: 'Your name',
      description: 'As readers see it in the credits. Leave it empty for none.',
    },
  ],
};

/** GitHub's form (docs: "Syntax for issue forms") whose answers `ci-form` reads; the labels may be changed, the ids may not. */
export function issueForm(locale: string, languages: readonly string[]): string {
  const isKorean = locale.toLowerCase().split('-')[0] === 'ko';
  const words = isKorean ? korean : english;
  const names = new Intl.DisplayNames([isKorean ? 'ko' : 'en'], { type: 'language' });
  const fields = words.fields(languages.map((tag) => ({ tag, name: names.of(tag) ?? tag })));
  return `# Written by \`digest init --issue-form\`. The label starts the workflow digest-form.yml: make it once in the repository. Without that line a form
# waits until somebody who may sets the label. The words are yours to change; the ids are what \`digest ci-form\` reads.
name: ${quoted(words.name)}
description: ${quoted(words.description)}
title: ${quoted(words.title)}
labels: [paper]
body:
  - type: markdown
    attributes:
      value: ${quoted(words.intro)}
${fields.map(field).join('')}`;
}

function field({ id, label, description, placeholder, isLong, isRequired }: Field): string {
  return `  - type: ${isLong === true ? 'textarea' : 'input'}
    id: ${id}
    attributes:
      label: ${quoted(label)}
      description: ${quoted(description)}
${placeholder === undefined ? '' : `      placeholder: ${quoted(placeholder)}\n`}    validations:
      required: ${isRequired === true}
`;
}
