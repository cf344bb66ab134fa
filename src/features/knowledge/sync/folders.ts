import type { Placed } from './model.ts';

/** What changes for the files below when folders change. */
export interface FolderEffects {
  /** Folders to be written. */
  readonly written: readonly Placed[];
  readonly gone: readonly string[];
  /** Folders whose files have to be looked at again, by whether the library's audience covers them. */
  readonly covered: readonly string[];
  readonly others: readonly string[];
  readonly moved: readonly { readonly from: string; readonly to: string }[];
}

/** The folders of one library. Files below a folder are not told when it changes: that is worked out here. */
export class Folders {
  readonly #folders: Map<string, Placed>;

  constructor(folders: readonly Placed[]) {
    this.#folders = new Map(folders.map((folder) => [folder.itemId, folder]));
  }

  has(itemId: string): boolean {
    return this.#folders.has(itemId);
  }

  /**
   * Whether what lies in this folder is read by whoever reads the library: up to the top no folder has permissions
   * of its own. A folder that was never named may have: it covers nothing.
   */
  covers(itemId: string | null): boolean {
    const passed = new Set<string>();
    for (let at = itemId; at !== null; ) {
      const folder = this.#folders.get(at);
      if (!folder || folder.ownRights || passed.has(at)) return false;
      passed.add(at);
      if (folder.parentId === null) return true;
      at = folder.parentId;
    }
    return false;
  }

  /** Takes what a page says of folders. The same page a second time has no effect. */
  take(named: readonly Placed[], goneIds: readonly string[]): FolderEffects {
    const gone = goneIds.filter((id) => this.#folders.has(id));
    const touched = [
      ...gone,
      ...named.filter((folder) => this.#differs(folder)).map(({ itemId }) => itemId),
    ];
    const before = this.#below(touched);
    const moved: { from: string; to: string }[] = [];
    const rewritten = new Set(named.map(({ itemId }) => itemId));
    for (const id of gone) this.#folders.delete(id);
    for (const folder of named) {
      const old = this.#folders.get(folder.itemId);
      this.#folders.set(folder.itemId, folder);
      if (!old || old.webUrl === folder.webUrl || old.webUrl === '') continue;
      moved.push({ from: old.webUrl, to: folder.webUrl });
      for (const id of this.#relocated(old.webUrl, folder.webUrl)) rewritten.add(id);
    }
    const affected = [...new Set([...before, ...this.#below(touched)])];
    return {
      written: [...rewritten].flatMap((id) => this.#folders.get(id) ?? []),
      gone,
      covered: affected.filter((id) => this.covers(id)),
      others: affected.filter((id) => !this.covers(id)),
      moved,
    };
  }

  #differs(folder: Placed): boolean {
    const old = this.#folders.get(folder.itemId);
    return (
      !old ||
      old.parentId !== folder.parentId ||
      old.ownRights !== folder.ownRights ||
      old.webUrl !== folder.webUrl
    );
  }

  /** Moves the addresses of folders below; answers whose. */
  #relocated(from: string, to: string): string[] {
    const found: string[] = [];
    for (const [id, folder] of this.#folders) {
      if (!folder.webUrl.startsWith(`${from}/`)) continue;
      this.#folders.set(id, { ...folder, webUrl: to + folder.webUrl.slice(from.length) });
      found.push(id);
    }
    return found;
  }

  /** These and all folders below them. */
  #below(ids: readonly string[]): Set<string> {
    const found = new Set(ids);
    if (found.size === 0) return found;
    const children = new Map<string, string[]>();
    for (const { itemId, parentId } of this.#folders.values()) {
      if (parentId === null) continue;
      const siblings = children.get(parentId);
      if (siblings) siblings.push(itemId);
      else children.set(parentId, [itemId]);
    }
    const open = [...found];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const child of children.get(id) ?? []) {
        if (found.has(child)) continue;
        found.add(child);
        open.push(child);
      }
    }
    return found;
  }
}
