import type { Language } from '../language.ts';
import { MONTHS } from './words.ts';

/** A number as a text says it: `value` is comparable over languages and ways of writing. */
export interface Figure {
  /** `n12`, `r0.75` for a share, `m3` for March. */
  readonly value: string;
  readonly written: string;
  /** The word that follows, folded; empty at the end of a clause. */
  readonly of: string;
}

const UNITS: Readonly<Record<Language, string>> = {
  en: 'zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12',
  fr: 'zero=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 octante=80 nonante=90 dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 cinquantaine=50',
  es: 'cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 docena=12 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 quinientos=500 quinientas=500',
};
const TIMES: Readonly<Record<string, number>> = {
  hundred: 100,
  hundreds: 100,
  thousand: 1000,
  million: 1_000_000,
  millions: 1_000_000,
  cent: 100,
  cents: 100,
  mille: 1000,
  cien: 100,
  ciento: 100,
  mil: 1000,
  millon: 1_000_000,
  millones: 1_000_000,
};
const SHARES: Readonly<Record<string, number>> = {
  half: 1 / 2,
  halved: 1 / 2,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 1 / 4,
  quarters: 1 / 4,
  moitie: 1 / 2,
  tiers: 1 / 3,
  quart: 1 / 4,
  quarts: 1 / 4,
  mitad: 1 / 2,
  tercio: 1 / 3,
  tercios: 1 / 3,
  tercera: 1 / 3,
  cuarto: 1 / 4,
  cuartos: 1 / 4,
};

const tableOf = (line: string): ReadonlyMap<string, number> =>
  new Map(
    line.split(' ').map((entry) => {
      const [word = '', value] = entry.split('=');
      return [word, Number(value)];
    }),
  );
const WORDS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: tableOf(UNITS.en),
  fr: tableOf(UNITS.fr),
  es: tableOf(UNITS.es),
};

const DIGITS = /^\d/;
const THOUSANDS = /^\d{1,3}(?:[.,\s]\d{3})+$/;

function ofDigits(written: string): number {
  if (THOUSANDS.test(written)) return Number(written.replace(/[.,\s]/g, ''));
  return Number(written.replace(',', '.'));
}

const share = (value: number): string => `r${Number(value.toFixed(3))}`;
const PERCENT = /^(%|percent|percents)$/;

interface Read {
  readonly value: number;
  readonly length: number;
}

/** A number written in words from a place on: tens and units added, hundreds and thousands multiplied. */
function inWords(tokens: readonly string[], from: number, language: Language): Read | null {
  let total = 0;
  let part = 0;
  let at = from;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const unit = WORDS[language].get(token);
    const times = TIMES[token];
    if (unit !== undefined) {
      // Four times twenty: French alone says eighty so.
      part = token.startsWith('vingt') && part === 4 ? 80 : part + unit;
    } else if (times !== undefined) {
      part = Math.max(part, 1) * times;
      if (times >= 1000) {
        total += part;
        part = 0;
      }
    } else if (
      !(at > from && /^(and|et|y|un|une|uno|one)$/.test(token) && goesOn(tokens, at, language))
    ) {
      break;
    }
  }
  return at === from ? null : { value: total + part, length: at - from };
}

/** `treinta y dos`, `vingt et un`, `hundred and forty`: the joining word belongs to the number. */
function goesOn(tokens: readonly string[], at: number, language: Language): boolean {
  const before = WORDS[language].get(tokens[at - 1] ?? '') ?? 0;
  const after = WORDS[language].get(tokens[at + 1] ?? '') ?? 99;
  if (language === 'en') return TIMES[tokens[at - 1] ?? ''] !== undefined && after < 99;
  return before >= 20 && after < 10;
}

function figureAt(
  tokens: readonly string[],
  at: number,
  language: Language,
): (Read & { kind: string }) | null {
  const token = tokens[at] ?? '';
  const month = MONTHS.findIndex((name) => name.test(token));
  if (month >= 0) return { value: month + 1, length: 1, kind: 'm' };
  const part = SHARES[token];
  if (part !== undefined) return { value: part, length: 1, kind: 'r' };
  const read = DIGITS.test(token)
    ? { value: ofDigits(token), length: 1 }
    : inWords(tokens, at, language);
  if (!read || Number.isNaN(read.value)) return null;
  const next = tokens[at + read.length] ?? '';
  if (PERCENT.test(next)) return { value: read.value / 100, length: read.length + 1, kind: 'r' };
  const parts = SHARES[next];
  if (parts !== undefined && read.value < 10) {
    return { value: read.value * parts, length: read.length + 1, kind: 'r' };
  }
  return { ...read, kind: 'n' };
}

const TOKEN = /[,;:.()]|\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?|%|\p{L}[\p{L}\p{M}]*/gu;

const PUNCTUATION = /^[,;:.()]$/;
/** The month, and not what may be. */
const MAY = /\b(?<=(?:in|of|since|until|by|from|early|late|last|\d) )may\b/g;

/** All numbers of a text, in order; `one` counts nothing. */
export function figuresIn(folded: string, language: Language): Figure[] {
  const text = folded
    .replace(/\bper cent\b|\bpour cent\b|\bpor ciento\b/g, '%')
    .replace(language === 'en' ? MAY : /$^/, 'mai')
    .replace(/[\u00a0\u202f]/g, ' ');
  const tokens = text.match(TOKEN) ?? [];
  const found: Figure[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = figureAt(tokens, at, language);
    if (!read) {
      at += 1;
      continue;
    }
    const end = at + read.length;
    found.push({
      value: read.kind === 'r' ? share(read.value) : `${read.kind}${read.value}`,
      written: tokens.slice(at, end).join(' '),
      of: PUNCTUATION.test(tokens[end] ?? '') ? '' : (tokens[end] ?? ''),
    });
    at = end;
  }
  return found;
}
