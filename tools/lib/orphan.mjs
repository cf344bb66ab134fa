import { isMainThread } from 'node:worker_threads';

// Loaded into every program that ours start. Whoever started it holds its standard input open: when that ends they
// are gone, however they went, and so is the reason to go on. Threads are loaded with it too, and end with their
// program: theirs is no standard input of their own.
if (isMainThread) {
  process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.once('error', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume();
  process.stdin.unref();
}
