import type { Community } from '../../src/features/communities/model.ts';
import {
  type Discussion,
  type DiscussionVerb,
  LIMITS,
  MOVE_NEEDS_REASON,
} from '../../src/features/discussions/model.ts';
import type { Template } from '../../src/features/discussions/templates.ts';
import { addDays } from '../../src/kernel/days.ts';
import type { AlikeLine } from '../../src/views/other-discussions.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { communityChoice } from './community-choice.ts';
import { choiceInput, dateInput, press, textInput, toggleInput } from './inputs.ts';

/** Two weeks: the usual length of a formal e-discussion. */
const USUAL_DAYS = 14;

export interface NewDiscussionForm {
  /** Those that the person moderates. */
  readonly communities: readonly Community[];
  readonly templates: readonly Template[];
  /** `YYYY-MM-DD` where the person is. */
  readonly today: string;
  readonly nonce: string;
  readonly entered: CardData;
  /** What looks like it, once it was looked for: the press that is offered then goes on. */
  readonly alike?: readonly AlikeLine[];
}

export function newDiscussionCard(form: NewDiscussionForm, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.new.title'),
    body: [
      heading(voice.say('bot.new.title')),
      ...(form.alike ? alikeElements(form.alike, voice) : [sentence(voice.say('bot.new.what'))]),
      ...textInputs(form, voice),
      ...dayInputs(form, voice),
      toggleInput({
        id: 'draft',
        label: voice.say('planning.form.draft'),
        title: voice.say('planning.form.draft-what'),
        error: voice.say('planning.form.template-missing'),
        on: form.entered.draft === 'true',
      }),
      ...guestsInput(form, voice),
      sentence(voice.say('bot.new.dates', { zone: voice.zone.replaceAll('_', ' ') }), true),
    ],
    actions: [
      press(
        voice.say(form.alike ? 'planning.alike.go-on' : 'bot.new.create'),
        'discussion.create',
        {
          nonce: form.nonce,
          ...(form.alike ? { seen: 'true' } : {}),
          ...(form.entered.consent ? { consent: form.entered.consent } : {}),
        },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'help.show'),
    ],
  });
}

/** Only to those who moderate a community in which there is somebody to mark it for. */
const guestsInput = ({ communities, entered }: NewDiscussionForm, voice: Voice): Element[] =>
  communities.some(({ audience }) => audience === 'guests')
    ? [
        toggleInput({
          id: 'guests',
          label: voice.say('guests.tag'),
          title: voice.say('guests.mark'),
          error: voice.say('planning.form.template-missing'),
          on: entered.guests === 'true',
        }),
        sentence(voice.say('guests.mark-what'), true),
      ]
    : [];

/** Above the form with all that was entered: whoever reads on finds it as they left it. */
const alikeElements = (alike: readonly AlikeLine[], voice: Voice): Element[] => [
  subheading(voice.say('planning.alike.title', { count: alike.length })),
  sentence(voice.say('planning.alike.what')),
  ...alike.map(({ discussion, community, coordinator, ...why }) =>
    group([
      title(discussion.title),
      line(
        run(
          `${community.names[voice.language]} · ${voice.say(`common.states.discussion.${discussion.state}`)}`,
        ),
      ),
      sentence(whyAlike(why, voice), true),
      coordinator ? sentence(voice.say('planning.urgent.alike', { name: coordinator })) : null,
      row([
        press(voice.say('bot.discussion.open', { title: discussion.title }), 'discussion.read', {
          id: discussion.id,
        }),
      ]),
    ]),
  ),
];

function whyAlike(
  { sameTitle, topics, countries }: Pick<AlikeLine, 'sameTitle' | 'topics' | 'countries'>,
  voice: Voice,
): string {
  if (sameTitle) return voice.say('planning.alike.same-title');
  const subjects = [
    ...topics.map((slug) => voice.topic(slug)),
    ...countries.map((name) => voice.country(name)),
  ];
  return subjects.length > 0
    ? voice.say('planning.alike.subjects', { subjects: subjects.join(', ') })
    : voice.say('planning.alike.words');
}

/** What it is called and about, whatever kind of discussion it is. */
export const subjectInputs = (entered: CardData, voice: Voice): Element[] => [
  textInput({
    id: 'title',
    label: voice.say('bot.fields.title'),
    error: voice.say('bot.new.title-missing'),
    required: true,
    maxLength: LIMITS.title,
    value: entered.title,
  }),
  textInput({
    id: 'background',
    label: voice.say('bot.fields.background'),
    error: voice.say('bot.new.background-missing'),
    required: true,
    multiline: true,
    maxLength: LIMITS.background,
    value: entered.background,
  }),
];

function textInputs(
  { communities, templates, entered }: NewDiscussionForm,
  voice: Voice,
): Element[] {
  return [
    communityChoice(communities, entered.community, voice),
    ...subjectInputs(entered, voice),
    choiceInput({
      id: 'template',
      label: voice.say('planning.form.template'),
      error: voice.say('planning.form.template-missing'),
      choices: templates.map(({ id, name }) => ({ value: id, title: name[voice.language] })),
      value: entered.template,
    }),
    ...Array.from({ length: LIMITS.questions }, (_, index) =>
      textInput({
        id: `question${index + 1}`,
        label: voice.say('bot.fields.question-number', { number: index + 1 }),
        error: voice.say('bot.new.question-missing'),
        required: index === 0,
        maxLength: LIMITS.question,
        value: entered[`question${index + 1}`],
      }),
    ),
  ];
}

function dayInputs({ today, entered }: NewDiscussionForm, voice: Voice): Element[] {
  const shared = { error: voice.say('bot.new.date-missing'), required: true, min: today };
  return [
    dateInput({
      ...shared,
      id: 'start',
      label: voice.say('bot.fields.start'),
      value: entered.start ?? today,
    }),
    dateInput({
      ...shared,
      id: 'end',
      label: voice.say('bot.fields.end'),
      value: entered.end ?? addDays(today, USUAL_DAYS),
    }),
  ];
}

/** A moderator's move is asked about once more, with what it means. */
export function moveCard(
  discussion: Discussion,
  move: DiscussionVerb,
  { today, entered }: { readonly today: string; readonly entered: CardData },
  voice: Voice,
): Card {
  const data = { id: discussion.id, move };
  const dated = move === 'extend' || move === 'reopen';
  const explained = MOVE_NEEDS_REASON.has(move);
  return card({
    lang: voice.language,
    fallback: voice.say(`bot.discussion.moves.${move}`),
    body: [
      heading(voice.say(`bot.discussion.moves.${move}`)),
      title(discussion.title),
      sentence(voice.say(`bot.discussion.means.${move}`)),
      dated
        ? dateInput({
            id: 'end',
            label: voice.say('bot.fields.end'),
            error: voice.say('bot.new.date-missing'),
            required: true,
            min: today,
            value: entered.end ?? addDays(today, 7),
          })
        : null,
      dated || explained
        ? textInput({
            id: 'reason',
            label: voice.say('bot.fields.reason'),
            error: voice.say('planning.form.reason-missing'),
            required: explained,
            maxLength: LIMITS.reason,
            value: entered.reason,
          })
        : null,
    ],
    actions: [
      press(voice.say(`bot.discussion.moves.${move}`), 'discussion.move', data, {
        style: move === 'cancel' ? 'destructive' : 'positive',
        inputs: dated || explained,
      }),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
