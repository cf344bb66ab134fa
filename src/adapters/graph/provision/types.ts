import { KNOWLEDGE_TYPES, typeName } from '../content-types.ts';
import type { DesiredList } from './desired.ts';
import { type Plan, plan, type Step } from './plan.ts';
import { isLibrary } from './plan-lists.ts';
import { ProvisionError } from './refusals.ts';
import type { Site } from './site.ts';

const NAMES = KNOWLEDGE_TYPES.map(typeName);

/**
 * The content types of the site and, taken from it, of the library. They carry no columns of their own, those of topics
 * neither: the library's columns are written and read for every item in it, whatever its type, while a site column of
 * the same internal name would clash with the one that a library of before has, and would come in under another name.
 */
export async function planTypes(site: Site, wish: DesiredList): Promise<Plan> {
  const list = await site.list(wish.title);
  if (list && !isLibrary(list)) return plan();
  const inSite = (await site.types()).map(({ name }) => name);
  const inList = list ? (await site.typesOf(list)).map(({ name }) => name) : [];
  const toMake = NAMES.filter((name) => !inSite.includes(name));
  const toTake = NAMES.filter((name) => !inList.includes(name));
  return plan({
    steps: [
      ...(toMake.length > 0 ? [making(site, toMake)] : []),
      ...(toTake.length > 0 ? [taking(site, wish, toTake)] : []),
    ],
  });
}

const making = (site: Site, names: readonly string[]): Step => ({
  what: `make the content types ${names.join(', ')} on ${site.name}`,
  perform: async () => {
    // Another library of the same site may have had them made meanwhile.
    const there = new Set((await site.types()).map(({ name }) => name));
    for (const name of names) if (!there.has(name)) await site.makeType(name);
  },
});

const taking = (site: Site, { title }: DesiredList, names: readonly string[]): Step => ({
  what: `let ${title} on ${site.name} use the content types ${names.join(', ')}`,
  perform: async () => {
    const list = await site.list(title);
    if (!list) {
      throw new ProvisionError(
        `SharePoint does not show ${title} yet. Run the command again in a minute.`,
      );
    }
    const types = await site.types();
    const there = new Set((await site.typesOf(list)).map(({ name }) => name));
    for (const type of types) {
      if (names.includes(type.name) && !there.has(type.name)) await site.takeType(list, type);
    }
  },
});
