import { describe, expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import {
  alikeDiscussions,
  comparable,
  ownQuestions,
  proposedIn,
  type Sketch,
} from '../../../src/features/discussions/alike.ts';
import type { Discussion } from '../../../src/features/discussions/model.ts';
import { TEMPLATES } from '../../../src/features/discussions/templates.ts';
import { builtInVocabulary } from '../../../src/features/taxonomy/vocabulary.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
} from '../../../src/kernel/ids.ts';
import type { Language } from '../../../src/kernel/language.ts';

const text = createTextAnalysis();

const compared = (words: string, language: Language) => ({
  language,
  stems: new Set(text.stems(words, language)),
  topics: builtInVocabulary.topicsIn(words),
  countries: builtInVocabulary.countriesIn(words),
});

const PROPOSED = proposedIn(TEMPLATES);

const sketchOf = ({ title, questions, language }: Discussion): Sketch => ({
  title,
  named: compared(title, language),
  whole: compared([title, ...ownQuestions(questions, PROPOSED)].join('. '), language),
});

const NOW = new Date('2026-11-23T09:00:00Z');

const about = (
  title: string,
  language: Language = 'en',
  given: Partial<Discussion> = {},
): Discussion => ({
  id: asId<DiscussionId>(title),
  version: 1,
  community: asId<CommunityId>('skills'),
  title,
  background: '',
  questions: [],
  language,
  startsAt: NOW,
  endsAt: NOW,
  state: 'open',
  createdBy: asId<PersonId>('mod'),
  createdAt: NOW,
  related: [],
  ...given,
});

const shown = (mine: Discussion, other: Discussion) =>
  alikeDiscussions(sketchOf(mine), [other], sketchOf);

type Titled = readonly [language: Language, title: string];

/** Pairs a moderator would call the same discussion, and pairs that only sound so. */
const ALIKE: readonly (readonly [Titled, Titled])[] = [
  [
    ['en', 'Registering domestic workers for social security'],
    ['en', 'How to register domestic workers in social security'],
  ],
  [
    ['en', 'Apprenticeships that last'],
    ['en', 'What makes apprenticeships last?'],
  ],
  [
    ['en', 'Ending child labour in cocoa'],
    ['en', 'Child labour in cocoa: what ends it?'],
  ],
  [
    ['en', 'Minimum wages and informal employment in Kenya'],
    ['en', 'Informal employment and minimum wages: the experience of Kenya'],
  ],
  [
    ['fr', 'Formaliser le travail domestique au Sénégal'],
    ['fr', 'La formalisation du travail domestique : l’expérience du Sénégal'],
  ],
  [
    ['fr', 'Prévenir le travail des enfants dans le cacao'],
    ['fr', 'Travail des enfants dans le cacao : comment le prévenir ?'],
  ],
  [
    ['fr', 'L’inspection du travail dans l’agriculture'],
    ['fr', 'Inspection du travail et agriculture'],
  ],
  [
    ['es', 'Salario mínimo y trabajo informal en el Perú'],
    ['es', 'El salario mínimo frente al trabajo informal en el Perú'],
  ],
  [
    ['es', 'La inspección del trabajo en la agricultura'],
    ['es', 'Inspección del trabajo agrícola: agricultura y control'],
  ],
  [
    ['en', 'Child labour and social protection in Ghana'],
    ['fr', 'Travail des enfants et protection sociale au Ghana'],
  ],
  [
    ['en', 'Labour inspection and domestic workers'],
    ['es', 'Inspección del trabajo y trabajadores domésticos'],
  ],
  [
    ['fr', 'Salaire minimum et économie informelle'],
    ['es', 'Salario mínimo y economía informal'],
  ],
];

const OTHER: readonly (readonly [Titled, Titled])[] = [
  [
    ['en', 'Discussion 12'],
    ['en', 'Discussion 13'],
  ],
  [
    ['en', 'Registering domestic workers'],
    ['en', 'Training for domestic workers who return'],
  ],
  [
    ['en', 'Apprenticeships in small firms'],
    ['en', 'Safety in small mines'],
  ],
  [
    ['en', 'Minimum wages in Kenya'],
    ['en', 'Minimum wages in Viet Nam'],
  ],
  [
    ['en', 'What we learned about cash transfers'],
    ['en', 'What we learned about labour inspection'],
  ],
  [
    ['en', 'Green jobs and just transition'],
    ['en', 'Youth jobs after school'],
  ],
  [
    ['fr', 'Le dialogue social dans les ports'],
    ['fr', 'Le dialogue social dans la fonction publique'],
  ],
  [
    ['fr', 'La négociation collective au Maroc'],
    ['fr', 'La négociation collective au Mali'],
  ],
  [
    ['fr', 'Former les formateurs'],
    ['fr', 'Former des coopératives'],
  ],
  [
    ['es', 'Cooperativas de mujeres rurales'],
    ['es', 'Cooperativas de vivienda'],
  ],
  [
    ['es', 'Trabajo forzoso en la pesca'],
    ['es', 'Trabajo a distancia después de la pandemia'],
  ],
  [
    ['en', 'Child labour in cocoa'],
    ['fr', 'Le travail forcé dans la pêche'],
  ],
  [
    ['en', 'Social protection in Ghana'],
    ['fr', 'Protection sociale au Togo'],
  ],
  [
    ['es', 'Salario mínimo'],
    ['en', 'Occupational safety'],
  ],
];

const isShown = ([mine, other]: readonly [Titled, Titled]) =>
  shown(about(mine[1], mine[0]), about(other[1], other[0])).length > 0;

describe('discussions that look like the one that is being opened', () => {
  test('are found in three languages, and what only sounds alike holds nobody up', () => {
    const found = ALIKE.filter(isShown);
    const wrong = OTHER.filter(isShown);
    const recall = found.length / ALIKE.length;
    const precision = found.length / (found.length + wrong.length);
    const figures = `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`;
    process.stdout.write(`look-alike discussions: ${figures}\n`);
    // Nobody is stopped without need; one in four may be missed, which costs a second discussion, not a first.
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.75);
  });

  test('carry their reasons', () => {
    const mine = about('Child labour and social protection in Ghana');
    const [same] = shown(mine, about('Child labour and SOCIAL protection, in Ghana!'));
    expect(same?.sameTitle).toBe(true);
    const french = about('Travail des enfants et protection sociale au Ghana', 'fr');
    const [other] = shown(mine, french);
    expect(other).toMatchObject({ sameTitle: false, countries: ['Ghana'] });
    expect(other?.topics).toEqual(expect.arrayContaining(['child-labour', 'social-security']));
  });

  test('are not alike because both began from one template', () => {
    const questions = TEMPLATES[0]?.phases.flatMap((phase) => phase.questions.en) ?? [];
    const [wages, ports] = ['Wages of nurses', 'Dockers and their contracts'].map((title) =>
      about(title, 'en', { questions }),
    );
    expect(wages && ports && shown(wages, ports)).toEqual([]);
  });

  test('are those to come or going on, and those closed within a year', () => {
    const ended = (days: number, state: Discussion['state']) =>
      comparable(
        about('x', 'en', { state, endsAt: new Date(NOW.getTime() - days * 86_400_000) }),
        NOW,
      );
    expect(ended(0, 'scheduled')).toBe(true);
    expect(ended(300, 'summarised')).toBe(true);
    expect(ended(400, 'closed')).toBe(false);
    expect(ended(0, 'cancelled')).toBe(false);
    expect(ended(0, 'draft')).toBe(false);
  });
});
