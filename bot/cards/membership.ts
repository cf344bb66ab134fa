import type { Community } from '../../src/features/communities/model.ts';
import type { CalendarDate } from '../../src/features/membership/calendar.ts';
import { daysLeft, LONGEST_IDEA } from '../../src/features/membership/ending.ts';
import { answerBy, type Offer } from '../../src/features/membership/succession.ts';
import type { MembershipViews } from '../../src/views/membership.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { link, press, textInput } from './inputs.ts';
import { besideLine } from './said-beside.ts';

type Url = (path: string) => string | null;
type Welcome = NonNullable<Awaited<ReturnType<MembershipViews['welcome']>>>;

const dayOf = (day: string, voice: Voice): string => voice.day(new Date(`${day}T00:00:00Z`));

const ends = (endsOn: string | null, plan: string | null, voice: Voice): Element[] =>
  endsOn === null
    ? []
    : [
        sentence(voice.say('membership.ends', { date: dayOf(endsOn, voice) })),
        ...(plan ? prose(cut(plan, 600)) : []),
      ];

/** Once, to who is new: what it is for, what to read, what is talked about, whom to ask. */
export function welcomeCard(
  { community, moderators, discussions, resources, beside }: Welcome,
  url: Url,
  voice: Voice,
): Card {
  const name = community.names[voice.language];
  const names = moderators.map((one) => one.name).join(', ');
  return card({
    lang: voice.language,
    fallback: voice.say('membership.welcome.title', { name }),
    body: [
      heading(voice.say('membership.welcome.heading')),
      title(name),
      ...prose(cut(community.purpose[voice.language], 1_000)),
      ...ends(community.endsOn, community.plan, voice),
      names ? fact(voice.say('membership.moderators'), names, voice) : null,
      resources.length > 0 ? subheading(voice.say('membership.resources')) : null,
      ...resources.flatMap((product) => {
        const open = link(voice.say('membership.open'), product.webUrl);
        return [
          line(run(product.title)),
          besideLine(beside.get(product.id), voice),
          ...(open ? [row([open])] : []),
        ];
      }),
      discussions.length > 0 ? subheading(voice.say('membership.discussions')) : null,
      ...discussions
        .slice(0, 3)
        .map(({ discussion }) =>
          row([press(discussion.title, 'discussion.read', { id: discussion.id })]),
        ),
      sentence(voice.say('membership.welcome.introduce')),
    ],
    actions: [link(voice.say('membership.page'), url(`/communities/${community.id}`))],
  });
}

/** A bounded community comes to its end: told in time, and asked what should go on. */
export function endingCard(
  given: { readonly community: Community; readonly endsOn: string; readonly now: Date },
  url: Url,
  voice: Voice,
): Card {
  const { community, endsOn, now } = given;
  const name = community.names[voice.language];
  const count = Math.max(0, daysLeft(endsOn, now));
  const told = voice.say('membership.ending.left', { count, date: dayOf(endsOn, voice) });
  return card({
    lang: voice.language,
    fallback: `${name}: ${told}`,
    body: [
      heading(voice.say('membership.ending.heading')),
      title(name),
      sentence(told),
      ...(community.plan ? prose(cut(community.plan, 600)) : []),
      textInput({
        id: 'text',
        label: voice.say('membership.ending.ask'),
        error: voice.say('membership.ending.missing'),
        maxLength: LONGEST_IDEA,
        multiline: true,
      }),
    ],
    actions: [
      press(
        voice.say('membership.ending.send'),
        'community.idea',
        { id: community.id },
        { style: 'positive', inputs: true },
      ),
      link(voice.say('membership.page'), url(`/communities/${community.id}`)),
    ],
  });
}

/** Somebody is asked to moderate; how it was answered once it was. */
export function askedCard(offer: Offer, community: Community, voice: Voice): Card {
  const name = community.names[voice.language];
  const asking = offer.state === 'asked';
  const said = asking
    ? voice.say(`membership.asked.why.${offer.why}`)
    : voice.say(`membership.asked.state.${offer.state}`);
  return card({
    lang: voice.language,
    fallback: voice.say('membership.asked.fallback', { name }),
    body: [
      heading(voice.say('membership.asked.heading')),
      title(name),
      sentence(said),
      asking
        ? sentence(voice.say('membership.asked.until', { date: voice.date(answerBy(offer)) }))
        : null,
    ],
    actions: asking
      ? [
          press(voice.say('membership.asked.accept'), 'moderator.accept', { id: offer.id }),
          press(voice.say('membership.asked.decline'), 'moderator.decline', { id: offer.id }),
        ]
      : [],
  });
}

/** For governance: nobody leads them, and nobody who was asked would. */
export function unledCard(all: readonly Community[], url: Url, voice: Voice): Card {
  const names = all.map((community) => community.names[voice.language]);
  return card({
    lang: voice.language,
    fallback: voice.say('membership.unled.fallback', { name: names.join(', ') }),
    body: [
      heading(voice.say('membership.unled.heading')),
      ...names.map((name) => title(name)),
      sentence(voice.say('membership.unled.what')),
    ],
    actions: [link(voice.say('membership.unled.open'), url('/admin/places'))],
  });
}

export interface Calendar {
  readonly community: Community;
  readonly dates: readonly CalendarDate[];
}

const MOST_DATES = 5;

function dateElements({ kind, title: name, startsOn, endsOn, place }: CalendarDate, voice: Voice) {
  const days =
    startsOn === endsOn
      ? dayOf(startsOn, voice)
      : voice.say('membership.calendar.days', {
          from: dayOf(startsOn, voice),
          to: dayOf(endsOn, voice),
        });
  const what = `${days} · ${voice.say(`membership.kinds.${kind}`)}${place ? ` · ${place}` : ''}`;
  return [line(run(cut(name, 200))), line(run(what, { subtle: true }))];
}

/** The next days of each community that somebody is in. */
export const calendarCard = (calendars: readonly Calendar[], url: Url, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('membership.calendar.title'),
    body: [
      heading(voice.say('membership.calendar.title')),
      ...calendars.flatMap(({ community, dates }) => [
        title(community.names[voice.language]),
        ...(dates.length > 0
          ? dates.slice(0, MOST_DATES).flatMap((date) => dateElements(date, voice))
          : [sentence(voice.say('membership.calendar.none'), true)]),
      ]),
      calendars.length === 0 ? sentence(voice.say('membership.calendar.nowhere')) : null,
    ],
    actions: calendars
      .slice(0, 4)
      .map(({ community: { id, names } }) =>
        link(names[voice.language], url(`/communities/${id}/calendar`)),
      ),
  });
