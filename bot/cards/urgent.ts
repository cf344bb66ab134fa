import type { Discussion } from '../../src/features/discussions/model.ts';
import { hasOutputs, OUTPUT_LIMITS, outputOf } from '../../src/features/discussions/urgent.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import type { UrgentLine } from '../../src/views/other-discussions.ts';
import type { CardData } from '../turn.ts';
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
  subheading,
  title,
} from './card.ts';
import { press, textInput } from './inputs.ts';

const MOST_SHOWN = 1_500;

/** The page of what has come of it, where there is one. */
export function outputElements(discussion: Discussion, voice: Voice): Element[] {
  const now = outputOf(discussion);
  if (!now) return [];
  return [
    subheading(voice.say('planning.urgent.page')),
    ...prose(cut(now.text, MOST_SHOWN)),
    sentence(voice.say('planning.urgent.written', { at: voice.dateTime(now.at) }), true),
  ];
}

/** For those who may write it. */
export const outputButton = (discussion: Discussion, voice: Voice): Element | null =>
  hasOutputs(discussion)
    ? press(voice.say('planning.urgent.write'), 'output.form', { id: discussion.id })
    : null;

/** The page as it stands, to be written on. */
export function outputForm(
  discussion: Discussion,
  entered: CardData,
  nameOf: (id: PersonId) => string,
  voice: Voice,
): Card {
  const now = outputOf(discussion);
  return card({
    lang: voice.language,
    fallback: voice.say('planning.urgent.page'),
    body: [
      heading(voice.say('planning.urgent.page')),
      title(discussion.title),
      sentence(voice.say('planning.urgent.page-what')),
      now
        ? line(
            run(
              voice.say('planning.urgent.by', { name: nameOf(now.by), at: voice.dateTime(now.at) }),
              { subtle: true },
            ),
          )
        : null,
      textInput({
        id: 'text',
        label: voice.say('planning.urgent.page'),
        error: voice.say('leading.faq.missing'),
        required: true,
        multiline: true,
        maxLength: OUTPUT_LIMITS.text,
        value: entered.text ?? now?.text,
      }),
    ],
    actions: [
      press(
        voice.say('planning.urgent.save'),
        'output.write',
        { id: discussion.id, version: String(discussion.version) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion.id }),
    ],
  });
}

const MOST_LISTED = 8;

/** What goes on urgently: to be joined, instead of beginning another. */
export const urgentCard = (items: readonly UrgentLine[], voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('planning.urgent.title'),
    body: [
      heading(voice.say('planning.urgent.title')),
      ...(items.length === 0
        ? [sentence(voice.say('planning.urgent.none')), sentence(voice.say('planning.urgent.how'))]
        : items.slice(0, MOST_LISTED).map((item) => urgentElement(item, voice))),
    ],
    actions: [press(voice.say('bot.help.buttons.discussions'), 'discussions.list')],
  });

function urgentElement(
  { discussion, community, coordinator, mine }: UrgentLine,
  voice: Voice,
): Element {
  const name = community.names[voice.language];
  return group([
    title(discussion.title),
    line(
      run(
        voice.say('planning.urgent.line', {
          community: name,
          name: coordinator,
          end: voice.dateTime(discussion.endsAt),
        }),
        { subtle: true },
      ),
    ),
    row([
      mine
        ? press(voice.say('bot.discussion.open', { title: discussion.title }), 'discussion.read', {
            id: discussion.id,
          })
        : press(voice.say('planning.urgent.join', { community: name }), 'community.join', {
            community: community.id,
          }),
    ]),
  ]);
}
