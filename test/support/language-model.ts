/** A request that reached the model. */
export interface Asked {
  readonly url: string;
  readonly headers: Headers;
  readonly body: { readonly model: string; readonly messages: readonly { role: string; content: string }[] };
  readonly prompt: string;
}

type Kind = 'title' | 'abstract' | 'summary' | 'takeaway' | 'intro';

/** What a good model says; none of it has a number, a name or a link. */
export const good: Readonly<Record<Kind, string>> = {
  title: '작은 모델이 잘하는 일',
  abstract: '우리는 일의 크기를 재고, 작은 모델로도 충분한 일이 얼마나 많은지 보였습니다.',
  summary:
    '작은 모델로도 충분한 일을 하나하나 살펴본 논문입니다. 무엇을 큰 모델에 맡겨야 하는지 알려 줍니다.',
  takeaway: '많은 일은 작은 모델로도 충분합니다.',
  intro: '',
};

/** A server in memory that speaks `/v1/chat/completions`, and answers as a test wants it to. */
export class LanguageModel {
  readonly url = 'https://model.example';
  readonly key = 'sk-very-secret-key-123456';
  readonly model = 'test-model';
  readonly asked: Asked[] = [];
  /** How many requests are open, and how many were at once. */
  open = 0;
  most = 0;
  /** By default what a good model says. A text is the content of the message. */
  answer: (asked: Asked, nth: number) => string | Response | Promise<string | Response> = ({ prompt }) =>
    goodAnswer(prompt);

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const sent = typeof init.body === 'string' ? init.body : '';
    const body = JSON.parse(sent) as Asked['body'];
    const [message] = body.messages;
    const asked = { url, headers: new Headers(init.headers), body, prompt: message?.content ?? '' };
    const nth = this.asked.push(asked);
    this.open++;
    this.most = Math.max(this.most, this.open);
    try {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      const answer = await this.answer(asked, nth);
      return typeof answer === 'string' ? completion(answer) : answer;
    } finally {
      this.open--;
    }
  };

  get env(): Record<string, string> {
    return {
      HOME: '/home/editor',
      DIGEST_DRAFT_URL: this.url,
      DIGEST_DRAFT_KEY: this.key,
      DIGEST_DRAFT_MODEL: this.model,
    };
  }
}

/** The answer of a server with this text in it. */
export function completion(content: string | null, reason = 'stop'): Response {
  return Response.json({
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: reason }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

/** Which text a prompt asks for. */
export function kindOf(prompt: string): Kind {
  if (prompt.startsWith('Translate the title')) return 'title';
  if (prompt.startsWith('Translate the abstract')) return 'abstract';
  if (prompt.startsWith('Introduce a research paper')) return 'summary';
  return prompt.startsWith('Say in one sentence') ? 'takeaway' : 'intro';
}

export function goodAnswer(prompt: string): string {
  const kind = kindOf(prompt);
  if (kind !== 'intro') return good[kind];
  const papers = [...prompt.matchAll(/^Paper (\d+)$/gm)].map(([, number = '']) => number);
  const count = Number(/number of themes is (\d)/.exec(prompt)?.[1] ?? 0);
  return papers
    .slice(0, count)
    .map((paper) => `THEME: 작은 모델\nPAPERS: ${paper}\n작은 모델로 충분한 일을 찾는 논문이 눈에 띕니다.`)
    .join('\n\n');
}
