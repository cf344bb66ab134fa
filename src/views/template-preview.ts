import type { CaptureActions } from '../features/capture/actions.ts';
import { templateFile } from '../features/capture/template-file.ts';
import type { TemplateActions } from '../features/templates/actions.ts';
import type { Body, Fault } from '../features/templates/model.ts';
import type { Actor } from '../kernel/person.ts';

export type Tried = ReturnType<CaptureActions['tryOut']>;

/** A form as it would look, or what has to be put right first. */
export type TemplatePreview =
  | { readonly faults: readonly Fault[] }
  | { readonly sheet: Tried; readonly cards: readonly unknown[] };

export interface TemplateParts {
  readonly capture: Pick<CaptureActions, 'tryOut'>;
  readonly templates: Pick<TemplateActions, 'check'>;
}

/** @param draw the cards of the chat, in the person's language */
export const templatePreviews =
  ({ capture, templates }: TemplateParts, draw: (sheet: Tried, who: Actor) => readonly unknown[]) =>
  /** @throws AppError `forbidden` */
  (who: Actor, body: Body): TemplatePreview => {
    const faults = templates.check(who, 'capture', body);
    if (faults.length > 0) return { faults };
    const sheet = capture.tryOut(who, templateFile.parse({ ...body, id: 'preview', version: 1 }));
    return { sheet, cards: draw(sheet, who) };
  };

export interface TemplateViews {
  readonly preview: ReturnType<typeof templatePreviews>;
}
