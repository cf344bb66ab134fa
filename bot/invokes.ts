import { fetchInvoke, submitInvoke } from './extension/actions.ts';
import { linkInvoke } from './extension/links.ts';
import { searchInvoke } from './extension/search.ts';
import type { NamedInvoke } from './named-invoke.ts';
import { SIGN_IN_INVOKES } from './sign-in-invokes.ts';

/** Every invoke that is answered by its name. What is not here is answered 501 by the adapter. */
export const INVOKES: ReadonlyMap<string, NamedInvoke> = new Map<string, NamedInvoke>([
  ['composeExtension/query', searchInvoke],
  ['composeExtension/queryLink', linkInvoke],
  ['composeExtension/fetchTask', fetchInvoke],
  ['composeExtension/submitAction', submitInvoke],
  ...SIGN_IN_INVOKES,
]);
