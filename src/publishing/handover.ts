import { isDelivered } from '../features/capture/handover/model.ts';
import { isAppError } from '../kernel/errors.ts';
import type { HandoverId, PersonId } from '../kernel/ids.ts';
import type { FileMetadata } from '../ports/library.ts';
import {
  type HandoverNames,
  handoverDocument,
  handoverLessonsDocument,
} from '../views/handover-document.ts';
import { type HandoverSource, handoverSource } from '../views/handover-source.ts';
import {
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  provenance,
} from './parts.ts';

/** The library of the register in which handovers lie: nobody reads it, its files are shared one by one. */
const LIBRARY = 'Handovers';

export function publishHandovers(deps: PublishingDeps) {
  const { knowledge, capture, sources, documents, library, words, clock, log } = deps;

  async function load(id: HandoverId): Promise<HandoverSource | null> {
    const handover = await capture.handovers.get(id);
    if (!handover || !isDelivered(handover)) return null;
    return handoverSource(deps, handover);
  }

  async function namesOf({ handover }: HandoverSource): Promise<HandoverNames> {
    const name = async (id: PersonId | null) => (id && (await personNamed(deps, id))?.name) ?? null;
    return {
      person: (await name(handover.person)) ?? '—',
      supervisor: await name(handover.supervisor),
      successor: await name(handover.successor),
    };
  }

  /** One document for these readers. Null where it cannot be shared: then they read it in Praxis alone. */
  async function give(
    source: HandoverSource,
    reader: 'supervisor' | 'successor',
    driveId: string,
    people: readonly PersonId[],
  ) {
    const { handover } = source;
    const readOn = await sources.ageOf('projects');
    const document = handoverDocument(source, reader, await namesOf(source), words, readOn);
    const owner = await personNamed(deps, handover.person);
    const metadata: FileMetadata = {
      ...(await provenance(deps, owner, handover.deliveredAt ?? clock.now())),
      title: document.title,
      type: source.template.contentType,
      abstract: '',
      language: source.capture.language,
      topics: [],
      countries: [],
      region: owner?.region ?? null,
      unit: owner?.unit ?? null,
    };
    try {
      const file = await library.publish({
        driveId,
        folder: handover.lastDay.slice(0, 4),
        name: fileName(`${owner?.name ?? ''} ${reader}`, handover.id),
        bytes: await documents.docx(document),
        metadata,
      });
      await library.share(driveId, file.itemId, people);
      return { driveId, itemId: file.itemId, title: document.title, webUrl: file.webUrl };
    } catch (error) {
      if (!isAppError(error) || error.code !== 'forbidden') throw error;
      log.warn(
        { err: error, handover: handover.id },
        'the handover could not be shared in SharePoint and is read in Praxis only: the app needs to write to the library Handovers',
      );
      return null;
    }
  }

  return {
    /** The supervisor's document and the successor's, each shared with exactly its readers and the leaver. */
    async handover(id: HandoverId): Promise<void> {
      const source = await load(id);
      if (!source) return;
      const driveId = await library.place(LIBRARY);
      if (!driveId) {
        log.warn({ library: LIBRARY }, 'the register of audiences has no such library: add it');
        return;
      }
      const { person, supervisor, receivers } = source.handover;
      await capture.handovers.markDocuments(id, {
        supervisor: supervisor
          ? await give(source, 'supervisor', driveId, [supervisor, person])
          : null,
        successor: await give(source, 'successor', driveId, [...receivers, person]),
      });
    },

    /** The lessons, where the leaver shares them: a product that all staff can find. */
    async handoverLessons(id: HandoverId): Promise<void> {
      const source = await load(id);
      if (source?.handover.lessons !== 'wanted') return;
      const names = await namesOf(source);
      const now = clock.now();
      const document = handoverLessonsDocument(source, names, words, now);
      const text = document.sections.flatMap(({ paragraphs }) => paragraphs).join(' ');
      if (text !== '') {
        const { language } = source.capture;
        const said = await labelled(deps, 'lessons', id);
        const file = await library.publish({
          driveId: await openLibrary(deps),
          folder: 'Lessons',
          name: fileName(document.title, id),
          bytes: await documents.docx({ ...document, keywords: said.keywords(language) }),
          metadata: {
            ...(await provenance(deps, await personNamed(deps, source.handover.person), now)),
            title: document.title,
            type: 'lesson learned',
            abstract: text.slice(0, 500),
            language,
            ...said.metadata,
          },
        });
        await said.settle(source.handover.person, await knowledge.sync.published(file));
      }
      await capture.handovers.markLessonsShared(id);
    },
  };
}
