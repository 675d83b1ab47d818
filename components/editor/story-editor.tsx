'use client';

import type { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { HouseStyle } from '#arabic/house.ts';
import { putFile } from '#components/media/put-file.ts';
import { deskMediaPath } from '#document/address.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import { directionOf, type Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import type { SectionRef, Story, StoryState } from '#newsroom/types.ts';
import { AddressPanel } from './blocks/address-panel.tsx';
import type { BlockToolsHandle } from './blocks/block-tools.tsx';
import { type AskEmbed, askEmbedApi, EmbedDesk } from './blocks/embed-desk.ts';
import type { FindStories } from './blocks/find-stories.ts';
import { blockEnd, uploadIntoStory } from './blocks/picture-uploads.ts';
import { linkAt, putEmbed, putLink, removeLink } from './blocks/put-address.ts';
import { picturesIn } from './blocks/send-picture.ts';
import { uploadTo } from './blocks/upload-by-fetch.ts';
import { EditorContext, type EditorSurroundings, type KnownPicture } from './editor-context.tsx';
import { bodyExtensions } from './editor-extensions.ts';
import { useSessionStore, type Writer } from './editor-session.tsx';
import { stepBackFromLine } from './field-step.ts';
import { type FrameTrouble, FrameTroubleNotice } from './frame-trouble.tsx';
import { latePart } from './late-part.ts';
import { type PasteOptions, pastePlain } from './paste/paste-extension.ts';
import type { PasteNews } from './paste/paste-news.ts';
import { PasteNotice } from './paste/paste-notice.tsx';
import { copyStory } from './saving/copy-story.ts';
import { PresenceLine } from './saving/presence-line.tsx';
import { SaveLine } from './saving/save-line.tsx';
import { SaveNotices } from './saving/save-notices.tsx';
import type { Save, Upload, UploadedPicture } from './saving/save-types.ts';
import { useWindowSaves } from './saving/window-saves.ts';
import { fieldsOf, openWorkingCopy, type PageFields } from './saving/working-copy.ts';
import { StoryDetails, StoryLine } from './story-fields.tsx';
import { Toolbar } from './toolbar.tsx';
import { LengthLine } from './tools/length-line.tsx';
import type { OpenPanel } from './tools/panel-props.ts';
import type { ToolActions } from './tools/tools.ts';
import { readPreference, usePreference } from './tools/view-preferences.ts';
import { WritingTools } from './tools/writing-tools.tsx';
import { useBodyEditor } from './use-body-editor.ts';
import './editor.css';
import './saving/saving.css';
import './paste/paste.css';
import './blocks/blocks.css';
import './tools/writing-tools.css';

export interface StoryEditorProps {
  story: Story;
  sections: SectionRef[];
  /** This person may not edit now. */
  readOnly: boolean;
  locale: Locale;
  /** Digits and quotation marks as this newsroom writes them. */
  house: HouseStyle;
  words: EditorWords;
  /** A server action; the text goes to it as a string (see SaveInput). */
  save: Save;
  /** Without it, pictures go to `POST /api/v1/media` with the session's cookie. */
  upload?: Upload;
  pictureSrc?(id: string, width: number): string;
  /** Sizes of the stored pictures in the body, by id, where the page knows them. */
  pictures?: Record<string, KnownPicture>;
  writer: Writer;
  /** Finds stories of ours to point to. */
  findStories?: FindStories;
  /** Signs in over the page once a session ran out; answers what is wrong, or null. */
  signInAgain(email: string, password: string): Promise<string | null>;
  /** Addresses in the body that are gone at their source. */
  goneEmbeds?: readonly string[];
  /** Without it, `POST /api/v1/embeds` is asked with the session's cookie. */
  askEmbed?: AskEmbed;
  onSaved?(revision: number, state: StoryState): void;
}

// After the page can be written on: nothing of it is needed for the first word.
const BlockTools = latePart(async () => (await import('./blocks/block-tools.tsx')).default);

const uploadToApi = uploadTo('/api/v1/media');

/** The page a story is written on, inside an EditorSessionProvider. */
export function StoryEditor(props: StoryEditorProps) {
  return <WritingPage key={`${props.writer.id} ${props.story.id}`} {...props} />;
}

/** What the library beside the text was opened for; `take` null puts a block where the caret is. */
interface Choosing {
  kind?: MediaItem['kind'];
  take: ((file: MediaItem) => void) | null;
}

// Nothing of the library is needed for the first word.
const MediaPanel = latePart(async () => (await import('#components/media/media-panel.tsx')).default);

type Asking = 'link' | 'embed' | null;

function WritingPage(props: StoryEditorProps) {
  const { story, sections, locale, house, words, save, onSaved } = props;
  const dir = directionOf(story.edition);
  const { upload = uploadToApi, pictureSrc = deskMediaPath } = props;
  const store = useSessionStore();
  const [copy] = useState(() => openWorkingCopy(story));
  const [fields, setFields] = useState<PageFields>(() => fieldsOf(story));
  const [asking, setAsking] = useState<Asking>(null);
  const [pasteNews, setPasteNews] = useState<PasteNews | null>(null);
  const [pictures, setPictures] = useState<Record<string, KnownPicture>>(() => props.pictures ?? {});
  const [embeds] = useState(() => new EmbedDesk(props.askEmbed ?? askEmbedApi));
  const [frameTrouble, setFrameTrouble] = useState<FrameTrouble | null>(null);
  const headline = useRef<HTMLTextAreaElement>(null);
  const lead = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const blockTools = useRef<BlockToolsHandle>(null);
  const page = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<OpenPanel>(null);
  const corrects = usePreference('corrects') === 'on';
  const { saves } = store;
  const { queue } = saves;

  const rememberPicture = (picture: UploadedPicture) =>
    setPictures((known) => ({ ...known, [picture.id]: picture }));

  const paste: PasteOptions = {
    words,
    upload,
    stored: rememberPicture,
    tell: setPasteNews,
    fields: { read: copy.fields, write: edit, sections },
  };
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const openLibrary = () => setChoosing({ take: null });

  const { editor, unreadable } = useBodyEditor({
    copy,
    makeExtensions: () =>
      bodyExtensions({
        dir,
        words,
        house,
        corrects: () => readPreference('corrects') === 'on',
        upload,
        stored: rememberPicture,
        embeds,
        askFrame: async (markup) => {
          const asked = await embeds.askMarkup(markup);
          if (!asked.ok) setFrameTrouble(asked.why);
          return asked.ok ? asked.attrs : null;
        },
        act: {
          link: () => setAsking('link'),
          embed: () => setAsking('embed'),
          picture: () => file.current?.click(),
          library: openLibrary,
          toolbar: () => bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
          leaveUp: () => focusEnd(lead.current),
        },
        paste,
      }),
    words,
    locale: story.edition,
    editable: !props.readOnly,
    onEdit: () => saves.changed(),
    onLeave: () => void flushQuietly(),
  });
  const readOnly = props.readOnly || unreadable;
  const isQuiet = useQuiet(editor !== null);

  function flushQuietly() {
    // What the server refused as it stands is not sent again until it is changed or asked for.
    const { status, unsaved } = queue.getSnapshot();
    if (unsaved && status.kind !== 'failed') void queue.flush();
  }

  function edit(changes: Partial<PageFields>) {
    setFields(copy.setFields(changes));
    saves.changed();
  }

  // Each refresh of the page brings the action as another function: that is no reason to leave the session and come back.
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  }, [save]);

  // The last words go out when the page is left, hidden by the router or closed.
  useEffect(
    () =>
      store.connect({
        read: copy.read,
        tail: copy.tail,
        text: copy.text,
        show({ body, ...next }) {
          setFields(copy.setFields(next));
          copy.setBody(body);
        },
        send: (input) => latestSave.current(input),
      }),
    [store, copy],
  );

  useEffect(() => {
    let told = queue.getSnapshot().revision;
    return queue.subscribe(() => {
      const { revision, state } = queue.getSnapshot();
      if (revision === told) return;
      told = revision;
      onSaved?.(revision, state);
    });
  }, [queue, onSaved]);

  useEffect(() => {
    if (sheet.current) setHints(sheet.current, words);
  }, [words]);

  useWindowSaves(saves);

  function copyMine() {
    return copyStory(fields, editor?.getHTML() ?? '', editor?.getText({ blockSeparator: '\n\n' }) ?? '');
  }

  const surroundings: EditorSurroundings = {
    words,
    locale,
    readOnly,
    upload,
    pictureSrc,
    knownPicture: (id) => pictures[id] ?? null,
    stored: rememberPicture,
    findStories: props.findStories,
    embeds,
    goneEmbeds: props.goneEmbeds ?? [],
    chooseFile: (kind, take) => setChoosing({ kind, take }),
  };
  const act: ToolActions = {
    link: () => setAsking('link'),
    embed: () => setAsking('embed'),
    picture: () => file.current?.click(),
    library: openLibrary,
    pastePlain: () => {
      if (editor) void pastePlain(editor.view, paste);
    },
    insert: () => blockTools.current?.insert(),
    block: () => blockTools.current?.menu(),
  };

  function putChosen(chosen: MediaItem) {
    rememberPicture(chosen);
    if (choosing?.take) choosing.take(chosen);
    else if (editor) putFile(editor, chosen);
    setChoosing(null);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears that this window is being written in
    <div className="ed" ref={page} onFocus={() => void saves.claim()}>
      <div className="ed-bar">
        {editor && !readOnly ? (
          <Toolbar editor={editor} words={words.toolbar} locale={locale} bar={bar} act={act} />
        ) : (
          <div className="ed-toolbar-place" />
        )}
        <div className="ed-states">
          {props.readOnly ? (
            <p>{words.readOnly}</p>
          ) : (
            <SaveLine words={words} locale={locale} writer={props.writer} signInAgain={props.signInAgain} />
          )}
          <PresenceLine story={story.id} words={words.saving} locale={locale} />
          {editor ? (
            <LengthLine
              editor={editor}
              story={story.id}
              words={words}
              isOpen={panel === 'length'}
              toggle={() => setPanel(panel === 'length' ? null : 'length')}
            />
          ) : null}
          {editor ? (
            <WritingTools
              editor={editor}
              words={words}
              locale={locale}
              house={house}
              story={story.id}
              lines={{
                fields,
                now: copy.fields,
                fieldOf: (line) => (line === 'headline' ? headline : lead).current,
              }}
              readOnly={readOnly}
              page={page}
              save={() => void saves.flush()}
              open={panel}
              setOpen={setPanel}
            />
          ) : null}
        </div>
        {editor && asking ? (
          <AskForAddress
            key={asking}
            editor={editor}
            asking={asking}
            words={words}
            close={() => {
              setAsking(null);
              editor.view.focus();
            }}
          />
        ) : null}
        <SaveNotices
          copy={copy}
          sections={sections}
          words={words}
          locale={locale}
          readOnly={readOnly}
          copyMine={copyMine}
        />
        {editor && pasteNews ? (
          <PasteNotice editor={editor} news={pasteNews} words={words.paste} tell={setPasteNews} />
        ) : null}
        {frameTrouble ? (
          <FrameTroubleNotice why={frameTrouble} words={words.embeds} close={() => setFrameTrouble(null)} />
        ) : null}
        {unreadable ? (
          <p className="ed-notice is-trouble" role="alert">
            {words.unreadable}
          </p>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the fields inside being left */}
      <div className="ed-sheet" onBlur={flushQuietly}>
        <StoryDetails fields={fields} sections={sections} words={words} readOnly={readOnly} onChange={edit} />
        <div className="ed-page" dir={dir} lang={story.edition} ref={sheet}>
          <StoryLine
            label={words.headline}
            hint={words.headlineHint}
            dir={dir}
            className="ed-headline"
            value={fields.headline}
            readOnly={readOnly}
            field={headline}
            house={corrects ? house : null}
            onChange={(value) => edit({ headline: value })}
            next={() => focusStart(lead.current)}
            stepBack={(way) => editor !== null && stepBackFromLine(editor, 'headline', fields.headline, way)}
          />
          <StoryLine
            label={words.lead}
            hint={words.leadHint}
            dir={dir}
            className="ed-lead"
            value={fields.lead}
            readOnly={readOnly}
            field={lead}
            house={corrects ? house : null}
            onChange={(value) => edit({ lead: value })}
            next={() => focusBody(editor)}
            previous={() => focusEnd(headline.current)}
            stepBack={(way) => editor !== null && stepBackFromLine(editor, 'lead', fields.lead, way)}
          />
          <EditorContext.Provider value={surroundings}>
            <EditorContent editor={editor} className="ed-body-place" />
            {editor && isQuiet ? (
              <Suspense fallback={null}>
                <BlockTools ref={blockTools} editor={editor} words={words} act={act} />
              </Suspense>
            ) : null}
          </EditorContext.Provider>
        </div>
      </div>
      {choosing && !readOnly ? (
        <Suspense fallback={null}>
          <MediaPanel
            locale={locale}
            kind={choosing.kind}
            put={putChosen}
            close={() => {
              setChoosing(null);
              editor?.view.focus();
            }}
          />
        </Suspense>
      ) : null}
      <input
        ref={file}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          if (editor) {
            for (const one of picturesIn(event.target.files)) {
              const place = blockEnd(editor.state.selection.to, editor.view);
              uploadIntoStory(editor.view, one, place, {
                upload,
                words: words.figure,
                stored: rememberPicture,
              });
            }
          }
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** What empty lines of blocks say, given to the stylesheet. A style written into the page is refused by its policy. */
function setHints(element: HTMLElement, { blocks }: EditorWords): void {
  const hints = {
    '--ed-hint-question': blocks.interview.questionHint,
    '--ed-hint-answer': blocks.interview.answerHint,
    '--ed-hint-event': blocks.timeline.hint,
    '--ed-hint-note': blocks.sourceNote.hint,
    '--ed-label-note': blocks.sourceNote.label,
    '--ed-label-before': blocks.pair.before,
    '--ed-label-after': blocks.pair.after,
  };
  for (const [name, words] of Object.entries(hints)) element.style.setProperty(name, JSON.stringify(words));
}

/** Whether the page has been made and drawn, and the browser has nothing more urgent to do. */
function useQuiet(isMade: boolean): boolean {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    if (!isMade) return;
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setQuiet(true), 300);
      return () => clearTimeout(timer);
    }
    const asked = window.requestIdleCallback(() => setQuiet(true), { timeout: 2000 });
    return () => window.cancelIdleCallback(asked);
  }, [isMade]);
  return isQuiet;
}

interface AskForAddressProps {
  editor: Editor;
  asking: 'link' | 'embed';
  words: EditorWords;
  close(): void;
}

function AskForAddress({ editor, asking, words, close }: AskForAddressProps) {
  const [initial] = useState(() => (asking === 'link' ? linkAt(editor) : ''));
  const isEmbed = asking === 'embed';
  return (
    <AddressPanel
      label={isEmbed ? words.address.embed : words.address.link}
      words={words.address}
      initial={initial}
      put={(address) => {
        if (isEmbed ? putEmbed(editor, address) : putLink(editor, address)) {
          close();
          return null;
        }
        return isEmbed ? words.address.badEmbed : words.address.badLink;
      }}
      remove={
        initial
          ? () => {
              removeLink(editor);
              close();
            }
          : undefined
      }
      close={close}
    />
  );
}

/** By itself: the compiler would ask for `editor.commands` at each drawing of the page, and that makes every command anew. */
function focusBody(editor: Editor | null): void {
  editor?.commands.setTextSelection(0);
  // Not commands.focus(): it waits for the next frame, and the first letter would land in the lead.
  editor?.view.focus();
}

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function focusStart(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(0, 0);
}
