import type { Credit, Found, Offer } from '../../src/features/expertise/actions.ts';
import { clockIn } from '../../src/features/expertise/availability.ts';
import type { Need, Reason } from '../../src/features/expertise/model.ts';
import type { Person } from '../../src/kernel/person.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
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
import { link, press, textInput } from './inputs.ts';

const LONGEST_QUERY = 500;

/** A topic's name within a sentence; what is written in capitals stays so. */
const within = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** What a reason, or the question itself, is about: topics and countries in the reader's language. */
function aboutOf(
  { topics, countries }: Pick<Reason, 'topics' | 'countries'>,
  need: Need,
  voice: Voice,
) {
  const named = [
    ...topics.map((slug) => within(voice.topic(slug))),
    ...countries.map(voice.country),
  ];
  return named.length > 0 ? named.join(', ') : cut(need.text, 100);
}

export function reasonWords(reason: Reason, need: Need, voice: Voice): string {
  return voice.say(`expertise.reasons.${reason.kind}`, {
    count: reason.count,
    about: aboutOf(reason, need, voice),
    titles: cut(reason.titles.join('; '), 200),
  });
}

export const reasonsIn = (reasons: readonly Reason[], need: Need, voice: Voice): string =>
  reasons.map((reason) => reasonWords(reason, need, voice)).join('; ');

/** A chat of Teams with this person, with the first words written; nothing is sent by opening it. */
export function chatLink({ mail, name }: Person, need: Need, voice: Voice): string {
  const message = voice.say('expertise.chat-message', { name, about: aboutOf(need, need, voice) });
  const query = new URLSearchParams({ users: mail, message });
  return `https://teams.microsoft.com/l/chat/0/0?${query}`;
}

export const placeOf = ({ jobTitle, unit, office, country }: Person, voice: Voice): string =>
  [jobTitle, unit, office, country ? voice.country(country) : null]
    .filter((part) => part !== null && part !== '')
    .join(' · ');

function clockWords({ availability }: Offer, voice: Voice): string {
  const { time, working, together } = availability;
  const now = voice.say(`expertise.clock.${working ? 'working' : 'away'}`, { time });
  const met = together
    ? voice.say('expertise.clock.together', {
        from: clockIn(voice.zone, together.from),
        to: clockIn(voice.zone, together.to),
      })
    : voice.say('expertise.clock.apart');
  return `${now} ${met}`;
}

function offerElement(offer: Offer, need: Need, voice: Voice): Element {
  const { person, languages, reasons } = offer;
  const spoken = languages.map((one) => voice.say(`common.languages.${one}`)).join(', ');
  const chat = link(
    voice.say('expertise.chat', { name: person.name }),
    chatLink(person, need, voice),
  );
  return group([
    title(person.name),
    line(run(placeOf(person, voice), { subtle: true })),
    line(
      run(voice.say('expertise.because', { reasons: reasonsIn(reasons, need, voice) }), {
        italic: true,
      }),
    ),
    line(run(voice.say('expertise.languages', { languages: spoken }))),
    line(run(clockWords(offer, voice), { subtle: true })),
    chat ? row([chat]) : null,
  ]);
}

function creditElement({ person, reasons, holder }: Credit, need: Need, voice: Voice): Element {
  const { name } = person;
  const said = holder
    ? voice.say('expertise.credited.held', { name, holder: holder.name })
    : voice.say('expertise.credited.vacant', { name });
  const chat = holder
    ? link(
        voice.say('expertise.credited.ask', { name: holder.name }),
        chatLink(holder, need, voice),
      )
    : null;
  return group([
    line(run(said)),
    line(
      run(voice.say('expertise.because', { reasons: reasonsIn(reasons, need, voice) }), {
        italic: true,
      }),
    ),
    chat ? row([chat]) : null,
  ]);
}

/** A colleague for everybody in a conversation: who, where, and the way to ask them. */
export const colleagueCard = (person: Person, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: person.name,
    body: [title(person.name), line(run(placeOf(person, voice), { subtle: true }))],
    actions: [
      link(
        voice.say('expertise.chat', { name: person.name }),
        `https://teams.microsoft.com/l/chat/0/0?${new URLSearchParams({ users: person.mail })}`,
      ),
    ],
  });

export interface FoundPeople {
  readonly found: Found;
  /** The page with all of them; null where there is no tab. */
  readonly url: string | null;
  /** Whether there is a community to ask. */
  readonly mayAsk: boolean;
}

export function expertsCard({ found, url, mayAsk }: FoundPeople, voice: Voice): Card {
  const { need, people, more, credited } = found;
  const names = people.map(({ person }) => person.name).join(', ');
  const none = people.length === 0;
  const query = cut(need.text, LONGEST_QUERY);
  return card({
    lang: voice.language,
    fallback: none
      ? voice.say('expertise.nothing')
      : voice.say('expertise.fallback', { names: cut(names, 500) }),
    body: [
      heading(voice.say(none ? 'expertise.nothing' : 'expertise.title')),
      line(run(voice.say('expertise.for', { query: cut(need.text, 200) }), { subtle: true })),
      none ? sentence(voice.say('expertise.nothing-do')) : null,
      ...people.map((offer) => offerElement(offer, need, voice)),
      more > 0 ? sentence(voice.say('expertise.more', { count: more })) : null,
      credited.length > 0 ? subheading(voice.say('expertise.credited.title')) : null,
      ...credited.map((credit) => creditElement(credit, need, voice)),
      sentence(voice.say('expertise.what'), true),
    ],
    actions: [
      mayAsk ? press(voice.say('expertise.ask'), 'query.form', { query }) : null,
      press(voice.say('expertise.documents'), 'search.run', { query }),
      press(voice.say('expertise.again'), 'people.form'),
      press(voice.say('expertise.entry.edit'), 'people.entry'),
      link(voice.say('expertise.open'), url),
    ],
  });
}

export const expertsForm = (query: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('expertise.form.title'),
    body: [
      heading(voice.say('expertise.form.title')),
      textInput({
        id: 'query',
        label: voice.say('expertise.form.label'),
        error: voice.say('expertise.form.error'),
        placeholder: voice.say('expertise.form.example'),
        required: true,
        maxLength: LONGEST_QUERY,
        value: query,
      }),
      sentence(voice.say('expertise.what'), true),
    ],
    actions: [
      press(
        voice.say('expertise.form.button'),
        'people.ask',
        {},
        { style: 'positive', inputs: true },
      ),
      press(voice.say('expertise.entry.edit'), 'people.entry'),
    ],
  });
