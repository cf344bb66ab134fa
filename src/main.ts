import { growSparingly } from './adapters/system/memory.ts';
import { ConfigError, readConfig } from './config.ts';
import { startProduct } from './runtime.ts';

/** Reads the configuration, starts the product, and stops it cleanly when the platform asks. */
async function main(): Promise<void> {
  growSparingly();
  const config = readConfig(process.env);
  const product = await startProduct(config);
  process.stdout.write(`${JSON.stringify({ ready: true, url: product.url })}\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    product.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Praxis did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const known =
    error instanceof ConfigError || (error instanceof Error && error.name === 'AppError');
  process.stderr.write(
    `${known ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`,
  );
  process.exit(1);
});
