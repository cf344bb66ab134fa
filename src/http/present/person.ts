import type { Home as HomeShape, Me } from '../../contract/people.ts';
import { type Prompt, registerOf } from '../../features/capture/prompting/model.ts';
import type { Community } from '../../features/communities/model.ts';
import { type Actor, isAdministrator, isGuestOf } from '../../kernel/person.ts';
import type { Home } from '../../views/home.ts';
import { capture, prompt, type Titles } from './capture.ts';
import { discussionSummary } from './discussions.ts';
import { handoverSummary } from './handover.ts';
import { querySummary } from './queries.ts';

export function me(who: Actor, communities: readonly Community[], now: Date): Me {
  return {
    id: who.id,
    name: who.name,
    language: who.language,
    zone: who.zone,
    communities: communities.flatMap(({ id, names, channelId, audience }) => {
      const role = who.memberships.get(id) ?? (isGuestOf(who, id) ? 'guest' : undefined);
      const guests = audience === 'guests' ? { guests: true } : {};
      return role ? [{ id, name: names[who.language], role, channelId, ...guests }] : [];
    }),
    administrator: isAdministrator(who),
    ...(who.external ? { guest: true } : {}),
    now: now.toISOString(),
  };
}

const handoverOf = ({ handovers }: Home, { id }: Prompt) =>
  handovers.find(({ handover }) => handover.prompt === id)?.handover ?? null;

/** When each register was read last, where that is too long ago. */
export interface Ages {
  readonly projects: Date | null;
  readonly leavers: Date | null;
  readonly missions: Date | null;
  readonly trainings: Date | null;
}

export function ageOf(prompt: Prompt, ages: Ages): Date | null {
  const register = registerOf(prompt);
  return register && ages[register];
}

export function home(who: Actor, view: Home, titleOf: Titles, ages: Ages, now: Date): HomeShape {
  return {
    discussions: view.discussions.map((item) => discussionSummary(who, item)),
    queries: view.queries.map((item) => querySummary(who, item)),
    waiting: view.waiting,
    handovers: view.handovers.map(handoverSummary),
    prompts: view.prompts.map((item) =>
      prompt(who, item, handoverOf(view, item), ageOf(item, ages)),
    ),
    drafts: view.drafts.map((item) => capture(item, titleOf)),
    fresh: view.fresh.map(({ outline: { id, title, type, language }, at }) => {
      return { id, title, type, language, at: at.toISOString() };
    }),
    now: now.toISOString(),
  };
}
