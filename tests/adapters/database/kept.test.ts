import { onBothDatabases } from './contract/both.ts';
import { keptContract } from './contract/kept.ts';

onBothDatabases(keptContract);
