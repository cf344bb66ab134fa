import { AppError } from '../kernel/errors.ts';
import type { Exchange } from './exchange.ts';

const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Only this machine: by the connection's address, and by the name that was asked for, since a foreign page can make
 * its own name resolve to us.
 * @throws AppError `forbidden`
 */
export function onlyThisMachine({ req }: Pick<Exchange, 'req'>): void {
  const address = req.socket.remoteAddress ?? '';
  const host = req.headers.host ?? '';
  if (!LOOPBACK_ADDRESS.test(address) || !LOOPBACK_HOST.test(host)) {
    throw new AppError('forbidden', `local powers asked from ${address} as ${host}`);
  }
}

/** Besides, only our own pages and programs that are no browser. @throws AppError `forbidden` */
export function onlyOurPages(exchange: Pick<Exchange, 'req'>): void {
  onlyThisMachine(exchange);
  const { origin, host, 'sec-fetch-site': site } = exchange.req.headers;
  const foreign = origin !== undefined && origin !== `http://${host}`;
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw new AppError('forbidden', `local powers asked by ${origin ?? site}`);
  }
}
