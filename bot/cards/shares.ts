import { LONGEST_NOTE } from '../../src/features/discussions/elsewhere.ts';
import type { OfferedView } from '../../src/views/shares.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
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
import { press, textInput } from './inputs.ts';

const MOST_SHOWN = 8;

/** What its moderators need to decide: what it is about and who asks, nothing that was said in it. */
function outline({ share, discussion, community, home, by }: OfferedView, voice: Voice): Element[] {
  const names = { community: community.names[voice.language], home: home.names[voice.language] };
  return [
    title(discussion.title),
    line(run(voice.say('shares.offered.for', names), { subtle: true })),
    line(run(voice.say('shares.offered.by', { name: by }), { subtle: true })),
    ...(share.note ? prose(share.note, { italic: true }) : []),
  ];
}

/** One offer with the answer to it. */
export function offeredCard(view: OfferedView, voice: Voice): Card {
  const { share, discussion, home } = view;
  const waits = share.state === 'offered';
  const data = { id: discussion.id, community: share.community };
  return card({
    lang: voice.language,
    fallback: `${voice.say('shares.offered.title')}: ${discussion.title}`,
    body: [
      heading(voice.say('shares.offered.title')),
      ...outline(view, voice),
      ...prose(cut(discussion.background, 600)),
      ...discussion.questions.map((question) => line(run(question))),
      line(
        run(voice.say('shares.what', { community: home.names[voice.language] }), { subtle: true }),
      ),
      waits ? null : sentence(voice.say(`shares.states.${share.state}`)),
      waits
        ? textInput({
            id: 'reason',
            label: voice.say('shares.reason'),
            error: voice.say('shares.reason-missing'),
            maxLength: LONGEST_NOTE,
            multiline: true,
          })
        : null,
    ],
    actions: [
      waits
        ? press(voice.say('shares.verbs.refuse'), 'share.refuse', data, { inputs: true })
        : null,
      waits
        ? press(voice.say('shares.verbs.accept'), 'share.accept', data, { style: 'positive' })
        : null,
      press(voice.say('shares.all'), 'share.list'),
    ],
  });
}

/** All that waits for this moderator. */
export const offeredListCard = (all: readonly OfferedView[], voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('shares.offered.title'),
    body: [
      heading(voice.say('shares.offered.title')),
      all.length === 0 ? sentence(voice.say('shares.offered.none')) : null,
      ...all.slice(0, MOST_SHOWN).map((view) =>
        group([
          ...outline(view, voice),
          row([
            press(voice.say('shares.look'), 'share.show', {
              id: view.discussion.id,
              community: view.share.community,
            }),
          ]),
        ]),
      ),
    ],
  });
