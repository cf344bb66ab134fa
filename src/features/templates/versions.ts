import { AppError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import { type Difference, differences, type Merged, merge } from './comparing.ts';
import {
  type Body,
  type Fault,
  fingerprintOf,
  type Shipped,
  same,
  TEMPLATE_KINDS,
  type TemplateKind,
  type TemplateVersion,
} from './model.ts';
import type { TemplateStores } from './store.ts';

/** What another feature says of its templates, and what it is told of them. */
export interface KindOfTemplate {
  /** The newest of each that the product comes with, in the order in which they are offered. */
  readonly shipped: readonly Shipped[];
  /** From what a new one begins where it is no copy. */
  readonly blank: Body;
  /** Those that the product begins by itself: they can be changed, not put out of use. */
  readonly needed: ReadonlySet<string>;
  faults(body: Body): readonly Fault[];
  /** From now on these are they: every version that was made here, the oldest of each first. */
  use(versions: readonly TemplateVersion[]): void;
}

export interface TemplateDeps {
  readonly work: UnitOfWork<TemplateStores>;
  readonly clock: Clock;
  readonly kinds: Readonly<Record<TemplateKind, KindOfTemplate>>;
}

export type Tx = Transaction & TemplateStores;

/** What a later release of the product says otherwise, and both together. */
export interface Offer extends Merged {
  readonly differences: readonly Difference[];
}

export type Next = Pick<TemplateVersion, 'verb'> &
  Partial<Pick<TemplateVersion, 'body' | 'inUse' | 'why' | 'product'>>;

/** The one that the product comes with, as its first version here. */
export const came = (
  kind: TemplateKind,
  { id, version, body }: Shipped,
  at: Date,
): TemplateVersion => ({
  ...{ kind, id, version, body, at },
  inUse: true,
  verb: 'came',
  why: '',
  by: null,
  product: fingerprintOf(body),
});

export function existing(versions: readonly TemplateVersion[], version: number): TemplateVersion {
  const found = versions.find((one) => one.version === version);
  if (!found) throw new AppError('not-found', `no version ${version}`);
  return found;
}

/** Versions as they are kept: each is added to the one before it, and this process's own are in line with them. */
export function keepingVersions({ work, clock, kinds }: TemplateDeps) {
  let shown = -1;

  const shippedOf = (kind: TemplateKind, id: string): Shipped | null =>
    kinds[kind].shipped.find((one) => one.id === id) ?? null;

  /** Every version there is, the oldest first. @throws AppError `not-found` */
  async function versionsOf(tx: Tx, kind: TemplateKind, id: string) {
    const kept = await tx.templateVersions.of(kind, id);
    const shipped = shippedOf(kind, id);
    if (kept.length > 0) return kept;
    if (!shipped) throw new AppError('not-found', `no template ${kind} ${id}`);
    return [came(kind, shipped, clock.now())];
  }

  async function load(): Promise<void> {
    const all = await work.run((tx) => tx.templateVersions.all());
    for (const kind of TEMPLATE_KINDS) kinds[kind].use(all.filter((one) => one.kind === kind));
    shown = all.length;
  }

  /** The same change by the same person that came twice is one. */
  const isAgain = (now: TemplateVersion, who: Actor, seen: number, next: Next): boolean =>
    now.version === seen + 1 &&
    now.by === who.id &&
    now.verb === next.verb &&
    (next.body === undefined || same(now.body, next.body));

  async function added(
    who: Actor,
    kind: TemplateKind,
    id: string,
    seen: number,
    decide: (versions: readonly TemplateVersion[]) => Next,
  ): Promise<number> {
    const version = await work.run(async (tx) => {
      const versions = await versionsOf(tx, kind, id);
      const now = versions.at(-1) ?? existing(versions, seen);
      const next = decide(versions);
      if (isAgain(now, who, seen, next)) return now.version;
      if (now.version !== seen)
        throw new AppError('changed-meanwhile', `version ${now.version}, seen ${seen}`);
      if (now.verb === 'came') await tx.templateVersions.add(now);
      const after = { ...now, why: '', ...next, version: seen + 1, by: who.id, at: clock.now() };
      await tx.templateVersions.add(after);
      audit(tx, who, after);
      return after.version;
    });
    await load();
    return version;
  }

  function audit(tx: Tx, who: Actor, { kind, id, verb, version, why }: TemplateVersion): void {
    const subject = `template:${kind}:${id}`;
    tx.audit({
      actor: who.id,
      verb: `template.${verb}`,
      subject,
      reason: why,
      detail: { version },
    });
  }

  /** What the product says otherwise than when administrators looked last; null where nothing. */
  function offerOf(versions: readonly TemplateVersion[]): Offer | null {
    const now = versions.at(-1);
    const shipped = now && shippedOf(now.kind, now.id);
    if (!shipped || now.product === fingerprintOf(shipped.body)) return null;
    const base = versions.findLast((one) => fingerprintOf(one.body) === now.product);
    const merged = merge(base?.body ?? {}, now.body, shipped.body);
    return { ...merged, differences: differences(now.body, merged.body) };
  }

  return {
    shippedOf,
    versionsOf,
    offerOf,
    audit,
    added,
    load,
    /** Takes over what any process changed. Cheap where nothing was. */
    async follow(): Promise<void> {
      const count = await work.run((tx) => tx.templateVersions.count());
      if (count !== shown) await load();
    },
  };
}
