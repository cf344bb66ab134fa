import { describe, expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { handlersOf } from '../../../src/features/safety/model.ts';
import { rulesOf, screened, watchedIn } from '../../../src/features/safety/watching.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';

const text = createTextAnalysis();
const community = asId<CommunityId>('skills');
const person = (id: string) => asId<PersonId>(id);
const watched = (said: string, words: readonly string[], allowed: readonly string[] = []) =>
  watchedIn(said, { watched: words, allowed }, text);

describe('watched words', () => {
  test.each([
    'Child labourers and sex trafficking were the subject of the mission.',
    'Le travail des enfants et la traite des êtres humains reculent.',
    'El trabajo infantil y la trata de personas bajaron.',
  ])('what these communities talk about is never flagged: %s', (said) => {
    const words = [
      'child',
      'sex',
      'trafficking',
      'travail',
      'enfants',
      'traite',
      'infantil',
      'trata',
    ];
    expect(watched(said, words)).toEqual([]);
  });

  test('the same word elsewhere in the text is flagged all the same', () => {
    expect(watched('Sex trafficking is one thing, sex jokes another.', ['sex'])).toEqual(['sex']);
  });

  test.each([
    ['These bribes were known.', 'bribe'],
    ['Les pots-de-vin et la corruption.', 'pot-de-vin'],
    ['Hubo muchos sobornos en el puerto.', 'soborno'],
  ])('inflections count: %s', (said, word) => {
    expect(watched(said, [word])).toEqual([word]);
  });

  test('a community allows phrases of its own', () => {
    expect(watched('The strike pay was agreed.', ['strike'], ['strike pay'])).toEqual([]);
    expect(watched('The strike went on.', ['strike'], ['strike pay'])).toEqual(['strike']);
  });
});

describe('what waits for a moderator', () => {
  const nothing = { role: 'member', before: 9, watched: [], hinted: false } as const;
  const rules = rulesOf(community);

  test('nothing unless the community asks for it', () => {
    expect(screened(rules, { ...nothing, before: 0, hinted: true }).hold).toBe(false);
  });

  test('a guest who names people waits; a member is asked and decides', () => {
    const hinted = { ...nothing, hinted: true };
    expect(screened(rules, { ...hinted, role: 'guest' })).toEqual({
      cause: 'personal',
      hold: true,
    });
    expect(screened(rules, hinted).hold).toBe(false);
  });

  test('the first posts of newcomers, where a community wants to see them', () => {
    const two = { ...rules, firstPosts: 2 };
    expect(screened(two, { ...nothing, before: 1 })).toEqual({ cause: 'newcomer', hold: true });
    expect(screened(two, { ...nothing, before: 2 }).hold).toBe(false);
  });

  test('a watched word holds or only marks, as the community chose, and never a moderator', () => {
    const said = { ...nothing, watched: ['bribe'] };
    expect(screened(rules, said)).toEqual({ cause: 'watched', hold: true });
    expect(screened({ ...rules, onWatched: 'mark' }, said)).toEqual({
      cause: 'watched',
      hold: false,
    });
    expect(screened(rules, { ...said, role: 'moderator' }).cause).toBeNull();
  });
});

describe('who handles a report of abuse', () => {
  const [ana, ben, chi, dan] = ['ana', 'ben', 'chi', 'dan'].map(person) as [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ];

  test('the moderators, as long as they are not party to it', () => {
    expect(handlersOf([ana, ben], [chi], [dan])).toEqual([chi]);
    expect(handlersOf([ana, ben], [ben, chi], [dan])).toEqual([chi]);
  });

  test('governance where the only moderator is the reporter or the one it is about', () => {
    expect(handlersOf([ana, ben], [ben], [dan])).toEqual([dan]);
    expect(handlersOf([ana, ben], [ana], [dan, ben])).toEqual([dan]);
  });

  test('nobody, rather than a party', () => {
    expect(handlersOf([ana, ben], [ana], [ben])).toEqual([]);
  });
});
