import { AppError } from '../../../kernel/errors.ts';
import type { DiscussionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { appears, dayOf, type Writers, writersOf } from '../../../kernel/unnamed.ts';
import { type AnonymousStore, nextSweep, type Waiting } from '../anonymous.ts';
import { type Discussion, takesContributions } from '../model.ts';
import { mayContribute, mayReadDiscussion } from '../policy.ts';
import { anonymousLater } from './anonymous-later.ts';
import { keyOf, stirred } from './anonymous-rows.ts';
import { anonymousSweep } from './anonymous-sweep.ts';
import { checkedText } from './contributions.ts';
import { type DiscussionDeps, existing } from './deps.ts';

export interface Unnamed {
  readonly discussion: DiscussionId;
  readonly text: string;
  readonly question: number | null;
  /** Made where it is written and kept by its author alone; sent again unchanged it is the same contribution. */
  readonly secret: string;
}

/** Where somebody may write without a name, and how well they are hidden among those who may. */
export interface Hidden extends Writers {
  /** It closes within a day, and with it the time among which one could have written is short. */
  readonly soon: boolean;
}

const DAY_MS = 86_400_000;

function mustBeOpenFor(discussion: Discussion, who: Actor): void {
  const refusal = mayReadDiscussion(discussion, who) ?? mayContribute(discussion, who);
  if (refusal) throw new AppError(refusal, 'only members contribute');
}

type Counted = Awaited<ReturnType<AnonymousStore['writers']>>;

/** Who belongs where changes by the day, and counting ten thousand members takes longer than the rest of the page. */
const COUNTED_FOR_MS = 600_000;
const MOST_COUNTED = 200;

/** Counts anew what was counted too long ago. */
function writersKnown({ work, clock }: Pick<DiscussionDeps, 'work' | 'clock'>) {
  const known = new Map<string, { readonly until: number; readonly counted: Counted }>();
  return async ({ community, also = [], guests = false }: Discussion): Promise<Counted> => {
    const places = [community, ...also];
    const key = `${guests} ${places.join(' ')}`;
    const now = clock.now().getTime();
    const before = known.get(key);
    if (before && now < before.until) return before.counted;
    const counted = await work.run((tx) => tx.anonymous.writers(places, guests));
    if (known.size >= MOST_COUNTED) known.clear();
    known.set(key, { until: now + COUNTED_FOR_MS, counted });
    return counted;
  };
}

/** Saying something in a discussion so that nobody can find out who said it. */
export function anonymous(deps: DiscussionDeps) {
  const { work, clock, chance } = deps;
  const writers = writersKnown(deps);
  return {
    ...anonymousLater(deps),
    ...anonymousSweep(deps),

    /**
     * Takes a text from somebody who may contribute there, and forgets who it was. It waits for an hour that chance
     * chooses; answers on which days that is. Nothing is emitted, audited or dated closer than its day.
     * @throws AppError `not-found`, `not-a-member`, `discussion-not-open`, `invalid-input`, `too-large`
     */
    async say(
      who: Actor,
      given: Unnamed,
    ): Promise<{ readonly from: string; readonly until: string }> {
      const text = checkedText(given.text);
      const key = keyOf(deps, given.secret);
      const now = clock.now();
      return work.run(async (tx) => {
        const discussion = await existing(tx, given.discussion);
        mustBeOpenFor(discussion, who);
        const known = await tx.anonymous.of(key);
        if (known) return appears(known.day);
        const stands = await tx.contributions.bySource(key);
        if (stands) return appears(dayOf(stands.createdAt));
        if (!takesContributions(discussion)) {
          const { title, state } = discussion;
          throw new AppError('discussion-not-open', `discussion is ${state}`, { title });
        }
        const asked = given.question;
        const question = asked !== null && asked < discussion.questions.length ? asked : null;
        const day = dayOf(now);
        const one: Waiting = {
          ...{ kind: 'contribution', discussion: discussion.id, key, text, question, day },
        };
        await stirred(tx, { chance }, (waiting) => [...waiting, one]);
        tx.plan('anonymous', [nextSweep(now)]);
        return appears(day);
      });
    },

    /** Null where this person could not, or not now. */
    async hidden(who: Actor, discussion: Discussion): Promise<Hidden | null> {
      if (!takesContributions(discussion) || mayContribute(discussion, who)) return null;
      const counted = await writers(discussion);
      const thresholds = await work.run((tx) => tx.thresholds.now());
      const soon = discussion.endsAt.getTime() - clock.now().getTime() < DAY_MS;
      return { ...writersOf(counted, thresholds['groups.smallest']), soon };
    },
  };
}
