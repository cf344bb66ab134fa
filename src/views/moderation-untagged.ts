import { type Discussion, takesContributions } from '../features/discussions/model.ts';
import { subjectOf, type TalkKind } from '../features/taxonomy/talk.ts';
import { DAY_MS } from '../kernel/days.ts';
import type { CommunityId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { ViewDeps } from './deps.ts';
import { type Suggested, talkTagViews } from './talk-tags.ts';

/** Nothing says what it is about: neither its own words nor anybody. */
export interface Untagged {
  readonly kind: 'untagged';
  readonly suggested: Suggested;
}

interface UntaggedDeps
  extends Pick<ViewDeps, 'discussions' | 'queries' | 'communities' | 'taxonomy'> {
  readonly clock: Clock;
}

interface Bare {
  readonly kind: TalkKind;
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId | null;
  readonly language: string;
  readonly title: string;
  readonly from: Date;
}

/** What people say in the first days often names it. */
const SETTLING_MS = 2 * DAY_MS;
const LONGEST_TITLE = 120;

/** Discussions and questions that no topic is known of, each with what is suggested and the words that led to it. */
export function ofUntagged(deps: UntaggedDeps) {
  const { discussions, queries, clock } = deps;
  const tags = talkTagViews(deps);

  return async (who: Actor) => {
    const now = clock.now();
    const settled = (at: Date) => at.getTime() + SETTLING_MS <= now.getTime();
    const mine = (id: CommunityId | null) => id !== null && who.memberships.get(id) === 'moderator';
    const running = ({ community, startsAt }: Discussion) => mine(community) && settled(startsAt);
    const [all, open, replied] = await Promise.all([
      discussions.list(who),
      queries.list(who, 'open'),
      queries.list(who, 'replied'),
    ]);
    const held = all
      .map(({ discussion }) => discussion)
      .filter((one) => takesContributions(one) && running(one));
    const asked = [...open, ...replied].filter(
      ({ community, askedAt }) => mine(community) && settled(askedAt),
    );
    const lacking = await tags.lacking(held, asked);
    const talk: Bare[] = [
      ...held.map(({ startsAt: from, ...one }) => ({ ...one, kind: 'discussion' as const, from })),
      ...asked.map(({ askedAt: from, text, ...one }) => ({
        ...one,
        ...{ kind: 'query' as const, title: text.slice(0, LONGEST_TITLE), from },
      })),
    ];
    return talk.flatMap(({ kind, id, version, community, language, title, from }) => {
      const suggested = lacking.get(subjectOf({ kind, id }));
      if (!suggested) return [];
      const since = new Date(from.getTime() + SETTLING_MS);
      return [
        {
          ...{ kind: 'untagged' as const, key: `untagged:${kind}:${id}`, since, dueAt: null },
          ...{ community, language, title, name: '', suggested },
          target: { subject: kind, id, version },
        },
      ];
    });
  };
}
