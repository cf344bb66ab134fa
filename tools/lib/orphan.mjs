// Loaded into every program that ours start. Whoever started it holds its standard input open: when that ends they
// are gone, however they went, and so is the reason to go on.
process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.once('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref();
