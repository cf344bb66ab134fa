import type { Whereabouts } from '../features/capture/actions/letting-go.ts';
import { type Capture, fileOf, lyingOf } from '../features/capture/model.ts';
import type { Template } from '../features/capture/template.ts';
import { isAppError } from '../kernel/errors.ts';
import type { CaptureId } from '../kernel/ids.ts';
import { isNobody } from '../kernel/nobody.ts';
import type { Person } from '../kernel/person.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import { type FileMetadata, PUBLISH_TROUBLES, type PublishTrouble } from '../ports/library.ts';
import {
  type CaptureSource,
  captureDocument,
  gapText,
  narrowedDocument,
  retractedDocument,
} from '../views/documents.ts';
import {
  fileName,
  labelled,
  libraryFor,
  openLibrary,
  type PublishingDeps,
  personNamed,
  published,
} from './parts.ts';

/** Where it is read in Praxis alone. */
const NOWHERE: Whereabouts = { product: null, webUrl: null, file: null, drive: null };

interface Sourced {
  readonly owner: Person | null;
  readonly source: CaptureSource;
}

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
    ...(isNobody(record.owner) ? {} : { ownerId: record.owner }),
    title: answer(template.titleField),
    type: template.contentType,
    abstract: answer(template.abstractField).slice(0, LONGEST_ABSTRACT),
    language: record.language,
  };
}

/** Why the library did not take it; null where something else went wrong. */
const troubleIn = (error: unknown): PublishTrouble | null =>
  (isAppError(error) && PUBLISH_TROUBLES.find((one) => one === error.params.trouble)) || null;

/** A record becomes a document of its own, and says so once its author takes it back. */
export function publishCaptures(deps: PublishingDeps) {
  const { knowledge, capture, documents, library, people, words, clock } = deps;

  async function sourceOf(record: Capture): Promise<Sourced> {
    const owner = await personNamed(deps, record.owner);
    const project = record.project ? await capture.prompts.project(record.project) : null;
    const source: CaptureSource = {
      capture: record,
      template: capture.formOf(record),
      ownerName: isNobody(record.owner)
        ? words.say(record.language, 'anonymity.record.author')
        : (owner?.name ?? '—'),
      projectTitle: project?.title ?? null,
      publishedAt: clock.now(),
    };
    return { owner, source };
  }

  async function putIn(
    record: Capture,
    driveId: string,
    document: StructuredDocument,
    metadata: FileMetadata,
    keywords: readonly string[],
  ) {
    const name = fileOf(record) ?? fileName(document.title, record.id);
    const file = await library.publish({
      driveId,
      folder: capture.formOf(record).layout.folder,
      name,
      bytes: await documents.docx({ ...document, keywords }),
      metadata,
    });
    return {
      webUrl: file.webUrl,
      file: name,
      drive: driveId,
      product: await knowledge.sync.published(file),
    };
  }

  /** What is missing goes where all that is missing is kept: the same words are the same gap, whoever missed it. */
  async function noteGap(record: Capture, source: CaptureSource): Promise<void> {
    const author = await people.actor(record.owner);
    await knowledge.gaps.record(author, gapText(source, words), { tell: true });
    await capture.markPublished(record.id, NOWHERE);
  }

  /** Who found it good, and when, where somebody looked it over. */
  async function looked({ id, language }: Capture) {
    const round = (await capture.reviews.rounds(id)).at(-1);
    if (round?.verdict !== 'approved' || !round.settledAt) return [];
    const name = (await personNamed(deps, round.reviewer))?.name ?? '—';
    const date = words.date(language, round.settledAt, 'UTC');
    const say = (key: string, params = {}) =>
      words.say(language, `reviewing.document.${key}`, params);
    return [{ label: say('label'), value: say('by', { name, date }) }];
  }

  /** In the library of those who read it; nowhere where there is none: then they read it in Praxis alone. */
  async function placed(record: Capture, { owner, source }: Sourced): Promise<Whereabouts> {
    const drive = await libraryFor(deps, record.readers);
    if (drive === null) return NOWHERE;
    const drawn = captureDocument(source, words);
    const quoted = await deps.quoted.behind(record);
    const label = words.say(record.language, 'consents.words-of');
    const facts = [
      ...drawn.facts,
      ...(quoted === null ? [] : [{ label, value: quoted }]),
      ...(await looked(record)),
    ];
    const said = await labelled(deps, 'capture', record.id);
    const own = metadataOf(record, source.template, owner, source.publishedAt);
    const put = await putIn(
      record,
      drive,
      { ...drawn, facts },
      { ...own, ...said.metadata },
      said.keywords(record.language),
    );
    await said.settle(isNobody(record.owner) ? null : record.owner, put.product);
    return put;
  }

  /** Nothing of what it said stays where more people read it, nor who wrote it or what it was about. */
  async function empty(record: Capture, drive: string, { source }: Sourced): Promise<void> {
    const document = narrowedDocument(source, words);
    await putIn(
      record,
      drive,
      document,
      {
        ...published(null, source.publishedAt),
        ...{ reviewOn: null, region: null, unit: null, topics: [], countries: [] },
        title: document.title,
        type: source.template.contentType,
        abstract: '',
        language: record.language,
      },
      [],
    );
  }

  return {
    async capture(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      if (record?.state !== 'publishing') return;
      const sourced = await sourceOf(record);
      if (sourced.source.template.becomes === 'gap') return noteGap(record, sourced.source);
      try {
        await capture.markPublished(id, await placed(record, sourced));
      } catch (error) {
        const why = troubleIn(error);
        if (why) await capture.markHeld(id, why);
        throw error;
      }
    },

    /** Fewer people read it than where it lies: it goes from there, to where they do. */
    async narrowed(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      const lies = record && lyingOf(record);
      if (record?.state !== 'published' || !lies) return;
      const from = lies.drive ?? (await openLibrary(deps));
      if (from === (await libraryFor(deps, record.readers))) return;
      const sourced = await sourceOf(record);
      await empty(record, from, sourced);
      await capture.markNarrowed(id, await placed(record, sourced));
    },

    /** The address stays, so that whoever was given it learns what became of it. */
    async retracted(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      if (record?.state !== 'retracting') return;
      const lies = lyingOf(record);
      if (!lies) return capture.markRetracted(id);
      const { owner, source } = await sourceOf(record);
      const said = await labelled(deps, 'capture', id);
      const own = metadataOf(record, source.template, owner, source.publishedAt);
      const abstract = words.say(record.language, 'document.retracted.what');
      await putIn(
        record,
        lies.drive ?? (await openLibrary(deps)),
        retractedDocument(source, words),
        { ...own, ...said.metadata, abstract },
        [],
      );
      await capture.markRetracted(id);
    },
  };
}
