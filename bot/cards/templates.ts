import type { TemplateVersion } from '../../src/features/templates/model.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, line, run, sentence, subheading } from './card.ts';
import { link } from './inputs.ts';

export interface TemplateOnCard {
  readonly now: TemplateVersion;
  readonly name: string;
  readonly offered: boolean;
}

const KINDS = ['capture', 'discussion'] as const;

/** What administrators change in the tab: the chat says how it stands and leads there. */
export const templatesCard = (
  templates: readonly TemplateOnCard[],
  tabUrl: string | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('templates.title'),
    body: [
      heading(voice.say('templates.title')),
      sentence(voice.say('templates.chat.what')),
      ...KINDS.flatMap((kind) => [
        subheading(voice.say(`templates.kinds.${kind}`)),
        ...templates
          .filter(({ now }) => now.kind === kind)
          .map(({ now, name, offered }) =>
            line(
              run(name, { weight: 'Bolder' }),
              run(` ${voice.say('templates.version', { version: now.version })}`, { subtle: true }),
              run(now.inUse ? '' : ` · ${voice.say('templates.out-of-use')}`),
              run(offered ? ` · ${voice.say('templates.offered')}` : ''),
            ),
          ),
      ]),
    ],
    actions: [tabUrl ? link(voice.say('templates.chat.open'), tabUrl) : null],
  });
