import { answer } from '../answer.ts';
import { describeApi } from '../description.ts';

export function GET(): Response {
  return answer(describeApi());
}
