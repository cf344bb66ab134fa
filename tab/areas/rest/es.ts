import all from '../es.ts';
import { saidIn } from '../parts.ts';

export default saidIn('rest', all);
