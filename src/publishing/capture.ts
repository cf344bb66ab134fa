import type { Whereabouts } from '../features/capture/actions/letting-go.ts';
import { type Capture, fileOf, lyingOf } from '../features/capture/model.ts';
import { fieldsOf, type Template } from '../features/capture/template.ts';
import { isAppError } from '../kernel/errors.ts';
import type { CaptureId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import { isNobody } from '../kernel/nobody.ts';
import type { Person } from '../kernel/person.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import { type FileMetadata, PUBLISH_TROUBLES, type PublishTrouble } from '../ports/library.ts';
import { PRACTICE_FORM } from '../practices.ts';
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
    ...stageSaid(record, template, record.language),
  };
}

/** How far a good practice has come, in the words of its form. */
function stageSaid({ answers }: Capture, template: Template, language: Language) {
  if (template.id !== PRACTICE_FORM) return {};
  const choices = fieldsOf(template).find(({ id }) => id === 'stage')?.choices ?? [];
  const stage = choices.find(({ value }) => value === answers.stage)?.label[language];
  return stage === undefined ? {} : { stage };
}

/** As it was before it went out last, and when that was: what is written over it is the same edition. */
function beforeLast(record: Capture): { readonly record: Capture; readonly at: Date } | null {
  const at = record.history.findLastIndex(({ move }) => move === 'published');
  const last = record.history[at];
  if (!last) return null;
  return { record: { ...record, history: record.history.slice(0, at) }, at: new Date(last.at) };
}

/** Why the library did not take it; null where something else went wrong. */
const troubleIn = (error: unknown): PublishTrouble | null =>
  (isAppError(error) && PUBLISH_TROUBLES.find((one) => one === error.params.trouble)) || null;

/** A record becomes a document of its own, and says so once its author takes it back. */
export function publishCaptures(deps: PublishingDeps) {
  const { knowledge, capture, practices, documents, library, people, words, clock } = deps;

  /** A good practice stands where it has come to since it was written down. */
  async function asItStands(record: Capture): Promise<Capture> {
    const stage = record.template === PRACTICE_FORM ? await practices.stageOf(record.id) : null;
    return stage === null ? record : { ...record, answers: { ...record.answers, stage } };
  }

  async function sourceOf(given: Capture, publishedAt = clock.now()): Promise<Sourced> {
    const record = await asItStands(given);
    const owner = await personNamed(deps, record.owner);
    const project = record.project ? await capture.prompts.project(record.project) : null;
    const source: CaptureSource = {
      capture: record,
      template: capture.formOf(record),
      ownerName: isNobody(record.owner)
        ? words.say(record.language, 'anonymity.record.author')
        : (owner?.name ?? '—'),
      projectTitle: project?.title ?? null,
      publishedAt,
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
  async function placed(record: Capture, sourced: Sourced): Promise<Whereabouts> {
    const drive = await libraryFor(deps, record.readers);
    return drive === null ? NOWHERE : putWhole(record, drive, sourced);
  }

  async function putWhole(record: Capture, drive: string, { owner, source }: Sourced) {
    const drawn = captureDocument(source, words);
    const quoted = await deps.quoted.behind(record);
    const label = words.say(record.language, 'consents.words-of');
    const facts = [
      ...drawn.facts,
      ...(quoted === null ? [] : [{ label, value: quoted }]),
      ...(await looked(record)),
    ];
    const said = await labelled(deps, 'capture', record.id);
    const own = metadataOf(source.capture, source.template, owner, source.publishedAt);
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

  /** That it was taken back, when and why, and nothing of what it said. */
  async function takeBack(record: Capture, drive: string): Promise<void> {
    const { owner, source } = await sourceOf(record);
    const said = await labelled(deps, 'capture', record.id);
    const own = metadataOf(source.capture, source.template, owner, source.publishedAt);
    const abstract = words.say(record.language, 'document.retracted.what');
    const metadata = { ...own, ...said.metadata, abstract };
    await putIn(record, drive, retractedDocument(source, words), metadata, []);
  }

  const driveOf = async (record: Capture): Promise<string | null> => {
    const lies = lyingOf(record);
    return lies && (lies.drive ?? (await openLibrary(deps)));
  };

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
      const from = record?.state === 'published' ? await driveOf(record) : null;
      if (!record || from === null || from === (await libraryFor(deps, record.readers))) return;
      const sourced = await sourceOf(record);
      await empty(record, from, sourced);
      await capture.markNarrowed(id, await placed(record, sourced));
    },

    /** A good practice has come further: its document says so, as a next version with the days of the one before. */
    async restaged(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      const drive = record?.state === 'published' ? await driveOf(record) : null;
      const out = record && beforeLast(record);
      // Where it goes to fewer people just now, that writes it with its stage.
      if (!out || drive === null || drive !== (await libraryFor(deps, record.readers))) return;
      const sourced = await sourceOf(out.record, out.at);
      await putWhole(record, drive, sourced);
      const now = await capture.get(id);
      if (!now || now.version === record.version) return;
      // Taken back or let to fewer people while it was written: nothing of it may have come back.
      if (now.state !== 'published') await takeBack(now, drive);
      else if (drive !== (await driveOf(now))) await empty(now, drive, sourced);
    },

    /** The address stays, so that whoever was given it learns what became of it. */
    async retracted(id: CaptureId): Promise<void> {
      const record = await capture.get(id);
      if (record?.state !== 'retracting') return;
      const drive = await driveOf(record);
      if (drive !== null) await takeBack(record, drive);
      await capture.markRetracted(id);
    },
  };
}
