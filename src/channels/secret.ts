const shown = '[key]';

/** A shorter one would take ordinary words out of a message. */
const shortest = 4;

/**
 * A key. Whoever prints it by accident, as text, as JSON, in a failure or a report of a bug, prints `[key]`; only `reveal` gives it.
 */
export class Secret {
  readonly #value: string;
  readonly #forms: readonly string[];

  /** `username`: the one that it is sent with. */
  constructor(value: string, username = '') {
    this.#value = value;
    this.#forms = formsOf(value, username);
  }

  reveal(): string {
    return this.#value;
  }

  /** A text without the key, however it is written there. */
  hide(text: string): string {
    return this.#forms.reduce((left, form) => left.replaceAll(form, shown), text);
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown;
  }
}

/** As it is; in an address, a form, JSON; in the headers and lines that it is sent in. The longest first. */
function formsOf(value: string, username: string): string[] {
  const inAddress = encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  const sent = [value, `${username}:${value}`, `\0${username}\0${value}`].flatMap((text) => {
    const bytes = Buffer.from(text);
    return [
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('base64').replace(/(?<!=)=+$/, ''),
    ];
  });
  const forms = [
    value,
    inAddress,
    inAddress.replaceAll('%20', '+'),
    new URLSearchParams([['', value]]).toString().slice(1),
    JSON.stringify(value).slice(1, -1),
    ...sent,
  ];
  return [...new Set(forms)]
    .filter((form) => form.length >= shortest)
    .toSorted((a, b) => b.length - a.length);
}
