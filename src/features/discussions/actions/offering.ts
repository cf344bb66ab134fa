import type { DiscussionId, PersonId } from '../../../kernel/ids.ts';
import type { Contribution } from '../contribution.ts';
import { byQuestion, expertsOf, isQuestionTime } from '../question-time.ts';
import type { Turn } from '../tending.ts';
import type { TendingDeps, TendingTx } from './tending-deps.ts';

/** As long as a question may be. */
const LONGEST = 2_000;

/** What nobody answered in a question time, by those who may ask it of the community. */
export function unansweredIn(
  said: readonly Contribution[],
  experts: readonly PersonId[],
  members: ReadonlySet<PersonId>,
): readonly Contribution[] {
  return byQuestion(said, experts)
    .questions.filter(({ answers }) => answers.length === 0)
    .map(({ question }) => question)
    .filter(({ author }) => members.has(author));
}

/** A question without an answer at the end of question time: its author may ask it of the community. */
export function offering({ work, clock, members }: TendingDeps) {
  async function offer(tx: TendingTx, { id, author, text, discussion }: Contribution) {
    // Asked before, by a moderator or here: whatever became of it, once is enough.
    if (await tx.turns.get(id)) return;
    const turn: Turn = {
      ...{ contribution: id, version: 0, by: author, of: author },
      ...{ text: text.trim().slice(0, LONGEST), state: 'asked', query: null },
      ...{ askedAt: clock.now(), settledAt: null },
    };
    await tx.turns.save(turn);
    const data = { discussion, contribution: id };
    tx.emit({ type: 'contribution.turn-proposed', actor: null, data });
    tx.audit({ actor: null, verb: 'contribution.to-query', subject: `contribution:${id}` });
  }

  return {
    /** Offers each once. Anything but a question time has nothing to offer. Idempotent. */
    async offerUnanswered(id: DiscussionId): Promise<void> {
      const place = await work.run((tx) => tx.discussions.get(id));
      if (!place || !isQuestionTime(place)) return;
      const there = await members(place.community);
      await work.run(async (tx) => {
        const said = await tx.contributions.of(id);
        const published = said.filter(({ state }) => state === 'published');
        for (const one of unansweredIn(published, expertsOf(place), there)) await offer(tx, one);
      });
    },
  };
}
