import type { CaughtUpOn } from '../../src/features/discussions/actions/catching-up.ts';
import { type Discussion, takesContributions } from '../../src/features/discussions/model.ts';
import type { Statement } from '../../src/features/discussions/synthesis.ts';
import type { Doubt } from '../../src/kernel/support/doubts.ts';
import type { Behind, InterimView } from '../../src/views/summaries.ts';
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
import { languagesOf } from './documents.ts';
import { doubtLines } from './doubts.ts';
import { link, press } from './inputs.ts';

const MOST_STATEMENTS = 14;
const LONGEST_STATEMENT = 300;
const MOST_LINKS = 3;
const MOST_LISTED = 6;

/** Pages of the tab. */
type Tab = (path: string) => string | null;

const listed = (items: readonly string[], voice: Voice): string =>
  new Intl.ListFormat(voice.language).format(items);

/** A point with the way to what it rests on. */
function pointElements(
  { kind, text, sources }: Statement,
  note: string,
  { discussion, tab }: { readonly discussion: Discussion; readonly tab: Tab },
  voice: Voice,
): Element[] {
  const rests = voice.say('bot.synthesis.rests-on', { count: sources.length });
  const said = kind === 'point' ? [rests] : [voice.say(`bot.synthesis.kinds.${kind}`), rests];
  const notes = [...said, note].filter((one) => one !== '').join(' · ');
  const links = sources.slice(0, MOST_LINKS).flatMap((source, index): Element[] => {
    const url = tab(`/discussions/${discussion.id}?said=${source}`);
    if (url === null) return [];
    return [
      run(index === 0 ? ' ' : ', '),
      {
        ...run(voice.say('summaries.source', { number: index + 1 })),
        selectAction: { type: 'Action.OpenUrl', url },
      },
    ];
  });
  return [
    line(run(`${cut(text, LONGEST_STATEMENT)} `), run(`(${notes})`, { subtle: true }), ...links),
  ];
}

function byQuestion(
  { questions }: Discussion,
  statements: readonly Statement[],
  draw: (statement: Statement) => Element[],
  voice: Voice,
): Element[] {
  return [...questions.keys(), null].flatMap((question) => {
    const here = statements.filter((statement) => statement.question === question);
    if (here.length === 0) return [];
    const head =
      question === null
        ? subheading(voice.say('bot.synthesis.other'))
        : line(run(`${question + 1}. ${questions[question] ?? ''}`, { weight: 'Bolder' }));
    return [head, ...here.flatMap(draw)];
  });
}

/** What was not said, and who was not heard: one sentence each, none where there is nothing of it. */
function silenceElements({ discussion, silences }: InterimView, voice: Voice): Element[] {
  const { questions, subjects, documents, groups, withheld } = silences;
  const asked = questions.map((index) => `${index + 1}. ${discussion.questions[index] ?? ''}`);
  const some = (items: readonly string[]) => listed(items.slice(0, MOST_LISTED), voice);
  const parts = [
    ['questions', asked],
    ['subjects', subjects],
    ['documents', documents.map((one) => one.title)],
  ] as const;
  const unsaid = parts.flatMap(([what, items]) =>
    items.length === 0
      ? []
      : prose(voice.say(`summaries.unsaid.${what}`, { items: some(items), count: items.length })),
  );
  const unheard = [
    ...(groups.length > 0
      ? prose(voice.say('summaries.unheard.groups', { items: some(groups) }))
      : []),
    ...(withheld > 0
      ? [sentence(voice.say('summaries.unheard.withheld', { count: withheld }), true)]
      : []),
  ];
  return [
    ...(unsaid.length > 0 ? [subheading(voice.say('summaries.unsaid.title')), ...unsaid] : []),
    ...(unheard.length > 0 ? [subheading(voice.say('summaries.unheard.title')), ...unheard] : []),
  ];
}

function interimBody(view: InterimView, tab: Tab, voice: Voice): Element[] {
  const { discussion, interim, statements, alone } = view;
  const shown = statements.slice(0, MOST_STATEMENTS);
  const left = statements.length - shown.length;
  return [
    title(discussion.title),
    sentence(
      voice.say('summaries.fed', {
        count: view.contributions,
        languages: languagesOf(view.languages, voice),
        date: voice.date(interim.until),
      }),
      true,
    ),
    ...byQuestion(
      discussion,
      shown,
      (statement) => {
        const note = alone.includes(statement.id) ? voice.say('summaries.alone') : '';
        return pointElements(statement, note, { discussion, tab }, voice);
      },
      voice,
    ),
    ...(left > 0 ? [sentence(voice.say('bot.synthesis.more', { count: left }), true)] : []),
    ...silenceElements(view, voice),
    ...(interim.gone.length > 0 ? [sentence('[…]', true)] : []),
  ];
}

