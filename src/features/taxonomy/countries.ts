import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { Entry } from './matcher.ts';

/** ISO 3166-1 codes of countries and of territories that reports are written about. */
const CODES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH ' +
  'CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR ' +
  'KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI ' +
  'SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG ' +
  'VI VN VU WS XK YE YT ZA ZM ZW';

/** Names used in the organisation's documents where the Unicode data has others. */
const ENGLISH: Readonly<Record<string, string>> = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Congo',
  CV: 'Cabo Verde',
  FM: 'Micronesia',
  HK: 'Hong Kong',
  LA: "Lao People's Democratic Republic",
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
  VA: 'Holy See',
  VN: 'Viet Nam',
};

/** Other names, old names and spellings, by code, divided by `|`. A name in `names` below needs no entry. */
const VARIANTS: Readonly<Record<string, string>> = {
  AE: 'Emirates|Émirats|Emiratos',
  BA: 'Bosnia|Bosnie',
  BF: 'Burkina',
  BH: 'Bahrein',
  BN: 'Brunei Darussalam|Brunéi Darussalam',
  BO: 'Plurinational State of Bolivia|État plurinational de Bolivie|Estado Plurinacional de Bolivia',
  BY: 'Byelorussia|Bélarus|Belarús',
  CD: 'DR Congo|D.R. Congo|Dem. Rep. of the Congo|Democratic Republic of Congo|Congo-Kinshasa|République démocratique du Congo|RD Congo|R.D. Congo|RD del Congo|Zaire|Zaïre',
  CF: 'Central African Rep.|Centrafrique|République centrafricaine',
  CG: 'Congo-Brazzaville|Republic of the Congo|Republic of Congo|République du Congo|República del Congo',
  CI: 'Ivory Coast|Cote d Ivoire|Costa de Marfil',
  CV: 'Cape Verde|Cap Vert',
  CZ: 'Czech Republic|République tchèque|República Checa',
  DO: 'Dominican Rep.',
  FK: 'Falklands|Malvinas|Malouines',
  FM: 'Federated States of Micronesia|États fédérés de Micronésie|Estados Federados de Micronesia',
  GB: 'Great Britain|Grande-Bretagne|Gran Bretaña|England|Scotland|Wales|Northern Ireland|Angleterre|Écosse|Pays de Galles|Irlande du Nord|Inglaterra|Escocia|Irlanda del Norte',
  GM: 'The Gambia',
  GW: 'Guinea Bissau|Guinea-Bissáu|Guinea-Bisáu',
  HK: 'Hongkong',
  IR: 'Islamic Republic of Iran|République islamique d’Iran|República Islámica del Irán',
  KG: 'Kyrgyz Republic|République kirghize|República Kirguisa|Kirghizistan',
  KP: "Democratic People's Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea|DPRK",
  KR: 'Republic of Korea|République de Corée|República de Corea|Korea|Corée|Corea',
  LA: 'Lao PDR|Laos|RDP lao|République démocratique populaire lao|República Democrática Popular Lao',
  MD: 'Republic of Moldova|République de Moldova|República de Moldova',
  MK: 'Macedonia|Macédoine',
  MM: 'Burma|Birmanie|Birmania',
  MU: 'Île Maurice|République de Maurice|Isla Mauricio',
  NL: 'Holland|The Netherlands|Hollande|Holanda',
  PH: 'Philippine|the Philippines',
  PS: 'Occupied Palestinian Territory|Occupied Palestinian Territories|Territoire palestinien occupé|Territorio Palestino Ocupado|West Bank|Gaza|Cisjordanie|Cisjordania|State of Palestine|Palestina',
  RU: 'Russian Federation|Fédération de Russie|Federación de Rusia',
  SA: 'Arabia Saudita',
  ST: 'Sao Tome and Principe|Sao Tome|Santo Tomé',
  SV: 'Le Salvador',
  SY: 'Syrian Arab Republic|République arabe syrienne|República Árabe Siria',
  SZ: 'Swaziland|Suazilandia|Esuatini',
  TL: 'East Timor|Timor Oriental|Timor Este',
  TR: 'Turkey|Turquie|Turquía',
  TZ: 'United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía|Tanzanía',
  TW: 'Taiwan, China|Chinese Taipei',
  US: 'United States of America|États-Unis d’Amérique|Estados Unidos de América',
  VA: 'Vatican|Saint-Siège|Santa Sede|Vaticano',
  VE: 'Bolivarian Republic of Venezuela|République bolivarienne du Venezuela|República Bolivariana de Venezuela',
  VN: 'Vietnam|Viet-Nam|Vietname',
  ZW: 'Zimbabwé',
};

