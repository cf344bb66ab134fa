import { z } from 'zod';
import { isTopic, topicOf, vocabulary } from '../../features/taxonomy/model.ts';
import type { Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import { LANGUAGES } from '../../kernel/language.ts';
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
] as const;

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
});

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
  };
}

export type Terms = Pick<Vocabulary, 'topicId' | 'label'>;

/** The same as column values; null empties a column. */
export const toFields = (
  metadata: FileMetadata,
  terms: Terms = vocabulary,
): Record<(typeof METADATA_COLUMNS)[number], string | null> => ({
  Title: metadata.title,
  KnowledgeType: metadata.type,
  Language: metadata.language,
  PublishedDate: metadata.publishedOn && columnDay(metadata.publishedOn),
  ReviewDate: metadata.reviewOn && columnDay(metadata.reviewOn),
  Unit: metadata.unit,
  Countries: metadata.countries.join(';') || null,
  Region: metadata.region,
  Topics: metadata.topics.join(';') || null,
  TopicIds: metadata.topics.flatMap((slug) => terms.topicId(slug) ?? []).join(';') || null,
  TopicLabels:
    metadata.topics.map((slug) => terms.label(slug, metadata.language)).join(';') || null,
  Abstract: metadata.abstract || null,
  OwnerId: metadata.ownerId,
});
