import type { Written } from '../keypoints/crossing.ts';
import type { Language } from '../language.ts';
import type { Reads } from './doubts.ts';
import { type Clause, readText } from './reading.ts';
import { type Lack, same, unsupported } from './supported.ts';

/**
 * Why words of a machine are refused: what a sentence may lack, or that it is no sentence of that language and length
 * (`shape`, `length`, `language`), leaves out what was said (`lost`), or turns somebody's disagreement (`stance`).
 */
export type Fault = Lack['kind'] | 'shape' | 'length' | 'language' | 'lost' | 'stance';

/** More than words: a link, markup, code, several lines. */
const MORE_THAN_WORDS = /[\n\r<>{}`|\\]|https?:|www\.|\[[^\]…]|\*\*|^#|\p{Cc}/u;

/** Somebody disagrees, or doubts. */
const DISAGREES =
  /\b(disagree\w*|not convinced|on the contrary|doubt\w*|object(s|ed)? to|oppos\w*|reject\w*|against|pas d.accord|desaccord|au contraire|doute\w*|pas convaincu\w*|contest\w*|rejet\w*|contre|desacuerdo|no estoy de acuerdo|al contrario|dud[aoe]\w*|discrep\w*|opon\w*|rechaz\w*|contra|no convence\w*|no me convence\w*|no comparto)\b/;

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/’/g, "'");

export const disagrees = (text: string): boolean => DISAGREES.test(folded(text));

/** What can be told without reading what it says. */
export function formFaults(
  { text, language }: Written,
  before: Written,
  lengths: { readonly least: number; readonly most: number },
  reads: Pick<Reads, 'detect'>,
): Fault[] {
  const long = text.length / Math.max(1, before.text.length);
  return [
    ...(MORE_THAN_WORDS.test(text) || text.trim() === '' ? (['shape'] as const) : []),
    // Some characters more or less mean nothing in a short sentence.
    ...(long > lengths.most + 40 / Math.max(1, before.text.length) || long < lengths.least
      ? (['length'] as const)
      : []),
    ...(reads.detect(text, language) === language ? [] : (['language'] as const)),
    ...(disagrees(text) === disagrees(before.text) ? [] : (['stance'] as const)),
  ];
}

/** Share of what a sentence says that plainer words must say too; the rest may be fillers. */
const LEAST_KEPT = 0.5;

/** Every number, place and actor of it, and at least half of its words. */
function keeps(before: readonly Clause[], after: readonly Clause[]): boolean {
  const values = (all: readonly Clause[]) =>
    new Set(
      all.flatMap((one) =>
        [...one.figures, ...one.places, ...one.actors].map((named) => named.value),
      ),
    );
  const left = values(after);
  if ([...values(before)].some((value) => !left.has(value))) return false;
  const said = before.flatMap(({ units }) => units);
  const kept = said.filter((unit) =>
    after.some(({ units }) => units.some((other) => same(unit, other))),
  );
  return said.length === 0 || kept.length / said.length >= LEAST_KEPT;
}

/**
 * What is amiss with a sentence in plain words: it must be supported by what it is linked to and by the sentence that
 * it takes the place of, and leave out nothing of weight. Empty where nothing is.
 * @param before what was drawn from the sources
 */
export function rewordingFaults(
  proposed: string,
  before: Written,
  sources: readonly Written[],
  reads: Reads,
): Fault[] {
  const { language } = before;
  const after: Written = { text: proposed, language };
  const lacks = [unsupported(after, sources, reads), unsupported(after, [before], reads)];
  const kept = keeps(readText(before, 0, reads), readText(after, 1, reads));
  return unique([
    ...formFaults(after, before, { least: 0.25, most: 1.3 }, reads),
    ...lacks.flat().map(({ kind }) => kind),
    ...(kept ? [] : (['lost'] as const)),
  ]);
}

export const unique = (faults: readonly Fault[]): Fault[] => [...new Set(faults)];

/** A sentence that speaks to a machine: it is nobody's view, and is left as it is for a person to look at. */
const ORDERS: Readonly<Record<Language, RegExp>> = {
  en: /\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?|above|previous)\b|\b(system|developer) (prompt|message)\b|\byou are (now )?(an?|the) (ai|assistant|model|language model|chatbot)\b|\b(language model|chatgpt|copilot)s?\b.{0,60}\b(must|should|write|answer|say|output)\b|(^|[.!?:;] *|\band )(answer|respond|reply|output|write) (only|exactly|instead|that|with the)\b/,
  fr: /\b(ignore[zr]?|oublie[zr]?|neglige[zr]?)\b.{0,40}\b(instructions?|consignes?|ci-dessus|precedent\w*)\b|\b(message|invite|prompt) systeme\b|\b(tu es|vous etes) (maintenant )?(une? )?(ia|assistant|modele)\b|\bmodele de langage\b|(^|[.!?:;] *|\bet )(repond(s|ez)|ecri(s|vez)) (seulement|exactement|plutot|que|a la place)\b/,
  es: /\b(ignor(a|e|en|ar)|olvid(a|e|en|ar)|descart(a|e|ar))\b.{0,40}\b(instrucciones|instruccion|anterior(es)?)\b|\b(mensaje|prompt) (del|de) sistema\b|\b(eres|usted es) (ahora )?(una? )?(ia|asistente|modelo)\b|\bmodelo de lenguaje\b|(^|[.!?:;] *|\by )(responda?|escrib[ae]) (solo|solamente|exactamente|que|en su lugar)\b/,
};

/** In any language: who writes orders need not write them in that of their text. */
export const ordersAMachine = (text: string): boolean =>
  Object.values(ORDERS).some((form) => form.test(folded(text)));
