import type { LessonViews } from '../../src/views/lessons.ts';
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
  prose,
  run,
  sentence,
  subheading,
} from './card.ts';
import { link, press, textInput } from './inputs.ts';

type Synthesis = Awaited<ReturnType<LessonViews['synthesis']>>;

const MOST_POINTS = 3;
const MOST_SOURCES = 3;
const EXCERPT = 300;
const LONGEST = 200;

const nameOf = ({ filter: { topic, country } }: Synthesis, voice: Voice): string =>
  [topic && voice.topic(topic), country && voice.country(country)].filter(Boolean).join(', ') ||
  voice.say('experience.all');

/** What worked and what did not, the points that most people make first, each with where it is said. */
export function lessonsCard(
  found: Synthesis,
  url: (path: string) => string | null,
  voice: Voice,
): Card {
  const { filter, groups, records } = found;
  const query = new URLSearchParams(
    Object.entries(filter).filter(([, value]) => value !== ''),
  ).toString();
  const sources = (lessons: Synthesis['groups'][number]['points'][number]['lessons']): Element[] =>
    lessons.slice(0, MOST_SOURCES).map(({ title, on }) =>
      line(
        run(voice.say('experience.source', { title, date: voice.day(day(on)) }), {
          subtle: true,
        }),
      ),
    );
  return card({
    lang: voice.language,
    fallback: voice.say('experience.title'),
    body: [
      heading(voice.say('experience.title')),
      ...prose(nameOf(found, voice), { weight: 'Bolder' }),
      records === 0
        ? sentence(voice.say('experience.none'))
        : sentence(voice.say('experience.rests', { count: records })),
      ...groups
        .filter(({ count }) => count > 0)
        .flatMap(({ outcome, count, points }) => [
          subheading(voice.say(`experience.outcome.${outcome}`)),
          sentence(voice.say('experience.count', { count }), true),
          ...points
            .slice(0, MOST_POINTS)
            .map(({ said, lessons, voices }) =>
              group([
                ...prose(cut(said.said, EXCERPT)),
                sentence(voice.say('experience.voices', { count: voices }), true),
                ...sources(lessons),
              ]),
            ),
        ]),
    ],
    actions: [
      press(voice.say('experience.other'), 'lessons.form'),
      link(voice.say('experience.page'), url(query ? `/lessons?${query}` : '/lessons')),
    ],
  });
}

export const lessonsForm = (about: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('experience.title'),
    body: [
      heading(voice.say('experience.title')),
      sentence(voice.say('experience.what')),
      textInput({
        id: 'about',
        label: voice.say('experience.about'),
        error: voice.say('experience.about-missing'),
        maxLength: LONGEST,
        value: about,
      }),
    ],
    actions: [
      press(voice.say('experience.show'), 'lessons.show', {}, { style: 'positive', inputs: true }),
    ],
  });
