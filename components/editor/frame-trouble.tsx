import type { EditorWords } from '#messages/ar/editor.ts';
import type { AskedEmbed } from './blocks/embed-desk.ts';

export type FrameTrouble = Extract<AskedEmbed, { ok: false }>['why'];

/** Says why pasted embed code was not put in; nothing of it is in the story. */
export function FrameTroubleNotice({
  why,
  words,
  close,
}: {
  why: FrameTrouble;
  words: EditorWords['embeds'];
  close(): void;
}) {
  const said = {
    not_allowed: words.notAllowed,
    not_signed_in: words.notSignedIn,
    nothing: words.unknownMarkup,
  };
  return (
    <div className="ed-notice is-trouble" role="alert">
      <p>{said[why]}</p>
      <button type="button" className="ed-quiet-button" onClick={close}>
        {words.close}
      </button>
    </div>
  );
}
