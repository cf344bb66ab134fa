import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild, turnLog } from './child.ts';

/** What pages there are in a browser, and what each is made of. */
export const PAGES = {
  tab: { config: 'tab/vite.config.ts', sources: ['tab', 'locales', 'src/contract'] },
  teams: {
    config: 'src/adapters/tenant/page/vite.config.ts',
    sources: ['src/adapters/tenant/page'],
  },
} as const;
export type BuiltPage = keyof typeof PAGES;

/** Whether a built page is missing or older than what it is built from. */
export function isStale(root: string, page: BuiltPage): boolean {
  const built = join(root, 'dist', page, 'index.html');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return PAGES[page].sources.some((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > builtAt,
    ),
  );
}

const vite = (root: string): string => join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** A development package: an installation for production brings the built tab instead. */
export const canBuild = (root: string): boolean => existsSync(vite(root));

export function buildPage(root: string, dataDir: string, page: BuiltPage): Child {
  const logFile = join(dataDir, 'logs', `${page}-build.log`);
  turnLog(logFile);
  return startChild({
    name: `${page} build`,
    args: [vite(root), 'build', '--config', PAGES[page].config],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    logFile,
  });
}
