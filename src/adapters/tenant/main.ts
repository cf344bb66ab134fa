import { parseArgs } from 'node:util';
import { startTenant } from './server.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'data' },
    port: { type: 'string', default: '3979' },
    bot: { type: 'string', default: 'http://127.0.0.1:3978/api/messages' },
    // Teams waits 15 s before it sends again; whoever restarts the product locally does not want to.
    'retry-ms': { type: 'string', default: '1000' },
    limits: { type: 'string', default: 'documented' },
    library: { type: 'string', multiple: true, default: [] },
  },
});

const running = await startTenant({
  dataDir: values.data,
  port: Number(values.port),
  bot: values.bot,
  libraries: values.library,
  limits: values.limits === 'none' ? 'none' : 'documented',
  retryMs: Number(values['retry-ms']),
});
let closing = false;
const stop = (): void => {
  if (closing) return;
  closing = true;
  void running.close().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`);
