import { z } from 'zod';
import type { Files } from '../../manifest/check.ts';
import { readSettings } from '../../manifest/settings.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import type { Language } from '../../src/kernel/language.ts';

export const ENVIRONMENT = {
  MicrosoftAppId: '11111111-1111-1111-1111-111111111111',
  MicrosoftAppTenantId: '22222222-2222-2222-2222-222222222222',
  PUBLIC_URL: 'https://praxis.example.org',
  KNOWLEDGE_SITE: 'contoso.sharepoint.com:/sites/knowledge',
  PUBLISHER_NAME: 'Example Organization',
  PUBLISHER_URL: 'https://example.org/help',
  PRIVACY_URL: 'https://example.org/privacy',
  TERMS_URL: 'https://example.org/terms',
};

export const SETTINGS = readSettings(ENVIRONMENT);

const words = createWords();

export const say = (language: Language, key: string): string =>
  words.say(language, `manifest.${key}`);

/** The parts that tests look at. */
export const MANIFEST = z.looseObject({
  manifestVersion: z.string(),
  accentColor: z.string(),
  staticTabs: z.array(z.looseObject({ entityId: z.string() })),
  bots: z.array(z.looseObject({ scopes: z.array(z.string()) })),
  composeExtensions: z.array(
    z.looseObject({
      commands: z.array(
        z.looseObject({ id: z.string(), type: z.string(), context: z.array(z.string()) }),
      ),
      messageHandlers: z.array(
        z.object({ type: z.string(), value: z.object({ domains: z.array(z.string()) }) }),
      ),
    }),
  ),
  configurableTabs: z.array(z.looseObject({ configurationUrl: z.string() })),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.looseObject({ name: z.string() })) }),
  }),
});

export const read = (files: Files, name: string): Record<string, string> =>
  JSON.parse(new TextDecoder().decode(files.get(name)));
