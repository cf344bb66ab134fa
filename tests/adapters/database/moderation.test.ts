import { onBothDatabases } from './contract/both.ts';
import { moderationStores } from './contract/moderation.ts';

onBothDatabases(moderationStores);
