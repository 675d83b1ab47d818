import { testExamples } from './clipboard-for-tests.ts';
import { whatsapp } from './programs-for-tests.ts';

testExamples(whatsapp);
