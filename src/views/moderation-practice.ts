import type { MembershipActions } from '../features/membership/actions.ts';
import { DAY_MS } from '../kernel/days.ts';
import type { CommunityId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { ViewDeps } from './deps.ts';

interface PracticeDeps extends Pick<ViewDeps, 'communities' | 'queries'> {
  readonly membership: Pick<MembershipActions, 'roll'>;
  readonly clock: Clock;
}

/** Whoever moderates alone is given that long before it is brought up. */
const SETTLING_MS = 14 * DAY_MS;
const LONGEST_TITLE = 120;

const none = { dueAt: null, language: null, name: '', target: null };

/** What keeps a community in good order: answers that become entries, and a second pair of hands. */
export function ofPractice({ communities, queries, membership, clock }: PracticeDeps) {
  async function entries(who: Actor) {
    return (await queries.faqs.waiting(who)).map((faq) => ({
      ...none,
      kind: 'faq' as const,
      key: `faq:${faq.id}`,
      since: faq.offeredAt,
      community: faq.community,
      language: faq.language,
      title: faq.question.slice(0, LONGEST_TITLE),
    }));
  }

  /** Published answers whose day to be looked at again has come. */
  async function due(who: Actor) {
    const today = clock.now().toISOString().slice(0, 10);
    const mine = (id: CommunityId) => who.memberships.get(id) === 'moderator';
    return (await queries.faqs.list(who)).flatMap((faq) => {
      const { id, community, language, question, state, reviewOn } = faq;
      if (state !== 'published' || reviewOn === null || reviewOn > today || !mine(community))
        return [];
      const since = new Date(`${reviewOn}T00:00:00Z`);
      const title = question.slice(0, LONGEST_TITLE);
      return [
        {
          ...{ ...none, kind: 'faq-review' as const, key: `faq-review:${id}`, since },
          ...{ community, language, title },
        },
      ];
    });
  }

  /** Nobody else moderates there, nobody is asked, and they have been alone for some time. */
  async function alone(who: Actor, community: CommunityId) {
    const moderators = await communities.members(community, 'moderator');
    if (moderators.some(({ person }) => person !== who.id)) return [];
    const [found, { members, asked }] = await Promise.all([
      communities.get(community),
      membership.roll(community),
    ]);
    if (!members.some(({ role }) => role === 'member')) return [];
    const since = members.find(({ person }) => person === who.id)?.since;
    if (!found || !since || asked) return [];
    const from = new Date(since.getTime() + SETTLING_MS);
    if (from > clock.now()) return [];
    const title = found.names[who.language];
    const key = `second:${community}`;
    return [{ ...none, kind: 'second' as const, key, since: from, community, title }];
  }

  return async (who: Actor) => {
    const mine = [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));
    const [offered, fallen, ...lonely] = await Promise.all([
      entries(who),
      due(who),
      ...mine.map((id) => alone(who, id)),
    ]);
    return [...offered, ...fallen, ...lonely.flat()];
  };
}
