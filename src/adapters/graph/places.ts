import type { Region } from '../../kernel/regions.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/**
 * The organization's regions by ISO 3166 codes. The directory has no attribute for a region, so it is taken from
 * the country; North America is in none of the five.
 */
const REGIONS: Readonly<Record<Region, string>> = {
  Africa: `AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW
    MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW`,
  'Arab States': 'AE BH IQ JO KW LB OM PS QA SA SY YE',
  'Asia and the Pacific': `AF AS AU BD BN BT CK CN FJ FM GU HK ID IN IR JP KH KI KP KR LA LK MH MM MN MO MP MV MY NC
    NP NR NU NZ PF PG PH PK PW SB SG TH TK TL TO TV TW VN VU WF WS`,
  'Europe and Central Asia': `AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IL
    IM IS IT JE KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TJ TM TR UA UZ VA XK`,
  'Latin America and the Caribbean': `AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT
    JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI`,
};

const REGION_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(REGIONS).flatMap(([region, codes]) =>
    codes.split(/\s+/).map((code) => [code, region] as const),
  ),
);

/** Where a country has several zones and neither mailbox nor office decides: the zone of most of its people. */
const MAIN_ZONE: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
};

/** Short names people write that no locale's list of countries holds. */
const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  usa: 'US',
  'cote d ivoire': 'CI',
  'ivory coast': 'CI',
  russia: 'RU',
  turkey: 'TR',
  'viet nam': 'VN',
  'lao pdr': 'LA',
  'republic of korea': 'KR',
  'democratic republic of the congo': 'CD',
  'united republic of tanzania': 'TZ',
  'syrian arab republic': 'SY',
};

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const CODE_OF: ReadonlyMap<string, string> = new Map([
  ...['en', 'fr', 'es'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return codes().map((code) => [fold(names.of(code) ?? code), code] as const);
  }),
  ...Object.entries(ALIASES),
]);

function codes(): string[] {
  return [...REGION_OF.keys(), 'US', 'CA', 'BM', 'GL', 'PM'];
}

/** ISO code of a country as the directory has it: a two-letter code, or a name in one of our languages. */
export function countryCode(country: string | null): string | null {
  if (!country) return null;
  const text = country.trim();
  if (/^[A-Za-z]{2}$/.test(text) && codes().includes(text.toUpperCase())) return text.toUpperCase();
  return CODE_OF.get(fold(text)) ?? null;
}

/** The organization's region of a country; null where it is unknown or in none. */
export const regionOf = (country: string | null): string | null =>
  REGION_OF.get(countryCode(country) ?? '') ?? null;

/** Zones of a country. Engines differ in whether this is a method or a property of a locale. */
function zonesOf(code: string): readonly string[] {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
    timeZones?: string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    // RangeError is how the runtime says that it does not know the name.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RangeError')) {
      return false;
    }
    throw error;
  }
}

/**
 * A person's IANA zone: the mailbox's (IANA or Windows name), else the country's, told apart by the office's city
 * where a country has several; UTC where nothing is known.
 */
export function zoneOf(
  mailbox: string | null,
  country: string | null,
  office: string | null,
): string {
  if (mailbox) {
    const known = WINDOWS_ZONES.get(mailbox.toLowerCase());
    if (known) return known;
    if (isZone(mailbox)) return mailbox;
  }
  const code = countryCode(country);
  if (!code) return 'UTC';
  const zones = zonesOf(code);
  if (zones.length === 1 && zones[0]) return zones[0];
  const city = fold(office ?? '');
  const ofCity = zones.find((zone) => {
    const name = fold(zone.split('/').at(-1) ?? '');
    return name !== '' && ` ${city} `.includes(` ${name} `);
  });
  return ofCity ?? MAIN_ZONE[code] ?? zones[0] ?? 'UTC';
}
