import { closedAmong, givenIn } from '../../../kernel/differing.ts';
import type { DraftVersion } from '../../../kernel/draft-versions.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { PersonId, ProductId, QueryId, ReplyId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  asDraft,
  type Consolidated,
  type ConsolidatedEdit,
  checkPublishable,
  edited,
  type Point,
  restsOn,
} from '../consolidated.ts';
import { type DraftKnowledge, draftPoints } from '../draft.ts';
import { isForFew, type Query, TRANSITIONS } from '../model.ts';
import { mayRead as mayReadQuery, moderator, queryMachine } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { counted, existing, placeOf, publishedOf, type QueryDeps, save, type Tx } from './deps.ts';
import { asWorded } from './point-wording.ts';

/** @throws AppError `not-found` */
async function found(tx: Tx, id: QueryId): Promise<Consolidated> {
  const consolidated = await tx.consolidatedReplies.get(id);
  if (!consolidated) throw new AppError('not-found', `no consolidated reply to ${id}`);
  return consolidated;
}

const supporting = async (tx: Tx, id: QueryId): Promise<ReadonlySet<ReplyId>> =>
  new Set((await publishedOf(tx, id)).map((reply) => reply.id));

function mustBeVersion(consolidated: Consolidated, version: number): void {
  if (version === consolidated.version) return;
  const why = `version ${consolidated.version}, seen ${version}`;
  throw new AppError('changed-meanwhile', why);
}

/** Drafted while it is open, anew with each reply, until a moderator's hand is in it. */
const mayDraft = (query: Query, known: Consolidated | null): boolean =>
  TRANSITIONS[query.state]['edit-reply'] !== undefined &&
  !isForFew(query) &&
  (known === null || (known.state === 'draft' && !known.edited));

/** To compare: what is stored has its fields in another order. */
const asSaid = (points: readonly Point[]): string =>
  JSON.stringify(
    points.map(({ id, kind, country, text, sources }) => [id, kind, country, text, sources]),
  );

/** Its first draft. */
const begun = (
  query: Query,
  drafted: Pick<Consolidated, 'points' | 'considered'>,
  createdAt: Date,
): Consolidated => ({
  query: query.id,
  version: 1,
  community: placeOf(query),
  state: 'draft',
  edited: false,
  ...drafted,
  setAside: [],
  reworded: [],
  product: null,
  webUrl: null,
  createdAt,
  approvedBy: null,
});

/** Attachments that not everybody may open: that there are some, and in which replies. */
const closedPoints = (
  surroundings: QueryDeps['surroundings'],
  { language }: Query,
  replies: readonly Reply[],
  before: number,
): Point[] =>
  closedAmong(surroundings, replies, language).map((one) => ({
    ...one,
    id: `p${before + 1}`,
    kind: 'resource',
    country: null,
  }));

const versionOf = (
  consolidated: Consolidated,
  madeBy: PersonId | null,
  madeAt: Date,
): DraftVersion<Point> => ({
  version: consolidated.version,
  ...asDraft(consolidated),
  madeBy,
  madeAt,
});

const keep = (tx: Tx, saved: Consolidated, madeBy: PersonId | null, madeAt: Date) =>
  tx.consolidatedReplies.versions.keep(saved.query, versionOf(saved, madeBy, madeAt));

interface PublishedFile {
  readonly version: number;
  readonly product: ProductId | null;
  readonly webUrl: string;
}

