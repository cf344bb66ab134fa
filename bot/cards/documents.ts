import type { DiscussionDocument } from '../../src/features/discussions/documents.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import type { Voice } from '../voice.ts';
import type { Element } from './card.ts';
import { link } from './inputs.ts';

type Known = readonly Pick<DiscussionDocument, 'kind' | 'language' | 'webUrl'>[];

/**
 * The full synthesis in each of its languages, the reader's own first; until they are made the one that was published
 * first.
 */
export function fullTexts(all: Known, first: string | null, voice: Voice): (Element | null)[] {
  const full = all.filter(({ kind }) => kind === 'synthesis');
  if (full.length === 0) return [link(voice.say('bot.discussion.synthesis'), first)];
  const others = LANGUAGES.filter((one) => one !== voice.language);
  return [voice.language, ...others].flatMap((language) =>
    full
      .filter((one) => one.language === language)
      .map(({ webUrl }) =>
        link(voice.say('summaries.sent.document', { language: nameOf(language, voice) }), webUrl),
      ),
  );
}

const nameOf = (language: string, voice: Voice): string =>
  voice.say(`common.languages.${language}`);

/** Their names, as one reads them in a sentence. */
export const languagesOf = (languages: readonly string[], voice: Voice): string =>
  new Intl.ListFormat(voice.language).format(languages.map((one) => nameOf(one, voice)));

/** In which languages people wrote; nothing where nobody did. */
export const fedLine = (languages: readonly Language[], voice: Voice): readonly string[] =>
  languages.length === 0
    ? []
    : [voice.say('summaries.sent.fed', { languages: languagesOf(languages, voice) })];
