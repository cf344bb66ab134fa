import all from '../en.ts';
import { saidIn } from '../parts.ts';

export default saidIn('talk', all);
