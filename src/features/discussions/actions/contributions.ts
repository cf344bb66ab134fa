import { AppError } from '../../../kernel/errors.ts';
import type { Surface } from '../../../kernel/events.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { earliest, resentAmong, resentOf } from '../../../kernel/resent.ts';
import {
  type Consent,
  type Contribution,
  type ContributionState,
  type ContributionVerb,
  NEEDS_REASON,
} from '../contribution.ts';
import {
  checkedReaders,
  EVERY_MEMBER,
  type Readers,
  readersFor,
} from '../contribution-audience.ts';
import { type Discussion, LIMITS, takesContributions } from '../model.ts';
import { slowedWithin, waitsFirst } from '../order.ts';
import { contributionMachine, mayContribute, maySee, type PlacedContribution } from '../policy.ts';
import { checkAnswer } from '../question-time.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';
import { takeOut } from './taking-out.ts';

export interface NewContribution {
  readonly discussion: DiscussionId;
  readonly text: string;
  readonly question: number | null;
  readonly consent: Consent;
  readonly surface: Surface;
  readonly sourceKey: string;
  /** From the community: contributions wait for a moderator. */
  readonly premoderated: boolean;
  /** When it was said, where that is read later than it was said; absent: now. */
  readonly saidAt?: Date;
  /** When its author last changed the words; absent: never. */
  readonly wordsAt?: Date | null;
  /** In question time: the question that it answers. */
  readonly answers?: ContributionId;
  /** Who reads it; absent: every member. */
  readonly readers?: Readers;
}

export interface Received {
  readonly contribution: Contribution;
  readonly discussion: Discussion;
  /** It had come before; nothing was done again. */
  readonly duplicate: boolean;
}

const EVENTS = {
  approve: 'contribution.approved',
  hold: 'contribution.held',
  hide: 'contribution.hidden',
  withdraw: 'contribution.withdrawn',
} as const;

const BEFORE_OR_NEVER: ReadonlySet<Discussion['state']> = new Set([
  'draft',
  'scheduled',
  'cancelled',
]);

function arrivalState(
  discussion: Discussion,
  input: Pick<NewContribution, 'premoderated'>,
): ContributionState {
  if (BEFORE_OR_NEVER.has(discussion.state)) {
    throw new AppError('discussion-not-open', `discussion is ${discussion.state}`, {
      title: discussion.title,
    });
  }
  if (!takesContributions(discussion)) return 'late';
  return input.premoderated ? 'held' : 'published';
}

const placed = (contribution: Contribution, community: CommunityId): PlacedContribution => ({
  ...contribution,
  community,
});

/** @throws AppError `invalid-input`, `too-large` */
export function checkedText(text: string): string {
  const words = text.trim();
  if (words === '') throw new AppError('invalid-input', 'empty contribution', { field: 'text' });
  if (words.length > LIMITS.contribution) {
    throw new AppError('too-large', 'contribution over the limit', { limit: LIMITS.contribution });
  }
  return words;
}

