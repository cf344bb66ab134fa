import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Schema } from '../schema.ts';
import { features } from './0001-features.ts';
import { machinery } from './0002-machinery.ts';
import { queries } from './0003-queries.ts';
import { handovers } from './0004-handovers.ts';
import { hiddenQueries } from './0005-hidden-queries.ts';
import { tokens } from './0006-tokens.ts';
import { registers } from './0007-registers.ts';
import { webhooks } from './0008-webhooks.ts';
import { catalogue } from './0009-catalogue.ts';
import { reach } from './0010-reach.ts';
import { places } from './0011-places.ts';
import { delivery } from './0012-delivery.ts';
import { taxonomy } from './0013-taxonomy.ts';
import { expertise } from './0014-expertise.ts';
import { knowledge } from './0015-knowledge.ts';
import { collections } from './0016-collections.ts';
import { preparing } from './0017-preparing.ts';
import { outside } from './0018-outside.ts';
import { terms } from './0020-terms.ts';
import { glossary } from './0021-glossary.ts';
import { communities } from './0022-communities.ts';
import { membership } from './0023-membership.ts';
import { discussionPlans } from './0024-discussion-plans.ts';
import { safety } from './0025-safety.ts';
import { moderation } from './0026-moderation.ts';
import { queriesLed } from './0027-queries-led.ts';
import { discussionsForGuests } from './0028-discussions-for-guests.ts';
import { questionTime } from './0029-question-time.ts';
import { notices } from './0030-notices.ts';
import { queriesWhole } from './0031-queries-whole.ts';
import { moderatorsMoves } from './0032-moderators-moves.ts';
import { threads } from './0033-threads.ts';
import { tending } from './0034-tending.ts';
import { suggestions } from './0035-suggestions.ts';
import { attachments } from './0037-attachments.ts';
import { workingDays } from './0039-working-days.ts';
import { gapsClosed } from './0040-gaps-closed.ts';
import { anonymous } from './0041-anonymous.ts';
import { discussionDocuments } from './0044-discussion-documents.ts';
import { consents } from './0046-consents.ts';
import { talkTags } from './0047-talk-tags.ts';
import { drafts } from './0048-drafts.ts';
import { rewritings } from './0049-rewritings.ts';
import { interims } from './0051-interims.ts';
import { caughtUp } from './0052-caught-up.ts';
import { consentsFurther } from './0056-consents-further.ts';
import { captureHistory } from './0058-capture-history.ts';
import { templates } from './0065-templates.ts';
import { attribution } from './0067-attribution.ts';
import { readersChosen } from './0068-readers.ts';
import { prompts } from './0069-prompts.ts';
import { handoversFurther } from './0071-handovers-further.ts';
import { peerReview } from './0073-peer-review.ts';
import { publishingTrouble } from './0074-publishing-trouble.ts';
import { recordShares } from './0075-record-shares.ts';
import { questionReaders } from './0077-question-readers.ts';
import { viewReaders } from './0078-view-readers.ts';
import { unnamedRecords } from './0078b-unnamed-records.ts';
import { practices } from './0079-practices.ts';
import { focalPoints } from './0081-focal-points.ts';
import { thanks } from './0083-thanks.ts';
import { importedReports } from './0084-imported-reports.ts';
import { insights } from './0085-insights.ts';
import { duties } from './0086-duties.ts';
import { showcase } from './0087-showcase.ts';
import { oneImport } from './0089-one-import.ts';

/** In order, forward only. A migration that has left this folder once is never edited again. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-features': features,
  '0002-machinery': machinery,
  '0003-queries': queries,
  '0004-handovers': handovers,
  '0005-hidden-queries': hiddenQueries,
  '0006-tokens': tokens,
  '0007-registers': registers,
  '0008-webhooks': webhooks,
  '0009-catalogue': catalogue,
  '0010-reach': reach,
  '0011-places': places,
  '0012-delivery': delivery,
  '0013-taxonomy': taxonomy,
  '0014-expertise': expertise,
  '0015-knowledge': knowledge,
  '0016-collections': collections,
  '0017-preparing': preparing,
  '0018-outside': outside,
  '0020-terms': terms,
  '0025-safety': safety,
  '0024-discussion-plans': discussionPlans,
  '0023-membership': membership,
  '0021-glossary': glossary,
  '0026-moderation': moderation,
  '0022-communities': communities,
  '0027-queries-led': queriesLed,
  '0028-discussions-for-guests': discussionsForGuests,
  '0029-question-time': questionTime,
  '0032-moderators-moves': moderatorsMoves,
  '0034-tending': tending,
  '0035-suggestions': suggestions,
  '0031-queries-whole': queriesWhole,
  '0030-notices': notices,
  '0041-anonymous': anonymous,
  '0048-drafts': drafts,
  '0049-rewritings': rewritings,
  '0037-attachments': attachments,
  '0033-threads': threads,
  '0039-working-days': workingDays,
  '0040-gaps-closed': gapsClosed,
  '0046-consents': consents,
  '0044-discussion-documents': discussionDocuments,
  '0047-talk-tags': talkTags,
  '0051-interims': interims,
  '0052-caught-up': caughtUp,
  '0056-consents-further': consentsFurther,
  '0058-capture-history': captureHistory,
  '0067-attribution': attribution,
  '0071-handovers-further': handoversFurther,
  '0068-readers': readersChosen,
  '0073-peer-review': peerReview,
  '0074-publishing-trouble': publishingTrouble,
  '0065-templates': templates,
  '0075-record-shares': recordShares,
  '0069-prompts': prompts,
  '0079-practices': practices,
  '0077-question-readers': questionReaders,
  '0081-focal-points': focalPoints,
  '0078-view-readers': viewReaders,
  '0078b-unnamed-records': unnamedRecords,
  '0083-thanks': thanks,
  '0084-imported-reports': importedReports,
  '0085-insights': insights,
  '0086-duties': duties,
  '0087-showcase': showcase,
  '0089-one-import': oneImport,
};

/**
 * Brings the schema up to date; two processes that start at once take turns. Answers the names of the
 * migrations that ran.
 * @throws Error naming the migration that failed, with the database's error as cause; its changes are undone
 */
export async function migrate(db: Kysely<Schema>): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName;
    throw new Error(`the database could not be brought up to date (${failed ?? 'no migration'})`, {
      cause: error,
    });
  }
  return results.map(({ migrationName }) => migrationName);
}
