import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { askedCard, endingCard, unledCard, welcomeCard } from './cards/membership.ts';
import type { Drawn } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

export const MEMBERSHIP = ['welcome', 'ending', 'moderate', 'unled'] as const;
export type OfMembership = Message & { readonly kind: (typeof MEMBERSHIP)[number] };

export const isOfMembership = (message: Message): message is OfMembership =>
  (MEMBERSHIP as readonly string[]).includes(message.kind);

const gone = (what: string) => new AppError('not-found', `${what} is gone`);

/** A greeting, an end that comes near, a question who leads: as things are when it is sent. */
export async function membershipNews(
  deps: MessageDeps,
  message: OfMembership,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const { actions, views, clock, tabUrl } = deps;
  const url = (path: string) => tabUrl?.(path) ?? null;
  switch (message.kind) {
    case 'welcome': {
      const welcome = await views.membership.welcome(person, message.community);
      if (!welcome) throw gone(`member of ${message.community}`);
      return { card: welcomeCard(welcome, url, voice), stale: false };
    }
    case 'ending': {
      const community = await actions.communities.get(message.community);
      if (!community) throw gone(`community ${message.community}`);
      const here = await actions.communities.members(message.community);
      const { endsOn } = message;
      const moved = community.endsOn !== endsOn || here.every((one) => one.person !== person);
      const card = endingCard({ community, endsOn, now: clock.now() }, url, voice);
      return { card, stale: moved };
    }
    case 'moderate': {
      const offer = await actions.membership.succession.offer(message.offer);
      const community = offer ? await actions.communities.get(offer.community) : null;
      if (!offer || !community) throw gone(`offer ${message.offer}`);
      return { card: askedCard(offer, community, voice), stale: offer.state !== 'asked' };
    }
    case 'unled': {
      const unled = new Set<string>(await actions.membership.succession.unled());
      const all = (await actions.communities.list()).filter(({ id }) => unled.has(id));
      return { card: unledCard(all, url, voice), stale: all.length === 0 };
    }
  }
}
