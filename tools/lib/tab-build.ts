import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild, turnLog } from './child.ts';

/** What the built tab is made of. */
const SOURCES = ['tab', 'locales', 'src/contract'];

/** Whether the built tab is missing or older than what it is built from. */
export function tabIsStale(root: string): boolean {
  const built = join(root, 'dist', 'tab', 'index.html');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return SOURCES.some((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > builtAt,
    ),
  );
}

const vite = (root: string): string => join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** A development package: an installation for production brings the built tab instead. */
export const canBuildTab = (root: string): boolean => existsSync(vite(root));

export function buildTab(root: string, dataDir: string): Child {
  const logFile = join(dataDir, 'logs', 'tab-build.log');
  turnLog(logFile);
  return startChild({
    name: 'tab build',
    args: [vite(root), 'build', '--config', join('tab', 'vite.config.ts')],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    logFile,
  });
}
