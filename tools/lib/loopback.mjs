// Preloaded into programs that listen on every interface without asking. Whoever reaches the Playground's
// page speaks as a colleague, so it answers this machine only.
import net from 'node:net';

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  const everywhere = typeof port === 'number' && typeof rest[0] !== 'string';
  return everywhere
    ? listen.call(this, port, '127.0.0.1', ...rest)
    : listen.call(this, port, ...rest);
};
