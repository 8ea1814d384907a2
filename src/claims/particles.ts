/** What may stand behind a word in Korean, without a space: a part of a pattern. */
export const particles =
  '에게서|에게|에서는|에서도|에서의|에서부터|에서|에는|에도|에|으로써|으로서|으로는|으로|로써|로서|로는|로|이라는|라는|이라고|라고|이라면|라면|이란|란|이며|며|이나|나|이랑|랑|까지도|까지|부터|처럼|뿐만|뿐|밖에|대로|보다|마다|조차|만의|만을|만이|만으로는|만으로도|만으로|만|도|의|은|는|이|가|을|를|과의|와의|과|와|입니다|이다|이었|였|인|일|들(?:은|이|을|의|과|로|에)?|하\\p{L}*|되\\p{L}*|된\\p{L}*|될|됩니다|한|할|함|합니다|해|했\\p{L}*|시키\\p{L}*|시킨|적(?:인|으로)?';

/** Particles of two forms: behind a consonant, behind a vowel. */
const pairs: readonly (readonly [string, string])[] = [
  ['으로', '로'],
  ['이라', '라'],
  ['이란', '란'],
  ['이며', '며'],
  ['이나', '나'],
  ['이랑', '랑'],
  ['은', '는'],
  ['이', '가'],
  ['을', '를'],
  ['과', '와'],
];

/** Whether more may stand behind a form: 이라는, 라는, 으로서, 로서. */
function goesOn(form: string): boolean {
  return form.length > 1 || form === '라' || form === '로';
}

/** The form of a particle that fits a word; as it is behind a word whose last letter is none of Hangul. */
export function particleFor(word: string, particle: string): string {
  const code = (word.codePointAt(word.length - 1) ?? 0) - 0xac00;
  if (code < 0 || code > 11_171) return particle;
  const final = code % 28;
  for (const [consonant, vowel] of pairs) {
    const own = [consonant, vowel].find(
      (form) => particle === form || (goesOn(form) && particle.startsWith(form)),
    );
    const isAlone =
      own === particle || (own !== undefined && goesOn(own)) || /^(?:[은는을를]|[과와]의?)$/.test(particle);
    if (own === undefined || !isAlone) continue;
    // ㄹ goes with 로.
    const isVowel = final === 0 || (consonant === '으로' && final === 8);
    return (isVowel ? vowel : consonant) + particle.slice(own.length);
  }
  return particle;
}
