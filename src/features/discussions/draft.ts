import { differences, type Given } from '../../kernel/differing.ts';
import type { ContributionId } from '../../kernel/ids.ts';
import { central, groupAlike, LINK } from '../../kernel/likeness.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Contribution } from './contribution.ts';
import type { Discussion } from './model.ts';
import type { Statement } from './synthesis.ts';

/**
 * A draft synthesis without a language model: sentences, put to their question, grouped by likeness,
 * one sentence picked per group. Grouping comes before picking, since picking first keeps repeating the
 * commonest point. Everything is extracted, so every statement has its sources by construction.
 */

interface Sentence {
  readonly text: string;
  readonly source: Contribution;
  readonly question: number | null;
  readonly stems: ReadonlySet<string>;
  readonly order: number;
}

const FEWEST_STEMS = 4;
const MOST_POINTS_PER_QUESTION = 7;
/** Content words shared with a question from which a sentence is taken to answer it. */
const ANSWERS_QUESTION = 2;

const DISSENT =
  /\b(disagree|not convinced|on the contrary|i doubt|object to|oppose[sd]?|would not recommend|against this|pas d.accord|au contraire|je doute|pas convaincue?s?|je m.oppose|desacuerdo|no estoy de acuerdo|al contrario|dudo que|no comparto|me opongo|no estoy convencid[oa])\b/i;

/** Statements in the order of the questions: points by weight, then dissent, then which documents differ, and resources. */
export function draftStatements(
  discussion: Discussion,
  contributions: readonly Contribution[],
  text: TextAnalysis,
  given: Given<ContributionId>,
): Statement[] {
  const questionStems = discussion.questions.map(
    (question) => new Set(text.stems(question, discussion.language)),
  );
  const sentences = contributions.flatMap((contribution) =>
    sentencesOf(questionStems, contribution, text),
  );
  const questions = [...discussion.questions.map((_, index) => index), null];
  const points = questions.flatMap((question) => {
    const here = sentences.filter((sentence) => sentence.question === question);
    const dissent = here.filter((sentence) => DISSENT.test(sentence.text));
    const rest = here.filter((sentence) => !DISSENT.test(sentence.text));
    return [
      ...pick(groupAlike(rest), question).map(withKind('point')),
      ...dissent
        .map((sentence) => ({ question, text: sentence.text, sources: [sentence.source.id] }))
        .map(withKind('dissent')),
    ];
  });
  const differ = differences(contributions, given).map((one) => ({ ...one, question: null }));
  return [...points, ...differ.map(withKind('resource')), ...resources(contributions)].map(
    (statement, index) => ({
      ...statement,
      id: `s${index + 1}`,
    }),
  );
}

type Unnamed = Omit<Statement, 'id' | 'kind'>;

const withKind =
  (kind: Statement['kind']) =>
  (statement: Unnamed): Omit<Statement, 'id'> => ({ ...statement, kind });

function sentencesOf(
  questionStems: readonly ReadonlySet<string>[],
  contribution: Contribution,
  text: TextAnalysis,
): Sentence[] {
  return text
    .sentences(contribution.text.replace(LINK, '').trim(), contribution.language)
    .map((sentence, order) => {
      const stems = new Set(text.stems(sentence, contribution.language));
      return {
        text: sentence,
        source: contribution,
        question: contribution.question ?? bestQuestion(stems, questionStems),
        stems,
        order,
      };
    })
    .filter(
      ({ text: sentence, stems }) =>
        !sentence.endsWith('?') && (stems.size >= FEWEST_STEMS || DISSENT.test(sentence)),
    );
}

function bestQuestion(
  stems: ReadonlySet<string>,
  questions: readonly ReadonlySet<string>[],
): number | null {
  const shared = questions.map(
    (question) => [...stems].filter((stem) => question.has(stem)).length,
  );
  const most = Math.max(0, ...shared);
  return most >= ANSWERS_QUESTION ? shared.indexOf(most) : null;
}

/** One sentence per group, the one most like its fellows; groups that more people made come first. */
function pick(all: readonly (readonly Sentence[])[], question: number | null): Unnamed[] {
  const people = (group: readonly Sentence[]) =>
    new Set(group.map(({ source }) => source.author)).size;
  return [...all]
    .sort((a, b) => people(b) - people(a) || b.length - a.length || firstOrder(a) - firstOrder(b))
    .slice(0, MOST_POINTS_PER_QUESTION)
    .flatMap((group) => {
      const chosen = central(group);
      if (!chosen) return [];
      const sources = [
        ...new Set<ContributionId>([chosen.source.id, ...group.map(({ source }) => source.id)]),
      ];
      return [{ question, text: chosen.text, sources }];
    });
}

const firstOrder = (group: readonly Sentence[]): number =>
  Math.min(...group.map(({ order }) => order));

/** Links that people gave, each once, with everybody who gave it. */
function resources(contributions: readonly Contribution[]): Omit<Statement, 'id'>[] {
  const givers = new Map<string, Set<ContributionId>>();
  for (const { id, text } of contributions) {
    for (const link of text.match(LINK) ?? []) {
      const known = givers.get(link) ?? new Set();
      givers.set(link, known.add(id));
    }
  }
  return [...givers].map(([link, sources]) => ({
    kind: 'resource',
    question: null,
    text: link,
    sources: [...sources],
  }));
}
