import type { DiscussionDocument } from '../features/discussions/documents.ts';
import { isQuestionTime } from '../features/discussions/question-time.ts';
import { AppError } from '../kernel/errors.ts';
import type { DiscussionId } from '../kernel/ids.ts';
import { LANGUAGES } from '../kernel/language.ts';
import type { OtherVersion } from '../views/synthesis-frame.ts';
import { metadataOf, type Planned, type Written, writerOf, written } from './discussion-writing.ts';
import { fileName, openLibrary, type PublishingDeps } from './parts.ts';
import { SYNTHESES, withoutExtension } from './synthesis.ts';

const keyOf = ({ kind, group, language }: Planned | DiscussionDocument): string =>
  `${kind}:${group ?? ''}:${language}`;

/** Of a question time the record says everything: there are no messages to sum up. */
function plannedOf({ discussion, voices }: Written): readonly Planned[] {
  const kinds = isQuestionTime(discussion)
    ? ([{ kind: 'synthesis', group: null }] as const)
    : [
        ...(['synthesis', 'brief', 'proceedings'] as const).map((kind) => ({ kind, group: null })),
        ...voices.map(({ group }) => ({ kind: 'group' as const, group })),
      ];
  return kinds.flatMap((one) => LANGUAGES.map((language) => ({ ...one, language })));
}

/** Beside the syntheses, so that whoever looks through those meets each discussion once. */
const VERSIONS = 'Discussion documents';

/** The one that was published first, in the language of the discussion. */
const isMain = ({ discussion }: Written, { kind, language }: Planned): boolean =>
  kind === 'synthesis' && language === discussion.language;

/** That one keeps its name; the others say in theirs what they are. */
function nameOf(of: Written, one: Planned): string {
  const main = fileName(of.discussion.title, of.discussion.id);
  if (isMain(of, one)) return main;
  const { kind, group, language } = one;
  return `${withoutExtension(main)}-${group ?? kind}-${language}.docx`;
}

const asVersion = ({ webUrl, ...one }: DiscussionDocument): OtherVersion => ({
  kind: one.kind,
  group: one.group,
  language: one.language,
  url: webUrl,
});

/**
 * Writes one document and puts it in its place, where it takes that of an earlier attempt. Without versions it is there
 * to have an address, and is written over at once.
 */
async function putting(deps: PublishingDeps, of: Written) {
  const [write, metadata, driveId] = await Promise.all([
    writerOf(deps, of),
    metadataOf(deps, of),
    openLibrary(deps),
  ]);
  return async (one: Planned, name: string, versions: readonly OtherVersion[] | null) => {
    const document = await write(one, versions ?? []);
    const bytes = await deps.documents.docx(document, { pageNumbers: versions !== null });
    const folder = isMain(of, one) ? SYNTHESES : VERSIONS;
    const place = { driveId, folder, metadata: metadata(one, document.title) };
    const file = await deps.library.publish({ ...place, name, bytes });
    return { name, bytes, file, place };
  };
}

type Put = Awaited<ReturnType<typeof putting>>;
type Laid = Awaited<ReturnType<Put>> & { readonly row: DiscussionDocument };

/**
 * All documents of a discussion whose synthesis is published, and again for each of its next versions. Twice over the
 * same names: first so that each has an address, then naming all the others; PDF files last. What an attempt has done
 * the next one does not do again.
 */
export function publishDiscussionDocuments(deps: PublishingDeps) {
  const { discussions, library, knowledge } = deps;

  /** Those that have an address, the missing ones included by now. */
  async function placed(of: Written, planned: readonly Planned[], put: Put) {
    const { id } = of.discussion;
    const known = await discussions.documents.of(id);
    const there = new Set(known.map(keyOf));
    const added: DiscussionDocument[] = [];
    for (const one of planned.filter((candidate) => !there.has(keyOf(candidate)))) {
      const name = nameOf(of, one);
      // The main one is there since its synthesis was published.
      const address = isMain(of, one) ? of.synthesis.webUrl : null;
      const webUrl = address ?? (await put(one, name, null)).file.webUrl;
      const row = { ...one, discussion: id, name, webUrl, pdfUrl: null, says: null };
      await discussions.documents.keep(row);
      added.push(row);
    }
    return [...known, ...added];
  }

  /** The PDF file of one, where there can be one. What stood in an earlier one must not stand there any longer. */
  async function asPdf({ row, name, place }: Laid, bytes: Uint8Array | undefined) {
    if (!bytes && row.pdfUrl !== null)
      throw new AppError('unavailable', `no PDF takes the place of that of ${name}`);
    if (!bytes) return null;
    const pdf = await library.publish({ ...place, name: `${withoutExtension(name)}.pdf`, bytes });
    await knowledge.sync.published(pdf);
    return pdf.webUrl;
  }

  async function complete(
    { synthesis: { version } }: Written,
    planned: readonly Planned[],
    all: readonly DiscussionDocument[],
    put: Put,
  ) {
    const rows = new Map(all.map((row) => [keyOf(row), row]));
    const laid: Laid[] = [];
    for (const one of planned) {
      const row = rows.get(keyOf(one));
      if (!row || row.says === version) continue;
      const others = all.filter((other) => other !== row).map(asVersion);
      laid.push({ row, ...(await put(one, row.name, others)) });
    }
    const pdfs = await deps.pdf.convert(laid);
    for (const one of laid) {
      await knowledge.sync.published(one.file);
      const pdfUrl = await asPdf(one, pdfs.get(one.name));
      await discussions.documents.keep({ ...one.row, pdfUrl, says: version });
    }
  }

  return async function documents(id: DiscussionId): Promise<void> {
    const of = await written(deps, id);
    if (!of) return;
    const planned = plannedOf(of);
    const known = new Map((await discussions.documents.of(id)).map((row) => [keyOf(row), row]));
    if (planned.every((one) => known.get(keyOf(one))?.says === of.synthesis.version)) return;
    const put = await putting(deps, of);
    await complete(of, planned, await placed(of, planned, put), put);
  };
}