export function contributions({ work, clock, ids, text, screen, members }: DiscussionDeps) {
  async function found(tx: Tx, id: ContributionId) {
    const contribution = await tx.contributions.get(id);
    if (!contribution) throw new AppError('not-found', `no contribution ${id}`);
    return { contribution, discussion: await existing(tx, contribution.discussion) };
  }

  async function resent(
    tx: Tx,
    who: Actor,
    { discussion, surface, saidAt }: NewContribution,
    said: string,
  ) {
    const again = { author: who.id, text: said, surface };
    const at = saidAt ?? clock.now();
    const among = resentAmong(again, at);
    return among && resentOf(await tx.contributions.saidBy(discussion, among), again, at);
  }

  /** A thread that its moderators slow down or lock takes words all the same: they are looked at first. */
  async function arrival(tx: Tx, who: Actor, discussion: Discussion, input: NewContribution) {
    const state = arrivalState(discussion, input);
    const order = state === 'published' ? await tx.orders.get(discussion.id) : null;
    if (!order || moderates(who, discussion.community)) return state;
    const now = clock.now();
    const within = slowedWithin(order, who.id, now);
    const said = within ? await tx.contributions.saidBy(discussion.id, within) : [];
    return waitsFirst(order, said, who.id, now) ? 'held' : state;
  }

  /** What is asked of others before anything is written: no transaction waits for them. */
  async function beforeTaking(who: Actor, input: NewContribution, words: string) {
    const { community } = await work.run((tx) => existing(tx, input.discussion));
    const wanted = readersFor(who, community, input.readers ?? EVERY_MEMBER);
    const known = wanted.audience === 'named' ? await members(community) : new Set<PersonId>();
    return { looked: await screen(who, community, words), readers: checkedReaders(wanted, known) };
  }

  return {
    /**
     * Takes a contribution. What comes after the close is kept as `late` and never lost: the sender is told
     * what to do, and a moderator may admit it.
     * @throws AppError `not-a-member`, `discussion-not-open`, `invalid-input`, `too-large`
     */
    async contribute(who: Actor, input: NewContribution): Promise<Received> {
      const words = checkedText(input.text);
      const { looked, readers } = await beforeTaking(who, input, words);
      return work.run(async (tx) => {
        const discussion = await existing(tx, input.discussion);
        const refusal = mayContribute(discussion, who);
        if (refusal) throw new AppError(refusal, 'only members contribute');
        const earlier = await tx.contributions.bySource(input.sourceKey);
        const twin = earlier ?? (await resent(tx, who, input, words));
        if (twin) return { contribution: twin, discussion, duplicate: true };
        if (input.answers) checkAnswer(discussion, who, await tx.contributions.get(input.answers));
        const contribution: Contribution = {
          id: asId<ContributionId>(ids.next()),
          version: 1,
          discussion: discussion.id,
          author: who.id,
          text: words,
          language: text.detect(words, who.language),
          question:
            input.question !== null && input.question < discussion.questions.length
              ? input.question
              : null,
          consent: input.consent,
          surface: input.surface,
          sourceKey: input.sourceKey,
          state: await arrival(tx, who, discussion, {
            ...input,
            premoderated: input.premoderated || looked.hold,
          }),
          reason: null,
          createdAt: earliest(input.saidAt, clock.now()),
          ...(input.wordsAt ? { wordsAt: input.wordsAt } : {}),
          ...(input.answers ? { answers: input.answers } : {}),
          ...readers,
          ...(looked.cause ? { cause: looked.cause } : {}),
        };
        if (!(await tx.contributions.insert(contribution))) {
          const other = await tx.contributions.bySource(input.sourceKey);
          return { contribution: other ?? contribution, discussion, duplicate: true };
        }
        tx.emit({
          type: 'contribution.received',
          actor: who.id,
          data: {
            discussion: discussion.id,
            contribution: contribution.id,
            surface: input.surface,
            held: contribution.state !== 'published',
          },
        });
        return { contribution, discussion, duplicate: false };
      });
    },

    /**
     * A moderator's or author's move on one contribution.
     * @param version what the person saw; null on surfaces that cannot say, where the state alone decides
     * @throws AppError `changed-meanwhile`, `illegal-move`, `reason-required`, or the policy's refusal
     */
    async review(
      who: Actor,
      id: ContributionId,
      verb: ContributionVerb,
      options: {
        readonly reason?: string | undefined;
        readonly version?: number | null | undefined;
        /** With `hide`: it will not come back, and leaves drafts too. */
        readonly forGood?: boolean;
      } = {},
    ): Promise<Contribution> {
      const reason = options.reason?.trim().slice(0, LIMITS.reason) || null;
      return work.run(async (tx) => {
        const { contribution, discussion } = await found(tx, id);
        if (who.external && !maySee(placed(contribution, discussion.community), who))
          throw new AppError('not-found', 'not for guests');
        const state = decide(
          contributionMachine,
          placed(contribution, discussion.community),
          verb,
          who,
        );
        if (options.version != null && options.version !== contribution.version) {
          throw new AppError(
            'changed-meanwhile',
            `version ${contribution.version}, seen ${options.version}`,
          );
        }
        if (NEEDS_REASON.has(verb) && !reason) {
          const why = `${verb} needs a reason`;
          throw new AppError('reason-required', why, { context: 'contribution' });
        }
        const after: Contribution = { ...contribution, state, reason };
        await tx.contributions.update(after);
        // What a moderator hides may come back: a draft waits for that, a document that all read does not.
        const drafting = (await tx.syntheses.get(discussion.id))?.state === 'draft';
        if (verb === 'withdraw' || (verb === 'hide' && (options.forGood || !drafting)))
          await takeOut(tx, text, discussion, { before: contribution, after });
        tx.emit({
          type: EVENTS[verb],
          actor: who.id,
          data: { discussion: discussion.id, contribution: id },
        });
        tx.audit({
          actor: who.id,
          verb: `contribution.${verb}`,
          subject: `contribution:${id}`,
          reason: reason ?? undefined,
        });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}

export type Contributions = ReturnType<typeof contributions>;
