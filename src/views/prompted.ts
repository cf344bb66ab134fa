import type { CaptureActions } from '../features/capture/actions.ts';
import { ASKS_FOR, type Prompt } from '../features/capture/prompting/model.ts';
import type { SourceActions } from '../features/sources/actions.ts';
import type { Actor } from '../kernel/person.ts';
import { knownOf, knownOfProject, promptKey } from './known.ts';

interface Prompting {
  readonly capture: Pick<CaptureActions, 'prompts' | 'templates'>;
  readonly sources: Pick<SourceActions, 'missions'>;
}

/** The record that closes a project, which its end asks for beside a lesson. */
const CLOSING = 'project-close';

/**
 * The record that answers a prompt, filled in with what is known of its event. One of each form for each person asked,
 * wherever they begin: any reminder, in chat or tab, resumes the same one.
 */
export async function answering(
  actions: Prompting,
  who: Actor,
  prompt: Pick<Prompt, 'id' | 'kind' | 'project' | 'subject' | 'title'>,
  now: Date,
  {
    template: wanted,
    country = (name) => name,
  }: { readonly template?: string; readonly country?: (name: string) => string } = {},
) {
  const closes = prompt.kind === 'project-close' && wanted === CLOSING;
  const template = closes ? CLOSING : ASKS_FOR[prompt.kind];
  const form = actions.capture.templates().find(({ id }) => id === template);
  const found = prompt.project ? await actions.capture.prompts.project(prompt.project) : null;
  const project = found && { ...found, countries: found.countries.map(country) };
  return {
    template,
    project: prompt.project,
    prompt: prompt.id,
    key: promptKey(prompt, who, template),
    prefill: {
      ...(form && project ? knownOfProject(form, project) : {}),
      ...(form ? await knownOf(actions, who, form, now, { project, prompt }) : {}),
    },
  };
}
