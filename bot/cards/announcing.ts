import type { AnnouncementView } from '../../src/views/surfacing.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, fact, heading, prose, sentence, title } from './card.ts';
import { link, press, textInput } from './inputs.ts';
import { besideLine } from './said-beside.ts';

const LONGEST_LINE = 500;
const LONGEST_REASON = 500;

/** For a moderator: shall the channel hear of it? The line is theirs to change. */
export function suggestionCard(view: AnnouncementView, url: string | null, voice: Voice): Card {
  const { announcement, community, outline, beside, actions } = view;
  const name = community.names[voice.language];
  const { id } = announcement;
  const decides = actions.length > 0;
  return card({
    lang: voice.language,
    fallback: voice.say('collections.announce.fallback', { title: outline.title }),
    body: [
      heading(voice.say('collections.announce.title')),
      title(outline.title),
      besideLine(beside, voice),
      ...prose(
        voice.say('collections.announce.why', {
          community: name,
          topics: announcement.topics.map(voice.topic).join(', '),
        }),
      ),
      sentence(voice.say(`collections.announce.states.${announcement.state}`)),
      ...(decides ? suggestionInputs(view, voice) : []),
      decides ? sentence(voice.say('collections.announce.department'), true) : null,
    ],
    actions: [
      link(voice.say('collections.open'), url),
      actions.includes('decline')
        ? press(
            voice.say('collections.announce.decline'),
            'announce.decline',
            { id },
            { inputs: true },
          )
        : null,
      actions.includes('announce')
        ? press(
            voice.say('collections.announce.announce'),
            'announce.make',
            { id },
            { style: 'positive', inputs: true },
          )
        : null,
    ],
  });
}

const suggestionInputs = ({ announcement, community }: AnnouncementView, voice: Voice) => [
  textInput({
    id: 'line',
    label: voice.say('collections.announce.line'),
    error: voice.say('collections.announce.line-error'),
    maxLength: LONGEST_LINE,
    multiline: true,
    value:
      announcement.line ||
      voice.say('collections.announce.line-default', {
        community: community.names[voice.language],
      }),
  }),
  textInput({
    id: 'reason',
    label: voice.say('collections.announce.reason'),
    error: voice.say('collections.announce.reason-error'),
    maxLength: LONGEST_REASON,
  }),
];

/** In the channel, in the words of the moderator who decided it. */
export function announcementPost(
  { announcement, outline, beside }: AnnouncementView,
  by: string,
  url: string | null,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('collections.announce.post', { title: outline.title }),
    body: [
      heading(voice.say('collections.announce.post-title')),
      ...(announcement.line ? prose(announcement.line) : []),
      title(outline.title),
      besideLine(beside, voice),
      ...prose(outline.abstract.slice(0, LONGEST_LINE), { italic: true }),
      fact(voice.say('collections.announce.by'), by, voice),
    ],
    actions: [
      link(voice.say('collections.document'), outline.webUrl),
      link(voice.say('collections.details'), url),
    ],
  });
}
