import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { z } from 'zod';
import { extensionParts, ofConfigurable, ofExtensions } from './check-extension.ts';
import { decodePng } from './png.ts';
import { TEAM_RIGHTS } from './rights.ts';

/** The files of a package by their names at its root. */
export type Files = ReadonlyMap<string, Uint8Array>;

function schema(file: string) {
  const url = new URL(`schema/${file}`, import.meta.url);
  // They call themselves draft 4, but use nothing that later drafts read differently: no `id`, no exclusive limits.
  const { $schema: _draft, ...rest } = JSON.parse(readFileSync(url, 'utf8')) as Record<
    string,
    unknown
  >;
  // One of their patterns is none under the `u` flag.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  return ajv.compile(rest);
}

const compile = () => ({
  whole: schema('MicrosoftTeams.schema.json'),
  localization: schema('MicrosoftTeams.Localization.schema.json'),
});
let compiled: ReturnType<typeof compile> | null = null;

const REMEDIES: Readonly<Record<string, string>> = {
  maxLength: 'shorten it (words are in locales/<language>/manifest.json)',
  maxItems: 'take some out of manifest/template.json',
  additionalProperties: 'correct or remove it in manifest/template.json',
  required: 'add it to manifest/template.json',
};

function sentence(file: string, { keyword, instancePath, message, params }: ErrorObject): string {
  const extra = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
  const remedy = REMEDIES[keyword] ?? 'correct it in manifest/template.json';
  return `${file} ${instancePath || '/'} ${message ?? 'is not valid'}${extra}: ${remedy}.`;
}

/** What the published schemas say of the manifest and its language files. */
function againstSchemas(manifest: unknown, languages: ReadonlyMap<string, unknown>): string[] {
  compiled ??= compile();
  const { whole, localization } = compiled;
  const faults = whole(manifest)
    ? []
    : (whole.errors ?? []).map((error) => sentence('manifest.json', error));
  for (const [file, words] of languages) {
    if (localization(words)) continue;
    faults.push(...(localization.errors ?? []).map((error) => sentence(file, error)));
  }
  return faults;
}

/** The parts that the rules below compare; the schema has seen to the rest. */
const parts = z.object({
  ...extensionParts,
  id: z.string(),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageFile: z.string(),
    additionalLanguages: z.array(z.object({ file: z.string() })),
  }),
  staticTabs: z.array(z.object({ entityId: z.string(), contentUrl: z.string() })),
  bots: z.array(
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(z.object({ scopes: z.array(z.string()) })),
    }),
  ),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }),
  }),
});
type Parts = z.infer<typeof parts>;

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

function ofIdentity({ id, bots, webApplicationInfo: web }: Parts): string[] {
  const faults = bots
    .filter(({ botId }) => botId !== id)
    .map(({ botId }) => `bot ${botId} is not the application ${id}: one registration serves both.`);
  if (web.id !== id)
    faults.push(`webApplicationInfo.id is not ${id}: one registration serves both.`);
  return faults;
}

/** Tokens of the tab are refused, and the tab is not framed, where these do not agree. */
function ofDomains({ id, staticTabs, validDomains, webApplicationInfo: web }: Parts): string[] {
  const faults = staticTabs
    .filter(({ contentUrl }) => !validDomains.includes(new URL(contentUrl).host))
    .map(({ entityId, contentUrl }) => {
      const { host } = new URL(contentUrl);
      return `tab ${entityId} is on ${host}, which is not in validDomains: add it there.`;
    });
  const resources = validDomains.map((domain) => `api://${domain}/botid-${id}`);
  if (!resources.includes(web.resource)) {
    faults.push(
      `webApplicationInfo.resource is ${web.resource}, but the server takes tokens for ${resources.join(' or ')}: use that.`,
    );
  }
  return faults;
}

function ofRights({ authorization }: Parts): string[] {
  const allowed = TEAM_RIGHTS.map(({ name }) => name);
  const asked = authorization.permissions.resourceSpecific.map(({ name }) => name);
  return [
    ...asked
      .filter((name) => !allowed.includes(name))
      .map(
        (name) =>
          `${name} is not on the list of src/adapters/graph/needs.ts: remove it, or say there what needs it.`,
      ),
    ...allowed
      .filter((name) => !asked.includes(name))
      .map(
        (name) =>
          `${name} is needed (src/adapters/graph/needs.ts) and not asked for: add it to manifest/template.json.`,
      ),
  ];
}