/** A draft on its moderators' desk. */
export function interimDraftCard(
  view: InterimView,
  { doubts, tab }: { readonly doubts: readonly Doubt[]; readonly tab: Tab },
  voice: Voice,
): Card {
  const { id } = view.discussion;
  const seen = { id, interim: view.interim.id, version: String(view.interim.version) };
  return card({
    lang: voice.language,
    fallback: voice.say('summaries.draft.fallback', { title: view.discussion.title }),
    body: [
      heading(voice.say('summaries.draft.title')),
      ...interimBody(view, tab, voice),
      ...doubtLines(doubts, view.statements, voice),
      sentence(voice.say('summaries.draft.what')),
    ],
    actions: [
      press(voice.say('summaries.draft.publish'), 'interim.ask-publish', seen, {
        style: 'positive',
      }),
      press(voice.say('summaries.draft.skip'), 'interim.skip', seen),
      link(voice.say('summaries.draft.edit'), tab(`/discussions/${id}/interim`)),
      press(voice.say('bot.discussion.return'), 'discussion.read', { id }),
    ],
  });
}

/** Where it will be read, before it is let go. */
export function interimPublishCard(view: InterimView, voice: Voice): Card {
  const { id } = view.discussion;
  const seen = { id, interim: view.interim.id, version: String(view.interim.version) };
  return card({
    lang: voice.language,
    fallback: voice.say('summaries.publish.title'),
    body: [
      heading(voice.say('summaries.publish.title')),
      title(view.discussion.title),
      sentence(voice.say('summaries.publish.what')),
    ],
    actions: [
      press(voice.say('summaries.publish.yes'), 'interim.publish', seen, { style: 'positive' }),
      press(voice.say('bot.pages.cancel'), 'interim.read', { id }),
    ],
  });
}

/** In the thread, once it is published. */
export const interimPost = (view: InterimView, tab: Tab, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('summaries.post.fallback', { title: view.discussion.title }),
    body: [
      heading(voice.say('summaries.post.title')),
      ...interimBody(view, tab, voice),
      sentence(voice.say('summaries.post.what'), true),
    ],
    actions: [link(voice.say('bot.discussion.tab'), tab(`/discussions/${view.discussion.id}`))],
  });

/** What one person has missed. */
export function caughtUpCard(told: CaughtUpOn, tab: Tab, voice: Voice): Card {
  const { discussion, since, contributions, languages, points, all } = told;
  const { id } = discussion;
  const date = since ? voice.dateTime(since) : '';
  const when = since ? 'since' : 'all';
  const stands = {
    count: contributions,
    date,
    languages: languagesOf(languages, voice),
  };
  return card({
    lang: voice.language,
    fallback: voice.say('summaries.catch-up.fallback', { title: discussion.title }),
    body: [
      heading(voice.say('summaries.catch-up.title')),
      title(discussion.title),
      sentence(
        contributions === 0
          ? voice.say(since ? 'summaries.catch-up.nothing' : 'summaries.catch-up.silent', { date })
          : voice.say(`summaries.catch-up.${when}`, stands),
      ),
      ...byQuestion(
        discussion,
        points,
        (statement) => pointElements(statement, '', { discussion, tab }, voice),
        voice,
      ),
      contributions > 0 && points.length === 0
        ? sentence(voice.say('summaries.catch-up.short'))
        : null,
      contributions > 0 ? sentence(voice.say('summaries.catch-up.words'), true) : null,
    ],
    actions: [
      since && all > 0
        ? press(voice.say('summaries.catch-up.from-start'), 'catch-up.show', { id, all: 'true' })
        : null,
      press(voice.say('bot.discussion.return'), 'discussion.read', { id }),
      link(voice.say('bot.discussion.tab'), tab(`/discussions/${id}`)),
    ],
  });
}

/** Several discussions have gone on: which one? */
export const behindCard = (all: readonly Behind[], voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('summaries.catch-up.title'),
    body: [
      heading(voice.say('summaries.catch-up.title')),
      sentence(voice.say(all.length === 0 ? 'summaries.behind.nothing' : 'summaries.behind.which')),
      ...all.map(({ discussion, community, news }) =>
        group([
          title(discussion.title),
          sentence(
            `${community.names[voice.language]} · ${voice.say('summaries.behind.news', { count: news })}`,
            true,
          ),
          row([
            press(voice.say('summaries.catch-up.button'), 'catch-up.show', { id: discussion.id }),
          ]),
        ]),
      ),
    ],
    actions: [press(voice.say('bot.help.buttons.discussions'), 'discussions.list')],
  });

/** On the card of a discussion that runs. */
export const catchUpButton = (discussion: Discussion, voice: Voice): Element | null =>
  takesContributions(discussion)
    ? press(voice.say('summaries.catch-up.button'), 'catch-up.show', { id: discussion.id })
    : null;
