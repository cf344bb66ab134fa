import type { AllStores } from './adapters/database/stores/all.ts';
import { unnamedRecords } from './features/capture/actions/unnamed-records.ts';
import type { UnnamedDeps } from './features/capture/actions/unnamed-sweep.ts';
import { captureActions } from './features/capture/actions.ts';
import type { TemplateFile, Templates } from './features/capture/template.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { LiveVocabulary } from './features/taxonomy/vocabulary.ts';
import type { labelChecks } from './labelled.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

export interface CaptureWorld {
  /** Templates beside those that Praxis comes with. */
  readonly templates?: readonly TemplateFile[] | undefined;
}

/** What is made of the features themselves, and asked by them. */
export interface Later {
  readonly must: ReturnType<typeof labelChecks>;
  /** Whether the message of a warning has reached its reader. */
  readonly reached: (warning: string) => Promise<boolean>;
}

interface Parts {
  readonly templates: Templates;
  readonly vocabulary: LiveVocabulary;
  readonly text: TextAnalysis;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly work: UnitOfWork<AllStores>;
}

/** What they write down without a name. */
export const unnamedRecordsOf = (
  parts: Pick<Parts, 'templates' | 'vocabulary' | 'text' | 'clock' | 'work'> &
    Pick<UnnamedDeps, 'chance' | 'secrets'>,
) => unnamedRecords({ ...parts, terms: parts.vocabulary });

/** What people write down, from its templates on. */
export const capturesOf = (parts: Parts, people: PeopleActions, { must, reached }: Later) =>
  captureActions({
    ...parts,
    terms: parts.vocabulary,
    mustBeLabelled: must.capture,
    person: async (id) => (await people.people([id]))[0] ?? null,
    members: async (community, who) => {
      const role = who === 'moderators' ? 'moderator' : undefined;
      const all = await parts.work.run((tx) => tx.communities.members(community, role));
      return new Set(all.flatMap((one) => (one.role === 'guest' ? [] : one.person)));
    },
    people: people.people,
    focalPoints: people.answeringFor,
    reached,
  });
