import { AppError } from '../../../kernel/errors.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Proposal } from '../proposal.ts';
import {
  saysTheSame,
  subjectOf,
  TAG_LIMITS,
  type TalkSubject,
  type TalkTags,
  talkOfSubject,
} from '../talk.ts';
import { TOPIC } from '../vocabulary.ts';
import type { TaxonomyDeps, Tx } from './deps.ts';
import type { Keeping } from './keeping.ts';
import type { ProposalActions } from './proposals.ts';

/** What talk is about, as a person writes it: names in any language, or slugs. */
export interface TagWish {
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** In which new words are proposed. */
  readonly language: Language;
  readonly reason?: string | undefined;
  /** The version that was seen, 0 where there was none; null where the surface cannot say. */
  readonly seen: number | null;
}

const LONGEST_REASON = 500;

const wordsOf = ({ topics, countries }: Pick<TalkTags, 'topics' | 'countries'>): string =>
  [...topics, ...countries].join('; ');

/** What discussions and questions are about. Whoever calls has checked that this person may say so. */
export function talkActions(
  { work, clock, vocabulary }: TaxonomyDeps,
  keeping: Keeping,
  proposals: Pick<ProposalActions, 'place'>,
) {
  function countriesOf(words: readonly string[]): readonly string[] {
    const found = words.flatMap((word) => {
      const named = vocabulary.countriesIn(word);
      if (named.length > 0) return named;
      throw new AppError('invalid-input', `no country ${word}`, { field: 'countries' });
    });
    return [...new Set(found)];
  }

  async function topicsOf(who: Actor, { topics: words, language }: TagWish) {
    const placed = [];
    for (const word of words) placed.push(await proposals.place(who, { word, language }));
    const topics = placed.flatMap((one) => (one.kind === 'term' ? one.term.slug : []));
    const waiting = placed.flatMap((one) => (one.kind === 'proposal' ? one.proposal.id : []));
    return { topics: [...new Set(topics)], proposals: [...new Set(waiting)] };
  }

  async function found(tx: Tx, subject: string): Promise<TalkTags | null> {
    const [tags] = await tx.talkTags.of([subject]);
    return tags ?? null;
  }

  function told(tx: Tx, who: Actor | null, talk: TalkSubject): void {
    tx.emit({ type: 'talk.tagged', actor: who?.id ?? null, data: talk });
  }

  return {
    /** What moderators said of these, by subject. */
    of: async (talk: readonly TalkSubject[]): Promise<ReadonlyMap<string, TalkTags>> => {
      if (talk.length === 0) return new Map();
      const rows = await work.run((tx) => tx.talkTags.of(talk.map(subjectOf)));
      return new Map(rows.map((row) => [row.subject, row]));
    },

    /** Words of theirs that no list has, as they stand. */
    proposed: ({ proposals: ids }: TalkTags): Promise<readonly Proposal[]> =>
      work.run(async (tx) => {
        const all = await Promise.all(ids.map((id) => tx.proposals.get(id)));
        return all.filter((one): one is Proposal => one !== null);
      }),

    /**
     * In place of what its words name. Nothing is stored as a free tag: a word is a term, or is proposed. Saying the same
     * again changes nothing.
     * @throws AppError `invalid-input` for a word that names no country, and for too many; `changed-meanwhile`
     */
    async tag(who: Actor, talk: TalkSubject, wish: TagWish): Promise<TalkTags> {
      await keeping.ready();
      for (const field of ['topics', 'countries'] as const)
        if (wish[field].length > TAG_LIMITS[field])
          throw new AppError('invalid-input', `more ${field} than say anything`, { field });
      const countries = countriesOf(wish.countries);
      const said = { ...(await topicsOf(who, wish)), countries };
      const subject = subjectOf(talk);
      return work.run(async (tx) => {
        const before = await found(tx, subject);
        if (before && saysTheSame(before, said)) return before;
        const version = before?.version ?? 0;
        if (wish.seen !== null && wish.seen !== version)
          throw new AppError('changed-meanwhile', `tags ${version}, seen ${wish.seen}`);
        const tags: TalkTags = { subject, version, ...said, by: who.id, at: clock.now() };
        await tx.talkTags.save(tags);
        told(tx, who, talk);
        const reason = wish.reason?.trim().slice(0, LONGEST_REASON);
        const detail = { to: wordsOf(said), was: before && wordsOf(before) };
        const line = { actor: who.id, verb: `${talk.kind}.tag`, subject, detail };
        tx.audit(reason ? { ...line, reason } : line);
        return { ...tags, version: version + 1 };
      });
    },

    /** What its words name counts again. Done again it changes nothing. */
    untag: (who: Actor, talk: TalkSubject): Promise<void> =>
      work.run(async (tx) => {
        const subject = subjectOf(talk);
        const before = await found(tx, subject);
        if (!before) return;
        await tx.talkTags.remove(subject);
        told(tx, who, talk);
        const detail = { was: wordsOf(before) };
        tx.audit({ actor: who.id, verb: `${talk.kind}.untag`, subject, detail });
      }),

    /** Talk for which this word was proposed is about the topic that it became; refused, it is about nothing more. */
    async decided(id: string): Promise<void> {
      await keeping.follow();
      await work.run(async (tx) => {
        const proposal = await tx.proposals.get(id);
        const term = proposal?.term ? vocabulary.standing(proposal.term) : undefined;
        for (const tags of await tx.talkTags.awaiting(id)) {
          const talk = talkOfSubject(tags.subject);
          const topics = term?.scheme === TOPIC ? [...tags.topics, term.slug] : tags.topics;
          await tx.talkTags.save({
            ...tags,
            topics: [...new Set(topics)],
            proposals: tags.proposals.filter((one) => one !== id),
          });
          if (talk) told(tx, null, talk);
        }
      });
    },
  };
}

export type TalkActions = ReturnType<typeof talkActions>;
