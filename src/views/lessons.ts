import type { CaptureActions } from '../features/capture/actions.ts';
import {
  type Lesson,
  type LessonFilter,
  OUTCOMES,
  type Outcome,
} from '../features/capture/lessons.ts';
import { type KeyPoint, keyPoints, voicesOf } from '../kernel/keypoints/keypoints.ts';
import type { Voiced } from '../kernel/keypoints/words.ts';
import type { Actor } from '../kernel/person.ts';
import type { DocumentSection, DocumentWriter, StructuredDocument } from '../ports/documents.ts';
import type { TextAnalysis } from '../ports/text.ts';
import type { Words } from '../ports/words.ts';

interface Deps {
  readonly capture: Pick<CaptureActions, 'lessons'>;
}

interface World {
  readonly text: Pick<TextAnalysis, 'stems'>;
  readonly documents: Pick<DocumentWriter, 'docx'>;
  readonly words: Words;
  tabUrl?(path: string): string;
}

type Heard = Lesson & Voiced;

/** A lesson as somebody said it, with all that say the same. */
export interface LessonPoint {
  readonly said: Lesson;
  /** The one that stands for it first. */
  readonly lessons: readonly Lesson[];
  /** How many people say so. */
  readonly voices: number;
}

export interface LessonGroup {
  readonly outcome: Outcome;
  readonly count: number;
  readonly points: readonly LessonPoint[];
}

const MOST_POINTS = 10;

const pointOf = ({ said, alike }: KeyPoint<Heard>): LessonPoint => ({
  said,
  lessons: alike,
  voices: voicesOf(alike),
});

/** What worked and what did not over many records: those that say the same stand together, each with where it is said. */
export function lessonViews({ capture }: Deps, { text, documents, words, tabUrl }: World) {
  const heard = (lesson: Lesson): Heard => ({
    ...lesson,
    voice: lesson.by,
    stems: new Set(text.stems(lesson.said, lesson.language)),
  });

  async function synthesis(who: Actor, filter: LessonFilter) {
    const { lessons, topics, countries } = await capture.lessons.gathered(who, filter);
    const groups = OUTCOMES.map((outcome): LessonGroup => {
      const all = lessons.filter((one) => one.outcome === outcome).map(heard);
      const talk = { asked: new Set<string>(), general: new Set<string>() };
      const points = keyPoints(all, talk, MOST_POINTS).map(pointOf);
      return { outcome, count: all.length, points };
    });
    const records = new Set(lessons.map(({ capture: id }) => id)).size;
    return { filter, groups, records, topics, countries };
  }

  type Synthesis = Awaited<ReturnType<typeof synthesis>>;

  /** Every statement with the records that it rests on. */
  function drawn(who: Actor, found: Synthesis, title: string): StructuredDocument {
    const { language } = who;
    const say = (key: string, params?: Readonly<Record<string, string | number>>) =>
      words.say(language, key, params);
    const day = (on: string) => words.date(language, new Date(`${on}T00:00:00Z`), 'UTC');
    const links = (lessons: readonly Lesson[]) =>
      lessons.flatMap(({ capture: id, title: label, on }) => {
        const url = tabUrl?.(`/captures/${id}`);
        return url
          ? [{ label: say('experience.source', { title: label, date: day(on) }), url }]
          : [];
      });
    const sections = found.groups.map(
      ({ outcome, count, points }): DocumentSection => ({
        heading: say(`experience.outcome.${outcome}`),
        paragraphs: [say('experience.count', { count })],
        bullets: points.map(({ said, lessons, voices }) => ({
          text: said.said,
          language: said.language,
          note: say('experience.said-by', { count: voices }),
          links: links(lessons),
        })),
      }),
    );
    return {
      title,
      language,
      subtitle: say('experience.title'),
      facts: [{ label: say('experience.records'), value: String(found.records) }],
      keywords: [],
      sections,
    };
  }

  return {
    synthesis,
    /** As a word processor's file, with its name. @param about what it is on, in words of the reader */
    async document(who: Actor, filter: LessonFilter, about: string) {
      const found = await synthesis(who, filter);
      const say = (key: string): string => words.say(who.language, key);
      const title = about || say('experience.all');
      const bytes = await documents.docx(drawn(who, found, title));
      return { name: `${say('experience.title')} – ${title}.docx`, bytes };
    },
  };
}

export type LessonViews = ReturnType<typeof lessonViews>;
