import type {
  AlikeCommunities,
  CommunityList as CommunityListShape,
  CommunityLine as LineShape,
  Making as MakingShape,
  JoinRequest as RequestShape,
} from '../../contract/communities.ts';
import type { MakingView } from '../../features/communities/actions/making.ts';
import type { Making } from '../../features/communities/making.ts';
import type { Community } from '../../features/communities/model.ts';
import type { Actor } from '../../kernel/person.ts';
import { MAKING_STEPS } from '../../ports/making.ts';
import type {
  AlikeLine,
  CommunityLine,
  CommunityList,
  NamedRequest,
} from '../../views/communities.ts';

export function communityLine(who: Actor, line: CommunityLine): LineShape {
  const { community } = line;
  return {
    id: community.id,
    name: community.names[who.language],
    purpose: community.purpose[who.language],
    topics: [...community.topics],
    region: community.region
      ? { id: community.region, name: line.region ?? community.region }
      : null,
    languages: [...community.languages],
    gtt: community.gtt,
    outcomes: [...community.outcomes],
    audience: community.audience,
    audienceReason: line.audienceReason,
    joining: community.joining,
    endsOn: community.endsOn,
    plan: community.plan,
    madeByPraxis: community.madeBy === 'praxis',
    moderators: [...line.moderators],
    people: line.people,
    role: line.role,
    request: line.request,
  };
}

export const alikeCommunities = (who: Actor, all: readonly AlikeLine[]): AlikeCommunities => ({
  items: all.map((line) => ({
    ...communityLine(who, line),
    sharedTopics: [...line.topics],
    sameName: line.sameName,
  })),
});

export const joinRequest = (who: Actor, view: NamedRequest): RequestShape => ({
  id: view.request.id,
  community: { id: view.community.id, name: view.community.names[who.language] },
  person: view.personName,
  note: view.request.note,
  state: view.request.state,
  reason: view.request.reason,
  createdAt: view.request.createdAt.toISOString(),
  actions: [...view.actions],
});

const isPressed = (verb: string): verb is 'retry' | 'drop' => verb === 'retry' || verb === 'drop';

const standing = (who: Actor, making: Making): Omit<MakingShape, 'actions' | 'community'> => ({
  id: making.id,
  name: making.wish.names[who.language],
  state: making.state,
  steps: MAKING_STEPS.map((step) => ({ step, done: making.done.includes(step) })),
  trouble: making.trouble,
});

export const making = (
  who: Actor,
  view: MakingView & { readonly community: Community | null },
): MakingShape => ({
  ...standing(who, view.making),
  community: view.community?.id ?? null,
  actions: view.actions.filter(isPressed),
});

export const communityList = (who: Actor, list: CommunityList): CommunityListShape => ({
  items: list.items.map((line) => communityLine(who, line)),
  total: list.total,
  mayMake: list.mayMake,
  makings: list.makings.map((one) => ({ ...standing(who, one), community: null, actions: [] })),
  waiting: list.waiting.map((one) => joinRequest(who, one)),
});