/** Found only in these capitals. */
const ACRONYMS: Readonly<Record<string, string>> = {
  AE: 'UAE|EAU',
  CD: 'DRC|RDC',
  CF: 'RCA',
  GB: 'UK|U.K.',
  PG: 'PNG',
  RE: 'La Réunion|Réunion Island',
  US: 'US|U.S.|USA|U.S.A.|EE. UU.|EEUU|É.-U.',
};

/**
 * Names that mean something else more often than the country: French first names, a Spanish city, a hand grenade, a
 * meeting. The longer names in `VARIANTS` still find these countries.
 */
const AMBIGUOUS: readonly string[] = [
  'Maurice',
  'Dominique',
  'Granada',
  'Grenade',
  'Salvador',
  'Mauricio',
  'Réunion',
  'La Réunion',
  'Reunión',
];

/** Longer names in which a country's name means another place; found first, and not told. */
export const ELSEWHERE = '';
const NOT_THE_COUNTRY: readonly string[] = [
  'New Mexico|Nouveau-Mexique|Nuevo México',
  'New England|Nouvelle-Angleterre|New South Wales',
  'South Georgia|Gulf of Guinea|Golfe de Guinée|Golfo de Guinea',
  'Lake Chad|Lac Tchad|Lago Chad|Lake Malawi|Gulf of Mexico|Golfe du Mexique|Golfo de México',
  'Niger Delta|Delta du Niger|River Niger|Niger River|Fleuve Niger|Río Níger|Congo River|Fleuve Congo|Río Congo',
  'San Salvador|Panama Canal|Canal de Panamá|Canal de Panama',
];

const English = new Intl.DisplayNames('en', { type: 'region' });

/** The English name by which a country is known in the product. */
export const nameOf = (code: string): string =>
  ENGLISH[code] ??
  (English.of(code) ?? code)
    .replaceAll('’', "'")
    .replaceAll('&', 'and')
    .replace(/^St\. /, 'Saint ');

/** Unicode writes `St.`, `&` and remarks in brackets; people do not. */
function spellings(name: string): string[] {
  const plain = name.replace(/\s*\(.*\)/, '');
  const saint = plain.replace(/^St\. /, 'Saint ');
  return ['and', 'et', 'y'].map((and) => saint.replaceAll('&', and)).concat(name, plain);
}

/** All names of all countries, each with the English name it stands for; `ELSEWHERE` for none. */
export function countryEntries(): Entry[] {
  const displays = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  const names = CODES.split(' ').flatMap((code) => {
    const value = nameOf(code);
    const official = displays.flatMap((display) => spellings(display.of(code) ?? ''));
    return [value, ...official, ...split(VARIANTS[code])]
      .filter((phrase) => !AMBIGUOUS.includes(phrase))
      .map((phrase) => ({ phrase, value }));
  });
  const acronyms = CODES.split(' ').flatMap((code) =>
    split(ACRONYMS[code]).map((phrase) => ({ phrase, value: nameOf(code), exactCapitals: true })),
  );
  const elsewhere = NOT_THE_COUNTRY.flatMap((line) =>
    split(line).map((phrase) => ({ phrase, value: ELSEWHERE })),
  );
  return [...names, ...acronyms, ...elsewhere];
}

const codes = new Map(CODES.split(' ').map((code) => [nameOf(code), code]));
/** The ISO code of a country by its English name in the product; null for a name that is none. */
export const countryCode = (name: string): string | null => codes.get(name) ?? null;

const displays = new Map(
  LANGUAGES.map((language) => [language, new Intl.DisplayNames(language, { type: 'region' })]),
);

/** A country's name in a language, from its English name in the product; a name that is none is shown as it is. */
export function countryLabel(name: string, language: Language): string {
  const code = codes.get(name);
  if (!code || language === 'en') return name;
  return displays.get(language)?.of(code) ?? name;
}

const split = (line: string | undefined): string[] => (line ? line.split('|') : []);
