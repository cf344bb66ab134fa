import type { Capture, Prompt } from '../features/capture/model.ts';
import { type Actor, isAdministrator } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import type { DiscussionSummary, DiscussionViews } from './discussion.ts';
import type { ModerationViews } from './moderation.ts';

/** What a person can do here: the buttons of `help`, in order. */
export const ABILITIES = [
  'search',
  'discussions',
  'open-discussion',
  'moderate',
  'lesson',
  'my-captures',
  'language',
  'privacy',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** What waits for a person and what they can do: all that a greeting says. */
export interface Welcome {
  readonly waiting: number;
  readonly prompts: readonly Prompt[];
  readonly drafts: readonly Capture[];
  readonly abilities: readonly Ability[];
}

export interface Home extends Welcome {
  readonly discussions: readonly DiscussionSummary[];
  readonly administrator: boolean;
}

const RUNNING = new Set(['scheduled', 'open', 'closing']);

/** Only what this person may do, so that no button leads to a refusal. */
export function abilities(who: Actor): Ability[] {
  const roles = [...who.memberships.values()];
  const moderator = roles.includes('moderator');
  return ABILITIES.filter((ability) => {
    if (ability === 'open-discussion' || ability === 'moderate') return moderator;
    if (ability === 'discussions') return roles.length > 0;
    return true;
  });
}

export function homeViews(
  deps: ViewDeps,
  discussions: DiscussionViews,
  moderation: ModerationViews,
) {
  /** Asked in every chat that begins, so that it reads nothing it does not say. */
  async function welcome(who: Actor): Promise<Welcome> {
    const [queue, prompts, captures] = await Promise.all([
      moderation.queue(who),
      deps.capture.prompts.open(who),
      deps.capture.mine(who),
    ]);
    return {
      waiting: queue.length,
      prompts,
      drafts: captures.filter(({ state }) => state === 'draft'),
      abilities: abilities(who),
    };
  }

  return {
    welcome,

    async page(who: Actor): Promise<Home> {
      const [waiting, list] = await Promise.all([welcome(who), discussions.list(who)]);
      return {
        ...waiting,
        discussions: list.filter(({ discussion }) => RUNNING.has(discussion.state)),
        administrator: isAdministrator(who),
      };
    },
  };
}

export type HomeViews = ReturnType<typeof homeViews>;
