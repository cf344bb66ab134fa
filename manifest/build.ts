import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../src/kernel/language.ts';
import { zip } from './archive.ts';
import { type Files, faultsOf } from './check.ts';
import { fill, type Json, wordsOf } from './fill.ts';
import { icons } from './icons.ts';
import { PackageError } from './problem.ts';
import type { Settings } from './settings.ts';

const TEMPLATE = new URL('template.json', import.meta.url);
const LOCALIZATION =
  'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json';

/** Words of `locales/<language>/manifest.json`. */
export type Say = (language: Language, key: string) => string;

export interface Source {
  readonly settings: Settings;
  /** The product's version, from package.json. */
  readonly version: string;
  readonly say: Say;
  /** Another template than `manifest/template.json`. */
  readonly template?: Json;
}

export interface Package {
  /** `praxis-<version>.zip` */
  readonly name: string;
  /** The manifest as it is in the archive. */
  readonly manifest: string;
  readonly files: Files;
  readonly bytes: Uint8Array;
}

const text = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;

const readTemplate = (): Json => JSON.parse(readFileSync(TEMPLATE, 'utf8')) as Json;

/**
 * The Teams package of a configuration. The same source gives the same bytes.
 * @throws PackageError with every fault and its remedy
 */
export function buildPackage({
  settings,
  version,
  say,
  template = readTemplate(),
}: Source): Package {
  const { linkHosts, ...texts } = settings;
  const values = { ...texts, version };
  const inLanguage = (language: Language): Json =>
    fill(template, values, (key) => say(language, key), { linkHosts });
  const manifest = text(inLanguage('en'));
  const written = new Map([
    ['manifest.json', manifest],
    ...LANGUAGES.map((language): [string, string] => [
      `${language}.json`,
      text({ $schema: LOCALIZATION, ...wordsOf(inLanguage(language)) }),
    ]),
  ]);
  const encoder = new TextEncoder();
  const files: Files = new Map([
    ...[...written].map(([name, words]): [string, Uint8Array] => [name, encoder.encode(words)]),
    ...icons(),
  ]);
  const faults = faultsOf(files);
  if (faults.length > 0) throw new PackageError(faults);
  return { name: `praxis-${version}.zip`, manifest, files, bytes: zip(files) };
}
