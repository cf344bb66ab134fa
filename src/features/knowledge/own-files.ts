import type { Actor } from '../../kernel/person.ts';
import type { Elsewhere, ElsewhereHit, Silence } from '../../ports/elsewhere.ts';
import { itemKey, type PersonalRights } from '../../ports/personal.ts';
import { titleOf, typeOf } from './elsewhere.ts';

/** A file that somebody made or changed, as it is suggested to that person alone. */
export interface OwnFile extends Pick<ElsewhereHit, 'webUrl' | 'site' | 'modifiedAt'> {
  readonly title: string;
  /** The ending of its name, such as `docx`; empty where it has none. */
  readonly type: string;
  /** In the person's own OneDrive, which goes with them. */
  readonly leaves: boolean;
}

export interface OwnFiles {
  /** The latest change first. */
  readonly items: readonly OwnFile[];
  /** Why nothing could be looked up; `off`: the organization does not want Microsoft Search asked. */
  readonly silence: Silence | 'off' | null;
}

/** More would be a search, and no suggestion. */
const ASKED = 20;

interface Deps {
  readonly elsewhere?: Elsewhere;
  readonly personal: Pick<PersonalRights, 'readable'>;
}

const isOwnDrive = (webUrl: string): boolean => new URL(webUrl).pathname.startsWith('/personal/');

/**
 * What a person made or changed last, wherever it lies in SharePoint, looked up with that person's own rights when they
 * ask and kept nowhere. Each is tried by itself too: the engine may be behind what somebody may open by now.
 */
export const ownFiles =
  ({ elsewhere, personal }: Deps) =>
  async (who: Actor): Promise<OwnFiles> => {
    if (!elsewhere) return { items: [], silence: 'off' };
    const hits = await elsewhere.own(who, ASKED);
    if (typeof hits === 'string') return { items: [], silence: hits };
    const open = await personal.readable(who.id, hits);
    if (typeof open === 'string') return { items: [], silence: open };
    const items = hits.filter((hit) => open.has(itemKey(hit)));
    return {
      silence: null,
      items: items.map(({ name, webUrl, site, modifiedAt }) => ({
        ...{ webUrl, site, modifiedAt, leaves: isOwnDrive(webUrl) },
        ...{ title: titleOf(name), type: typeOf(name) },
      })),
    };
  };
