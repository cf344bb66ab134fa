import { errorFaults } from './compare.ts';
import { excusedStatus } from './exceptions.ts';
import type { Pair } from './formats.ts';
import { isObject, samplesOf } from './samples.ts';
import type { Session } from './session.ts';

/** A step of an upload session: the address in the example is one that session gave out, so one is opened. */
export async function uploadPart(session: Session, pair: Pair): Promise<string[]> {
  const path = `/me/drive/root:/upload-${session.next()}.bin:/createUploadSession`;
  // A session is completed by a POST only when that was put off.
  const deferCommit = pair.method === 'POST';
  const body = { item: { '@microsoft.graph.conflictBehavior': 'rename' }, deferCommit };
  const opened = await session.make({ method: 'POST', path, body, as: 'person' });
  const range = /bytes (\d+)-(\d+)\/(\d+)/.exec(pair.headers['content-range'] ?? '');
  const shown = pair.response?.status ?? 0;
  const target = String(opened.uploadUrl);
  if (deferCommit)
    await session.ask({ method: 'PUT', path: target, ...fragment(/all/.exec('all'), 201) });
  const answer = await session.ask({
    method: pair.method,
    path: target,
    ...fragment(range, shown),
  });
  if (answer.status !== shown && !excusedStatus(pair.method, shown, answer.status))
    return [`answers ${answer.status}, documented is ${shown}`];
  if (answer.status >= 400) return errorFaults(answer.json);
  const ours = isObject(answer.json) ? answer.json : {};
  return Object.keys(samplesOf(pair)[0] ?? {})
    .filter((key) => !key.includes('@') && !(key in ours) && shown < 202)
    .filter((key) => key === 'id' || key === 'name' || key === 'size')
    .map((key) => `${key} is missing`);
}

/** A fragment in place of the example's: a first one (202) of the right granularity, or all of a small file (201). */
function fragment(
  range: RegExpExecArray | null,
  status: number,
): { body?: string; headers?: Record<string, string> } {
  if (!range) return {};
  const unit = 320 * 1024;
  const size = status === 202 ? unit : 128;
  const total = status === 202 ? unit * 2 : 128;
  return {
    body: 'x'.repeat(size),
    headers: {
      'content-range': `bytes 0-${size - 1}/${total}`,
      'content-type': 'application/octet-stream',
    },
  };
}
