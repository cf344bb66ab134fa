import { parentPort } from 'node:worker_threads';

/** Does what its file says: parsers have done all of this. */
parentPort?.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const order = Buffer.from(bytes).toString();
  if (order === 'hang') for (;;);
  if (order === 'exit') process.exit(3);
  if (order === 'throw') throw new Error('as ordered');
  if (order === 'memory') for (const all: string[][] = []; ; ) all.push(Array(1_000_000).fill('x'));
  if (order === 'nonsense') parentPort?.postMessage({ nothing: true });
  else parentPort?.postMessage({ ok: true, text: order });
});
