import type { Capture } from '../features/capture/model.ts';
import type { Prompt } from '../features/capture/prompting/model.ts';
import type { Outline } from '../features/knowledge/model.ts';
import { DAY_MS } from '../kernel/days.ts';
import { type Actor, isAdministrator } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { ViewDeps } from './deps.ts';
import type { DiscussionSummary, DiscussionViews } from './discussion.ts';
import type { HandoverSummary, HandoverViews } from './handover.ts';
import type { ModerationViews } from './moderation.ts';
import type { QuerySummary, QueryViews } from './query.ts';

/** What a person can do here: the buttons of `help`, in order. */
export const ABILITIES = [
  'search',
  'experts',
  'ask',
  'queries',
  'discussions',
  'open-discussion',
  'moderate',
  'lesson',
  'my-captures',
  'preparing',
  'handover',
  'language',
  'privacy',
  'administration',
] as const;
export type Ability = (typeof ABILITIES)[number];

const FOR_GUESTS: readonly Ability[] = ['discussions', 'language', 'privacy'];

/** What waits for a person and what they can do: all that a greeting says. */
export interface Welcome {
  readonly waiting: number;
  readonly prompts: readonly Prompt[];
  readonly drafts: readonly Capture[];
  /** Own questions that have their reply and no verdict yet. */
  readonly verdicts: number;
  /** In which one has something to do. */
  readonly handovers: readonly HandoverSummary[];
  readonly abilities: readonly Ability[];
  /** Of another organization. */
  readonly guest: boolean;
}

/** A document that came lately. */
export interface Fresh {
  readonly outline: Outline;
  readonly at: Date;
}

export interface Home extends Welcome {
  /** On the topics of one's communities, newest first. */
  readonly fresh: readonly Fresh[];
  readonly discussions: readonly DiscussionSummary[];
  /** Open questions of one's communities, and one's own that want a verdict. */
  readonly queries: readonly QuerySummary[];
  readonly administrator: boolean;
}

/** "New" for so many days. */
const FRESH_DAYS = 14;
const LOOKED_AT = 60;
const CHECKED = 15;
const MOST_FRESH = 5;

const RUNNING = new Set(['scheduled', 'open', 'closing']);

/** Only what this person may do, so that no button leads to a refusal. */
export function abilities(who: Actor, has: { readonly handover: boolean }): readonly Ability[] {
  const roles = [...who.memberships.values()];
  if (who.external) return FOR_GUESTS;
  const moderator = roles.includes('moderator');
  return ABILITIES.filter((ability) => {
    if (ability === 'handover') return has.handover;
    if (ability === 'administration') return isAdministrator(who);
    if (ability === 'open-discussion' || ability === 'moderate') return moderator;
    if (ability === 'discussions' || ability === 'ask' || ability === 'queries')
      return roles.length > 0;
    return true;
  });
}

export function homeViews(
  deps: ViewDeps,
  discussions: DiscussionViews,
  moderation: ModerationViews,
  queries: QueryViews,
  handovers: HandoverViews,
  clock: Clock,
) {
  async function freshFor(who: Actor): Promise<readonly Fresh[]> {
    if (who.external || who.memberships.size === 0) return [];
    const since = new Date(clock.now().getTime() - FRESH_DAYS * DAY_MS);
    const arrived = await deps.knowledge.arrived(since, LOOKED_AT);
    if (arrived.length === 0) return [];
    const own = (await deps.communities.list()).filter(({ id }) => who.memberships.has(id));
    const topics = new Set(own.flatMap((community) => community.topics));
    const wanted = arrived.filter(({ outline }) => outline.topics.some((one) => topics.has(one)));
    const ids = wanted.slice(0, CHECKED).map(({ outline }) => outline.id);
    const open = new Set((await deps.knowledge.outlines(who, ids)).map(({ id }) => id));
    return wanted.filter(({ outline }) => open.has(outline.id)).slice(0, MOST_FRESH);
  }

  const unjudged = async (who: Actor) =>
    (await deps.queries.list(who, 'mine')).filter(
      ({ state, verdict }) => state === 'replied' && verdict === null,
    );

  /** Asked in every chat that begins, so that it reads nothing it does not say. */
  async function welcome(who: Actor): Promise<Welcome> {
    const [waiting, prompts, captures, verdicts, leaving] = await Promise.all([
      moderation.count(who),
      deps.capture.prompts.open(who),
      deps.capture.mine(who),
      unjudged(who),
      handovers.list(who),
    ]);
    return {
      waiting,
      prompts,
      drafts: captures.filter(({ state }) => state === 'draft'),
      verdicts: verdicts.length,
      handovers: leaving.filter((one) => handovers.isWanting(one)),
      guest: who.external === true,
      abilities: abilities(who, {
        handover: leaving.length > 0 || prompts.some(({ kind }) => kind === 'departure'),
      }),
    };
  }

  return {
    welcome,

    async page(who: Actor): Promise<Home> {
      const [waiting, list, open, verdicts, fresh] = await Promise.all([
        welcome(who),
        discussions.list(who),
        deps.queries.list(who, 'open'),
        unjudged(who),
        freshFor(who),
      ]);
      return {
        ...waiting,
        fresh,
        discussions: list.filter(({ discussion }) => RUNNING.has(discussion.state)),
        queries: await queries.summaries([...verdicts, ...open]),
        administrator: isAdministrator(who),
      };
    },
  };
}

export type HomeViews = ReturnType<typeof homeViews>;
