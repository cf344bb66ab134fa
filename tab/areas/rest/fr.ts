import all from '../fr.ts';
import { saidIn } from '../parts.ts';

export default saidIn('rest', all);
