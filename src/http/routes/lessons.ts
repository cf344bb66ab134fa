import {
  type LessonSynthesis,
  lessonFile,
  lessonQuery,
  lessonSynthesis,
} from '../../contract/lessons.ts';
import { countryLabel } from '../../features/taxonomy/countries.ts';
import type { Actor } from '../../kernel/person.ts';
import type { LessonPoint } from '../../views/lessons.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

type PointShape = LessonSynthesis['groups'][number]['points'][number];

const point = ({ said, lessons, voices }: LessonPoint): PointShape => ({
  ...{ said: said.said, because: said.because, language: said.language, voices },
  lessons: lessons.map(({ capture: id, title, on, countries }) => ({
    ...{ id, title, on },
    countries: [...countries],
  })),
});

/** What worked and what did not, over many records. */
export function lessonRoutes({ views, actions: { taxonomy } }: HttpDeps): Route[] {
  const about = ({ language }: Actor, topic: string, country: string): string =>
    [
      topic && taxonomy.vocabulary.label(topic, language),
      country && countryLabel(country, language),
    ]
      .filter(Boolean)
      .join(', ');
  return [
    route({
      method: 'GET',
      path: '/lessons',
      summary:
        'What worked and what did not by topic, country and period, each with where it is said',
      query: lessonQuery,
      answer: lessonSynthesis,
      run: async (who, { query }) => {
        const found = await views.lessons.synthesis(who, query);
        return {
          records: found.records,
          groups: found.groups.map(({ outcome, count, points }) => ({
            ...{ outcome, count },
            points: points.map(point),
          })),
          topics: found.topics,
          countries: found.countries,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/lessons/document',
      summary: 'The same as a docx file',
      query: lessonQuery,
      answer: lessonFile,
      run: async (who, { query }) => {
        const title = about(who, query.topic, query.country);
        const { name, bytes } = await views.lessons.document(who, query, title);
        return { name, base64: Buffer.from(bytes).toString('base64') };
      },
    }),
  ];
}
