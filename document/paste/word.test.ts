import { testExamples } from './clipboard-for-tests.ts';
import { word } from './programs-for-tests.ts';

testExamples(word);
