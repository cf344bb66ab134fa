import type { Person } from '../../src/kernel/person.ts';
import type { Audience, HandoverPage, HandoverSummary } from '../../src/views/handover.ts';
import type { LabelPage } from '../../src/views/labels.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { candidate, colleagueInput } from './colleague.ts';
import { audienceElements, dayWords } from './departure.ts';
import { sittingElements } from './handover-beside.ts';
import { link, press } from './inputs.ts';
import { labelButton, labelElements } from './labels.ts';

const lastDay = ({ handover }: HandoverSummary, voice: Voice): string =>
  dayWords(handover.lastDay, voice);

const audienceOfPage = (page: HandoverPage): Audience => ({
  lastDay: page.handover.lastDay,
  supervisor: page.supervisor,
  successor: page.successor,
  lines: page.audience,
});

const successorFact = ({ successor }: HandoverSummary, voice: Voice): Element =>
  line(
    run(
      successor
        ? voice.say('bot.handover.successor', { name: successor.name })
        : voice.say('bot.handover.successor-none'),
    ),
  );

/** What is missing, section by section: named, never hidden. */
function gaps({ missing }: HandoverPage, voice: Voice): Element[] {
  if (missing.length === 0) return [sentence(voice.say('bot.handover.nothing-missing'))];
  return [
    subheading(voice.say('bot.handover.missing')),
    ...missing.map(({ title: name, fields }) => fact(name, fields.join(', '), voice)),
  ];
}

/** Everything that can be done with it now. */
function statusButtons(
  page: HandoverPage,
  tabUrl: string | null,
  voice: Voice,
): (Element | null)[] {
  const { handover, sheet, actions } = page;
  const { id, state } = handover;
  const writing = state === 'preparing';
  const may = (verb: string): boolean => actions.some((one) => one === verb);
  return [
    writing
      ? press(
          voice.say('bot.capture.resume'),
          'capture.open',
          { id: sheet.capture.id },
          {
            style: 'positive',
          },
        )
      : null,
    ...(writing ? sectionButtons(page, voice) : []),
    may('finalise')
      ? press(voice.say('bot.handover.finalise'), 'handover.ask-finalise', { id })
      : null,
    may('share-lessons')
      ? press(voice.say('bot.handover.share'), 'handover.ask-share', { id })
      : null,
    may('name-successor')
      ? press(voice.say('bot.handover.name'), 'handover.ask-successor', { id })
      : null,
    may('call-back')
      ? press(voice.say('bot.handover.call-back'), 'handover.call-back', { id })
      : null,
    state === 'delivered' || state === 'acknowledged'
      ? press(voice.say('bot.handover.read'), 'handover.pack', { id })
      : null,
    press(voice.say('bot.handover.questions'), 'handover.questions', { id }),
    press(voice.say('duties.button'), 'duty.list'),
    press(voice.say('bot.handover.who'), 'handover.who', { id }),
    may('set-readers')
      ? press(voice.say('bot.handover.choose-readers'), 'handover.readers', { id })
      : null,
    link(voice.say('bot.discussion.tab'), tabUrl),
  ];
}

/** The leaver's own view of how far it is, with everything that can be done with it now. */
export function statusCard(page: HandoverPage, tabUrl: string | null, voice: Voice): Card {
  const { handover } = page;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.fallback'),
    body: [
      heading(voice.say('bot.handover.title')),
      title(voice.say('bot.departure.last-day', { date: lastDay(page, voice) })),
      sentence(voice.say(`bot.handover.states.leaver.${handover.state}`)),
      successorFact(page, voice),
      line(run(voice.say('bot.handover.sittings', { count: handover.sittings }))),
      handover.lessons === 'kept' ? null : sentence(voice.say('bot.handover.lessons-shared')),
      ...gaps(page, voice),
      ...sittingElements(page, voice),
    ],
    actions: statusButtons(page, tabUrl, voice),
  });
}

const sectionButtons = ({ sheet }: HandoverPage, voice: Voice): Element[] =>
  sheet.template.steps.map((step, index) =>
    press(voice.say('bot.capture.edit', { name: step.title[voice.language] }), 'capture.open', {
      id: sheet.capture.id,
      step: String(index),
    }),
  );

/** Who will see this? Asked at any step, it leads back to that step. */
export function whoCard(page: HandoverPage, step: string | undefined, voice: Voice): Card {
  const { id } = page.handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.who-title'),
    body: [
      heading(voice.say('bot.handover.who-title')),
      ...audienceElements(audienceOfPage(page), voice),
    ],
    actions: [
      step === undefined || page.handover.state !== 'preparing'
        ? press(voice.say('bot.pages.back'), 'handover.show', { id })
        : press(voice.say('bot.pages.back'), 'capture.open', { id: page.sheet.capture.id, step }),
    ],
  });
}

