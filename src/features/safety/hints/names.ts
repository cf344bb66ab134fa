import { GIVEN, GIVEN_OR_WORD } from './given-names.ts';
import { type Hint, matches } from './model.ts';
import { folded } from './numbers.ts';

/** People who are named in a text and are neither its author nor publicly part of what it is about. */

const WORD = "\\p{Lu}[\\p{L}]*(?:['’-]\\p{L}+)*";
const LINK = '(?:de la|de los|de las|del|de|da|dos|van der|van den|van|von|bin|ben|ibn|el|al|ould)';
/** "y" joins two surnames (Ramón y Cajal); right after the first word it joins two things, places as well as people. */
const FULL = `${WORD}(?: (?:${LINK} )?${WORD}(?: (?:(?:${LINK}|y) )?${WORD}){0,2})?`;
const TITLED = new RegExp(
  `(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Madam|M|MM|Mme|Mmes|Mlle|Monsieur|Madame|Maître|Me|Sr|Sra|Srta|Dra|Lic|Ing|Don|Doña|[Ss]eñor|[Ss]eñora|[Ss]eñorita|[Mm]adame|[Mm]onsieur)\\.? (${FULL})`,
  'gu',
);
const RUN = new RegExp(`(?<![\\p{L}\\d@.'’-])${FULL}(?![\\p{L}])`, 'gu');

/** What is called after somebody is a place, a law or an organization. */
const CALLED_AFTER =
  /(?:\b(?:foundation|fondation|fundacion|fund|institute?|instituto|university|universite|universidad|college|school|ecole|escuela|lycee|colegio|hospital|hopital|clinic|street|avenue|rue|calle|avenida|boulevard|road|square|place|plaza|airport|aeroport|aeropuerto|bridge|pont|puente|port|porto|puerto|cape|cap|cabo|mount|mont|monte|lake|lac|lago|rio|san|santa|santo|sao|saint|sainte|st|ste|nueva|new|act|law|loi|ley|award|prize|prix|premio|museum|musee|museo|centre|center|centro|library|isla|ile|island|isle|province|provincia|estado|state|stade|stadium|hotel|residence|quartier|barrio|parque|park|parc|gare|metro)\b(?: (?:de|del|de la|of|the|du|des|d))?[ '’]*)$/i;
const AFTER_CALLED =
  /^(?:['’]s)? (?:foundation|fund|institute|university|college|school|hospital|clinic|street|avenue|road|square|airport|bridge|act|law|award|prize|museum|centre|center|library|island|province|state|stadium|hotel|park|index|coefficient|curve|scale|falls|report|plan|programme|bay|city|river|basin)\b/i;
/** Whoever has published is cited, not told of. */
const CITED = /^(?:,? et al\b|(?:['’]s)?,? ?\((?:19|20)\d{2}[a-z]?\b)/i;

/** Words of institutions and places: a run that has one is not a person. */
const INSTITUTION =
  /\b(?:ministry|ministere|ministerio|organi[sz]ation|organizacion|union|unions|nations|naciones|bank|banque|banco|fund|fonds|fondo|council|conseil|consejo|committee|comite|commission|comision|convention|convenio|recommendation|conference|conferencia|programme|program|programa|project|projet|proyecto|agency|agence|agencia|office|bureau|oficina|institute?|instituto|university|universite|universidad|school|ecole|escuela|department|departement|departamento|federation|federacion|confederation|confederacion|association|asociacion|chamber|chambre|camara|foundation|fondation|fundacion|group|groupe|grupo|company|limited|ltd|inc|corp|republic|republique|republica|state|states|etats|estados|kingdom|royaume|reino|islands?|iles?|islas?|coast|cote|costa|city|ville|ciudad|river|lake|north|south|east|west|nord|sud|est|ouest|norte|sur|este|oeste|central|middle|new|country|decent|work|travail|trabajo|labour|code|act|law|loi|ley|agenda|goal|goals|objectif|objetivo|day|week|report|rapport|informe|table|figure|section|article|articulo|chapter|annex|teams|excel|word|sharepoint|facebook|whatsapp|youtube|summit|forum|foro|court|tribunal|parliament|congress|senate)\b/i;

const TITLES = new Set(
  'mr mrs ms miss dr prof professor sir madam m mm mme mmes mlle monsieur madame maitre me sr sra srta dra lic ing don dona senor senora senorita'.split(
    ' ',
  ),
);

const OPENERS = new Set(
  'according after as at before but by for from if in near of on our see since so the then this to under when while with without according selon pour chez avec sans comme les des une son leur nous vous ils elles apres avant mais quand selon segun para con sin como los las una sus nuestro nuestra tras antes pero cuando desde ayer hoy yesterday today hier asked ask please thanks thank merci gracias dear hello hi bonjour hola demandez pregunte voir vease veanse entrevistamos entrevistaron contact contacter contacte tell telling ring call meet met'.split(
    ' ',
  ),
);

const NATURAL_PLACE =
  /^(?:sri lanka|viet nam|addis ababa|port louis|saint louis|san jose|santiago de|el salvador|sierra leone|guinea bissau|costa rica|puerto rico|hong kong|new york|los angeles|cox s bazar|ho chi minh)/i;

/** Names that nobody need be asked about: the author, those who speak publicly here. Folded, words apart. */
export type Known = readonly (readonly string[])[];

const partsOf = (name: string): string[] =>
  folded(name)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 1);

export const knownNames = (names: readonly string[]): Known => names.map(partsOf);

/** All its words are of one known name: "Diallo" and "Fatou Diallo" are both Fatou Diallo. */
const isKnown = (parts: readonly string[], known: Known): boolean =>
  known.some((name) => parts.every((part) => name.includes(part)));

interface Found {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Without the word that only begins the sentence. */
function trimmed({ start, end, words }: Found): Found {
  const first = words.split(/[ ]/)[0] ?? '';
  const opener =
    OPENERS.has(folded(first).toLowerCase()) || TITLES.has(folded(first).toLowerCase());
  if (!opener || first.length === words.length) return { start, end, words };
  const rest = words.slice(first.length + 1);
  return trimmed({ start: end - rest.length, end, words: rest });
}

/** A given name with what may follow it. The first part of a double name counts. */
function named({ words }: Found): boolean {
  const [first = '', ...rest] = words.split(' ');
  // Letters of an organization, not a name.
  if (first.length > 1 && first === first.toUpperCase()) return false;
  const given = folded(first).toLowerCase().split(/['’-]/)[0] ?? '';
  const surname = rest.some((part) => /^\p{Lu}/u.test(part));
  if (GIVEN_OR_WORD.has(given)) return surname;
  return GIVEN.has(given);
}

const BEFORE = 40;

function aPerson(text: string, found: Found): boolean {
  const before = folded(text.slice(Math.max(0, found.start - BEFORE), found.start));
  const after = folded(text.slice(found.end, found.end + BEFORE));
  const plain = folded(found.words);
  if (INSTITUTION.test(plain) || NATURAL_PLACE.test(plain)) return false;
  return !CALLED_AFTER.test(before) && !AFTER_CALLED.test(after) && !CITED.test(after);
}

export function nameHints(text: string, known: Known): Hint[] {
  const titled = [...matches(text, TITLED)].filter((found) => !CITED.test(text.slice(found.end)));
  const runs = [...matches(text, RUN)].map(trimmed).filter((found) => named(found));
  return [...titled, ...runs.filter((found) => aPerson(text, found))].flatMap((found) =>
    isKnown(partsOf(found.words), known)
      ? []
      : [{ kind: 'person' as const, start: found.start, end: found.end }],
  );
}
