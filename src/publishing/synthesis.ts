import type { Contribution } from '../features/discussions/contribution.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { isQuestionTime } from '../features/discussions/question-time.ts';
import type { Synthesis } from '../features/discussions/synthesis.ts';
import { countryLabel } from '../features/taxonomy/countries.ts';
import type { DiscussionId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { FileMetadata } from '../ports/library.ts';
import { synthesisDocument } from '../views/synthesis-document.ts';
import type { SynthesisSource, Translate } from '../views/synthesis-frame.ts';
import {
  EVERYBODY,
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  provenance,
} from './parts.ts';

/** The folder of what is published of discussions first. */
export const SYNTHESES = 'Syntheses';

export const withoutExtension = (name: string): string => name.replace(/\.docx$/, '');

/** What a machine translated and somebody has read; nothing else stands for what people said. */
async function translations(
  { people }: Pick<PublishingDeps, 'people'>,
  { statements, setAside }: Synthesis,
): Promise<Translate> {
  const all = [...statements, ...setAside.map(({ statement }) => statement)];
  const readers = all.flatMap(({ translations = [] }) =>
    translations.flatMap(({ readBy }) => readBy ?? []),
  );
  const found = await people.people([...new Set(readers)]);
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (text, _from, to) => {
    const one = all
      .find((statement) => statement.text === text)
      ?.translations?.find(({ language, readBy }) => language === to && readBy !== null);
    return one?.readBy ? { text: one.text, readBy: names.get(one.readBy) ?? '–' } : null;
  };
}

/** What the documents of a discussion are made of, for each language of their frame. */
export async function sourceOf(
  deps: PublishingDeps,
  discussion: Discussion,
  synthesis: Synthesis,
  contributions: readonly Contribution[],
) {
  const { communities, people, knowledge, text, clock } = deps;
  const [translate, community, named, said, cited] = await Promise.all([
    translations(deps, synthesis),
    communities.get(discussion.community),
    people.people(synthesis.named),
    labelled(deps, 'synthesis', discussion.id),
    knowledge.citedIn(
      [discussion.background, ...synthesis.statements.map((statement) => statement.text)],
      EVERYBODY,
    ),
  ]);
  const places = new Map(contributions.map(({ id }, index) => [id, index + 1]));
  const languages = new Map(contributions.map(({ id, language }) => [id, language]));
  const publishedAt = clock.now();
  return (language: Language): SynthesisSource => ({
    discussion,
    synthesis,
    language,
    communityName: community?.names[language] ?? discussion.community,
    namedPeople: named.map(({ name }) => name).sort(),
    topics: said.keywords(language),
    countries: said.metadata.countries.map((country) => countryLabel(country, language)),
    publishedAt,
    cited,
    languageOf: (statement) => {
      const of = new Set(statement.sources.flatMap((id) => languages.get(id) ?? []));
      const [only = discussion.language] = of;
      // Of several languages a sentence is in one: what it is made of does not say in which.
      return of.size === 1 ? only : text.detect(statement.text, discussion.language);
    },
    translate,
    numberOf: (id) => places.get(id) ?? null,
    urlOf: (id) => deps.tabUrl?.(`/discussions/${discussion.id}?said=${id}`) ?? null,
    versions: [],
  });
}

export function publishSynthesis(deps: PublishingDeps) {
  const { discussions, knowledge, documents, library, words, clock } = deps;

  return async function synthesis(id: DiscussionId): Promise<void> {
    const [discussion, found, contributions] = await Promise.all([
      discussions.get(id),
      discussions.syntheses.get(id),
      discussions.contributions.proceedings(id),
    ]);
    if (!discussion || found?.state !== 'publishing') return;
    const owner = await personNamed(deps, found.approvedBy ?? discussion.createdBy);
    const said = await labelled(deps, 'synthesis', id);
    const source = await sourceOf(deps, discussion, found, contributions);
    const document = synthesisDocument(source(discussion.language), words);
    const metadata: FileMetadata = {
      ...(await provenance(deps, owner, clock.now())),
      ...said.metadata,
      title: document.title,
      // What experts answered is found as what is often asked.
      type: isQuestionTime(discussion) ? 'FAQ' : 'synthesis',
      abstract: words.say(discussion.language, 'document.abstract.synthesis', {
        count: found.contributors,
        questions: discussion.questions.join(' '),
      }),
      language: discussion.language,
    };
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: SYNTHESES,
      name: fileName(discussion.title, id),
      bytes: await documents.docx(document),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await said.settle(found.approvedBy, product);
    await discussions.syntheses.markPublished(id, {
      version: found.version,
      product,
      webUrl: file.webUrl,
    });
  };
}
