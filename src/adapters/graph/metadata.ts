import { z } from 'zod';
import { isTopic, topicOf, vocabulary } from '../../features/taxonomy/model.ts';
import { labelOf, type Term } from '../../features/taxonomy/term.ts';
import type { Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { FileMetadata } from '../../ports/library.ts';
import { columnDay, optionalDay, optionalText, textList } from './columns.ts';

/**
 * The metadata columns of a library that Praxis reads and writes, by their internal names. What a document is about
 * lies there as GUIDs, by which it is read, as labels for people, and as slugs, which older files alone have.
 */
export const METADATA_COLUMNS = [
  'Title',
  'KnowledgeType',
  'Language',
  'PublishedDate',
  'ReviewDate',
  'Unit',
  'Countries',
  'Region',
  'Topics',
  'TopicIds',
  'TopicLabels',
  'Abstract',
  'OwnerId',
  'Goals',
  'Drivers',
  'Confidentiality',
  'TermIds',
] as const;

/** What is written for people alone, and where there is something to say: a library may be older than these. */
export const WRITTEN_COLUMNS = [...METADATA_COLUMNS, 'Stage'] as const;

/** A column of the wrong kind (a library that Praxis did not provision) counts as empty. */
const lenient = <T>(schema: z.ZodType<T>, empty: T) => schema.catch(empty);

const fieldsSchema = z.object({
  Title: lenient(optionalText, null),
  KnowledgeType: lenient(optionalText, null),
  Language: lenient(optionalText, null),
  PublishedDate: lenient(optionalDay, null),
  ReviewDate: lenient(optionalDay, null),
  Unit: lenient(optionalText, null),
  Countries: lenient(textList, []),
  Region: lenient(optionalText, null),
  Topics: lenient(textList, []),
  TopicIds: lenient(textList, []),
  Abstract: lenient(optionalText, null),
  OwnerId: lenient(optionalText, null),
  Goals: lenient(textList, []),
  Drivers: lenient(textList, []),
  TermIds: lenient(textList, []),
});

/** Slugs of one list: by the GUIDs, and by the words that somebody filled a column of that list with. */
function slugsOf(scheme: string, ids: readonly string[], words: readonly string[]): string[] {
  const byId = ids.flatMap((id) => {
    const term = vocabulary.standing(id.replace(/^\{|\}$/g, '').toLowerCase());
    return term?.scheme === scheme ? [term.slug] : [];
  });
  const byWord = words.flatMap((word) => {
    // Goals are written with their number, as Praxis writes them or without a name.
    const number = /^(?:goal\s+)?(\d{1,2}(?:\.\w{1,2})?)(?=\s|$)/i.exec(word)?.[1];
    const numbered = number === undefined ? undefined : vocabulary.bySlug(scheme, number);
    return numbered?.slug ?? vocabulary.named(scheme, word)[0]?.slug ?? [];
  });
  return [...new Set([...byId, ...byWord])];
}

/** A target is of its goal as well. */
const withGoals = (slugs: readonly string[]): string[] => [
  ...new Set(slugs.flatMap((slug) => [slug.split('.')[0] ?? slug, slug])),
];

/**
 * The topics by their GUIDs, and the words of Topics for which there is no GUID. Where no GUID says anything (none
 * there, or only ones that are unknown here) the slugs count, as in files that were published before.
 */
function topicsOf(row: z.infer<typeof fieldsSchema>): readonly string[] {
  const topics = row.TopicIds.flatMap((id) => topicOf(id) ?? []);
  if (topics.length === 0) return row.Topics;
  return [...new Set([...topics, ...row.Topics.filter((slug) => !isTopic(slug))])];
}

/** What a file's columns say; what they do not say is absent. */
export function readMetadata(fields: unknown): Partial<FileMetadata> {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) return {};
  const row = parsed.data;
  const tag = row.Language?.toLowerCase().split('-')[0];
  const topics = topicsOf(row);
  const language = LANGUAGES.find((one) => one === tag);
  const goals = withGoals(slugsOf('sdg', row.TermIds, row.Goals));
  const drivers = slugsOf('driver', row.TermIds, row.Drivers);
  return {
    ...(row.Title ? { title: row.Title } : {}),
    ...(row.KnowledgeType ? { type: row.KnowledgeType } : {}),
    ...(row.Abstract ? { abstract: row.Abstract } : {}),
    ...(language ? { language } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(row.Countries.length > 0 ? { countries: row.Countries } : {}),
    ...(row.Region ? { region: row.Region } : {}),
    ...(row.Unit ? { unit: row.Unit } : {}),
    ...(row.OwnerId ? { ownerId: row.OwnerId } : {}),
    ...(row.PublishedDate ? { publishedOn: row.PublishedDate } : {}),
    ...(row.ReviewDate ? { reviewOn: row.ReviewDate } : {}),
    ...(goals.length > 0 ? { goals } : {}),
    ...(drivers.length > 0 ? { drivers } : {}),
  };
}

export type Terms = Pick<Vocabulary, 'topicId' | 'label' | 'bySlug' | 'named'>;

/** The terms of all other lists that the metadata name, in the order in which they are listed. */
function otherTerms(metadata: FileMetadata, terms: Terms): readonly Term[] {
  const { type, language, unit, region, countries, confidentiality } = metadata;
  const named = (scheme: string, words: readonly (string | null)[]): Term[] =>
    words.flatMap((word) => (word === null ? [] : (terms.named(scheme, word)[0] ?? [])));
  const slugs = (scheme: string, all: readonly string[]): Term[] =>
    all.flatMap((slug) => terms.bySlug(scheme, slug) ?? []);
  return [
    ...named('content-type', [type]),
    ...slugs('language', [language]),
    ...named('geography', [...countries, region]),
    ...named('unit', [unit]),
    ...slugs('confidentiality', confidentiality ? [confidentiality] : []),
    ...slugs('sdg', metadata.goals ?? []),
    ...slugs('driver', metadata.drivers ?? []),
  ];
}

const namesIn = (all: readonly Term[], scheme: string, language: Language): string | null =>
  all
    .filter((term) => term.scheme === scheme)
    .map((term) =>
      scheme === 'sdg' ? `${term.slug} ${labelOf(term, language)}` : labelOf(term, language),
    )
    .join(';') || null;

/** What a file is about, as column values. */
export const topicFields = (
  { topics, language }: Pick<FileMetadata, 'topics' | 'language'>,
  terms: Terms = vocabulary,
) => ({
  Topics: topics.join(';') || null,
  TopicIds: topics.flatMap((slug) => terms.topicId(slug) ?? []).join(';') || null,
  TopicLabels: topics.map((slug) => terms.label(slug, language)).join(';') || null,
});

/** The same as column values; null empties a column. */
export function toFields(
  metadata: FileMetadata,
  terms: Terms = vocabulary,
): Record<(typeof METADATA_COLUMNS)[number], string | null> & { readonly Stage?: string } {
  const { language } = metadata;
  const others = otherTerms(metadata, terms);
  return {
    Title: metadata.title,
    KnowledgeType: metadata.type,
    Language: language,
    PublishedDate: metadata.publishedOn && columnDay(metadata.publishedOn),
    ReviewDate: metadata.reviewOn && columnDay(metadata.reviewOn),
    Unit: metadata.unit,
    Countries: metadata.countries.join(';') || null,
    Region: metadata.region,
    ...topicFields(metadata, terms),
    Abstract: metadata.abstract || null,
    OwnerId: metadata.ownerId,
    Goals: namesIn(others, 'sdg', language),
    Drivers: namesIn(others, 'driver', language),
    Confidentiality: namesIn(others, 'confidentiality', language),
    TermIds: others.map(({ id }) => id).join(';') || null,
    ...(metadata.stage ? { Stage: metadata.stage } : {}),
  };
}
