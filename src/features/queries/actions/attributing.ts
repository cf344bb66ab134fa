import type { AttributedDraft, AttributedDrafts } from '../../../kernel/attributed.ts';
import { unnamed } from '../../../kernel/attribution.ts';
import type { Draft } from '../../../kernel/draft-versions.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type QueryId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { asDraft, type Consolidated, fromDraft, type Point } from '../consolidated.ts';
import type { Query } from '../model.ts';
import { mayRead, maySee, moderator } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { placeOf, publishedOf, type QueryDeps, type Tx } from './deps.ts';

interface Found {
  readonly query: Query;
  readonly consolidated: Consolidated;
  readonly replies: readonly Reply[];
}

async function load(tx: Tx, id: QueryId): Promise<Found | null> {
  const query = await tx.queries.get(id);
  const consolidated = query && (await tx.consolidatedReplies.get(id));
  return consolidated && { query, consolidated, replies: await publishedOf(tx, id) };
}

const asAttributed = ({ query, consolidated, replies }: Found): AttributedDraft => ({
  community: placeOf(query),
  title: query.text,
  open: consolidated.state === 'draft',
  statements: asDraft(consolidated).statements.concat(
    consolidated.setAside.map(({ point }) => point),
  ),
  sources: replies.map(({ id, author, text, consent }) => {
    return { id, author, text, named: consent === 'quote' };
  }),
});

/** What takes a person's name, and the country that only their name gave, out of a point. */
type Unnaming = (point: Point) => Point;

const withoutPerson = (draft: Draft<Point>, who: Actor, unname: Unnaming): Draft<Point> => ({
  statements: draft.statements.map(unname),
  setAside: draft.setAside.map(({ statement, reason }) => ({
    statement: unname(statement),
    reason: unnamed({ text: reason }, who).text,
  })),
});

/** How people stand in the consolidated reply to a question. */
export function replyAttribution(
  deps: Pick<QueryDeps, 'work' | 'terms' | 'surroundings'>,
): AttributedDrafts {
  const { work, terms, surroundings } = deps;

  /** What is told of a country that no reply behind it names is told of where its author works. */
  const unnaming =
    (who: Actor, home: string | undefined, replies: readonly Reply[]): Unnaming =>
    (point) => {
      const said = replies.filter(({ id }) => point.sources.includes(id));
      const theirs = said.some(({ author }) => author === who.id);
      const named = said.some(({ text }) => terms.countriesIn(text).includes(home ?? ''));
      const tells = point.kind === 'country' && point.country === home && theirs && !named;
      const bare = unnamed(point, who);
      return tells ? { ...bare, kind: 'summary', country: null } : bare;
    };

  async function unname(tx: Tx, who: Actor, found: Found, home: string | undefined): Promise<void> {
    const { query, consolidated, replies } = found;
    const change = unnaming(who, home, replies);
    for (const one of await tx.replies.of(query.id)) {
      if (one.author === who.id && one.consent === 'quote')
        await tx.replies.update({ ...one, consent: 'paraphrase' });
    }
    const { versions } = tx.consolidatedReplies;
    for (const version of await versions.of(query.id))
      await versions.keep(query.id, { ...version, ...withoutPerson(version, who, change) });
    const draft = consolidated.state === 'draft';
    await tx.consolidatedReplies.update({
      ...consolidated,
      ...fromDraft(withoutPerson(asDraft(consolidated), who, change)),
      state: draft ? 'draft' : 'publishing',
    });
    const data = { query: query.id, community: placeOf(query) };
    if (!draft) tx.emit({ type: 'query.approved', actor: null, data });
    tx.audit({ actor: who.id, verb: 'consolidated.unname', subject: `query:${query.id}` });
  }

  return {
    read: (who, item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<QueryId>(item));
        if (!found || moderator(found.query, who))
          throw new AppError('not-found', `no draft for ${item} for this reader`);
        return asAttributed(found);
      }),

    get: (item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<QueryId>(item));
        return found && asAttributed(found);
      }),

    seenBy: (who, item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<QueryId>(item));
        if (!found || mayRead(found.query, who)) return new Set();
        const { community, asker } = found.query;
        return new Set(
          found.replies
            .filter((one) => maySee({ ...one, community }, who, asker))
            .map(({ id }) => id),
        );
      }),

    async unname(who, item, published) {
      const home = (await surroundings.countriesOf([who.id])).get(who.id);
      return work.run(async (tx) => {
        const found = await load(tx, asId<QueryId>(item));
        if (!found || (found.consolidated.state !== 'draft' && !published)) return false;
        await unname(tx, who, found, home);
        return true;
      });
    },
  };
}
