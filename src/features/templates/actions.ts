import { AppError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/person.ts';
import { differences, merge } from './comparing.ts';
import {
  type Body,
  type Fault,
  fingerprintOf,
  idFrom,
  nameIn,
  same,
  TEMPLATE_KINDS,
  type TemplateKind,
  type TemplateVerb,
  type TemplateVersion,
} from './model.ts';
import { mayKeepTemplates } from './policy.ts';
import { came, existing, keepingVersions, type Next, type TemplateDeps } from './versions.ts';

/** What came of saving: the version that stands now, or what has to be put right first. */
export type Saved =
  | { readonly id: string; readonly version: number }
  | { readonly faults: readonly Fault[] };

function mustKeep(who: Actor): void {
  const refusal = mayKeepTemplates(who);
  if (refusal) throw new AppError(refusal, 'administrators only');
}

/** Templates as administrators change them: versions that are only added to, with who, when and why. */
export function templateActions(deps: TemplateDeps) {
  const { work, clock, kinds } = deps;
  const { shippedOf, versionsOf, offerOf, audit, added, load, follow } = keepingVersions(deps);

  return {
    blank: (who: Actor, kind: TemplateKind): Body => {
      mustKeep(who);
      return kinds[kind].blank;
    },

    isNeeded: (kind: TemplateKind, id: string): boolean => kinds[kind].needed.has(id),

    follow,

    /** Each as it stands: the product's first, then those that were made here. @throws AppError `forbidden` */
    async list(who: Actor) {
      mustKeep(who);
      const kept = await work.run((tx) => tx.templateVersions.all());
      return TEMPLATE_KINDS.flatMap((kind) => {
        const made = kept.filter((one) => one.kind === kind).map(({ id }) => id);
        const ids = new Set([...kinds[kind].shipped.map(({ id }) => id), ...made]);
        return [...ids].flatMap((id) => {
          const own = kept.filter((one) => one.kind === kind && one.id === id);
          const shipped = shippedOf(kind, id);
          const now = own.at(-1) ?? (shipped && came(kind, shipped, clock.now()));
          return now ? [{ now, edited: own.length > 0, offered: offerOf(own) !== null }] : [];
        });
      });
    },

    /** @throws AppError `forbidden`, `not-found` */
    async read(who: Actor, kind: TemplateKind, id: string) {
      mustKeep(who);
      const versions = await work.run((tx) => versionsOf(tx, kind, id));
      const history = versions.map((version, at) => ({
        version,
        differences: at === 0 ? [] : differences(versions[at - 1]?.body, version.body),
      }));
      const now = existing(versions, versions.at(-1)?.version ?? 0);
      return { now, history, offer: offerOf(versions), needed: kinds[kind].needed.has(id) };
    },

    /** What is wrong with it; empty: nothing. @throws AppError `forbidden` */
    check(who: Actor, kind: TemplateKind, body: Body): readonly Fault[] {
      mustKeep(who);
      return kinds[kind].faults(body);
    },

    /**
     * What somebody made of a version that is no longer the newest, beside what others made of it meanwhile.
     * @throws AppError `forbidden`, `not-found`
     */
    async compare(who: Actor, kind: TemplateKind, id: string, mine: Body, base: number) {
      mustKeep(who);
      const versions = await work.run((tx) => versionsOf(tx, kind, id));
      const was = existing(versions, base);
      const now = existing(versions, versions.at(-1)?.version ?? 0);
      return {
        now,
        theirs: differences(was.body, now.body),
        ...merge(was.body, mine, now.body),
      };
    },

    /** @throws AppError `forbidden` */
    async make(who: Actor, kind: TemplateKind, body: Body, why: string): Promise<Saved> {
      mustKeep(who);
      const faults = kinds[kind].faults(body);
      if (faults.length > 0) return { faults };
      const id = await work.run(async (tx) => {
        const kept = (await tx.templateVersions.all()).filter((one) => one.kind === kind);
        const again = kept.find(
          (one) => one.verb === 'make' && one.by === who.id && same(one.body, body),
        );
        if (again) return again.id;
        const taken = (one: string) =>
          shippedOf(kind, one) !== null || kept.some((other) => other.id === one);
        const made: TemplateVersion = {
          ...{ kind, body, why },
          id: idFrom(nameIn(body, 'en'), taken),
          version: 1,
          inUse: true,
          verb: 'make',
          by: who.id,
          at: clock.now(),
          product: null,
        };
        await tx.templateVersions.add(made);
        audit(tx, who, made);
        return made.id;
      });
      await load();
      return { id, version: 1 };
    },

    /**
     * @param offered it takes in what a later release of the product changes
     * @throws AppError `forbidden`, `not-found`, `changed-meanwhile`
     */
    async change(
      who: Actor,
      kind: TemplateKind,
      id: string,
      given: { readonly body: Body; readonly version: number; readonly why: string },
      offered = false,
    ): Promise<Saved> {
      mustKeep(who);
      const { body, version, why } = given;
      const faults = kinds[kind].faults(body);
      if (faults.length > 0) return { faults };
      const shipped = shippedOf(kind, id);
      const seen = offered && shipped ? { product: fingerprintOf(shipped.body) } : {};
      const next: Next = { verb: 'change', body, why, ...seen };
      return { id, version: await added(who, kind, id, version, () => next) };
    },

    /**
     * As it was at that version, which is a version of its own.
     * @throws AppError `forbidden`, `not-found`, `changed-meanwhile`, `illegal-move` where it no longer holds
     */
    async restore(who: Actor, kind: TemplateKind, id: string, to: number, version: number) {
      mustKeep(who);
      return added(who, kind, id, version, (versions) => {
        const { body } = existing(versions, to);
        if (kinds[kind].faults(body).length > 0)
          throw new AppError('illegal-move', `version ${to} no longer holds`);
        return { verb: 'restore', body, why: String(to) };
      });
    },

    /** @throws AppError `forbidden`, `not-found`, `changed-meanwhile`, `illegal-move` */
    async move(
      who: Actor,
      kind: TemplateKind,
      id: string,
      verb: Extract<TemplateVerb, 'keep' | 'retire' | 'bring-back'>,
      version: number,
    ) {
      mustKeep(who);
      return added(who, kind, id, version, (versions) => {
        if (verb === 'keep') {
          const shipped = shippedOf(kind, id);
          return { verb, product: shipped && fingerprintOf(shipped.body) };
        }
        if (verb === 'retire' && kinds[kind].needed.has(id))
          throw new AppError('illegal-move', `${id} is begun by the product itself`, {
            context: 'template',
          });
        const now = versions.at(-1);
        const inUse = verb === 'bring-back';
        if (now?.version === version && now.inUse === inUse)
          throw new AppError('illegal-move', `${verb} of ${id}`);
        return { verb, inUse };
      });
    },
  };
}

export type TemplateActions = ReturnType<typeof templateActions>;
