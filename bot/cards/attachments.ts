import { MARK } from '../../src/kernel/attachment.ts';
import type { AttachmentView, GivenBefore, Openers } from '../../src/views/attachments.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, group, heading, line, run, sentence } from './card.ts';
import { link, press } from './inputs.ts';

export const openersWords = ({ kind, community }: Openers, voice: Voice): string =>
  voice.say(`attachments.openers.${kind}`, { community: community?.[voice.language] ?? '' });

/** What an author learns of a file before it is given: who could not open it, or that nobody knows. */
function beforeWords(given: GivenBefore, voice: Voice): string {
  const { title, library, openers, cannot, readers } = given;
  if (title === null || openers === null) return voice.say('attachments.before.unknown');
  const about = { title, library: library ?? '', openers: openersWords(openers, voice) };
  const known = voice.say('attachments.before.known', about);
  if (cannot === null) return `${known} ${voice.say('attachments.before.unknown-readers')}`;
  return cannot === 0
    ? `${known} ${voice.say('attachments.before.all-open')}`
    : `${known} ${voice.say('attachments.before.cannot', { count: cannot, readers })}`;
}

export const givenBeforeElements = (given: readonly GivenBefore[], voice: Voice): Element[] =>
  given.length === 0
    ? []
    : [
        line(run(voice.say('attachments.before.title'), { weight: 'Bolder' })),
        sentence(voice.say('attachments.before.what'), true),
        ...given.map((one) => line(run(beforeWords(one, voice)))),
      ];

function shown(view: AttachmentView, voice: Voice): (Element | null)[] {
  if (view.standing !== 'open')
    return [sentence(voice.say(`attachments.standing.${view.standing}`))];
  const { title, library, openers } = view;
  return [
    line(run(title, { weight: 'Bolder' })),
    library ? sentence(voice.say('attachments.library', { library }), true) : null,
    line(run(openersWords(openers, voice), { subtle: true })),
  ];
}

const openLink = (view: AttachmentView, voice: Voice): Element | null => {
  if (view.standing === 'open') {
    return link(voice.say('attachments.open', { title: view.title }), view.url);
  }
  return view.standing === 'elsewhere'
    ? link(voice.say('attachments.elsewhere-open'), view.url)
    : null;
};

/** A contribution or reply whose files are asked for, and the thread in which it stands. */
export type Carrier =
  | { readonly kind: 'contribution'; readonly id: string; readonly discussion: string }
  | { readonly kind: 'reply'; readonly id: string; readonly query: string };

export const attachmentsButton = (carrier: Carrier, voice: Voice): Element =>
  press(voice.say('attachments.button'), 'given.read', { ...carrier });

/** What was given with it, as far as this reader may know. */
export function attachmentsCard(
  carrier: Carrier,
  views: readonly AttachmentView[],
  voice: Voice,
): Card {
  const [verb, back]: [string, CardData] =
    carrier.kind === 'reply'
      ? ['query.read', { id: carrier.query }]
      : ['discussion.read', { id: carrier.discussion }];
  return card({
    lang: voice.language,
    fallback: voice.say('attachments.title'),
    body: [
      heading(voice.say('attachments.title')),
      ...(views.length === 0 ? [sentence(voice.say('attachments.none'))] : []),
      ...views.map((view) => group(shown(view, voice))),
    ],
    actions: [
      ...views.map((view) => openLink(view, voice)),
      press(
        voice.say(carrier.kind === 'reply' ? 'asking.return' : 'bot.discussion.return'),
        verb,
        back,
      ),
    ],
  });
}

export interface ChannelAttached {
  readonly lines: readonly Element[];
  readonly links: readonly (Element | null)[];
}

/** In a channel: the title only of what everybody there may open. */
export const channelAttachments = (
  views: readonly AttachmentView[],
  voice: Voice,
): ChannelAttached => ({
  lines: views.map((view) =>
    view.standing === 'open'
      ? line(run(view.title, { weight: 'Bolder' }))
      : sentence(voice.say(`attachments.in-channel.${view.standing}`, { mark: MARK }), true),
  ),
  links: views.map((view) => openLink(view, voice)),
});
