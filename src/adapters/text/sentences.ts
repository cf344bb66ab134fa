import { LANGUAGES, type Language } from '../../kernel/language.ts';

/** Abbreviations that a name or a further word follows: never the end of a sentence. */
const BEFORE_A_WORD: Readonly<Record<Language, string>> = {
  en: 'mr mrs ms dr prof st messrs hon rev gen col sen gov e.g i.e eg ie vs cf approx incl esp dept',
  fr: 'm mm mme mmes mlle mlles dr pr me st ste mgr cf p.ex p. ex env av boul resp dir',
  es: 'sr sra sres sras srta dr dra d dña da ud uds prof lic ing arq gral cnel mons p.ej p. ej cf aprox depto avda dpto',
};
/** Abbreviations only where a number follows: `No. 189` is one, `We said no.` is not. */
const BEFORE_A_NUMBER: Readonly<Record<Language, string>> = {
  en: 'no nos art arts fig figs vol pp p para paras sec ch eq ref jan feb mar apr jun jul aug sept sep oct nov dec',
  fr: 'no nos n art arts fig vol pp p al chap sect tél réf éq janv févr avr juill sept oct nov déc',
  es: 'no nos núm núms num art arts fig vol pp p pág págs párr cap tel ref ec ene feb mar abr jun jul ago sept oct nov dic',
};
const SETS = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      segmenter: new Intl.Segmenter(language, { granularity: 'sentence' }),
      // A document quotes titles of other languages, so that each language knows all titles; its own numbers only.
      word: new Set(LANGUAGES.flatMap((other) => BEFORE_A_WORD[other].split(' '))),
      number: new Set(BEFORE_A_NUMBER[language].split(' ')),
    },
  ]),
);

const LAST_WORD = /(?:^|[\s(«"“'’[])([\p{L}.]+)\.$/u;
/** `J. Smith`, `U.S. law`, `S.A. de C.V.`: a single capital before the stop. */
const INITIALS = /^(?:\p{Lu}\.?)+$/u;
const LIST_MARK = /^\s*(?:[-–—*•·▪◦‣]|\(?(?:\d{1,2}|[a-z])[.)])\s+/u;
/** A closing quote or bracket belongs to what it closes: `« Quoi ? » dit-il.` */
const CLOSING = /^\s*[»”’)\]]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function goesOn(before: string, after: string, language: Language): boolean {
  if (CLOSING.test(after)) return true;
  const sets = SETS.get(language);
  const word = LAST_WORD.exec(before)?.[1];
  if (!sets || word === undefined) return false;
  if (/^\p{Ll}/u.test(after)) return true;
  if (/^\p{N}/u.test(after) && sets.number.has(word.toLowerCase())) return true;
  return sets.word.has(word.toLowerCase()) || INITIALS.test(word);
}

function ofLine(line: string, language: Language): string[] {
  const pieces = SETS.get(language)?.segmenter.segment(line.replace(LIST_MARK, '')) ?? [];
  const result: string[] = [];
  let open = '';
  for (const { segment } of pieces) {
    const before = open.trimEnd();
    if (before !== '' && !goesOn(before, segment, language)) {
      result.push(before.trim());
      open = '';
    }
    open += segment;
  }
  result.push(open.trim());
  return result.filter((sentence) => LETTER_OR_DIGIT.test(sentence));
}

/**
 * Sentences in order, trimmed. A line break ends a sentence, as people use it in chat; the mark of a list
 * item is left out, everything else is as written.
 */
export const sentences = (text: string, language: Language): string[] =>
  text.split(/[\r\n\u2028\u2029]+/u).flatMap((line) => ofLine(line, language));
