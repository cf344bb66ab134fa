import type { Cited } from '../features/knowledge/citing.ts';
import type { Language } from '../kernel/language.ts';
import type { DocumentSection } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';

const LONGEST = 400;

const cut = (text: string): string => {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  return characters.length <= LONGEST
    ? characters.join('')
    : `${characters.slice(0, LONGEST).join('')}…`;
};

/** What a published document says of documents that it cites and that are said to contradict others; none without. */
export function differingSections(
  cited: readonly Cited[],
  language: Language,
  words: Words,
): readonly DocumentSection[] {
  if (cited.length === 0) return [];
  const seen = new Set<string>();
  const bullets = cited.flatMap(({ product, notices }) =>
    notices.flatMap(({ contradiction, other }) => {
      // Where both are cited, the pair is named once.
      if (seen.has(contradiction.id)) return [];
      seen.add(contradiction.id);
      const { state, why, outcome } = contradiction;
      const note =
        state === 'open'
          ? words.say(language, 'item.notice.open', { title: other.title, why: cut(why) })
          : words.say(language, 'item.notice.settled', {
              title: other.title,
              outcome: cut(outcome ?? ''),
            });
      return [{ text: product.title, note }];
    }),
  );
  return [
    {
      heading: words.say(language, 'document.differing.title'),
      paragraphs: [words.say(language, 'document.differing.what')],
      bullets,
    },
  ];
}
