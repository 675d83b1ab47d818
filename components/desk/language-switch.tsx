import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { DeskWords } from '#messages/ar/desk.ts';

/** One button that names the other language in that language. */
export function LanguageSwitch({
  words,
  choose,
}: {
  words: DeskWords;
  choose: (form: FormData) => Promise<void>;
}) {
  return (
    <form action={choose} className="language">
      <input type="hidden" name="locale" value={words.language.otherCode} />
      <SubmitButton kind="quiet" lang={words.language.otherCode}>
        {words.language.other}
      </SubmitButton>
    </form>
  );
}
