import { previewCards } from '../bot/cards/template-preview.ts';
import { voiceFor } from '../bot/voice.ts';
import type { AllStores } from './adapters/database/stores/all.ts';
import { builtInTemplates } from './adapters/templates/folder.ts';
import blankForm from './features/capture/blank.json' with { type: 'json' };
import { liveTemplates as liveForms } from './features/capture/live-templates.ts';
import { readVersions, type TemplateFile, templatesOf } from './features/capture/template.ts';
import { faultsOf } from './features/capture/template-faults.ts';
import { templateFile } from './features/capture/template-file.ts';
import blankPlan from './features/discussions/blank.json' with { type: 'json' };
import { liveTemplates, TEMPLATE, TEMPLATE_FILES } from './features/discussions/templates.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import { templateActions } from './features/templates/actions.ts';
import { faultOf } from './features/templates/faults.ts';
import { type Body, bodyOf, isObject, type TemplateVersion } from './features/templates/model.ts';
import type { KindOfTemplate } from './features/templates/versions.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import type { Words } from './ports/words.ts';
import { type TemplateParts, templatePreviews } from './views/template-preview.ts';

/** Begun by the product: when a project ends, when somebody leaves, out of a colleague's message. */
const NEEDED: ReadonlySet<string> = new Set(['lesson', 'handover', 'project-close']);

interface Parts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly log: Log;
  /** Templates for capture beside those that Praxis comes with. */
  readonly templates?: readonly TemplateFile[] | undefined;
}

/** As it is read: its id and version with what is kept of it. */
const whole = ({ id, version, body }: Pick<TemplateVersion, 'id' | 'version' | 'body'>) => ({
  ...body,
  id,
  version,
});

/** Of a body that nobody has named yet. */
const unnamed = (body: Body) => whole({ id: 'template', version: 1, body });

type Read = <T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  versions: readonly TemplateVersion[],
) => { readonly template: T; readonly inUse: boolean }[];

/** What an earlier release let through and this one does not is left out: the rest goes on. */
const readWith =
  (log: Log): Read =>
  (schema, versions) =>
    versions.flatMap((version) => {
      const parsed = schema.safeParse(whole(version));
      if (parsed.success) return [{ template: parsed.data, inUse: version.inUse }];
      const { kind, id, version: number } = version;
      log.warn({ kind, id, version: number }, 'a template no longer holds and is not used');
      return [];
    });

function forms(files: readonly TemplateFile[], read: Read) {
  const versions = readVersions(files);
  const newest = templatesOf(versions).known;
  const live = liveForms(versions);
  const kind: KindOfTemplate = {
    shipped: newest.flatMap(({ id, version }) => {
      const file = files.find(
        ({ body }) => isObject(body) && body.id === id && body.version === version,
      );
      return isObject(file?.body) ? [{ id, version, body: bodyOf(file.body) }] : [];
    }),
    blank: blankForm,
    needed: NEEDED,
    faults(body) {
      const parsed = templateFile.safeParse(unnamed(body));
      return parsed.success
        ? faultsOf(parsed.data).map(({ path, word }) => ({ path, word }))
        : parsed.error.issues.map(faultOf);
    },
    use: (made) => live.use(read(templateFile, made)),
  };
  return { live, kind };
}

function plans(read: Read) {
  const live = liveTemplates();
  const newest = (versions: readonly TemplateVersion[]) => [
    ...new Map(versions.map((one) => [one.id, one])).values(),
  ];
  const kind: KindOfTemplate = {
    shipped: TEMPLATE_FILES.map((file) => ({ id: file.id, version: 1, body: bodyOf({ ...file }) })),
    blank: blankPlan,
    needed: new Set(),
    faults(body) {
      const parsed = TEMPLATE.safeParse(unnamed(body));
      return parsed.success ? [] : parsed.error.issues.map(faultOf);
    },
    use: (made) => live.use(read(TEMPLATE, newest(made))),
  };
  return { live, kind };
}

/** The templates of forms and discussions: files to begin with, and what administrators make of them. */
export function templatesFor(parts: Parts) {
  const read = readWith(parts.log);
  const capture = forms([...builtInTemplates(), ...(parts.templates ?? [])], read);
  const discussion = plans(read);
  return {
    forms: capture.live,
    discussionTemplates: discussion.live,
    templates: templateActions({
      work: parts.work,
      clock: parts.clock,
      kinds: { capture: capture.kind, discussion: discussion.kind },
    }),
  };
}

interface Speaking {
  readonly words: Words;
  readonly vocabulary: Pick<Vocabulary, 'label'>;
}

/** What administrators see of a template before anybody fills it in. */
export const templateViews = (actions: TemplateParts, { words, vocabulary }: Speaking) => ({
  preview: templatePreviews(actions, (sheet, who) =>
    previewCards(
      sheet,
      voiceFor({ words, topicLabel: (slug, language) => vocabulary.label(slug, language) }, who),
    ),
  ),
});
