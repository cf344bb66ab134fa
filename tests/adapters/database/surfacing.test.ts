import { onBothDatabases } from './contract/both.ts';
import { surfacingContract } from './contract/surfacing.ts';

onBothDatabases(surfacingContract);
