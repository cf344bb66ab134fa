import type { TalkSubject } from '../../src/features/taxonomy/talk.ts';
import type { Waiting } from '../../src/views/moderation.ts';
import type { Led, Suggested, TalkSheet } from '../../src/views/talk-tags.ts';
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
  title,
} from './card.ts';
import { press, textInput } from './inputs.ts';

type Untagged = Extract<Waiting, { kind: 'untagged' }>;

const LONGEST_FIELD = 1_000;
const LONGEST_REASON = 500;

/** As they are written in one field. */
export const joinTags = (words: readonly string[]): string => words.join('; ');

const listOf = (words: readonly string[], { language }: Voice): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);

/** What is suggested, each with the words that led to it. */
function suggestedElements({ topics, countries }: Suggested, voice: Voice): Element[] {
  const told = (label: string, { words }: Led) =>
    line(
      run(
        voice.say('console.tags.suggestion', {
          label,
          why:
            words.length > 0
              ? voice.say('console.tags.led', { words: listOf(words, voice) })
              : voice.say('console.tags.of-community'),
        }),
        { size: 'Small', subtle: true },
      ),
    );
  const all = [
    ...topics.map((one) => told(voice.topic(one.value), one)),
    ...countries.map((one) => told(voice.country(one.value), one)),
  ];
  return all.length > 0 ? all : [sentence(voice.say('console.tags.nothing'), true)];
}

const valuesOf = (all: readonly Led[]): string => joinTags(all.map(({ value }) => value));

const isTalk = (subject: string): subject is TalkSubject['kind'] =>
  subject === 'discussion' || subject === 'query';

/** What nobody can tell the subject of: taken with one press, or said in other words. */
export function untagged(item: Untagged, head: readonly Element[], voice: Voice): Element {
  const { suggested, target } = item;
  const data = { kind: target?.subject ?? '', id: target?.id ?? '' };
  const some = suggested.topics.length + suggested.countries.length > 0;
  const given = { topics: valuesOf(suggested.topics), countries: valuesOf(suggested.countries) };
  const accept = press(voice.say('console.tags.accept'), 'talk.accept', { ...data, ...given });
  return group([
    ...head,
    sentence(voice.say('console.what.untagged')),
    ...suggestedElements(suggested, voice),
    target && isTalk(target.subject)
      ? row([
          ...(some ? [accept] : []),
          press(voice.say('console.tags.others'), 'talk.ask-tags', data),
          press(voice.say('console.tags.none'), 'talk.accept', {
            ...data,
            ...{ topics: '', countries: '' },
          }),
        ])
      : null,
  ]);
}

export interface Tagging {
  readonly talk: TalkSubject;
  readonly title: string;
  readonly sheet: TalkSheet;
  /** What was typed before it was refused. */
  readonly entered: Readonly<Record<'topics' | 'countries' | 'reason', string | undefined>>;
}

const proposedLine = (proposed: readonly string[], voice: Voice): Element | null =>
  proposed.length === 0
    ? null
    : line(
        run(voice.say('console.tags.proposed', { list: joinTags(proposed) }), {
          size: 'Small',
          subtle: true,
        }),
      );

/** Topics and countries as words of the reader's language. */
export function tagsCard({ talk, title: called, sheet, entered }: Tagging, voice: Voice): Card {
  const data = { kind: talk.kind, id: talk.id };
  const known = {
    topics: joinTags([...sheet.topics.map((slug) => voice.topic(slug)), ...sheet.proposed]),
    countries: joinTags(sheet.countries.map((name) => voice.country(name))),
  };
  const field = (id: 'topics' | 'countries'): Element[] => [
    textInput({
      id,
      label: voice.say(`console.tags.${id}`),
      error: voice.say('console.say-missing'),
      required: false,
      maxLength: LONGEST_FIELD,
      value: entered[id] ?? known[id],
    }),
    sentence(voice.say(`console.tags.${id}-hint`), true),
  ];
  const { proposed, suggested, version } = sheet;
  return card({
    lang: voice.language,
    fallback: voice.say('console.move.tag'),
    body: [
      heading(voice.say('console.move.tag')),
      title(called),
      ...(suggested ? suggestedElements(suggested, voice) : []),
      ...field('topics'),
      ...field('countries'),
      proposedLine(proposed, voice),
      textInput({
        id: 'reason',
        label: voice.say('console.tags.reason'),
        error: voice.say('console.say-missing'),
        required: false,
        maxLength: LONGEST_REASON,
        value: entered.reason,
      }),
    ],
    actions: [
      press(
        voice.say('console.tags.save'),
        'talk.tag',
        { ...data, seen: String(version) },
        { style: 'positive', inputs: true },
      ),
      version > 0 ? press(voice.say('console.move.untag'), 'talk.untag', data) : null,
      press(
        voice.say('bot.pages.cancel'),
        talk.kind === 'query' ? 'query.read' : 'discussion.read',
        {
          id: talk.id,
        },
      ),
    ],
  });
}

/** The way to say what something is about, for whoever moderates there. */
export const tagButton = (talk: TalkSubject, voice: Voice): Element =>
  press(voice.say('console.move.tag'), 'talk.ask-tags', { kind: talk.kind, id: talk.id });
