import { LESSONS, MISSION_REPORTS } from '../../src/features/knowledge/kinds.ts';
import type { Found } from '../../src/features/knowledge/model.ts';
import type { Briefing, Part, PastMission } from '../../src/views/briefing.ts';
import { day } from '../day.ts';
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
import { chatLink, placeOf, reasonsIn } from './expertise.ts';
import { link, press, textInput } from './inputs.ts';
import { aboutItem } from './knowledge.ts';

/** Addresses of the tab, where there is one. */
type Tab = (path: string) => string | null;

const LONGEST_TITLE = 160;

export const briefingName = ({ about }: Pick<Briefing, 'about'>, voice: Voice): string =>
  about.kind === 'country' ? voice.country(about.name) : about.name;

/** Name and number of a section, its items, and what to do where there are none. */
function section<T>(
  name: string,
  { items, count }: Part<T>,
  draw: (item: T) => Element,
  more: Element | null,
  voice: Voice,
): Element[] {
  const head = subheading(voice.say(`preparing.briefing.${name}.title`, { count }));
  if (items.length === 0) {
    return [head, sentence(voice.say(`preparing.briefing.${name}.none`), true)];
  }
  return [head, ...items.map(draw), count > items.length && more ? row([more]) : null].filter(
    (element) => element !== null,
  );
}

const named = (name: string, about: string, open: Element | null): Element =>
  group([
    line(run(cut(name, LONGEST_TITLE), { weight: 'Bolder' })),
    line(run(about, { subtle: true })),
    open ? row([open]) : null,
  ]);

function missionElement(mission: PastMission, voice: Voice): Element {
  const { person, title: subject, startsOn, endsOn, left, holder } = mission;
  const dates = `${voice.date(day(startsOn))} – ${voice.date(day(endsOn))}`;
  const who = left
    ? holder
      ? voice.say('expertise.credited.held', { name: person.name, holder: holder.name })
      : voice.say('expertise.credited.vacant', { name: person.name })
    : voice.say('preparing.briefing.traveller', { name: person.name });
  return named(subject ?? dates, subject ? `${dates} · ${who}` : who, null);
}

const documentElement =
  (voice: Voice) =>
  ({ product }: Found): Element =>
    named(
      product.title,
      aboutItem(product, voice),
      link(voice.say('bot.search.open', { title: product.title }), product.webUrl),
    );

function contactElements({ contacts }: Briefing, more: Element | null, voice: Voice): Element[] {
  const { need } = contacts;
  return [
    ...section(
      'contacts',
      contacts,
      ({ person, reasons }) =>
        named(
          person.name,
          `${placeOf(person, voice)} · ${reasonsIn(reasons, need, voice)}`,
          link(voice.say('expertise.chat', { name: person.name }), chatLink(person, need, voice)),
        ),
      more,
      voice,
    ),
    ...contacts.credited.map(({ person, holder }) =>
      line(
        run(
          holder
            ? voice.say('expertise.credited.held', { name: person.name, holder: holder.name })
            : voice.say('expertise.credited.vacant', { name: person.name }),
          { subtle: true },
        ),
      ),
    ),
  ];
}

/** Searches narrowed as the sections are. */
const searchPath = ({ words, about }: Briefing, type: string | null): string =>
  `/search?${new URLSearchParams({
    q: words,
    ...(about.kind === 'country' ? { country: about.name } : {}),
    ...(type ? { type } : {}),
  })}`;

/** All that there is to know before going there, on one card. */
export function briefingCard(briefing: Briefing, tab: Tab, voice: Voice): Card {
  const name = briefingName(briefing, voice);
  const more = (path: string) => link(voice.say('preparing.briefing.more'), tab(path));
  const documents = (part: 'reports' | 'lessons' | 'products', type: string | null) =>
    section(part, briefing[part], documentElement(voice), more(searchPath(briefing, type)), voice);
  return card({
    lang: voice.language,
    fallback: voice.say('preparing.briefing.heading', { name }),
    body: [
      title(voice.say('preparing.briefing.heading', { name: cut(name, LONGEST_TITLE) })),
      sentence(voice.say('preparing.briefing.what'), true),
      ...section(
        'missions',
        briefing.missions,
        (mission) => missionElement(mission, voice),
        more(`/briefing/${encodeURIComponent(name)}`),
        voice,
      ),
      briefing.missionsAsOf
        ? sentence(
            voice.say('preparing.briefing.as-of', { date: voice.dateTime(briefing.missionsAsOf) }),
            true,
          )
        : null,
      ...documents('reports', MISSION_REPORTS.join('|')),
      ...documents('lessons', LESSONS.join('|')),
      ...contactElements(briefing, more(`/people?${new URLSearchParams({ q: name })}`), voice),
      ...documents('products', null),
      ...section(
        'discussions',
        briefing.discussions,
        ({ discussion, community }) =>
          group([
            line(run(cut(discussion.title, LONGEST_TITLE), { weight: 'Bolder' })),
            line(
              run(
                `${community.names[voice.language]} · ${voice.say('preparing.briefing.until', { date: voice.date(discussion.endsAt) })}`,
                { subtle: true },
              ),
            ),
            row([
              press(
                voice.say('bot.discussion.open', { title: discussion.title }),
                'discussion.read',
                {
                  id: discussion.id,
                },
              ),
            ]),
          ]),
        more('/discussions'),
        voice,
      ),
      ...section(
        'queries',
        briefing.queries,
        ({ query, askerName }) =>
          group([
            line(run(cut(query.text, LONGEST_TITLE), { weight: 'Bolder' })),
            line(run(`${askerName} · ${voice.date(query.askedAt)}`, { subtle: true })),
            row([
              press(voice.say('asking.list.open-item', { question: query.text }), 'query.read', {
                id: query.id,
              }),
            ]),
          ]),
        more('/queries'),
        voice,
      ),
    ],
    actions: [
      press(voice.say('preparing.start.button'), 'preparation.form', { country: name }),
      link(voice.say('preparing.briefing.print'), tab(`/briefing/${encodeURIComponent(name)}`)),
      press(voice.say('preparing.briefing.another'), 'briefing.form'),
    ],
  });
}

export const briefingForm = (entered: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('preparing.briefing.form'),
    body: [
      heading(voice.say('preparing.briefing.form')),
      textInput({
        id: 'country',
        label: voice.say('preparing.briefing.label'),
        error: voice.say('preparing.briefing.missing'),
        placeholder: voice.say('preparing.briefing.example'),
        required: true,
        maxLength: 200,
        value: entered,
      }),
    ],
    actions: [
      press(
        voice.say('preparing.briefing.go'),
        'briefing.show',
        {},
        { style: 'positive', inputs: true },
      ),
    ],
  });
