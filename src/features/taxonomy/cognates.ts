import { LANGUAGES, type Language } from '../../kernel/language.ts';

type Forms = Readonly<Record<Language, readonly string[]>>;

/**
 * Endings of words that the three languages have from one root, the longest first: `formalization`, `formalisation`,
 * `formalización`. Of several in one language all are tried.
 */
const ENDINGS: readonly Forms[] = [
  'ization isation | isation | ización',
  'ability | abilité | abilidad',
  'ibility | ibilité | ibilidad',
  'ography | ographie | ografía',
  'ology | ologie | ología',
  'ation | ation | ación',
  'tion | tion | ción',
  'sion | sion | sión',
  'ogist | ogue | ogo oga',
  'ency | ence | encia',
  'ancy | ance | ancia',
  'ence | ence | encia',
  'ance | ance | ancia',
  'ity | ité | idad',
  'ism | isme | ismo',
  'ist | iste | ista',
  'ment | ment | mento miento',
  'ical ics | ique | ico ica',
  'ic | ique | ico ica',
  'ator | ateur | ador adora',
  'tor | teur trice | tor tora',
  'or er | eur euse | or ora',
  'ify | ifier | ificar',
  'ize ise | iser | izar',
  'ary | aire | ario aria',
  'ory | oire | orio oria',
  'ous | eux euse | oso osa',
  'ive | if ive | ivo iva',
  'al | el al elle ale | al',
  'ant | ant ante | ante',
  'ent | ent ente | ente',
  'able | able | able',
  'ible | ible | ible',
  'ure | ure | ura',
  'ude | ude | ud',
  'age | age | aje',
  'ate | er | ar',
  'ine | ine | ina',
  'ile | ile | il',
  'ose | ose | oso osa',
  'ty | té | dad tad',
  'ct | ct t cte | cto cta',
  'y | ie | ía ia',
  'e | e | o a',
].map((line) => {
  const [en = '', fr = '', es = ''] = line.split(' | ');
  return { en: en.split(' '), fr: fr.split(' '), es: es.split(' ') };
});

/** A shorter root is a word of its own more often than one that two languages share. */
const SHORTEST_ROOT = 3;
const PLURALS: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/ies$/, 'y'],
    [/(?<=[a-z]{3}[^si])s$/, ''],
  ],
  fr: [[/(?<=[a-z]{3}[^s])s$/, '']],
  es: [
    [/(?<=[a-z](?:[dlrn]|i[oó]n))es$/, ''],
    [/(?<=[a-z]{2}[aeio])s$/, ''],
  ],
};

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Spanish writes Greek and doubled consonants as they sound, and never begins with s and a consonant. */
const asSpanishWrites = (root: string): string =>
  root
    .replace(/([b-df-hj-kmnp-qs-z])\1/g, '$1')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('ch', 'c')
    .replaceAll('y', 'i')
    .replace(/qu(?=[ao])/, 'cu')
    .replace(/^s(?=[bcdfgkmpqt])/, 'es');

function singular(word: string, language: Language): string {
  const plural = PLURALS[language].find(([ending]) => ending.test(word));
  return plural ? word.replace(...plural) : word;
}

/**
 * How the other languages would write a word if it comes from one root with theirs. Many of these are no words: they are
 * for looking up, never for showing.
 */
export function cognatesOf(word: string, language: Language): Forms {
  const found: Record<Language, readonly string[]> = { en: [], fr: [], es: [] };
  const one = singular(bare(word.toLowerCase()), language);
  for (const endings of ENDINGS) {
    const ending = endings[language]
      .map(bare)
      .find((last) => one.endsWith(last) && one.length - last.length >= SHORTEST_ROOT);
    if (ending === undefined) continue;
    const root = one.slice(0, -ending.length);
    for (const other of LANGUAGES.filter((known) => known !== language)) {
      const written = other === 'es' ? asSpanishWrites(root) : root;
      found[other] = endings[other].map((last) => written + last);
    }
    break;
  }
  return found;
}
