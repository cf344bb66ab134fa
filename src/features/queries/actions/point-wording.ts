import { AppError } from '../../../kernel/errors.ts';
import { asId, type QueryId } from '../../../kernel/ids.ts';
import { type WordingDraft, type WordingDrafts, wordedAfter } from '../../../kernel/wording.ts';
import { asDraft, type Consolidated, type ConsolidatedEdit } from '../consolidated.ts';
import { type Query, TRANSITIONS } from '../model.ts';
import { moderator } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { existing, publishedOf, type QueryDeps, type Tx } from './deps.ts';

export async function asWorded(
  tx: Tx,
  { query, points, setAside }: Consolidated,
  edit: ConsolidatedEdit,
): Promise<ConsolidatedEdit> {
  const standing = [...points, ...setAside.map(({ point }) => point)];
  const versions = () => tx.consolidatedReplies.versions.of(query);
  return { ...edit, points: await wordedAfter(edit.points, standing, versions) };
}

/** Members of the community read what is published there. */
const AUDIENCE = 'community';

const asSource = ({ id, text, language, author }: Reply) => ({
  ...{ id, text, language, author, audience: AUDIENCE },
});

const mayEdit = ({ state }: Query, consolidated: Consolidated): boolean =>
  consolidated.state === 'draft' && TRANSITIONS[state]['edit-reply'] !== undefined;

const asWording = (
  query: Query,
  consolidated: Consolidated,
  replies: readonly Reply[],
): WordingDraft => ({
  version: consolidated.version,
  open: mayEdit(query, consolidated),
  languages: [query.language],
  statements: consolidated.points,
  sources: replies.map(asSource),
});

/** The drafts of consolidated replies, as their wording is worked on. */
export function pointWording({ work, clock }: Pick<QueryDeps, 'work' | 'clock'>): WordingDrafts {
  const load = async (tx: Tx, id: QueryId) => {
    const query = await tx.queries.get(id);
    const consolidated = query && (await tx.consolidatedReplies.get(id));
    if (!query || !consolidated) return null;
    return { query, draft: asWording(query, consolidated, await publishedOf(tx, id)) };
  };
  return {
    read: (who, item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<QueryId>(item));
        if (!found || moderator(found.query, who))
          throw new AppError('not-found', `no draft for ${item} for this reader`);
        return found.draft;
      }),

    get: (item) => work.run(async (tx) => (await load(tx, asId<QueryId>(item)))?.draft ?? null),

    reword: (item, { version, by }, change) =>
      work.run(async (tx) => {
        const id = asId<QueryId>(item);
        const consolidated = await tx.consolidatedReplies.get(id);
        if (consolidated?.version !== version) return false;
        if (!mayEdit(await existing(tx, id), consolidated)) return false;
        // A moderator asked for it: it is not drafted anew over it.
        const after = {
          ...consolidated,
          points: consolidated.points.map((one) => change(one)),
          edited: true,
        };
        await tx.consolidatedReplies.update(after);
        await tx.consolidatedReplies.versions.keep(id, {
          ...{ ...asDraft(after), version: version + 1, madeBy: by, madeAt: clock.now() },
        });
        tx.audit({ actor: by, verb: 'consolidated.reword', subject: `query:${id}` });
        return true;
      }),
  };
}
