import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildPackage } from '../../manifest/build.ts';
import { type Files, faultsOf } from '../../manifest/check.ts';
import { draw, everywhere } from '../../manifest/drawing.ts';
import type { Json } from '../../manifest/fill.ts';
import { encodePng } from '../../manifest/png.ts';
import { PackageError } from '../../manifest/problem.ts';
import { readSettings } from '../../manifest/settings.ts';
import { ENVIRONMENT, read, SETTINGS, say } from './support.ts';

/** What stops the package, and that each refusal names its remedy. */

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PackageError) return error.message;
    throw error;
  }
  return '';
}

const withEnvironment = (changed: Record<string, string>): string =>
  refused(() => readSettings({ ...ENVIRONMENT, ...changed }));

describe('the configuration', () => {
  test('a complete one is taken, a slash and capital letters made even', () => {
    const settings = readSettings({
      ...ENVIRONMENT,
      PUBLIC_URL: 'https://Praxis.Example.org:8443/',
    });
    expect(settings).toMatchObject({
      publicUrl: 'https://praxis.example.org:8443',
      host: 'praxis.example.org:8443',
    });
  });

  test.each(Object.keys(ENVIRONMENT))('without %s', (name) => {
    expect(withEnvironment({ [name]: ' ' })).toContain(`${name} is missing: `);
  });

  test('all that is missing is said at once', () => {
    const message = refused(() => readSettings({}));
    for (const name of Object.keys(ENVIRONMENT)) expect(message).toContain(name);
  });

  test.each([
    ['http://praxis.example.org', 'must begin with https://'],
    ['https://localhost', 'use a public host name'],
    ['https://praxis', 'use a public host name'],
    ['https://praxis.local', 'use a public host name'],
    ['https://10.0.0.7', 'give the server a name in the DNS'],
    ['https://[2001:db8::7]', 'give the server a name in the DNS'],
    ['https://praxis.example.org/app', 'give the host alone'],
    ['https://me:secret@praxis.example.org', 'remove it'],
    ['praxis.example.org', 'write it as https://'],
  ])('the address %s', (address, remedy) => {
    expect(withEnvironment({ PUBLIC_URL: address })).toContain(remedy);
  });

  test('a secret in an address is not repeated', () => {
    expect(withEnvironment({ PUBLIC_URL: 'https://me:secret@praxis.example.org' })).not.toContain(
      'me:secret',
    );
  });

  test.each(['knowledge', '10.0.0.7:/sites/knowledge', 'sharepoint.local:/sites/knowledge'])(
    'the site %s',
    (site) => {
      expect(withEnvironment({ KNOWLEDGE_SITE: site })).toContain(
        'write it as contoso.sharepoint.com:/sites/knowledge',
      );
    },
  );

  test('an id that is none', () => {
    expect(withEnvironment({ MicrosoftAppId: 'praxis' })).toContain(
      'copy the Application (client) ID',
    );
  });
});

type Template = { [key: string]: Json };
const template = (): Template =>
  JSON.parse(readFileSync(new URL('../../manifest/template.json', import.meta.url), 'utf8'));
const withTemplate = (changed: Template): string =>
  refused(() =>
    buildPackage({
      settings: SETTINGS,
      version: '1.2.3',
      say,
      template: { ...template(), ...changed },
    }),
  );

const commands = (count: number): Template[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    title: `C ${index}`,
    fetchTask: true,
  }));
const extension = (listed: Template[], domains = ['{{hostname}}']): Template => ({
  botId: '{{appId}}',
  commands: listed,
  messageHandlers: [{ type: 'link', value: { domains } }],
});

