import { LONGEST_NOTE } from '../../src/features/discussions/elsewhere.ts';
import type { Discussion } from '../../src/features/discussions/model.ts';
import type { SharesView } from '../../src/views/shares.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { choiceInput, press, textInput } from './inputs.ts';

/** On the card of a discussion, for those who may offer it to others. */
export const sharingButton = ({ id }: Pick<Discussion, 'id'>, voice: Voice): Element =>
  press(voice.say('shares.title'), 'share.form', { id });

const back = ({ id }: Discussion, voice: Voice): Element =>
  press(voice.say('bot.discussion.return'), 'discussion.read', { id });

function shareElement(
  { share, community, actions }: SharesView['shares'][number],
  voice: Voice,
): Element {
  const data = { id: share.discussion, community: community.id };
  return group([
    title(community.names[voice.language]),
    sentence(voice.say(`shares.states.${share.state}`)),
    ...(share.reason ? prose(share.reason, { italic: true }) : []),
    actions.includes('end')
      ? row([press(voice.say('shares.verbs.end'), 'share.ask-end', data)])
      : null,
  ]);
}

/** Where a discussion is shown besides its own community, and the form by which it is offered to another. */
export function sharingCard(
  given: { readonly discussion: Discussion; readonly home: string; readonly view: SharesView },
  entered: CardData,
  voice: Voice,
): Card {
  const { discussion, home, view } = given;
  const offers = view.offers.length > 0;
  return card({
    lang: voice.language,
    fallback: `${voice.say('shares.title')}: ${discussion.title}`,
    body: [
      heading(voice.say('shares.title')),
      title(discussion.title),
      line(run(voice.say('shares.what', { community: home }), { subtle: true })),
      ...view.shares.map((one) => shareElement(one, voice)),
      ...(offers ? offerInputs(view, entered, voice) : []),
    ],
    actions: [
      offers
        ? press(
            voice.say('shares.send'),
            'share.offer',
            { id: discussion.id },
            { style: 'positive', inputs: true },
          )
        : null,
      back(discussion, voice),
    ],
  });
}

const offerInputs = ({ offers }: SharesView, entered: CardData, voice: Voice): Element[] => [
  choiceInput({
    id: 'community',
    label: voice.say('shares.to'),
    error: voice.say('shares.choose'),
    required: true,
    choices: offers.map(({ id, names }) => ({ value: id, title: names[voice.language] })),
    value: entered.community,
  }),
  textInput({
    id: 'note',
    label: `${voice.say('shares.note')}. ${voice.say('shares.note-hint')}`,
    error: voice.say('shares.note'),
    maxLength: LONGEST_NOTE,
    multiline: true,
    value: entered.note,
  }),
];

/** Before a discussion goes from another community: why, for those whom it concerns. */
export function endShareCard(
  discussion: Discussion,
  community: { readonly id: string; readonly name: string },
  entered: CardData,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('shares.verbs.end'),
    body: [
      heading(voice.say('shares.verbs.end')),
      title(discussion.title),
      line(run(community.name)),
      textInput({
        id: 'reason',
        label: voice.say('shares.reason'),
        error: voice.say('shares.reason-missing'),
        required: true,
        maxLength: LONGEST_NOTE,
        multiline: true,
        value: entered.reason,
      }),
    ],
    actions: [
      press(
        voice.say('shares.verbs.end'),
        'share.end',
        { id: discussion.id, community: community.id },
        { style: 'destructive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
