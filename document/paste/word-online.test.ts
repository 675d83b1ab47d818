import { testExamples } from './clipboard-for-tests.ts';
import { wordOnline } from './programs-for-tests.ts';

testExamples(wordOnline);
