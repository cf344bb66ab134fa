import { type Call, type Reply, type Route, route } from '../http/router.ts';

export const ROOT = '/drives/{drive}/root';
const ITEM = '/drives/{drive}/items/{item}';
/** Everything that can be said of an item, under each way Graph has to name one. */
export const addressed = (
  method: string,
  tail: string,
  handler: (call: Call) => Reply | Promise<Reply>,
): Route[] => [
  route(method, `${ROOT}${tail}`, handler),
  route(method, `${ROOT}:/{path}${tail === '' ? '' : `:${tail}`}`, handler),
  route(method, `${ITEM}${tail}`, handler),
  route(method, `${ITEM}:/{path}${tail === '' ? '' : `:${tail}`}`, handler),
];
