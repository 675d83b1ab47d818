import type { CommentWords } from '#messages/ar/comments.ts';

/** The keys, in sight of whoever has a keyboard. */
export function KeyHints({ words: { keys } }: { words: CommentWords['desk'] }) {
  const hints = [
    ['J', keys.next],
    ['K', keys.previous],
    ['A', keys.approve],
    ['R', keys.reject],
    ['1–4', keys.reasons],
    ['B', keys.ban],
    ['X', keys.select],
    ['U', keys.undo],
  ] as const;
  return (
    <dl className="talk-keys" aria-label={keys.title}>
      {hints.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd dir="ltr">{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
