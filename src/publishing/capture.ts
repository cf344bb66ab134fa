import type { Capture } from '../features/capture/model.ts';
import type { Template } from '../features/capture/template.ts';
import type { CaptureId } from '../kernel/ids.ts';
import type { Person } from '../kernel/person.ts';
import type { FileMetadata } from '../ports/library.ts';
import { captureDocument } from '../views/documents.ts';
import {
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  provenance,
} from './parts.ts';

type Said = Awaited<ReturnType<typeof labelled>>['metadata'];

export function publishCaptures(deps: PublishingDeps) {
  const { knowledge, capture, documents, library, words, clock } = deps;

  function captureMetadata(
    record: Capture,
    template: Template,
    owner: Person | null,
    now: Date,
  ): Omit<FileMetadata, keyof Said> {
    const answer = (field: string | undefined) => (field && record.answers[field]?.trim()) || '';
    return {
      ...provenance(owner, now),
      ownerId: record.owner,
      title: answer(template.titleField),
      type: template.contentType,
      abstract: answer(template.abstractField).slice(0, 500),
      language: record.language,
    };
  }

  return async function publishCapture(id: CaptureId): Promise<void> {
    const record = await capture.get(id);
    const template = capture.templates().find((candidate) => candidate.id === record?.template);
    if (record?.state !== 'publishing' || !template) return;
    const owner = await personNamed(deps, record.owner);
    const project = record.project ? await capture.prompts.project(record.project) : null;
    const now = clock.now();
    const drawn = captureDocument(
      {
        capture: record,
        template,
        ownerName: owner?.name ?? '—',
        projectTitle: project?.title ?? null,
        publishedAt: now,
      },
      words,
    );
    const quoted = await deps.quoted.behind(record);
    const label = words.say(record.language, 'consents.words-of');
    const facts = quoted === null ? drawn.facts : [...drawn.facts, { label, value: quoted }];
    const document = { ...drawn, facts };
    const said = await labelled(deps, 'capture', id);
    const metadata = { ...captureMetadata(record, template, owner, now), ...said.metadata };
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: 'Lessons',
      name: fileName(document.title, id),
      bytes: await documents.docx({ ...document, keywords: said.keywords(record.language) }),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await said.settle(record.owner, product);
    await capture.markPublished(id, product, file.webUrl);
  };
}