/** Before it is finished the gaps are named once more. */
export function finaliseCard(page: HandoverPage, voice: Voice): Card {
  const { id } = page.handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.finalise-ask'),
    body: [
      heading(voice.say('bot.handover.finalise-ask')),
      sentence(voice.say('bot.handover.finalise-what', { date: lastDay(page, voice) })),
      successorFact(page, voice),
      ...gaps(page, voice),
      page.missing.length > 0 ? sentence(voice.say('bot.handover.gaps-named'), true) : null,
    ],
    actions: [
      press(voice.say('bot.handover.finalise'), 'handover.finalise', { id }, { style: 'positive' }),
      press(voice.say('bot.pages.cancel'), 'handover.show', { id }),
    ],
  });
}

export function shareCard(page: HandoverPage, labels: LabelPage | null, voice: Voice): Card {
  const { id } = page.handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.share-ask'),
    body: [
      heading(voice.say('bot.handover.share-ask')),
      sentence(voice.say('bot.handover.share-what')),
      ...(labels ? labelElements(labels, voice) : []),
    ],
    actions: [
      press(
        voice.say('bot.handover.share'),
        'handover.share-lessons',
        { id },
        { style: 'positive' },
      ),
      labels ? labelButton('lessons', id, voice) : null,
      press(voice.say('bot.pages.cancel'), 'handover.show', { id }),
    ],
  });
}

export function successorCard(
  summary: HandoverSummary,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { id } = summary.handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.name'),
    body: [
      heading(voice.say('bot.handover.name')),
      title(summary.person.name),
      successorFact(summary, voice),
      sentence(voice.say('bot.handover.name-what')),
      colleagueInput(entered, voice),
    ],
    actions: [
      press(
        voice.say('bot.handover.name-now'),
        'handover.name-successor',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'handover.show', { id }),
    ],
  });
}

/** Several people answer to the words: which of them comes after? */
export function whichCard(summary: HandoverSummary, people: readonly Person[], voice: Voice): Card {
  const { id } = summary.handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.prompt.choose'),
    body: [
      heading(voice.say('bot.prompt.choose')),
      ...people.map((person) =>
        candidate(
          person,
          press(
            voice.say('bot.handover.name-this', { name: person.name }),
            'handover.successor-to',
            {
              id,
              person: person.id,
            },
          ),
        ),
      ),
    ],
    actions: [press(voice.say('bot.prompt.somebody-else'), 'handover.ask-successor', { id })],
  });
}

const listed = (summary: HandoverSummary, voice: Voice): Element => {
  const { handover, role, person, actions } = summary;
  const { id, state } = handover;
  const open = role !== 'leaver' && (state === 'delivered' || state === 'acknowledged');
  const asks = role !== 'leaver' && (state === 'preparing' || state === 'final');
  const names = role === 'supervisor' && actions.includes('name-successor');
  return group([
    title(role === 'leaver' ? voice.say('bot.handover.own') : person.name),
    line(run(voice.say('bot.departure.last-day', { date: lastDay(summary, voice) }))),
    sentence(voice.say(`bot.handover.states.${role === 'leaver' ? 'leaver' : 'reader'}.${state}`)),
    row(
      [
        role === 'leaver' ? press(voice.say('bot.handover.show'), 'handover.show', { id }) : null,
        open ? press(voice.say('bot.handover.read'), 'handover.pack', { id }) : null,
        asks ? press(voice.say('bot.handover.questions'), 'handover.questions', { id }) : null,
        actions.includes('acknowledge')
          ? press(voice.say('bot.handover.acknowledge'), 'handover.acknowledge', { id })
          : null,
        names ? press(voice.say('bot.handover.name'), 'handover.ask-successor', { id }) : null,
      ].filter((button) => button !== null),
    ),
  ]);
};

const MOST_LISTED = 8;

export const listCard = (summaries: readonly HandoverSummary[], voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('bot.handover.list'),
    body: [
      heading(voice.say('bot.handover.list')),
      ...(summaries.length === 0
        ? [sentence(voice.say('bot.handover.none'))]
        : summaries.slice(0, MOST_LISTED).map((one) => listed(one, voice))),
    ],
    actions: [
      press(voice.say('duties.button'), 'duty.list'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
