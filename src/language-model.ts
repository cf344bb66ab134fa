import { createLanguageModel } from './adapters/language-model/model.ts';
import type { Config } from './config.ts';
import type { Log } from './ports/log.ts';
import type { ModelWorld } from './rewriting.ts';

/** Nothing where none is configured: drafts are made without it. @param now of the machine, in milliseconds since 1970 */
export function languageModelOf(
  { languageModel: place }: Pick<Config, 'languageModel'>,
  log: Log,
  now: () => number,
): { readonly languageModel?: ModelWorld } {
  if (!place) return {};
  const model = createLanguageModel(place, { log, now });
  return { languageModel: { model, audiences: place.audiences } };
}
