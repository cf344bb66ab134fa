import type { HandoverView } from '../features/capture/actions/handovers.ts';
import type { CaptureActions } from '../features/capture/actions.ts';
import type { Written } from '../features/capture/handover/contents.ts';
import type { FollowUp } from '../features/capture/handover/followups.ts';
import type { Handover } from '../features/capture/handover/model.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { PersonId } from '../kernel/ids.ts';

export interface Someone {
  readonly id: PersonId;
  readonly name: string;
  readonly title: string;
}

export interface HandoverSummary extends HandoverView {
  readonly person: Someone;
  readonly supervisor: Someone | null;
  readonly successor: Someone | null;
}

/** Something that was asked, with the name of who did. */
export interface FollowUpView extends FollowUp {
  readonly askerName: string;
}

/** A handover with its words and the names in it, for those who make its pages and documents. */
export interface HandoverSource extends Written {
  readonly followUps: readonly FollowUpView[];
  /** Who added something that was left open. */
  readonly adders: ReadonlyMap<PersonId, string>;
}

interface SourceDeps {
  readonly capture: CaptureActions;
  readonly people: Pick<PeopleActions, 'people'>;
}

async function nameMap(
  people: SourceDeps['people'],
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const found = await people.people([...new Set(ids)]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

export async function withAskers(
  { people }: Pick<SourceDeps, 'people'>,
  items: readonly FollowUp[],
): Promise<readonly FollowUpView[]> {
  const known = await nameMap(
    people,
    items.map(({ asker }) => asker),
  );
  return items.map((one) => ({ ...one, askerName: known.get(one.asker) ?? '—' }));
}

/** Null where nothing was ever written. */
export async function handoverSource(
  deps: SourceDeps,
  handover: Handover,
): Promise<HandoverSource | null> {
  const { capture, people } = deps;
  const written = handover.capture && (await capture.get(handover.capture));
  if (!written) return null;
  const fillings = await capture.handovers.filling.fillings(handover.id);
  return {
    handover,
    template: capture.formOf(written),
    capture: written,
    fillings,
    followUps: await withAskers(deps, await capture.handovers.questions.all(handover.id)),
    adders: await nameMap(
      people,
      fillings.map(({ person }) => person),
    ),
  };
}
