import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ACTION_COMMANDS } from '../../bot/extension/actions.ts';
import { SEARCH_COMMANDS } from '../../bot/extension/search.ts';
import { INVOKES } from '../../bot/invokes.ts';
import { createTriggers } from '../../bot/triggers.ts';
import { readTurn } from '../../bot/turn.ts';
import { unzip } from '../../manifest/archive.ts';
import { buildPackage } from '../../manifest/build.ts';
import { type Json, stringsOf } from '../../manifest/fill.ts';
import { decodePng } from '../../manifest/png.ts';
import { TEAM_RIGHTS } from '../../manifest/rights.ts';
import { readSettings } from '../../manifest/settings.ts';
import { consents } from '../../src/adapters/graph/needs.ts';
import { COMMANDS } from '../../src/adapters/tenant/teams/app-commands.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import { ENVIRONMENT, MANIFEST, read, SETTINGS, say } from './support.ts';

/** What is in the package, read back from its bytes. */

const ROOT = join(import.meta.dirname, '../..');
const made = buildPackage({ settings: SETTINGS, version: '1.2.3', say });
const files = unzip(made.bytes);
const manifest = MANIFEST.parse(read(files, 'manifest.json'));

test('everything lies at the root of the archive, and nothing else', () => {
  expect([...files.keys()].sort()).toEqual([
    'color.png',
    'en.json',
    'es.json',
    'fr.json',
    'manifest.json',
    'outline.png',
  ]);
  expect(made.name).toBe('praxis-1.2.3.zip');
});

test('the same configuration gives the same bytes', () => {
  const again = buildPackage({ settings: SETTINGS, version: '1.2.3', say });
  expect(Buffer.compare(again.bytes, made.bytes)).toBe(0);
});

test('the configuration is in its places', () => {
  expect(manifest).toMatchObject({
    version: '1.2.3',
    id: SETTINGS.appId,
    developer: { name: 'Example Organization', privacyUrl: SETTINGS.privacyUrl },
    staticTabs: [
      { entityId: 'praxis', contentUrl: 'https://praxis.example.org/tab/', scopes: ['personal'] },
    ],
    bots: [{ botId: SETTINGS.appId, scopes: ['personal', 'team', 'groupChat'] }],
    configurableTabs: [
      {
        configurationUrl: 'https://praxis.example.org/tab/configure',
        scopes: ['team', 'groupChat'],
      },
    ],
    validDomains: ['praxis.example.org'],
    webApplicationInfo: {
      id: SETTINGS.appId,
      resource: `api://praxis.example.org/botid-${SETTINGS.appId}`,
    },
  });
  expect(made.manifest).not.toContain('{{');
});

test('the schemas in the folder are of the version that the manifest names', () => {
  const schema = readFileSync(join(ROOT, 'manifest/schema/MicrosoftTeams.schema.json'), 'utf8');
  expect(JSON.parse(schema)).toMatchObject({
    properties: { manifestVersion: { const: manifest.manifestVersion } },
  });
  for (const file of ['manifest.json', ...LANGUAGES.map((language) => `${language}.json`)]) {
    expect(read(files, file)).toMatchObject({
      $schema: expect.stringContaining(`/teams/v${manifest.manifestVersion}/`),
    });
  }
});

test('only what works is claimed', () => {
  const claimed = Object.keys(JSON.parse(made.manifest));
  for (const not of [
    'activities',
    'meetingExtensionDefinition',
    'supportsChannelFeatures',
    'supportedChannelTypes',
  ]) {
    expect(claimed).not.toContain(not);
  }
});

test('a group chat is claimed, and is a place of its own to the bot', () => {
  const turn = readTurn({
    type: 'message',
    text: 'my drafts',
    conversation: { id: '19:group@thread.v2', conversationType: 'groupChat' },
  });
  expect(turn?.place.kind).toBe('group');
  expect(manifest.bots[0]?.scopes).toContain('groupChat');
});

describe('the message extension', () => {
  const [extension] = manifest.composeExtensions;

  test('every command that it offers is answered, and every one that is answered is offered', () => {
    const of = (type: string) =>
      extension?.commands.filter((command) => command.type === type).map(({ id }) => id);
    expect(of('action')).toEqual(ACTION_COMMANDS);
    expect(of('query')).toEqual(SEARCH_COMMANDS);
    expect(INVOKES.has('composeExtension/query')).toBe(true);
    expect(INVOKES.has('composeExtension/fetchTask')).toBe(true);
    expect(INVOKES.has('composeExtension/submitAction')).toBe(true);
  });

  test('the local tenant offers the same commands, in the same words', () => {
    for (const { id, title, description, context } of COMMANDS) {
      expect(extension?.commands).toContainEqual(
        expect.objectContaining({ id, title, description, context }),
      );
    }
    expect(COMMANDS.map(({ id }) => id)).toEqual(extension?.commands.map(({ id }) => id));
  });

  test('actions are offered on a message', () => {
    const actions = extension?.commands.filter(({ type }) => type === 'action') ?? [];
    expect(actions.every(({ context }) => context.includes('message'))).toBe(true);
  });

  test('links of the server and of the libraries are unfurled, and of nobody else', () => {
    expect(extension?.messageHandlers).toEqual([
      {
        type: 'link',
        value: { domains: ['praxis.example.org', 'contoso.sharepoint.com'] },
      },
    ]);
    expect(INVOKES.has('composeExtension/queryLink')).toBe(true);
  });

  test('links of catalogues are unfurled where their hosts are named', () => {
    const LINK_HOSTS = 'labordoc.ilo.org, Evaluations.example.org,labordoc.ilo.org';
    const settings = readSettings({ ...ENVIRONMENT, LINK_HOSTS });
    const { manifest } = buildPackage({ settings, version: '1.2.3', say });
    const [own] = MANIFEST.parse(JSON.parse(manifest)).composeExtensions;
    expect(own?.messageHandlers[0]?.value.domains).toEqual([
      ...['praxis.example.org', 'contoso.sharepoint.com'],
      ...['labordoc.ilo.org', 'evaluations.example.org'],
    ]);
    for (const wrong of ['https://labordoc.ilo.org', 'labordoc', 'a.example.org/x', '10.0.0.1'])
      expect(() => readSettings({ ...ENVIRONMENT, LINK_HOSTS: wrong })).toThrow('LINK_HOSTS');
  });
});

