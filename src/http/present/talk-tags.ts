import type { SuggestedTags, TalkTags } from '../../contract/talk-tags.ts';
import { countryLabel } from '../../features/taxonomy/countries.ts';
import type { Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import type { Language } from '../../kernel/language.ts';
import type { Led, Suggested, TalkSheet } from '../../views/talk-tags.ts';

/** Topics and countries as a reader calls them. */
export function tagsIn(vocabulary: Pick<Vocabulary, 'label'>, language: Language) {
  const topic = (value: string) => ({ value, label: vocabulary.label(value, language) });
  const country = (value: string) => ({ value, label: countryLabel(value, language) });
  const led = ({ words }: Led) => ({ words: [...words] });
  const suggested = ({ topics, countries }: Suggested): SuggestedTags => ({
    topics: topics.map((one) => ({ ...topic(one.value), ...led(one) })),
    countries: countries.map((one) => ({ ...country(one.value), ...led(one) })),
  });
  return {
    suggested,
    sheet: (sheet: TalkSheet): TalkTags => ({
      version: sheet.version,
      topics: sheet.topics.map(topic),
      countries: sheet.countries.map(country),
      proposed: [...sheet.proposed],
      suggested: sheet.suggested && suggested(sheet.suggested),
    }),
  };
}
