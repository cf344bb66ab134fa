import { z } from 'zod';
import { badRequest, ODataError } from '../http/errors.ts';
import type { Tenant } from '../tenant.ts';
import { childrenOf, settingsOf } from './store.ts';

export interface Label {
  languageTag: string;
  name: string;
  isDefault: boolean;
}

/** SharePoint's rule for the name of a term, a set or a group. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^;"<>|\t]+$/);

export const labelsSchema = z
  .array(
    z.object({
      languageTag: z.string().min(2),
      name: nameSchema,
      isDefault: z.boolean().default(false),
    }),
  )
  .min(1);
export const descriptionsSchema = z.array(
  z.object({ languageTag: z.string().min(2), description: z.string().max(1000) }),
);
export const propertiesSchema = z.array(
  z.object({ key: z.string().min(1).max(255), value: z.string().max(255) }),
);
export const namesSchema = z
  .array(z.object({ languageTag: z.string().min(2), name: nameSchema }))
  .min(1);

export const taken = (message: string): ODataError =>
  new ODataError(409, 'nameAlreadyExists', message);

/** @throws ODataError 400 for a language the store does not have */
export function checkLanguages(tenant: Tenant, tags: readonly string[]): void {
  const { languageTags } = settingsOf(tenant);
  const odd = tags.find((tag) => !languageTags.includes(tag));
  if (odd !== undefined)
    throw badRequest(`The language '${odd}' is not one of the term store's languages.`);
}

/** One default label in each language, the store's own language among them, no label twice. @throws ODataError 400 */
export function checkLabels(tenant: Tenant, labels: readonly Label[]): void {
  const tags = labels.map((label) => label.languageTag);
  checkLanguages(tenant, tags);
  for (const tag of new Set(tags)) {
    const own = labels.filter((label) => label.languageTag === tag);
    if (own.filter((label) => label.isDefault).length !== 1)
      throw badRequest(`A term has exactly one default label in '${tag}'.`);
    if (new Set(own.map(({ name }) => name.toLowerCase())).size !== own.length)
      throw badRequest(`A label of a term occurs once in '${tag}'.`);
  }
  const { defaultLanguageTag } = settingsOf(tenant);
  if (!tags.includes(defaultLanguageTag))
    throw badRequest(`A term has a label in the default language '${defaultLanguageTag}'.`);
}

/** Two terms side by side do not have the same default label in one language. @throws ODataError 409 */
export function requireFree(
  tenant: Tenant,
  place: { setId: string; parentId: string | null },
  labels: readonly Label[],
  except?: string,
): void {
  const keys = (list: readonly Label[]): string[] =>
    list
      .filter((label) => label.isDefault)
      .map(({ languageTag, name }) => `${languageTag} ${name.toLowerCase()}`);
  const wanted = new Set(keys(labels));
  const clash = childrenOf(tenant, place.setId, place.parentId).some(
    (other) =>
      other.id !== except &&
      keys(JSON.parse(other.labels) as Label[]).some((key) => wanted.has(key)),
  );
  if (clash) throw taken('There is already a term with the same default label and parent term.');
}
