import { type Hint, type HintKind, matches } from './model.ts';

/** Addresses and numbers by which a person is found: mail, telephone, papers, bank accounts, dates of birth. */

const MAIL =
  /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/gu;
/** A desk's address is there to be written to. */
const DESK =
  /^(?:info|contact|contacto|contacts|press|presse|prensa|media|support|help|helpdesk|library|biblio\w*|office|bureau|oficina|registry|secretaria\w*|publications?|publicaciones|archives?|hr|rh|rrhh|admin|webmaster|data|statistics|enquiries|consultas|service|servicio)@/i;

const PHONES: readonly RegExp[] = [
  /(?<![\w+])\+\d{1,3}(?:[\s().-]{0,2}\d){7,12}(?!\d)/g,
  /(?<![\d.])00\d{2}(?:[\s().-]{0,2}\d){7,11}(?!\d)/g,
  /(?<!\d)0[1-9](?:[\s.-]\d{2}){4}(?!\d)/g,
  /(?<![\d-])\(?\d{3}\)?[ .-]\d{3}-\d{4}(?!\d)/g,
];
/** After words that announce one, whatever its shape. */
const CALLED =
  /(?:\b(?:tel|telephone|telefono|phone|mobile|cell|cellphone|whatsapp|signal|fax|celular|movil|portable|call|ring|text|llame|llamar|marque|appelez|telephonez|joignable|joindre|number is)\b)[^\d\n]{0,28}?(\(?\d(?:[\s().-]{0,2}\d){6,12})(?!\d)/gi;

const PAPERS =
  /\b(?:passports?|passeports?|pasaportes?|(?:national |identity |id |identification |tax |social security |voter |residence )+(?:id|card|number|permit|no)|id card|national id|dni|nie|nif|curp|rfc|cuit|ruc|nss|nir|ssn|cni|cnss|cedula(?: de identidad| de ciudadania)?|carte (?:nationale )?d.identite|carte de sejour|numero de (?:securite sociale|seguro social|seguridad social|identite|identidad|identificacion)|titre de sejour)\b[^\n\d]{0,24}?((?=[A-Z\d./ -]*\d{2})[A-Z\d](?:[A-Z\d]|[ ./-](?=[A-Z\d]))*\d[A-Z\d]*)/gi;

const FEWEST_DIGITS_OF_PAPERS = 6;
const DNI = /\b(\d{8})[ -]?([A-HJ-NP-TV-Z])\b/g;
const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const CURP = /\b[A-Z][AEIOUX][A-Z]{2}\d{6}[HM][A-Z]{5}[A-Z\d]\d\b/g;
const NIR = /\b([12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}) ?(\d{2})\b/g;
const SSN = /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g;

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{2,4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g;
const CARD = /(?<![\d.])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)/g;
const ACCOUNT =
  /\b(?:account|acct|compte|cuenta|cbu|clabe|rib|swift)\b[^\n\d]{0,24}?(\d(?:[ .-]?\d){6,21})/gi;

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const DATE = `(?:\\d{1,2}(?:er|st|nd|rd|th)? (?:of |de )?${MONTH}(?:,? (?:of |de |del )?\\d{4})|${MONTH} \\d{1,2},? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})`;
const BIRTH = new RegExp(
  `\\b(?:born|dob|date of birth|birth ?date|nee?s?|date de naissance|nacid[oa]s?|nacio|fecha de nacimiento|f\\. ?nac\\.?)\\b[^\\n\\d]{0,14}?(${DATE})`,
  'gi',
);
/** Organizations are founded, and texts say of them that they were born. */
const FOUNDED =
  /\b(?:organi[sz]ation|union|central|syndicat|association|asociacion|party|parti|partido|office|bureau|oficina|movement|mouvement|movimiento|confederation|confederacion|cooperative|cooperativa|company|entreprise|empresa|agency|agence|agencia|network|reseau|red)\b[^.]{0,30}$/i;

/** Same length as the text: offsets stay true. */
export const folded = (text: string): string =>
  Array.from(text, (letter) => {
    const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
    return base.length === letter.length ? base : letter;
  }).join('');

const digits = (words: string): string => words.replace(/\D/g, '');

/** ISO 13616: a mistyped one is no account. */
function isIban(words: string): boolean {
  const plain = words.replace(/ /g, '');
  if (plain.length < 15 || plain.length > 34) return false;
  const turned = `${plain.slice(4)}${plain.slice(0, 4)}`;
  let rest = 0;
  for (const sign of turned) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812: the check that card numbers carry. */
function isCard(words: string): boolean {
  const sum = [...digits(words)].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isDni = (words: string): boolean =>
  DNI_LETTERS[Number(digits(words)) % 23] === words.at(-1)?.toUpperCase();

function isNir(words: string): boolean {
  const plain = words.replace(/ /g, '').replace('2A', '19').replace('2B', '18');
  const number = Number(plain.slice(0, 13));
  return 97 - (number % 97) === Number(plain.slice(13));
}

const always = (): boolean => true;

interface Rule {
  readonly kind: HintKind;
  readonly pattern: RegExp;
  readonly holds: (words: string, before: string) => boolean;
}

const RULES: readonly Rule[] = [
  { kind: 'mail', pattern: MAIL, holds: (words) => !DESK.test(words) },
  ...PHONES.map((pattern): Rule => ({ kind: 'phone', pattern, holds: always })),
  { kind: 'phone', pattern: CALLED, holds: always },
  {
    kind: 'identity',
    pattern: PAPERS,
    holds: (words) => digits(words).length >= FEWEST_DIGITS_OF_PAPERS,
  },
  { kind: 'identity', pattern: DNI, holds: isDni },
  { kind: 'identity', pattern: CURP, holds: always },
  { kind: 'identity', pattern: NIR, holds: isNir },
  { kind: 'identity', pattern: SSN, holds: always },
  { kind: 'bank', pattern: IBAN, holds: isIban },
  { kind: 'bank', pattern: CARD, holds: isCard },
  { kind: 'bank', pattern: ACCOUNT, holds: always },
  { kind: 'birth', pattern: BIRTH, holds: (_, before) => !FOUNDED.test(before) },
];

const BEFORE = 60;

export function numberHints(text: string): Hint[] {
  const plain = folded(text);
  return RULES.flatMap(({ kind, pattern, holds }) =>
    [...matches(plain, pattern)].flatMap(({ start, end, words }) => {
      const before = plain.slice(Math.max(0, start - BEFORE), start);
      return holds(words, before) ? [{ kind, start, end }] : [];
    }),
  );
}
