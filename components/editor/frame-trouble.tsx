import { embeds as arabic } from '#messages/ar/embeds.ts';
import { embeds as english } from '#messages/en/embeds.ts';
import type { Locale } from '#messages/locale.ts';
import type { AskedEmbed } from './blocks/embed-desk.ts';

export type FrameTrouble = Extract<AskedEmbed, { ok: false }>['why'];

/** Says why pasted embed code was not put in; nothing of it is in the story. */
export function FrameTroubleNotice({
  why,
  locale,
  close,
}: {
  why: FrameTrouble;
  locale: Locale;
  close(): void;
}) {
  const words = (locale === 'ar' ? arabic : english).editor;
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
