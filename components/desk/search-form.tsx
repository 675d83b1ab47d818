import Form from 'next/form';
import type { DeskWords } from '#messages/ar/desk.ts';

/** Looks through the stories a person may see; works without script, too. */
export function SearchForm({ words, query = '' }: { words: DeskWords['search']; query?: string }) {
  return (
    <search>
      <Form action="/desk/search" className="desk-search">
        <input
          type="search"
          name="q"
          aria-label={words.label}
          placeholder={words.placeholder}
          defaultValue={query}
          key={query}
          maxLength={200}
          dir="auto"
          autoComplete="off"
          enterKeyHint="search"
        />
        <button type="submit" className="button">
          {words.submit}
        </button>
      </Form>
    </search>
  );
}
