import { type Hint, matches } from './model.ts';
import { folded } from './numbers.ts';

/**
 * What somebody earns and what something cost us. An amount alone is nothing to point out: these communities talk
 * about minimum wages, budgets of states and poverty lines all day.
 */

const CURRENCY =
  '(?:US ?\\$|\\$|€|£|¥|₹|(?:us |united states )?dollars?|dolares(?: estadounidenses)?|euros?|pounds?|livres sterling|libras|francs?(?: cfa| suisses)?|francos?(?: suizos| cfa)?|f ?cfa|shillings?|rupees?|roupies|rupias|naira|cedis?|rands?|pesos?|soles|reales|reais|quetzales|lempiras|bolivianos|guaranies|colones|kwacha|birr|dirhams?|dinars?|dinares|riyals?|taka|baht|kyats?|rupiah|yuan|usd|eur|gbp|chf|xof|xaf|kes|ngn|inr|pkr|bdt|mxn|cop|pen|ars|brl|zar|cad)';
const NUMBER = "\\d{1,3}(?:[ .,'\u00a0\u202f]\\d{3})*(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?";
const AMOUNT = new RegExp(
  `(?<![\\w.,])((?:(?:US ?\\$|[$€£¥₹]|usd|eur|gbp|chf|xof|xaf|kes|ngn|inr) ?(?:${NUMBER})|(?:${NUMBER}) ?${CURRENCY})(?![\\p{L}]))`,
  'giu',
);

/** Somebody's pay, or what we paid. */
const OURS =
  /\b(?:salar\w+|pay|pays|paid|payslip|earn(?:s|ed|ing)?|wage of|his wage|her wage|net|gross|bonus(?:es)?|fee|fees|charged?|charges|invoice[ds]?|billed|quoted|quote|contract|consultan\w+|daily rate|per diem|dsa|honorari\w+|cost|costs|costed|spent|budgeted|severance|overpaid|underpaid|salaire|paye|payee?|payons|gagne\w*|touche\w*|prime|primes|honoraires|facture\w*|devis|contrat|coute\w*|depense\w*|remuneration|traitement|indemnite\w*|brut|nets?|tarif|sueldo|salario|gana\w*|gano|cobr\w+|factur\w+|presupuest\w+|contrato|viaticos|honorarios|costo|coste|costaron|cuesta|pago|pagamos|pagaron|pagan|pagaba|remuneracion|bruto|netos?|tarifa|indemnizacion|gastamos|gasto)\b/i;

/** Figures that are published about countries and groups. */
const PUBLIC =
  /\b(?:gdp|gni|gnp|pib|rnb|inb|minimum wages?|living wages?|average|median|mean wage|poverty|poor|per capita|per head|per worker|inflation|remittances|exports?|imports?|trade|revenue|tax|taxes|public spending|state budget|national budget|social protection|transfer|cash transfers?|benefit|pension|pensions|allowance|loans?|grants?|fund|salaires? minim\w+|smic|smig|moyen|moyenne|median|mediane|pauvrete|par habitant|transferts|recettes|impots?|budget de l.etat|prestations?|allocations?|pret|prete|subvention|fonds|salarios? minim\w+|salario vital|promedio|mediana|pobreza|per capita|por habitante|remesas|exportaciones|ingresos fiscales|impuestos?|presupuesto (?:nacional|del estado)|prestaciones|pensiones|subsidios?|prestamo|presta|fondo|a day|par jour et par personne|al dia)\b/i;
/** Nobody earns by the million. */
const VAST = /\b(?:millions?|billions?|trillions?|milliards?|millones|mil millones|billones)\b/i;
/** By the day is how consultants are paid, and how poverty is counted. */
const DAILY = /\b(?:a day|al dia)\b/i;
const HIRED = /\b(?:consultan\w+|charged?|honorari\w+|fees?|rate|contract\w*)\b/i;

const SENTENCE_END = /[.!?;](?=\s|$)|\n/;

const LONGEST_SENTENCE = 240;

/** From the last end of a sentence before `start` to the first one after `end`. */
function around(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - LONGEST_SENTENCE), start);
  const after = text.slice(end, end + LONGEST_SENTENCE);
  const last = before.split(SENTENCE_END).at(-1) ?? '';
  return `${last}${text.slice(start, end)}${after.split(SENTENCE_END)[0] ?? ''}`;
}

function isOurs(sentence: string): boolean {
  if (!OURS.test(sentence) || VAST.test(sentence)) return false;
  if (DAILY.test(sentence) && HIRED.test(sentence)) return true;
  return !PUBLIC.test(sentence);
}

export function moneyHints(text: string): Hint[] {
  const plain = folded(text);
  return [...matches(plain, AMOUNT)].flatMap(({ start, end }) =>
    isOurs(around(plain, start, end)) ? [{ kind: 'money' as const, start, end }] : [],
  );
}
