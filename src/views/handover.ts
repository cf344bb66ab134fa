import type { HandoverView } from '../features/capture/actions/handovers.ts';
import type { CaptureActions } from '../features/capture/actions.ts';
import {
  type ChosenReaders,
  readersOf,
  SECTION_READERS,
  type SectionReaders,
} from '../features/capture/handover/audience.ts';
import {
  commitmentsOf,
  contentsFor,
  linksOf,
  type Section,
} from '../features/capture/handover/contents.ts';
import { readsFollowUp } from '../features/capture/handover/followups.ts';
import {
  type Commitment,
  type Handover,
  type HandoverDocument,
  isDelivered,
  type MissingStep,
  missing,
} from '../features/capture/handover/model.ts';
import { type Sitting, sittingsFor } from '../features/capture/handover/sittings.ts';
import type { Capture } from '../features/capture/model.ts';
import type { Prompt } from '../features/capture/prompting/model.ts';
import type { Template } from '../features/capture/template.ts';
import { AppError } from '../kernel/errors.ts';
import type { HandoverId, PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import { type Actor, moderates, type Person } from '../kernel/person.ts';
import type { Words } from '../ports/words.ts';
import type { ViewDeps } from './deps.ts';
import { filledAsOf } from './handover-age.ts';
import { handoverBeside } from './handover-beside.ts';
import { handoverFiles, placeOfFiles } from './handover-files.ts';
import {
  type FollowUpView,
  type HandoverSource,
  type HandoverSummary,
  handoverSource,
  type Someone,
} from './handover-source.ts';

export type { HandoverSummary, Someone } from './handover-source.ts';

/** Who reads which sections, by their titles in the reader's language. */
export interface AudienceLine {
  readonly readers: SectionReaders;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
}

/** Who reads it, in names. */
export interface Audience {
  readonly lastDay: string;
  readonly supervisor: Someone | null;
  readonly successor: Someone | null;
  readonly lines: readonly AudienceLine[];
}

export interface BeforeBeginning {
  readonly handover: Handover;
  readonly audience: Audience;
  /** Days until the last day. */
  readonly left: number;
}

export type Sheet = Awaited<ReturnType<CaptureActions['read']>>;

export interface HandoverPage extends HandoverSummary {
  readonly sheet: Sheet;
  readonly audience: readonly AudienceLine[];
  readonly missing: readonly MissingStep[];
  /** The open sections over the days that are left. */
  readonly proposed: readonly Sitting[];
  /** The field in which one's own files may be named; null where the form has none. */
  readonly filesField: string | null;
}

export interface HandoverPack extends HandoverSummary {
  readonly sections: readonly Section[];
  readonly documents: readonly HandoverDocument[];
  readonly commitments: readonly Commitment[];
  readonly links: readonly string[];
  readonly followUps: readonly FollowUpView[];
  /** Who added what was left open, by person. */
  readonly adders: ReadonlyMap<PersonId, string>;
  /** As of when the register was known that it was filled in from; null where that is young, or nothing was. */
  readonly filledAsOf: Date | null;
}

/** Who reads what, said before the first word is written (FR-SAF-1). */
export const audienceOf = (
  template: Template,
  chosen: ChosenReaders,
  language: Language,
): readonly AudienceLine[] =>
  SECTION_READERS.map((readers) => ({
    readers,
    steps: template.steps
      .filter((step) => readersOf(step, chosen) === readers)
      .map(({ id, title }) => ({ id, title: title[language] })),
  })).filter(({ steps }) => steps.length > 0);

const RUNNING = new Set(['scheduled', 'open', 'closing', 'closed']);
const DAY_MS = 86_400_000;
/** For so long a pack that was received is shown on the first page. */
const NEW_FOR_MS = 30 * DAY_MS;

export function handoverViews(deps: ViewDeps, words: Words, now: () => Date) {
  const { capture, people, discussions, sources } = deps;

  const template = (): Template => {
    const found = capture.templates().find(({ publishes }) => !publishes);
    if (!found) throw new Error('no template of a handover');
    return found;
  };

  async function names(ids: readonly (PersonId | null)[]) {
    const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
    const found = new Map((await people.people(wanted)).map((one) => [one.id, one]));
    return (id: PersonId | null): Someone | null => {
      const person: Person | undefined = id === null ? undefined : found.get(id);
      if (id === null) return null;
      return { id, name: person?.name ?? '—', title: person?.jobTitle ?? '' };
    };
  }

  async function summary(view: HandoverView): Promise<HandoverSummary> {
    const { person, supervisor, successor } = view.handover;
    const nameOf = await names([person, supervisor, successor]);
    return {
      ...view,
      person: nameOf(person) ?? { id: person, name: '—', title: '' },
      supervisor: nameOf(supervisor),
      successor: nameOf(successor),
    };
  }

  async function source(handover: Handover): Promise<HandoverSource> {
    const found = await handoverSource(deps, handover);
    if (!found) throw new AppError('not-found', `handover ${handover.id} has no answers`);
    return found;
  }

  /** Lessons that were not written cannot be shared, so that nobody is offered to. */
  function offered(view: HandoverView, form: Template, written: Capture): HandoverView {
    const lessons = form.steps.filter(
      (step) => readersOf(step, view.handover.readers) === 'all-staff-if-shared',
    );
    const any = lessons.some(({ fields }) => fields.some(({ id }) => written.answers[id]?.trim()));
    return {
      ...view,
      actions: view.actions.filter((verb) => verb !== 'share-lessons' || any),
    };
  }

  /** Has this person something to do in it? */
  const isWanting = ({ handover, role, actions }: HandoverView): boolean => {
    if (role === 'leaver') return handover.state === 'preparing' || handover.state === 'final';
    if (role === 'successor' || actions.length === 0) {
      const at = handover.deliveredAt;
      return role === 'successor' && at !== null && now().getTime() - at.getTime() < NEW_FOR_MS;
    }
    return actions.includes('acknowledge') || handover.successor === null;
  };

  return {
    ...handoverBeside(deps, summary),
    ...handoverFiles(deps, summary),
    summary,
    isWanting,
    source,
    template,

    list: async (who: Actor): Promise<readonly HandoverSummary[]> =>
      Promise.all((await capture.handovers.list(who)).map(summary)),

    /** What a person is told before they have begun: for their own eyes. Null where it is no departure. */
    async beforeBeginning(prompt: Prompt, language: Language): Promise<BeforeBeginning | null> {
      const handover = await capture.handovers.byPrompt(prompt.id);
      if (!handover) return null;
      const nameOf = await names([handover.supervisor, handover.successor]);
      return {
        handover,
        audience: {
          lastDay: handover.lastDay,
          supervisor: nameOf(handover.supervisor),
          successor: nameOf(handover.successor),
          lines: audienceOf(template(), handover.readers, language),
        },
        left: Math.ceil((prompt.endsOn.getTime() - now().getTime()) / DAY_MS),
      };
    },

    /** The leaver's own page. @throws AppError `not-found` for everybody else */
    async page(who: Actor, id: HandoverId): Promise<HandoverPage> {
      const view = await capture.handovers.read(who, id);
      if (view.role !== 'leaver' || !view.handover.capture) {
        throw new AppError('not-found', 'only its leaver has this page');
      }
      const sheet = await capture.read(who, view.handover.capture);
      return {
        ...(await summary(offered(view, sheet.template, sheet.capture))),
        sheet,
        audience: audienceOf(sheet.template, view.handover.readers, who.language),
        missing: missing(sheet.template, sheet.capture.answers, who.language),
        proposed: sittingsFor(view.handover, sheet.template, sheet.capture.answers, now()),
        filesField: placeOfFiles(sheet.template)?.field ?? null,
      };
    },

    /** What this person was given. @throws AppError `not-found` before it is delivered, and for everybody else */
    async pack(who: Actor, id: HandoverId): Promise<HandoverPack> {
      const view = await capture.handovers.read(who, id);
      const { handover } = view;
      if (!isDelivered(handover)) throw new AppError('not-found', 'not delivered yet');
      const whole = await source(handover);
      const { template: form, capture: written, adders } = whole;
      const sections = contentsFor(whole, who.id, written.language, who.unit);
      const document = documentFor(handover, who.id);
      return {
        ...(await summary(offered(view, form, written))),
        sections,
        documents: document ? [document] : [],
        commitments: commitmentsOf(form, sections),
        links: linksOf(form, sections),
        followUps: whole.followUps.filter((one) => readsFollowUp(handover, who.id, one)),
        adders,
        filledAsOf: filledAsOf(sections, written, await sources.ageOf('projects')),
      };
    },

    /** What is known before anybody has written a word, by field id, in the leaver's language. */
    async known(who: Actor): Promise<Readonly<Record<string, string>>> {
      const [projects, prompts, list] = await Promise.all([
        capture.prompts.managedBy(who.id),
        capture.prompts.open(who),
        discussions.list(who),
      ]);
      const say = (key: string, params: Readonly<Record<string, string>>) =>
        words.say(who.language, `document.known.${key}`, params);
      const day = (at: Date): string => at.toISOString().slice(0, 10);
      const led = list
        .map(({ discussion }) => discussion)
        .filter(({ state, community }) => RUNNING.has(state) && moderates(who, community));
      const passedOn = prompts.filter(
        ({ kind, project }) =>
          kind === 'project-close' && !projects.some(({ code }) => code === project),
      );
      return withoutEmpty({
        post: who.jobTitle ?? '',
        unit: who.unit ?? '',
        office: who.office ?? '',
        activities: [
          ...projects.map(({ code, title, endsOn }) =>
            say('project', { code, title, day: day(endsOn) }),
          ),
          ...led.map(({ title, endsAt }) => say('discussion', { title, day: day(endsAt) })),
        ].join('\n'),
        commitments: [
          ...projects.map(({ code, endsOn }) => say('project-end', { code, day: day(endsOn) })),
          ...led.map(({ title, endsAt }) => say('discussion-end', { title, day: day(endsAt) })),
          ...passedOn.map((prompt) => promptLine(prompt, say, day)),
        ].join('\n'),
      });
    },
  };
}

/** Colleagues of the unit read their sections in Praxis alone. */
function documentFor(handover: Handover, reader: PersonId): HandoverDocument | null {
  const { person, receivers, supervisor, documents } = handover;
  if (reader === person || receivers.includes(reader)) return documents.successor;
  return reader === supervisor ? documents.supervisor : null;
}

type Say = (key: string, params: Readonly<Record<string, string>>) => string;

const promptLine = ({ project, endsOn }: Prompt, say: Say, day: (at: Date) => string): string =>
  say('project-end', { code: project ?? '', day: day(endsOn) });

const withoutEmpty = (answers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).filter(([, text]) => text !== ''));

export type HandoverViews = ReturnType<typeof handoverViews>;
