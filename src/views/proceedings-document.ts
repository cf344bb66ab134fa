import type { Contribution } from '../features/discussions/contribution.ts';
import { MARK } from '../kernel/attachment.ts';
import type { PersonId } from '../kernel/ids.ts';
import { isNobody } from '../kernel/nobody.ts';
import type { DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import {
  asked,
  backgroundSection,
  factsOf,
  hasContent,
  headerOf,
  type Say,
  type SynthesisSource,
  saying,
  subtitleOf,
  titleOf,
  tookPart,
  versionsSection,
  worded,
} from './synthesis-frame.ts';

export interface ProceedingsSource extends SynthesisSource {
  /** In the order in which they came; of what is no longer shown without its words. */
  readonly contributions: readonly Contribution[];
  readonly nameOf: (person: PersonId) => string | null;
}

/**
 * Everything that was said, in its order and as each author consented: in full with the name, or what the synthesis
 * took of it without one. Of what is no longer shown its place is kept and nothing else.
 */
export function proceedingsDocument(source: ProceedingsSource, words: Words): StructuredDocument {
  const say = saying(words, source.language);
  const { discussion, contributions } = source;
  const sections: DocumentSection[] = [
    backgroundSection(source, say),
    {
      heading: say('proceedings.questions'),
      paragraphs: [],
      bullets: discussion.questions.map((question) => ({ text: asked(source, question, say) })),
    },
    {
      heading: say('proceedings.contributions', { count: contributions.length }),
      paragraphs: [say('proceedings.as-consented')],
      bullets: [],
    },
    ...contributions.map((one, index) => entry(source, one, index + 1, words, say)),
    tookPart(source, say),
    versionsSection(source, words, say),
  ];
  return {
    title: titleOf(source, { kind: 'proceedings', group: null }, say),
    language: source.language,
    subtitle: subtitleOf(source, say),
    header: headerOf(source, say),
    facts: factsOf(source, words, say),
    keywords: source.topics,
    contents: say('contents'),
    sections: sections.filter(hasContent),
  };
}

function entry(
  source: ProceedingsSource,
  said: Contribution,
  number: number,
  words: Words,
  say: Say,
): DocumentSection {
  if (said.state !== 'published')
    return {
      heading: say('proceedings.gone', { number }),
      level: 2,
      paragraphs: [say('proceedings.gone-why')],
      bullets: [],
    };
  const name = isNobody(said.author) ? null : source.nameOf(said.author);
  return said.consent === 'quote' && name
    ? quoted(source, said, { number, name }, words, say)
    : unattributed(source, said, number, say);
}

/** What question it answers, and where whoever may read it finds it. */
function foot({ urlOf }: ProceedingsSource, { id, question }: Contribution, say: Say) {
  const url = urlOf(id);
  return {
    about: question === null ? null : say('proceedings.on', { number: question + 1 }),
    links: url ? [{ label: say('proceedings.in-thread'), url }] : [],
  };
}

function quoted(
  source: ProceedingsSource,
  said: Contribution,
  { number, name }: { readonly number: number; readonly name: string },
  words: Words,
  say: Say,
): DocumentSection {
  const day = words.date(source.language, said.createdAt, 'UTC');
  // An attachment by its name would be told to all who read this, and they are more than the thread's readers.
  const text = said.text.replaceAll(MARK, say('proceedings.attachment'));
  const { text: shown, language, mark } = worded(source, text, said.language, say);
  const { about, links } = foot(source, said, say);
  return {
    heading: say('proceedings.by', { number, name, day }),
    level: 2,
    quoted: true,
    paragraphs: shown.split(/\n+/).filter((line) => line.trim() !== ''),
    bullets: [],
    ...(language ? { language } : {}),
    note: [about, mark].filter(Boolean).join(' · '),
    links,
  };
}

/** Without consent to be quoted: no name, day or language, by which a few could be told apart, and no word beyond what
 * the synthesis took. */
function unattributed(
  source: ProceedingsSource,
  said: Contribution,
  number: number,
  say: Say,
): DocumentSection {
  const taken = source.synthesis.statements.filter(
    ({ kind, sources }) => kind !== 'resource' && sources.includes(said.id),
  );
  const { about, links } = foot(source, said, say);
  return {
    heading: say('proceedings.unnamed', { number }),
    level: 2,
    paragraphs: [say(taken.length > 0 ? 'proceedings.taken' : 'proceedings.not-taken')],
    bullets: taken.map((statement) => {
      const { text, language, mark } = worded(
        source,
        statement.text,
        source.languageOf(statement),
        say,
      );
      return { text, ...(language ? { language } : {}), ...(mark ? { note: mark } : {}) };
    }),
    ...(about ? { note: about } : {}),
    links,
  };
}
