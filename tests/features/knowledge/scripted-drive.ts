import { AppError } from '../../../src/kernel/errors.ts';
import type {
  Library,
  LibraryChange,
  LibraryFile,
  LibraryPage,
  LibraryPort,
} from '../../../src/ports/library.ts';

export interface Item {
  readonly id: string;
  readonly drive: string;
  name: string;
  /** Null: the top. */
  parent: string | null;
  folder: boolean;
  text: string;
  version: number;
  ownRights: boolean;
  deleted: boolean;
  seq: number;
}

export const MODIFIED = new Date('2026-01-01T00:00:00Z');

/**
 * SharePoint as far as its change feed goes: what changed last comes last, a folder comes alone, a token is good until
 * the service forgets it, and changes go on between two pages.
 */
export class ScriptedDrives {
  readonly items = new Map<string, Item>();
  readonly libraries = new Map<string, Library>();
  /** Item ids whose content was fetched, in order. */
  readonly fetched: string[] = [];
  /** What `content` throws for an item. */
  readonly failing = new Map<string, Error>();
  pageSize = 3;
  #seq = 0;
  #epoch = 0;
  #made = 0;

  add(library: Library): void {
    this.libraries.set(library.driveId, library);
    const top = { name: library.name, parent: null, folder: true };
    this.make(library.driveId, top, `${library.driveId}-top`);
  }

  make(drive: string, given: Partial<Item> = {}, id = this.#nextId()): Item {
    const item: Item = {
      id,
      drive,
      name: `${id}.txt`,
      parent: `${drive}-top`,
      folder: false,
      text: `words of ${id}`,
      version: 1,
      ownRights: false,
      deleted: false,
      seq: 0,
      ...given,
    };
    this.items.set(`${drive}/${id}`, item);
    return this.touch(item);
  }

  #nextId(): string {
    this.#made += 1;
    return `item-${this.#made}`;
  }

  touch(item: Item): Item {
    this.#seq += 1;
    item.seq = this.#seq;
    return item;
  }

  write(item: Item, text: string): void {
    item.text = text;
    item.version += 1;
    this.touch(item);
  }

  /** With all below. */
  remove(item: Item): void {
    for (const child of this.below(item)) this.remove(child);
    item.deleted = true;
    this.touch(item);
  }

  /** As SharePoint does it between libraries where the item keeps its id. */
  moveTo(item: Item, drive: string): Item {
    item.deleted = true;
    this.touch(item);
    return this.make(drive, { name: item.name, text: item.text, version: item.version }, item.id);
  }

  below(item: Item): Item[] {
    return this.living(item.drive).filter(
      ({ parent, drive }) => parent === item.id && drive === item.drive,
    );
  }

  living(drive: string): Item[] {
    return [...this.items.values()].filter((item) => item.drive === drive && !item.deleted);
  }

  /** Every token that is out there is forgotten. */
  forgetTokens(): void {
    this.#epoch += 1;
  }

  urlOf({ drive, name, parent }: Item): string {
    const above = parent === null ? undefined : this.items.get(`${drive}/${parent}`);
    return above ? `${this.urlOf(above)}/${name}` : `https://example.org/${drive}`;
  }

  /** Whether somebody who reads the library reads this. */
  covers({ drive, ownRights, parent }: Item): boolean {
    if (ownRights) return false;
    const above = parent === null ? undefined : this.items.get(`${drive}/${parent}`);
    return above ? this.covers(above) : true;
  }

  fileOf(item: Item): LibraryFile {
    return {
      driveId: item.drive,
      itemId: item.id,
      parentId: item.parent,
      name: item.name,
      webUrl: this.urlOf(item),
      size: item.text.length,
      modifiedAt: MODIFIED,
      contentTag: `${item.id}@${item.version}`,
      metadata: { language: 'en' },
    };
  }

  page(drive: string, cursor: string | null): LibraryPage {
    const [epoch = '', seen = '0', base = '0'] = cursor?.split(':') ?? [];
    const resync = cursor !== null && epoch !== String(this.#epoch);
    const fresh = cursor === null || resync;
    const start = fresh ? 0 : Number(seen);
    // Deletions from before a listing began were never known to whoever lists.
    const known = fresh ? this.#seq : Number(base);
    const changed = [...this.items.values()]
      .filter((item) => item.drive === drive && item.seq > start)
      .sort((one, other) => one.seq - other.seq);
    const rows = changed.slice(0, this.pageSize);
    const more = changed.length > rows.length;
    const last = more ? (rows.at(-1)?.seq ?? 0) : this.#seq;
    return {
      changes: rows
        .filter(({ deleted, seq }) => !(deleted && seq <= known))
        .map((item) => this.#change(item)),
      cursor: `${this.#epoch}:${last}:${more ? known : 0}`,
      more,
      resync,
    };
  }

  #change(item: Item): LibraryChange {
    if (item.deleted) return { kind: 'deleted', itemId: item.id };
    if (!item.folder) {
      return { kind: 'changed', file: this.fileOf(item), ownRights: item.ownRights };
    }
    const { id: itemId, parent: parentId, ownRights } = item;
    return { kind: 'folder', itemId, parentId, webUrl: this.urlOf(item), ownRights };
  }

  port(): LibraryPort {
    return {
      libraries: async () => [...this.libraries.values()],
      changes: async (drive, cursor) => this.page(drive, cursor),
      content: async (drive, id) => {
        this.fetched.push(id);
        const failure = this.failing.get(id);
        if (failure) throw failure;
        const item = this.items.get(`${drive}/${id}`);
        if (!item || item.deleted) throw new AppError('not-found', id);
        return new TextEncoder().encode(item.text);
      },
      publish: () => Promise.reject(new Error('not here')),
      place: async () => null,
      amend: async () => undefined,
      share: async () => undefined,
    };
  }
}
