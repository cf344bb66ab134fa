import type { Faq } from '../features/queries/faq.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';

export interface FaqSource {
  readonly faq: Faq;
  readonly communityName: string;
  readonly ownerName: string;
  readonly keywords: readonly string[];
  readonly publishedAt: Date;
}

const paragraphs = (text: string): string[] =>
  text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');

/** One entry of frequently asked questions as a document: what is asked, what is answered, who answers for it. */
export function faqDocument(source: FaqSource, words: Words): StructuredDocument {
  const { faq } = source;
  const { language } = faq;
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    words.say(language, key, params);
  const date = (at: Date) => words.date(language, at, 'UTC');
  const review = faq.reviewOn === null ? null : new Date(`${faq.reviewOn}T00:00:00Z`);
  return {
    title: faq.question,
    language,
    subtitle: say('leading.document.subtitle', { community: source.communityName }),
    facts: [
      { label: say('leading.document.owner'), value: source.ownerName },
      { label: say('document.published'), value: date(source.publishedAt) },
      ...(review ? [{ label: say('leading.document.review'), value: date(review) }] : []),
    ],
    keywords: source.keywords,
    sections: [
      ...(faq.state === 'retired'
        ? [
            {
              heading: say('questions.faq.document-retired'),
              paragraphs: [faq.reason ?? ''].filter(Boolean),
              bullets: [],
            },
          ]
        : []),
      {
        heading: say('leading.document.answer'),
        paragraphs: [
          ...paragraphs(faq.answer),
          say('leading.document.rests-on', { count: faq.sources.length }),
        ],
        bullets: [],
      },
    ],
  };
}
