import type { CommunityLine, NamedRequest } from '../../src/views/communities.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { press, textInput } from './inputs.ts';

const MOST_LISTED = 8;

/** Why somebody wants to be let in, for the moderators who read it. */
export const requestForm = (one: CommunityLine, entered: CardData, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('communities.request'),
    body: [
      heading(voice.say('communities.request')),
      title(one.community.names[voice.language]),
      sentence(voice.say('communities.request-what')),
      textInput({
        id: 'note',
        label: voice.say('communities.fields.note'),
        error: voice.say('communities.note-missing'),
        multiline: true,
        maxLength: 500,
        value: entered.note,
      }),
    ],
    actions: [
      press(
        voice.say('communities.request-send'),
        'community.request',
        { community: one.community.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('communities.all'), 'community.list'),
    ],
  });

/** Leaving is confirmed. The last moderator says who moderates instead. */
export const leaveCard = (
  one: CommunityLine,
  isLast: boolean,
  entered: CardData,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('communities.leave'),
    body: [
      heading(voice.say('communities.leave')),
      title(one.community.names[voice.language]),
      sentence(voice.say(`communities.leave-what.${one.community.joining}`)),
      isLast ? sentence(voice.say('communities.leave-last')) : null,
      isLast
        ? textInput({
            id: 'successor',
            label: voice.say('communities.fields.successor'),
            error: voice.say('communities.leave-last'),
            required: true,
            maxLength: 200,
            value: entered.successor,
          })
        : null,
    ],
    actions: [
      press(
        voice.say('communities.leave-now'),
        'community.leave-now',
        { community: one.community.id },
        { inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'community.list'),
    ],
  });

/** A request as its moderator answers it, or as whoever asked reads what became of it. */
export function joinRequestElements(view: NamedRequest, voice: Voice): Element[] {
  const { request, community, personName, actions } = view;
  const { id, note, reason, state } = request;
  return [
    title(
      voice.say('communities.wants-in', {
        name: personName,
        community: community.names[voice.language],
      }),
    ),
    ...(note ? prose(note) : []),
    line(
      run(`${voice.say(`communities.join-state.${state}`)} · ${voice.date(request.createdAt)}`, {
        subtle: true,
      }),
    ),
    ...(reason ? [fact(voice.say('bot.fields.reason'), reason, voice)] : []),
    ...(actions.includes('decline')
      ? [
          textInput({
            id: `reason-${id}`,
            label: voice.say('communities.decline-why'),
            error: voice.say('communities.reason-missing'),
            maxLength: 500,
          }),
          row([
            press(voice.say('communities.accept'), 'join.accept', { id }, { style: 'positive' }),
            press(voice.say('communities.decline'), 'join.decline', { id }, { inputs: true }),
          ]),
        ]
      : []),
  ];
}

export const joinListCard = (waiting: readonly NamedRequest[], voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('communities.requests'),
    body: [
      heading(voice.say('communities.requests')),
      waiting.length === 0 ? sentence(voice.say('communities.requests-none')) : null,
      waiting.length > MOST_LISTED
        ? subheading(voice.say('communities.more', { count: waiting.length - MOST_LISTED }))
        : null,
      ...waiting.slice(0, MOST_LISTED).map((one) => group(joinRequestElements(one, voice))),
    ],
    actions: [press(voice.say('communities.all'), 'community.list')],
  });
