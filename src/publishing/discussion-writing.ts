import type { ConstituentGroup } from '../features/discussions/concerns.ts';
import type { Contribution } from '../features/discussions/contribution.ts';
import type { DocumentKind } from '../features/discussions/documents.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { isQuestionTime } from '../features/discussions/question-time.ts';
import type { Synthesis } from '../features/discussions/synthesis.ts';
import type { DiscussionId, PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import type { FileMetadata } from '../ports/library.ts';
import { briefDocument, groupDocument, MOST_IN_BRIEF } from '../views/brief-document.ts';
import { proceedingsDocument } from '../views/proceedings-document.ts';
import { synthesisDocument } from '../views/synthesis-document.ts';
import type { OtherVersion, SynthesisSource } from '../views/synthesis-frame.ts';
import { type Voices, voicesOf } from './discussion-voices.ts';
import { labelled, type PublishingDeps, personNamed, provenance } from './parts.ts';
import { sourceOf } from './synthesis.ts';

/** One document of a discussion in one language. */
export interface Planned {
  readonly kind: DocumentKind;
  readonly group: ConstituentGroup | null;
  readonly language: Language;
}

/** All that its documents are made of. */
export interface Written {
  readonly discussion: Discussion;
  readonly synthesis: Synthesis;
  readonly contributions: readonly Contribution[];
  readonly voices: readonly Voices[];
}

/** What the catalogue calls each kind. */
const TYPES: Readonly<Record<DocumentKind, string>> = {
  synthesis: 'synthesis',
  brief: 'synthesis',
  group: 'synthesis',
  proceedings: 'conference proceedings',
};

/** Null where its synthesis is not published. */
export async function written(
  {
    discussions,
    membership,
    governance,
  }: Pick<PublishingDeps, 'discussions' | 'membership' | 'governance'>,
  id: DiscussionId,
): Promise<Written | null> {
  const [discussion, synthesis, contributions] = await Promise.all([
    discussions.get(id),
    discussions.syntheses.get(id),
    discussions.contributions.proceedings(id),
  ]);
  if (!discussion || synthesis?.state !== 'published') return null;
  const { members } = await membership.roll(discussion.community);
  const smallest = await governance.setting('groups.smallest');
  const voices = voicesOf(discussion, synthesis, contributions, members, smallest);
  return { discussion, synthesis, contributions, voices };
}

/** Two lines that stay free: another program's fonts may be a little wider. */
const SPARE = { heading: '–', paragraphs: [], bullets: [] };

/** As many messages as one page holds. */
async function brief(
  { documents, words }: Pick<PublishingDeps, 'documents' | 'words'>,
  source: SynthesisSource,
): Promise<StructuredDocument> {
  let document = briefDocument(source, words, MOST_IN_BRIEF);
  for (let most = MOST_IN_BRIEF - 1; most > 0; most -= 1) {
    const spare = { ...document, sections: [...document.sections, SPARE] };
    if ((await documents.pages(spare)) === 1) return document;
    document = briefDocument(source, words, most);
  }
  return document;
}

/** Every document as it stands now, with those of the others that have an address. */
export async function writerOf(deps: PublishingDeps, of: Written) {
  const { words } = deps;
  const { discussion, synthesis, contributions, voices } = of;
  const quoting = contributions.filter(({ consent }) => consent === 'quote');
  const authors = [...new Set(quoting.map(({ author }) => author))];
  const found = await deps.people.people(authors);
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const nameOf = (person: PersonId) => names.get(person) ?? null;
  const base = await sourceOf(deps, discussion, synthesis, contributions);
  return async ({ kind, group, language }: Planned, versions: readonly OtherVersion[]) => {
    const source = { ...base(language), versions };
    if (kind === 'synthesis') return synthesisDocument(source, words);
    if (kind === 'brief') return brief(deps, source);
    const own = voices.find((one) => one.group === group);
    if (own) return groupDocument(source, own, words);
    return proceedingsDocument({ ...source, contributions, nameOf }, words);
  };
}

/** The same labels as the synthesis has: they are of one discussion. */
export async function metadataOf(deps: PublishingDeps, { discussion, synthesis }: Written) {
  const owner = await personNamed(deps, synthesis.approvedBy ?? discussion.createdBy);
  const said = await labelled(deps, 'synthesis', discussion.id);
  const now = deps.clock.now();
  const made = await provenance(deps, owner, now);
  return ({ kind, language }: Planned, title: string): FileMetadata => ({
    ...made,
    ...said.metadata,
    title,
    type: isQuestionTime(discussion) ? 'FAQ' : TYPES[kind],
    abstract: deps.words.say(language, `document.abstract.${kind}`, {
      count: synthesis.contributors,
      questions: discussion.questions.join(' '),
    }),
    language,
  });
}
