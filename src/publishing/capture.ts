import { type Capture, fileOf } from '../features/capture/model.ts';
import type { Template } from '../features/capture/template.ts';
import type { CaptureId } from '../kernel/ids.ts';
import type { Person } from '../kernel/person.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import type { FileMetadata } from '../ports/library.ts';
import {
  type CaptureSource,
  captureDocument,
  gapText,
  retractedDocument,
} from '../views/documents.ts';
import {
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  published,
} from './parts.ts';

type Said = Awaited<ReturnType<typeof labelled>>['metadata'];

const LONGEST_ABSTRACT = 500;

/** The day on which its owner is asked whether it still holds. */
function reviewOn(template: Template, now: Date): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() + template.retention.years);
  return day.toISOString().slice(0, 10);
}

function metadataOf(
  record: Capture,
  template: Template,
  owner: Person | null,
  now: Date,
): Omit<FileMetadata, keyof Said> {
  const answer = (field: string | undefined) => (field && record.answers[field]?.trim()) || '';
  return {
    ...published(owner, now),
    reviewOn: reviewOn(template, now),
    ownerId: record.owner,
    title: answer(template.titleField),
    type: template.contentType,
    abstract: answer(template.abstractField).slice(0, LONGEST_ABSTRACT),
    language: record.language,
  };
}

/** A record becomes a document of its own, and says so once its author takes it back. */
export function publishCaptures(deps: PublishingDeps) {
  const { knowledge, capture, documents, library, people, words, clock } = deps;

  async function sourceOf(record: Capture) {
    const owner = await personNamed(deps, record.owner);
    const project = record.project ? await capture.prompts.project(record.project) : null;
    const source: CaptureSource = {
      capture: record,
      template: capture.formOf(record),
      ownerName: owner?.name ?? '—',
      projectTitle: project?.title ?? null,
      publishedAt: clock.now(),
    };
    return { owner, source };
  }

  async function put(
    record: Capture,
    document: StructuredDocument,
    metadata: FileMetadata,
    keywords: readonly string[],
  ) {
    const name = fileOf(record) ?? fileName(document.title, record.id);
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: capture.formOf(record).layout.folder,
      name,
      bytes: await documents.docx({ ...document, keywords }),
      metadata,
    });
    return { file, name, product: await knowledge.sync.published(file) };
  }

  /** What is missing goes where all that is missing is kept: the same words are the same gap, whoever missed it. */
  async function noteGap(record: Capture, source: CaptureSource): Promise<void> {
    const author = await people.actor(record.owner);
    await knowledge.gaps.record(author, gapText(source, words), { tell: true });
    await capture.markPublished(record.id, { product: null, webUrl: null, file: null });
  }

  return {
    async capture(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      if (record?.state !== 'publishing') return;
      const { owner, source } = await sourceOf(record);
      if (source.template.becomes === 'gap') return noteGap(record, source);
      const drawn = captureDocument(source, words);
      const quoted = await deps.quoted.behind(record);
      const label = words.say(record.language, 'consents.words-of');
      const facts = quoted === null ? drawn.facts : [...drawn.facts, { label, value: quoted }];
      const said = await labelled(deps, 'capture', id);
      const own = metadataOf(record, source.template, owner, source.publishedAt);
      const { file, name, product } = await put(
        record,
        { ...drawn, facts },
        { ...own, ...said.metadata },
        said.keywords(record.language),
      );
      await said.settle(record.owner, product);
      await capture.markPublished(id, { product, webUrl: file.webUrl, file: name });
    },

    /** The address stays, so that whoever was given it learns what became of it. */
    async retracted(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      if (record?.state !== 'retracting') return;
      const { owner, source } = await sourceOf(record);
      const said = await labelled(deps, 'capture', id);
      const own = metadataOf(record, source.template, owner, source.publishedAt);
      const abstract = words.say(record.language, 'document.retracted.what');
      await put(
        record,
        retractedDocument(source, words),
        { ...own, ...said.metadata, abstract },
        [],
      );
      await capture.markRetracted(id);
    },
  };
}
