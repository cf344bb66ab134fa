import { differences, type Given } from '../../kernel/differing.ts';
import type { ContributionId } from '../../kernel/ids.ts';
import { type Bridge, readAcross } from '../../kernel/keypoints/crossing.ts';
import { keyPoints, voicesOf } from '../../kernel/keypoints/keypoints.ts';
import type { Talk, Voiced } from '../../kernel/keypoints/words.ts';
import { LINK } from '../../kernel/likeness.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { type Contribution, isModerating } from './contribution.ts';
import type { Discussion } from './model.ts';
import type { Statement } from './synthesis.ts';

/**
 * A draft synthesis without a language model: sentences, put to their question, the key points of each question with
 * all that say the same. Everything is extracted, so every statement has its sources by construction.
 */

/** What is known of the contributions from elsewhere. */
export interface DraftKnowledge extends Given<ContributionId> {
  readonly text: TextAnalysis;
  /** Groups across languages by what things are called in each. */
  readonly bridge: Bridge;
  /** Contributions that are read with another one, and with which. */
  readonly joined: ReadonlyMap<ContributionId, ContributionId>;
}

interface Sentence extends Voiced {
  readonly text: string;
  readonly source: Contribution;
  /** What its contribution is read as: two that are one are counted once. */
  readonly whole: ContributionId;
  readonly question: number | null;
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
  all: readonly Contribution[],
  knowledge: DraftKnowledge,
): Statement[] {
  const contributions = all.filter((one) => !isModerating(one));
  const { sentences, talkOf } = read(discussion, contributions, knowledge);
  const questions = [...discussion.questions.map((_, index) => index), null];
  const points = questions.flatMap((question) => {
    const here = sentences.filter((sentence) => sentence.question === question);
    const dissent = here.filter((sentence) => DISSENT.test(sentence.text));
    const rest = here.filter((sentence) => !DISSENT.test(sentence.text));
    return [
      ...pointsOf(rest, question, talkOf(question)),
      ...dissent
        .map((sentence) => ({ question, text: sentence.text, sources: [sentence.source.id] }))
        .map(withKind('dissent')),
    ];
  });
  const differ = differences(contributions, knowledge).map((one) => ({ ...one, question: null }));
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

/** The sentences of all contributions under their questions, and what everybody repeats under each question. */
function read(
  { title, questions, language }: Discussion,
  contributions: readonly Contribution[],
  { text, bridge, joined }: DraftKnowledge,
) {
  const byId = new Map(contributions.map((one) => [one.id, one]));
  // What it was joined with may be out of sight meanwhile: then it stands by itself.
  const leadOf = (one: Contribution) => byId.get(joined.get(one.id) ?? one.id) ?? one;
  const written = contributions.flatMap((source) =>
    text
      .sentences(source.text.replace(LINK, '').trim(), source.language)
      .map((sentence) => ({ text: sentence, language: source.language, source })),
  );
  const asking = [title, ...questions].map((words) => ({ text: words, language }));
  const { asked, said, general } = readAcross(asking, written, text, bridge);
  const [about = new Set<string>(), ...wanted] = asked;
  const sentences = written.map(({ text: sentence, source }, place): Sentence => {
    const stems = said[place] ?? new Set();
    const lead = leadOf(source);
    return {
      text: sentence,
      source,
      whole: lead.id,
      question: source.question ?? lead.question ?? bestQuestion(stems, wanted),
      stems,
      // Whoever says something without a name is a person of their own.
      voice: isNobody(lead.author) ? lead.id : lead.author,
    };
  });
  return {
    sentences: sentences.filter(tells),
    talkOf: (question: number | null): Talk => ({
      asked: new Set([...about, ...(wanted[question ?? -1] ?? [])]),
      general,
    }),
  };
}

/** What asks back makes no point, nor do a few words, unless they disagree. */
const tells = ({ text, stems }: Sentence): boolean =>
  !text.endsWith('?') && (stems.size >= FEWEST_STEMS || DISSENT.test(text));

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

/** The key points of a question, those that more people make first, each resting on all that make it. */
function pointsOf(
  sentences: readonly Sentence[],
  question: number | null,
  talk: Talk,
): Omit<Statement, 'id'>[] {
  return keyPoints(sentences, talk, MOST_POINTS_PER_QUESTION)
    .slice(0, MOST_POINTS_PER_QUESTION)
    .sort((a, b) => voicesOf(b.alike) - voicesOf(a.alike))
    .map(({ said, alike }) => ({
      question,
      text: said.text,
      sources: sourcesOf(alike),
    }))
    .map(withKind('point'));
}

/** Each contribution once, and of two that are read as one the one whose words stand first. */
const sourcesOf = (alike: readonly Sentence[]): readonly ContributionId[] => {
  const wholes = new Map<ContributionId, ContributionId>();
  for (const { whole, source } of alike) {
    if (!wholes.has(whole)) wholes.set(whole, source.id);
  }
  return [...wholes.values()];
};

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