describe('the manifest', () => {
  test('as it is it has no fault', () => {
    expect(withTemplate({})).toBe('');
  });

  test('words over the limit name where they are to be shortened', () => {
    const long = (language: 'en' | 'fr' | 'es', key: string): string =>
      language === 'fr' && key === 'description.short' ? 'x'.repeat(81) : say(language, key);
    const message = refused(() =>
      buildPackage({ settings: SETTINGS, version: '1.2.3', say: long }),
    );
    expect(message).toMatch(/fr\.json .*80 characters: shorten it \(words are in locales/);
  });

  test('a name of the publisher over the limit', () => {
    const settings = { ...SETTINGS, publisherName: 'x'.repeat(33) };
    const message = refused(() => buildPackage({ settings, version: '1.2.3', say }));
    expect(message).toContain('/developer/name must NOT have more than 32 characters');
  });

  test.each<[string, Template, string]>([
    [
      'a right that is not on the list',
      {
        authorization: {
          permissions: { resourceSpecific: [{ name: 'Files.Read.Group', type: 'Application' }] },
        },
      },
      'Files.Read.Group is not on the list of src/adapters/graph/needs.ts',
    ],
    [
      'a right that is missing',
      { authorization: { permissions: { resourceSpecific: [] } } },
      'TeamMember.Read.Group is needed (src/adapters/graph/needs.ts) and not asked for',
    ],
    ['a field that the schema does not know', { tabs: [] }, '(tabs): correct or remove it'],
    ['a placeholder that nothing fills', { version: '{{release}}' }, '{{release}}'],
    ['a domain that the tab is not on', { validDomains: ['elsewhere.org'] }, 'add it there'],
    [
      'another resource than the server takes tokens for',
      { webApplicationInfo: { id: '{{appId}}', resource: 'api://botid' } },
      'use that',
    ],
    [
      'commands where the bot is not',
      {
        bots: [
          {
            botId: '{{appId}}',
            scopes: ['personal'],
            commandLists: [{ scopes: ['team'], commands: [] }],
          },
        ],
      },
      'commands are listed for team',
    ],
    [
      'another bot',
      { bots: [{ botId: '{{tenantId}}', scopes: ['personal'], commandLists: [] }] },
      'one registration serves both',
    ],
    [
      'a tab that cannot be configured where it would be looked for',
      { configurableTabs: [{ configurationUrl: 'https://elsewhere.org/x', scopes: ['team'] }] },
      'the page that configures tabs is on elsewhere.org',
    ],
    [
      'eleven commands in the message extension',
      { composeExtensions: [extension(commands(11))] },
      'must NOT have more than 10 items: take some out',
    ],
    [
      'a title of a command over the limit',
      { composeExtensions: [extension([{ id: 'x', title: 'x'.repeat(33), fetchTask: true }])] },
      'shorten it',
    ],
    [
      'two commands of one name',
      { composeExtensions: [extension([...commands(1), ...commands(1)])] },
      'two commands are called c0',
    ],
    [
      'a command that leads nowhere',
      { composeExtensions: [extension([{ id: 'x', title: 'X' }])] },
      'give it parameters or fetchTask',
    ],
    [
      'links of an address instead of a host',
      { composeExtensions: [extension(commands(1), ['https://praxis.example.org/'])] },
      'name a host without scheme',
    ],
    [
      'the message extension of another bot',
      { composeExtensions: [{ ...extension(commands(1)), botId: '{{tenantId}}' }] },
      'one registration serves both',
    ],
    [
      'a language without its file',
      {
        localizationInfo: {
          defaultLanguageTag: 'en',
          defaultLanguageFile: 'en.json',
          additionalLanguages: [{ languageTag: 'de', file: 'de.json' }],
        },
      },
      'names de.json, which is not in the package',
    ],
  ])('%s', (_, changed, said) => {
    expect(withTemplate(changed)).toContain(said);
  });
});

describe('the files', () => {
  const { files } = buildPackage({ settings: SETTINGS, version: '1.2.3', say });
  const faultsWith = (name: string, bytes: Uint8Array): string => {
    const changed: Files = new Map([...files, [name, bytes]]);
    return faultsOf(changed).join('\n');
  };
  const square = (size: number, color: readonly [number, number, number]): Uint8Array =>
    encodePng(draw(size, [{ shape: everywhere, color }]));

  test('an icon of another size, or with a colour, or without a hole, or no picture', () => {
    expect(faultsWith('color.png', square(64, [0, 0, 0]))).toContain('64×64: draw it 192×192');
    expect(faultsWith('outline.png', square(32, [255, 0, 0]))).toContain('in white alone');
    expect(faultsWith('outline.png', square(32, [255, 255, 255]))).toContain('one even surface');
    expect(faultsWith('color.png', encodePng(draw(192, [])))).toContain('fill its ground');
    expect(faultsWith('color.png', new Uint8Array(40))).toContain('(no PNG): save it as PNG');
    const damaged = Uint8Array.from(files.get('color.png') ?? []);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    expect(faultsWith('color.png', damaged)).toContain('(damaged)');
  });

  test('a language that leaves something out, and a file that nobody names', () => {
    const words = { ...read(files, 'es.json') };
    delete words['staticTabs[0].name'];
    const bytes = new TextEncoder().encode(JSON.stringify(words));
    expect(faultsWith('es.json', bytes)).toContain('es.json does not translate staticTabs[0].name');
    expect(faultsWith('notes.txt', bytes)).toContain('notes.txt is in the package');
  });
});