export function consolidating(deps: QueryDeps) {
  const { work, clock, text, terms, surroundings, mustBeLabelled, mustBeChecked } = deps;
  /** Asks other features before the transaction, since no two of them may be open at once. */
  async function knowledgeOf(query: Query, replies: readonly Reply[]): Promise<DraftKnowledge> {
    const community = placeOf(query);
    const consenting = replies.filter(({ consent }) => consent === 'quote');
    const countries = await surroundings.countriesOf(consenting.map(({ author }) => author));
    return {
      ...(await givenIn(surroundings, replies, community, query.language)),
      text,
      asked: { text: query.text, language: query.language },
      bridge: terms.bridge,
      countriesIn: terms.countriesIn,
      countryOf: countries,
    };
  }

  /** A draft from what was read before; false where a reply came or went meanwhile and it must be made again. */
  async function saveDraft(
    id: QueryId,
    replies: readonly Reply[],
    knowledge: DraftKnowledge,
  ): Promise<boolean> {
    return work.run(async (tx) => {
      const [query, known, now] = await Promise.all([
        existing(tx, id),
        tx.consolidatedReplies.get(id),
        publishedOf(tx, id),
      ]);
      if (!mayDraft(query, known)) return true;
      const versions = (list: readonly Reply[]) =>
        list.map(({ id: reply, version }) => `${reply}@${version}`).join();
      if (versions(now) !== versions(replies)) return false;
      const drafted = draftPoints(replies, knowledge);
      const points = [...drafted, ...closedPoints(surroundings, query, replies, drafted.length)];
      const considered = replies.map((reply) => reply.id);
      if (known) {
        const same =
          asSaid(known.points) === asSaid(points) &&
          known.considered.join() === considered.join() &&
          known.reworded.length === 0;
        if (same) return true;
        const after = { ...known, points, considered, reworded: [] };
        await tx.consolidatedReplies.update(after);
        await keep(tx, { ...after, version: after.version + 1 }, null, clock.now());
        return true;
      }
      const first = begun(query, { points, considered }, clock.now());
      if (await tx.consolidatedReplies.insert(first)) await keep(tx, first, null, clock.now());
      return true;
    });
  }

  const MOST_ATTEMPTS = 5;

  async function draft(id: QueryId): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const read = await work.run(async (tx) => ({
        query: await tx.queries.get(id),
        known: await tx.consolidatedReplies.get(id),
        replies: await publishedOf(tx, id),
      }));
      const { query, known, replies } = read;
      if (!query || !mayDraft(query, known) || (replies.length === 0 && !known)) return;
      const opened = await surroundings.opened(placeOf(query), replies);
      if (await saveDraft(id, opened, await knowledgeOf(query, opened))) return;
    }
    throw new AppError('unavailable', `replies to ${id} came faster than they were drafted`);
  }

  return {
    /** Drafts the consolidated reply, anew with each reply, until a moderator has edited it. Idempotent. */
    draft,

    /**
     * Drafts are for moderators, and drafted on demand; a published one is for all members.
     * @throws AppError `not-found`
     */
    async read(who: Actor, id: QueryId): Promise<Consolidated> {
      const query = await work.run((tx) => existing(tx, id));
      const moderates = moderator(query, who) === null;
      if (moderates) await draft(id);
      return work.run(async (tx) => {
        const consolidated = await found(tx, id);
        // While what was published is made once more, because something was taken back, it is read all the same.
        const again = consolidated.state === 'publishing' && query.state === 'replied';
        const mayRead = moderates || consolidated.state === 'published' || again;
        if (mayReadQuery(query, who) || !mayRead) {
          throw new AppError('not-found', 'not for this reader');
        }
        return consolidated;
      });
    },

    /** What it said at each of its versions, newest first (moderators). @throws AppError `not-found` */
    async versions(who: Actor, id: QueryId): Promise<readonly DraftVersion<Point>[]> {
      return work.run(async (tx) => {
        const query = await existing(tx, id);
        if (moderator(query, who)) throw new AppError('not-found', 'not for this reader');
        return tx.consolidatedReplies.versions.of(id);
      });
    },

    /** Without a reader's eyes: for publishing and for what is said about it. */
    get: (id: QueryId) => work.run((tx) => tx.consolidatedReplies.get(id)),

    /** @throws AppError `statement-without-source`, `reason-required`, `changed-meanwhile`, `illegal-move` */
    async edit(who: Actor, id: QueryId, edit: ConsolidatedEdit): Promise<Consolidated> {
      return work.run(async (tx) => {
        decide(queryMachine, await counted(tx, await existing(tx, id)), 'edit-reply', who);
        const consolidated = await found(tx, id);
        mustBeVersion(consolidated, edit.version);
        const worded = await asWorded(tx, consolidated, edit);
        const after = edited(consolidated, worded, await supporting(tx, id));
        await tx.consolidatedReplies.update(after);
        const saved = { ...after, version: after.version + 1 };
        await keep(tx, saved, who.id, clock.now());
        tx.audit({ actor: who.id, verb: 'consolidated.edit', subject: `query:${id}` });
        return saved;
      });
    },

    /**
     * The moderator lets it go: from here on it is being published, which is retried until it is done.
     * @param early how many who are named have not answered yet, as `who` was told
     * @throws AppError `statement-without-source`, `nothing-to-consolidate`, `fields-missing`, `changed-meanwhile`,
     *   `illegal-move`
     */
    async approve(who: Actor, id: QueryId, version: number, early = 0): Promise<Consolidated> {
      await mustBeLabelled(who, id);
      await mustBeChecked(id, early);
      return work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        const consolidated = await found(tx, id);
        const refusal = moderator(query, who);
        if (refusal) throw new AppError(refusal, 'only a moderator lets it be published');
        // Pressed twice, in two places or too late: it is on its way already.
        if (consolidated.state !== 'draft') return consolidated;
        const state = decide(queryMachine, query, 'approve', who);
        mustBeVersion(consolidated, version);
        checkPublishable(consolidated, await supporting(tx, id));
        const after: Consolidated = { ...consolidated, state: 'publishing', approvedBy: who.id };
        await tx.consolidatedReplies.update(after);
        await save(tx, { ...query, state });
        const data = { query: id, community: placeOf(query) };
        tx.emit({ type: 'query.approved', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'consolidated.approve', subject: `query:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * Asked before the file is made, which may be long after the approval: where a reply behind a point was hidden,
     * withdrawn or reworded into the queue meanwhile, it goes back to its moderators. True where it may be published.
     */
    async goesOut(id: QueryId): Promise<boolean> {
      return work.run(async (tx) => {
        const consolidated = await found(tx, id);
        if (consolidated.state !== 'publishing') return false;
        const sources = await supporting(tx, id);
        if (restsOn(consolidated, sources)) return true;
        const query = await counted(tx, await existing(tx, id));
        const state = decide(queryMachine, query, 'recall', 'clock');
        await tx.consolidatedReplies.update({ ...consolidated, state: 'draft', approvedBy: null });
        await save(tx, { ...query, state });
        const data = { query: id, community: placeOf(query) };
        tx.emit({ type: 'query.recalled', actor: null, data });
        tx.audit({ actor: null, verb: 'consolidated.recall', subject: `query:${id}` });
        return false;
      });
    },

    /**
     * The file is in SharePoint. Idempotent. Where something was taken back while it was made, it is made again.
     * @param version of what the file says
     */
    async markPublished(id: QueryId, { version, ...file }: PublishedFile): Promise<void> {
      await work.run(async (tx) => {
        const consolidated = await found(tx, id);
        if (consolidated.state !== 'publishing' || consolidated.version !== version) return;
        const query = await counted(tx, await existing(tx, id));
        await tx.consolidatedReplies.update({ ...consolidated, state: 'published', ...file });
        // A next version: everybody was told of the first.
        if (query.state !== 'publishing') return;
        const state = decide(queryMachine, query, 'publish', 'clock');
        await save(tx, { ...query, state, verdict: null, comment: null });
        tx.emit({
          type: 'query.replied',
          actor: consolidated.approvedBy,
          data: { query: id, community: placeOf(query), product: file.product },
        });
      });
    },
  };
}
