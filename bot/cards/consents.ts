import { AGREED, ANSWERS, type Becomes, toAsker } from '../../src/features/consents/model.ts';
import type { ConsentView } from '../../src/views/consents.ts';
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
  subheading,
  title,
} from './card.ts';
import { press } from './inputs.ts';

const becoming = (becomes: Becomes, voice: Voice): string =>
  voice.say(`consents.becomes.${becomes}`);

/** In the dialog on somebody else's message: who is asked, and what is kept till then. */
export function consentRequestCard(
  name: string,
  hidden: CardData & { readonly becomes: Becomes },
  voice: Voice,
): Card {
  const becomes = becoming(hidden.becomes, voice);
  return card({
    lang: voice.language,
    fallback: voice.say('consents.request.title'),
    body: [
      heading(voice.say('consents.request.title')),
      sentence(voice.say('consents.request.who', { name, becomes })),
      sentence(voice.say('consents.request.until-then')),
    ],
    actions: [{ type: 'Action.Submit', title: voice.say('consents.request.send'), data: hidden }],
  });
}

/** Asked now; for what was asked before, what came of it. */
export function consentRequestedCard(view: ConsentView, voice: Voice): Card {
  const said =
    view.standing === 'asked'
      ? voice.say('consents.request.sent', { name: view.ofName })
      : standingLine(view, voice);
  return card({
    lang: voice.language,
    fallback: said,
    body: [
      heading(voice.say('consents.request.title')),
      sentence(said),
      sentence(voice.say('consents.request.where'), true),
    ],
  });
}

const standingLine = ({ standing, ofName, until }: ConsentView, voice: Voice): string =>
  voice.say(`consents.asker.standing.${toAsker(standing)}`, {
    name: ofName,
    date: voice.date(until),
  });

/** To whoever wrote the message: their own words, who asks, what it becomes and who reads that. */
export function consentCard(view: ConsentView, voice: Voice): Card {
  const { consent, byName, standing, until, out } = view;
  const becomes = becoming(consent.becomes, voice);
  const about = voice.say('consents.author.title', { becomes });
  const { id, words } = consent;
  const mayTakeBack = AGREED.has(standing) && !out;
  return card({
    lang: voice.language,
    fallback: about,
    body: [
      heading(about),
      sentence(voice.say('consents.author.asks', { name: byName })),
      ...(words === null ? [] : [subheading(voice.say('consents.author.yours')), ...prose(words)]),
      sentence(voice.say(`consents.author.readers.${consent.becomes}`, { name: byName })),
      sentence(
        standing === 'asked'
          ? voice.say('consents.author.until', { date: voice.date(until) })
          : voice.say(out ? 'consents.author.out' : `consents.author.states.${standing}`),
      ),
      words === null || out ? null : sentence(voice.say('consents.author.deleted'), true),
    ],
    actions: [
      ...(standing === 'asked'
        ? ANSWERS.map((answer) =>
            press(
              voice.say(`consents.author.${answer}`),
              `consent.${answer}`,
              { id },
              answer === 'agree' ? { style: 'positive' } : {},
            ),
          )
        : []),
      mayTakeBack
        ? press(voice.say('consents.author.take-back'), 'consent.take-back', { id })
        : null,
      press(voice.say('consents.list.open'), 'consents.list'),
    ],
  });
}

/** A lesson is gone on with as a draft; anything else is made once. */
const isMade = ({ made }: ConsentView['consent']): boolean =>
  made !== null && made.kind !== 'capture';

/** What whoever asked can do with it now. */
function askerButtons({ consent, standing }: ConsentView, voice: Voice): Element[] {
  const { id, becomes } = consent;
  if (standing === 'asked') {
    return [press(voice.say('consents.asker.drop'), 'consent.drop', { id })];
  }
  if (!AGREED.has(standing) || isMade(consent)) return [];
  return [press(voice.say(`consents.asker.begin.${becomes}`), 'consent.begin', { id })];
}

const madeOf = ({ consent }: ConsentView, voice: Voice): string =>
  voice.say('consents.list.about', {
    becomes: becoming(consent.becomes, voice),
    date: voice.date(consent.writtenAt ?? consent.askedAt),
  });

/** To whoever asked. */
export const consentSettledCard = (view: ConsentView, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('consents.asker.title'),
    body: [
      heading(voice.say('consents.asker.title')),
      title(madeOf(view, voice)),
      sentence(standingLine(view, voice)),
    ],
    actions: [
      ...askerButtons(view, voice),
      press(voice.say('consents.list.open'), 'consents.list'),
    ],
  });

/** One that this person asked for, in a list: a draft that waits. */
export const askedElement = (view: ConsentView, voice: Voice): Element => {
  const buttons = askerButtons(view, voice);
  return group([
    title(madeOf(view, voice)),
    line(run(standingLine(view, voice), { subtle: true })),
    buttons.length > 0 ? row(buttons) : null,
  ]);
};

function ownElement(view: ConsentView, voice: Voice): Element {
  const { consent, byName, standing, out } = view;
  const becomes = becoming(consent.becomes, voice);
  const state = out ? 'consents.author.out' : `consents.author.states.${standing}`;
  return group([
    title(voice.say('consents.list.yours', { becomes, name: byName })),
    line(run(voice.say(standing === 'asked' ? 'consents.list.asked' : state), { subtle: true })),
    row([press(voice.say('consents.list.read'), 'consent.read', { id: consent.id })]),
  ]);
}

const MOST_LISTED = 8;

/** What this person is asked for, then what they asked for. */
export function consentListCard(
  { asked, own }: { readonly asked: readonly ConsentView[]; readonly own: readonly ConsentView[] },
  voice: Voice,
): Card {
  const elements = [
    ...own.map((view) => ownElement(view, voice)),
    ...asked.map((view) => askedElement(view, voice)),
  ].slice(0, MOST_LISTED);
  return card({
    lang: voice.language,
    fallback: voice.say('consents.list.title'),
    body: [
      heading(voice.say('consents.list.title')),
      ...(elements.length > 0 ? elements : [sentence(voice.say('consents.list.none'))]),
    ],
    actions: [press(voice.say('bot.help.buttons.my-captures'), 'captures.list')],
  });
}
