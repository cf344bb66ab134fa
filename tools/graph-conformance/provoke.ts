import type { Pair } from './formats.ts';
import type { Answered, Asked, Session } from './session.ts';

/** Brings about the documented refusal: without the state behind it, a call that should fail would succeed.
 * @param plain the call as it would succeed */
export async function provoke(
  session: Session,
  _pair: Pair,
  plain: Asked,
  status: number,
): Promise<Answered> {
  const { faults } = session.running.tenant;
  if (status === 403) return session.ask({ ...plain, rights: 'openid' });
  if (status === 401) return session.ask({ ...plain, as: 'none' });
  if (status === 412)
    return session.ask({ ...plain, headers: { ...plain.headers, 'if-match': '"0,0"' } });
  if (status === 410) return session.ask({ ...plain, path: withToken(plain.path) });
  if (status === 404) {
    const first = await session.ask(plain);
    return first.status === 404 ? first : session.ask({ ...plain, path: elsewhere(plain.path) });
  }
  if (status === 409) {
    await session.ask(plain);
    return session.ask(plain);
  }
  if (status === 429 || status === 503 || status === 500 || status === 502 || status === 504) {
    const effect =
      status === 429
        ? ({ kind: 'throttle', retryAfterS: 10 } as const)
        : ({ kind: 'fail', status } as const);
    const id = faults.add({ where: { side: 'graph' }, effect, times: 1, after: 0 });
    const answer = await session.ask(plain);
    faults.remove(id);
    return answer;
  }
  return session.ask(plain);
}

/** A token nobody gave out. */
const withToken = (path: string): string =>
  `${path.split('?')[0]}?token=${Buffer.from('gone').toString('base64url')}`;

/** The last id in the path, replaced by one that nothing has. */
function elsewhere(path: string): string {
  const [bare = '', query] = path.split('?');
  const parts = bare.split('/');
  const at = parts.findLastIndex((part) => /[\d]{3,}|[\w-]{20,}|@/.test(part));
  if (at >= 0) parts[at] = '00000000-0000-4000-8000-000000000000';
  return `${parts.join('/')}${query === undefined ? '' : `?${query}`}`;
}
