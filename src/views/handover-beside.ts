import type { Gaps } from '../features/capture/actions/handover-filling.ts';
import type { HandoverView } from '../features/capture/actions/handovers.ts';
import { fieldsOf } from '../features/capture/template.ts';
import type { HandoverId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import {
  type FollowUpView,
  type HandoverSummary,
  type Someone,
  withAskers,
} from './handover-source.ts';

export interface QuestionsPage extends HandoverSummary {
  readonly items: readonly FollowUpView[];
  readonly mayAsk: boolean;
  readonly mayAnswer: boolean;
}

/** What was left open, in the reader's language: names, and nothing of what was written. */
export interface GapsPage {
  readonly id: HandoverId;
  readonly person: Someone;
  /** `YYYY-MM-DD` */
  readonly lastDay: string;
  readonly open: readonly {
    readonly title: string;
    readonly fields: readonly { readonly id: string; readonly label: string }[];
  }[];
  /** What this reader has added. */
  readonly added: readonly {
    readonly field: string;
    readonly label: string;
    readonly text: string;
  }[];
}

/** What stands beside a handover: questions before the last day, and what is open after it. */
export function handoverBeside(
  deps: Pick<ViewDeps, 'capture' | 'people'>,
  summary: (view: HandoverView) => Promise<HandoverSummary>,
) {
  const { handovers } = deps.capture;

  async function gapsPage(
    { handover, template, open, fillings }: Gaps,
    language: Language,
  ): Promise<GapsPage> {
    const [person] = await deps.people.people([handover.person]);
    const labels = new Map(fieldsOf(template).map(({ id, label }) => [id, label[language]]));
    return {
      id: handover.id,
      person: { id: handover.person, name: person?.name ?? '—', title: person?.jobTitle ?? '' },
      lastDay: handover.lastDay,
      open: open.map(({ step, fields }) => ({
        title: step.title[language],
        fields: fields.map(({ id, label }) => ({ id, label: label[language] })),
      })),
      added: fillings.map(({ field, text }) => ({
        field,
        label: labels.get(field) ?? field,
        text,
      })),
    };
  }

  return {
    /** What was asked and answered, as this person may read it. @throws AppError `not-found` */
    async questions(who: Actor, id: HandoverId): Promise<QuestionsPage> {
      const view = await handovers.read(who, id);
      const { items, mayAsk, mayAnswer } = await handovers.questions.read(who, id);
      return { ...(await summary(view)), mayAsk, mayAnswer, items: await withAskers(deps, items) };
    },

    /** @throws AppError `not-found` for everybody but the unit's focal points and the supervisor */
    gaps: async (who: Actor, id: HandoverId): Promise<GapsPage> =>
      gapsPage(await handovers.filling.gaps(who, id), who.language),
  };
}
