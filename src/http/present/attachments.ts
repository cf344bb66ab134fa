import type { Attachment, GivenBefore } from '../../contract/attachments.ts';
import type { Actor } from '../../kernel/person.ts';
import type {
  AttachmentView,
  GivenBefore as GivenBeforeView,
  Openers,
} from '../../views/attachments.ts';

const openersFor = ({ language }: Actor, { kind, community }: Openers) => ({
  kind,
  community: community?.[language] ?? null,
});

export function attachment(who: Actor, view: AttachmentView): Attachment {
  const nothing = { title: null, url: null, library: null, openers: null };
  if (view.standing === 'elsewhere') return { ...nothing, standing: 'elsewhere', url: view.url };
  if (view.standing !== 'open') return { ...nothing, standing: view.standing };
  const { standing, title, url, library } = view;
  return { standing, title, url, library, openers: openersFor(who, view.openers) };
}

export const givenBefore = (who: Actor, view: GivenBeforeView): GivenBefore => ({
  ...view,
  openers: view.openers && openersFor(who, view.openers),
});
