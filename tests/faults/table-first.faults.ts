import { FIRST_CALLS, faultTable } from './table/table.ts';

/**
 * Asked once in a process and kept: after the first line that needs them no further one meets them. table.test.ts tries
 * the token alone; the content types have tests of their own.
 */
const KEPT = new Set(['POST /oauth2/v2.0/token', 'GET /sites/{site}/lists/{list}/contentTypes']);

faultTable(FIRST_CALLS, (_, { route }) => !KEPT.has(route));