describe('words', () => {
  const words = new Map(LANGUAGES.map((language) => [language, read(files, `${language}.json`)]));

  test.each(LANGUAGES)('%s has words for every place that Teams translates', (language) => {
    const keys = Object.keys(words.get(language) ?? {});
    expect(keys).toEqual(Object.keys(words.get('en') ?? {}));
    expect(keys).toContain('bots[0].commandLists[1].commands[0].description');
    expect(keys).toContain('composeExtensions[0].commands[3].title');
    expect(keys).toContain('composeExtensions[0].commands[0].parameters[0].description');
    expect(Object.values(words.get(language) ?? {}).filter((text) => !text.trim())).toEqual([]);
  });

  test('the default language says what the manifest itself says', () => {
    const own = new Map(stringsOf(JSON.parse(made.manifest) as Json));
    for (const [path, text] of Object.entries(words.get('en') ?? {})) {
      if (path !== '$schema') expect(own.get(path)).toBe(text);
    }
  });

  test('every sentence of locales/en/manifest.json is in the template', () => {
    const template = readFileSync(join(ROOT, 'manifest/template.json'), 'utf8');
    const file = readFileSync(join(ROOT, 'locales/en/manifest.json'), 'utf8');
    const keys = stringsOf(JSON.parse(file) as Json).map(([key]) => key);
    expect(keys.filter((key) => !template.includes(`{{say:${key}}}`))).toEqual([]);
    expect(keys.length).toBeGreaterThan(20);
  });
});

describe('commands', () => {
  const NAMES = [
    'help',
    'ask',
    'queries',
    'discussions',
    'open-discussion',
    'lesson',
    'my-captures',
    'handover',
    'language',
    'privacy',
  ];
  const commandIn = createTriggers(createWords(), NAMES);
  const titles = (language: Language, list: number): string[] =>
    Object.entries(read(files, `${language}.json`)).flatMap(([path, text]) =>
      path.startsWith(`bots[0].commandLists[${list}].`) && path.endsWith('.title') ? [text] : [],
    );

  // Teams writes the title into the message: a title that the bot does not know would be searched for.
  test.each(LANGUAGES)('in %s the bot knows each command of the chat by its title', (language) => {
    expect(titles(language, 0).map(commandIn)).toEqual(NAMES);
  });

  test.each(LANGUAGES)('in %s a channel is offered only what is answered there', (language) => {
    expect(titles(language, 1).map(commandIn)).toEqual(['help']);
  });

  test.each(LANGUAGES)('in %s a group chat is offered only what is answered there', (language) => {
    expect(titles(language, 2).map(commandIn)).toEqual(['help', 'privacy']);
  });
});

test('a team is asked for the rights that the calls of Graph and the bot need, and no others', () => {
  const asked = manifest.authorization.permissions.resourceSpecific.map(({ name }) => name);
  expect([...asked].sort()).toEqual([...consents().team].sort());
  expect(asked).toContain('ChannelMessage.Read.Group');
  expect(TEAM_RIGHTS.filter(({ why }) => why.length === 0)).toEqual([]);
});

test('the tab bears the name by which the local tenant finds it for deep links', () => {
  const app = readFileSync(join(ROOT, 'src/adapters/tenant/teams/app.ts'), 'utf8');
  expect(app).toContain(`{ id: '${manifest.staticTabs[0]?.entityId}', name: BOT_NAME, url:`);
});

describe('icons', () => {
  const picture = (file: string) => decodePng(files.get(file) ?? new Uint8Array());

  test('the colour one is 192 by 192 without a transparent point, its drawing within the middle 120', () => {
    const { width, height, pixels } = picture('color.png');
    expect([width, height]).toEqual([192, 192]);
    const ground = pixels.slice(0, 4);
    expect([...ground]).toEqual([0x0f, 0x6c, 0xbd, 255]);
    expect(manifest.accentColor).toBe('#0F6CBD');
    for (let at = 0; at < pixels.length; at += 4) {
      expect(pixels[at + 3] === 255).toBe(true);
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
      if (x >= 36 && x < 156 && y >= 36 && y < 156) continue;
      if (Buffer.compare(pixels.subarray(at, at + 4), ground) !== 0) throw new Error(`${x}, ${y}`);
    }
  });

  test('the outline one is 32 by 32, white on nothing', () => {
    const { width, height, pixels } = picture('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const opacities = Array.from({ length: 32 * 32 }, (_, index) => pixels[index * 4 + 3]);
    expect(opacities).toContain(0);
    expect(opacities).toContain(255);
  });
});
