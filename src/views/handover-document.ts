import type { SectionReaders } from '../features/capture/handover/audience.ts';
import {
  commitmentsOf,
  type Entry,
  linksOf,
  sectionsFor,
} from '../features/capture/handover/contents.ts';
import { linksIn } from '../features/capture/handover/model.ts';
import { fieldsOf } from '../features/capture/template.ts';
import type { DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import { filledAsOf } from './handover-age.ts';
import type { HandoverSource } from './handover-source.ts';

export interface HandoverNames {
  readonly person: string;
  readonly supervisor: string | null;
  readonly successor: string | null;
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** For whom a document is made: each of them holds only what its readers may read. */
export const DOCUMENTS = {
  supervisor: (readers: SectionReaders): boolean => readers !== 'successor',
  successor: (): boolean => true,
  lessons: (readers: SectionReaders): boolean => readers === 'all-staff-if-shared',
} as const;

/**
 * A handover for one kind of reader: what was not filled in is said in its place.
 * @param readOn when the register of projects was read last, where that is too long ago; else null
 */
export function handoverDocument(
  source: HandoverSource,
  reader: 'supervisor' | 'successor',
  names: HandoverNames,
  words: Words,
  readOn: Date | null,
): StructuredDocument {
  const { handover, template, capture } = source;
  const { language } = capture;
  const say = (key: string, params = {}) => words.say(language, `document.handover.${key}`, params);
  const day = (date: string) => words.date(language, noon(date), 'UTC');
  const sections = sectionsFor(source, language, DOCUMENTS[reader]);
  const commitments = commitmentsOf(template, sections);
  const links = linksOf(template, sections);
  const asOf = filledAsOf(sections, capture, readOn);
  const first: DocumentSection[] = [
    {
      heading: say('commitments'),
      paragraphs: commitments.length === 0 ? [say('none')] : [],
      bullets: commitments.map(({ text, due }) => ({
        text,
        ...(due ? { note: day(due) } : {}),
      })),
    },
    ...(links.length > 0
      ? [{ heading: say('links'), paragraphs: [], bullets: [], links: asLinks(links) }]
      : []),
  ];
  return {
    title: words.say(language, `document.handover.title.${reader}`, { name: names.person }),
    language,
    subtitle: say('subtitle'),
    facts: [
      { label: say('person'), value: names.person },
      { label: say('last-day'), value: day(handover.lastDay) },
      { label: say('supervisor'), value: names.supervisor ?? '—' },
      { label: say('successor'), value: names.successor ?? say('nobody-yet') },
      ...(asOf ? [{ label: say('register'), value: words.date(language, asOf, 'UTC') }] : []),
    ],
    keywords: [],
    sections: [
      ...(reader === 'successor' ? first : []),
      ...sections.flatMap(({ title, entries, missing }) => [
        {
          heading: title,
          paragraphs: [],
          bullets: missing.map((label) => ({ text: say('not-filled', { label }) })),
        },
        ...entries.map((entry) => answered(entry, source, say)),
      ]),
      ...asked(source, reader, say),
    ],
  };
}

type Say = (key: string, params?: Readonly<Record<string, string>>) => string;

/** Lines that are commitments, one a line, or addresses that lead on; anything else is told in paragraphs. */
function answered(entry: Entry, source: HandoverSource, say: Say): DocumentSection {
  const { field, label, text } = entry;
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  const holds = fieldsOf(source.template).find(({ id }) => id === field)?.holds;
  const note = whoseWords(entry, source, say);
  const frame = { heading: label, level: 2, ...(note ? { note } : {}) } as const;
  if (holds === 'commitments')
    return { ...frame, paragraphs: [], bullets: lines.map((line) => ({ text: ticked(line) })) };
  if (holds !== 'links') return { ...frame, paragraphs: lines, bullets: [] };
  const told = lines.filter((line) => !linksIn(line).includes(line.trim()));
  return { ...frame, paragraphs: told, bullets: [], links: asLinks(linksIn(text)) };
}

const asLinks = (urls: readonly string[]) => urls.map((url) => ({ label: url, url }));

/** A tick as it is printed, and none of the marks that a list is typed with. */
const ticked = (line: string): string =>
  line.replace(/^\s*\[x\]\s*/i, '✓ ').replace(/^\s*([-–•*]|\[ \])\s*/, '');

/** Assembled and not confirmed, or added by somebody else; null for the leaver's own. */
function whoseWords({ suggested, addedBy }: Entry, { adders }: HandoverSource, say: Say) {
  if (addedBy) return say('added', { name: adders.get(addedBy) ?? '—' });
  return suggested ? say('unconfirmed') : null;
}

/** What was asked before the last day, as far as these readers may read it. */
function asked(
  { followUps }: HandoverSource,
  reader: 'supervisor' | 'successor',
  say: Say,
): readonly DocumentSection[] {
  const shown = followUps.filter(({ askedAs }) => reader === 'successor' || askedAs === reader);
  if (shown.length === 0) return [];
  return [
    {
      heading: say('questions'),
      paragraphs: [],
      bullets: [],
    },
    ...shown.map(
      ({ text, answer, askerName }): DocumentSection => ({
        heading: say('asked', { name: askerName, text }),
        level: 2,
        paragraphs: [answer ?? say('unanswered')],
        bullets: [],
      }),
    ),
  ];
}

/** The lessons alone, as a product that all staff can find. */
export function handoverLessonsDocument(
  source: HandoverSource,
  names: HandoverNames,
  words: Words,
  publishedAt: Date,
): StructuredDocument {
  const { template, capture } = source;
  const { language } = capture;
  const say = (key: string, params = {}) => words.say(language, `document.${key}`, params);
  const sections = sectionsFor({ ...source, fillings: [] }, language, DOCUMENTS.lessons);
  return {
    title: say('handover.lessons-title', {
      post: capture.answers[template.titleField]?.trim() ?? '',
    }),
    language,
    subtitle: say('handover.lessons-subtitle'),
    facts: [
      { label: say('author'), value: names.person },
      { label: say('published'), value: words.date(language, publishedAt, 'UTC') },
    ],
    keywords: [],
    sections: sections.flatMap(({ entries }) =>
      entries.map(({ label, text }) => ({
        heading: label,
        paragraphs: text.split(/\n+/),
        bullets: [],
      })),
    ),
  };
}
