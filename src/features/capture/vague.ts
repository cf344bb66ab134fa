import type { Language } from '../../kernel/language.ts';

/**
 * Whether a recommendation could be anybody's: it is made of words that every report uses, and names no thing, number,
 * place or moment. It is asked about once and never refused; so a rule of thumb that can be read is enough.
 */

/** Words that say nothing by themselves, without accents. A star stands for any ending. */
const GENERIC: Readonly<Record<Language, string>> = {
  en: 'communicat* coordinat* collaborat* cooperat* stakeholder* partner* involve* engag* early better more important importance key crucial essential vital ensure improv* strengthen* enhanc* capacity capacities build* ownership plan* manag* participat* need* proper* good best effective* efficien* adequate* timely quality always never project* team* process* work* support* time resource* success* commitment planning inclusive sustainab* learn* lesson* people everyone everybody all',
  fr: 'communi* coordin* collabor* cooper* partie* prenante* partenaire* partenariat* impliqu* implication associ* tot meilleur* mieux plus davantage important* importance cle* crucial* essentiel* vital* assurer veiller amelior* renforc* capacite* appropriation planif* gerer gestion participa* besoin* bon* bien efficac* adequat* temps qualite toujours jamais projet* equipe* processus travail* appui* appuyer soutien soutenir ressource* succes reussite engagement* durab* inclusi* appren* lecon* tous toutes monde faut',
  es: 'comunica* coordina* colabora* coopera* actor* parte* interesada* socio* alianza* involucr* implica* particip* pronto temprana* mejor* mas importante* importancia clave* crucial* esencial* vital* asegurar garantizar fortale* capacidad* apropiacion planific* gestion* necesi* buen* bien eficac* eficien* eficaz adecuad* tiempo calidad siempre nunca proyecto* equipo* proceso* trabaj* apoy* recurso* exito* compromiso* sostenib* inclusiv* aprend* leccion* todos todas hay',
};

/** Words that carry a sentence and no meaning of their own; short ones are left out anyway. */
const LITTLE =
  'about also been from have into must should that their them then there these they this will with would does for and the dans avec pour sont doit devrait etre cette leur leurs elle nous vous entre une des les aux que qui sur para con una unos los las del ser debe deberia entre esta este muy que por';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const patternOf = (words: string): RegExp =>
  new RegExp(`^(?:${words.replaceAll(' ', '|').replaceAll('*', '[a-z]*')})$`);

const GENERIC_WORDS = Object.values(GENERIC).map(patternOf);
const LITTLE_WORDS: ReadonlySet<string> = new Set(LITTLE.split(' '));
const SHORTEST = 3;

/** A number, or a name within a sentence. */
const CONCRETE = /\d|(?<=[\p{Ll},;] )\p{Lu}\p{L}+/u;

/** At least this share of what carries meaning is generic. */
const SHARE = 0.6;

export function isVague(text: string): boolean {
  if (text.trim() === '' || CONCRETE.test(text)) return false;
  const words = plain(text)
    .split(/[^a-z]+/)
    .filter((word) => word.length >= SHORTEST && !LITTLE_WORDS.has(word));
  const generic = words.filter((word) => GENERIC_WORDS.some((pattern) => pattern.test(word)));
  return generic.length > 0 && generic.length >= words.length * SHARE;
}