function ofBots({ bots, staticTabs }: Parts): string[] {
  const faults = twice(staticTabs.map(({ entityId }) => entityId)).map(
    (id) => `two tabs are called ${id}: deep links would not know which; rename one.`,
  );
  for (const { scopes, commandLists } of bots) {
    const listed = commandLists.flatMap((list) => list.scopes);
    faults.push(
      ...listed
        .filter((scope) => !scopes.includes(scope))
        .map((scope) => `commands are listed for ${scope}, where the bot is not: remove the list.`),
      ...twice(listed).map((scope) => `two lists of commands are for ${scope}: join them.`),
    );
  }
  return faults;
}

function ofIcon(file: string, bytes: Uint8Array, kind: 'color' | 'outline'): string[] {
  const size = kind === 'color' ? 192 : 32;
  try {
    const { width, height, pixels } = decodePng(bytes);
    if (width !== size || height !== size) {
      return [`${file} is ${width}×${height}: draw it ${size}×${size}.`];
    }
    const at = Array.from({ length: width * height }, (_, index) => index * 4);
    const opacities = at.map((start) => pixels[start + 3] ?? 0);
    if (kind === 'color') {
      return opacities.every((opacity) => opacity === 255)
        ? []
        : [`${file} is transparent in places: fill its ground, Teams cuts the corners itself.`];
    }
    const white = at.every(
      (start, index) =>
        opacities[index] === 0 || [0, 1, 2].every((channel) => pixels[start + channel] === 255),
    );
    if (!white) return [`${file} has a colour: draw it in white alone on a transparent ground.`];
    return opacities.includes(0) && opacities.includes(255)
      ? []
      : [`${file} is one even surface: draw it in white on a transparent ground.`];
  } catch (error) {
    // Whatever is wrong with its bytes, the remedy is the same.
    const why = error instanceof Error ? error.message : String(error);
    return [`${file} cannot be read (${why}): save it as PNG, 8 bit RGBA, not interlaced.`];
  }
}

function ofFiles({ icons, localizationInfo }: Parts, files: Files): string[] {
  const named = [
    icons.color,
    icons.outline,
    localizationInfo.defaultLanguageFile,
    ...localizationInfo.additionalLanguages.map(({ file }) => file),
  ];
  const present = ['manifest.json', ...named];
  return [
    ...named
      .filter((file) => !files.has(file))
      .map((file) => `the manifest names ${file}, which is not in the package: add it.`),
    ...[...files.keys()]
      .filter((file) => !present.includes(file))
      .map((file) => `${file} is in the package, and the manifest does not name it: leave it out.`),
    ...(['color', 'outline'] as const).flatMap((kind) => {
      const bytes = files.get(icons[kind]);
      return bytes ? ofIcon(icons[kind], bytes, kind) : [];
    }),
  ];
}

/** Each language file says all that the default one says, and nothing else. */
function ofLanguages(
  { localizationInfo }: Parts,
  languages: ReadonlyMap<string, unknown>,
): string[] {
  const keys = (file: string): readonly string[] => Object.keys(Object(languages.get(file)));
  const wanted = keys(localizationInfo.defaultLanguageFile);
  return localizationInfo.additionalLanguages.flatMap(({ file }) => [
    ...wanted
      .filter((key) => !keys(file).includes(key))
      .map((key) => `${file} does not translate ${key}: add it.`),
    ...keys(file)
      .filter((key) => !wanted.includes(key))
      .map((key) => `${file} translates ${key}, which the manifest does not have: remove it.`),
  ]);
}

const left = (name: string, text: string): string[] =>
  text.includes('{{') ? [`${name} still holds a placeholder: correct manifest/template.json.`] : [];

/**
 * Everything that Teams would refuse, or take and then not work with.
 * @returns each fault with its remedy; none where the package is good
 */
export function faultsOf(files: Files): readonly string[] {
  const texts = [...files].flatMap(([name, bytes]) =>
    name.endsWith('.json') ? [[name, new TextDecoder().decode(bytes)] as const] : [],
  );
  const json = new Map<string, unknown>(texts.map(([name, text]) => [name, JSON.parse(text)]));
  const manifest = json.get('manifest.json');
  if (manifest === undefined) return ['manifest.json is not at the root: put it there.'];
  json.delete('manifest.json');
  const faults = [
    ...againstSchemas(manifest, json),
    ...texts.flatMap(([name, text]) => left(name, text)),
  ];
  const read = parts.safeParse(manifest);
  if (!read.success) {
    const missing = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return [
      ...faults,
      ...missing.map((fault) => `manifest.json ${fault}; see manifest/template.json.`),
    ];
  }
  return [
    ...faults,
    ...ofIdentity(read.data),
    ...ofDomains(read.data),
    ...ofRights(read.data),
    ...ofBots(read.data),
    ...ofExtensions(read.data),
    ...ofConfigurable(read.data),
    ...ofFiles(read.data, files),
    ...ofLanguages(read.data, json),
  ];
}
