'use client';

import { useMutation } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { deskMediaPath } from '#document/address.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import type { SectionRef, Story, StoryState } from '#newsroom/types.ts';
import { AddressPanel } from './address-panel.tsx';
import { copyStory } from './copy-story.ts';
import { type DraftBackup, dropAside, setAside, writeBackup } from './draft-backup.ts';
import { EditorContext, type EditorSurroundings, type KnownPicture } from './editor-context.tsx';
import { bodyExtensions } from './editor-extensions.ts';
import { EditorSessionProvider, useEditorSession, useSessionStore } from './editor-session.tsx';
import { LengthLine } from './length-line.tsx';
import { blockEnd, uploadIntoStory } from './picture-uploads.ts';
import { linkAt, putEmbed, putLink, removeLink } from './put-address.ts';
import { isSameText, readSavedFields } from './read-saved-fields.ts';
import { SaveLine } from './save-line.tsx';
import { BackupNotice, SaveTroubleNotice } from './save-trouble.tsx';
import type { Save, Upload, UploadedPicture } from './save-types.ts';
import { picturesIn } from './send-picture.ts';
import { StoryDetails, StoryLine } from './story-fields.tsx';
import { Toolbar } from './toolbar.tsx';
import { uploadTo } from './upload-by-fetch.ts';
import { useBodyEditor } from './use-body-editor.ts';
import { fieldsOf, openWorkingCopy, type PageFields } from './working-copy.ts';
import './editor.css';

export interface StoryEditorProps {
  story: Story;
  sections: SectionRef[];
  /** This person may not edit now. */
  readOnly: boolean;
  locale: Locale;
  words: EditorWords;
  /** A server action; the text goes to it as a string (see SaveInput). */
  save: Save;
  /** Without it, pictures go to `POST /api/v1/media` with the session's cookie. */
  upload?: Upload;
  pictureSrc?(id: string, width: number): string;
  /** Sizes of the stored pictures in the body, by id, where the page knows them. */
  pictures?: Record<string, KnownPicture>;
  signInHref?: string;
  onSaved?(revision: number, state: StoryState): void;
}

const uploadToApi = uploadTo('/api/v1/media');

/** The page a story is written on. Inside an EditorSessionProvider it shares that session, else it opens one. */
export function StoryEditor(props: StoryEditorProps) {
  const isShared = useSessionStore() !== null;
  const page = <WritingPage key={props.story.id} {...props} />;
  return isShared ? page : <EditorSessionProvider story={props.story}>{page}</EditorSessionProvider>;
}

type Asking = 'link' | 'embed' | null;

function WritingPage(props: StoryEditorProps) {
  const { story, sections, locale, words, save, onSaved } = props;
  const { upload = uploadToApi, pictureSrc = deskMediaPath, signInHref = '/desk/sign-in' } = props;
  const store = useSessionStore();
  const session = useEditorSession();
  const [copy] = useState(() => openWorkingCopy(story));
  const [fields, setFields] = useState<PageFields>(() => fieldsOf(story));
  const [asking, setAsking] = useState<Asking>(null);
  const [pictures, setPictures] = useState<Record<string, KnownPicture>>(() => props.pictures ?? {});
  const headline = useRef<HTMLTextAreaElement>(null);
  const lead = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const { queue } = store ?? {};
  const isStopped =
    session.status.kind === 'failed' &&
    (session.status.trouble === 'stale_revision' || session.status.trouble === 'closed');

  const { mutateAsync } = useMutation({
    mutationFn: save,
    // The queue repeats by its own rules; paused offline mutations would hide from the person that nothing is saved.
    retry: false,
    networkMode: 'always',
  });

  const rememberPicture = (picture: UploadedPicture) =>
    setPictures((known) => ({ ...known, [picture.id]: picture }));

  const { editor, unreadable } = useBodyEditor({
    copy,
    makeExtensions: () =>
      bodyExtensions({
        words,
        upload,
        stored: rememberPicture,
        act: {
          link: () => setAsking('link'),
          embed: () => setAsking('embed'),
          picture: () => file.current?.click(),
          toolbar: () => bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
          leaveUp: () => focusEnd(lead.current),
        },
      }),
    words,
    editable: !props.readOnly,
    onEdit: () => queue?.changed(),
    onLeave: () => void flushQuietly(),
  });
  const readOnly = props.readOnly || unreadable;

  function flushQuietly() {
    // What the server refused as it stands is not sent again until it is changed or asked for.
    const { status, unsaved } = queue?.getSnapshot() ?? {};
    if (unsaved && status?.kind !== 'failed') void queue?.flush();
  }

  function edit(changes: Partial<PageFields>) {
    setFields(copy.setFields(changes));
    queue?.changed();
  }

  /** Puts other text on the page, without counting it as typed. */
  function show(next: PageFields, body: Story['body']) {
    setFields(copy.setFields(next));
    copy.setBody(body);
    editor?.commands.setContent(body, { emitUpdate: false });
  }

  // The last words go out when the page is left, hidden by the router or closed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page plugs in once and for as long as it is shown
  useEffect(() => {
    const disconnect = store?.connect({ read: copy.read, send: (input) => mutateAsync(input) });
    return () => {
      disconnect?.();
      flushQuietly();
    };
  }, [store, copy, mutateAsync]);

  useEffect(() => {
    if (!queue) return;
    let told = queue.getSnapshot().revision;
    return queue.subscribe(() => {
      const { revision, state } = queue.getSnapshot();
      if (revision === told) return;
      told = revision;
      onSaved?.(revision, state);
    });
  }, [queue, onSaved]);

  useWindowSaves(store?.queue, copy.read, story.id);

  // A newer revision came with the page (another window, an import): shown where nothing of this page is unsaved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new revision from the server is news
  useEffect(() => {
    const now = queue?.getSnapshot();
    if (!queue || !now || now.unsaved || story.revision <= now.revision) return;
    show(fieldsOf(story), story.body);
    queue.rebase({ revision: story.revision, state: story.state, savedAt: story.changedAt });
  }, [story.revision]);

  const { backup, dropFound, look } = useFoundBackup(editor, story);

  function restoreBackup(found: DraftBackup) {
    const saved = editor ? readSavedFields(found.fields, editor.schema) : null;
    if (saved) {
      const { body, ...rest } = saved;
      show(rest, body);
      queue?.changed();
      // At once: from here on the copy that is kept of each attempt stands in for the one set aside.
      void session.flush();
    }
    dropFound();
  }

  function loadTheirs() {
    writeBackup(localStorage, story.id, {
      revision: session.revision,
      at: new Date().toISOString(),
      fields: copy.read(),
    });
    const { status } = session;
    const isStale = status.kind === 'failed' && status.trouble === 'stale_revision';
    const theirs = isStale ? status.refusal?.current : undefined;
    if (!theirs || !queue) {
      // Nothing more is unsaved as far as this page goes: the copy on this device is offered after loading.
      queue?.rebase({ revision: session.revision, state: session.state, savedAt: story.changedAt });
      window.location.reload();
      return;
    }
    show(fieldsOf(theirs), theirs.body);
    queue.rebase({ revision: theirs.revision, state: theirs.state, savedAt: theirs.changedAt });
    look(theirs);
  }

  function copyMine() {
    return copyStory(fields, editor?.getHTML() ?? '', editor?.getText({ blockSeparator: '\n\n' }) ?? '');
  }

  function onKeyDown(event: KeyboardEvent) {
    // By the key's place: on an Arabic layout Ctrl+S gives «س».
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyS') {
      event.preventDefault();
      void session.flush();
    }
  }

  const surroundings: EditorSurroundings = {
    words,
    locale,
    readOnly,
    upload,
    pictureSrc,
    knownPicture: (id) => pictures[id] ?? null,
    stored: rememberPicture,
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole page, not a control
    <div className="ed" onKeyDown={onKeyDown}>
      <div className="ed-bar">
        {editor && !readOnly ? (
          <Toolbar
            editor={editor}
            words={words.toolbar}
            locale={locale}
            bar={bar}
            act={{
              link: () => setAsking('link'),
              embed: () => setAsking('embed'),
              picture: () => file.current?.click(),
            }}
          />
        ) : (
          <div className="ed-toolbar-place" />
        )}
        <div className="ed-states">
          {props.readOnly ? (
            <p>{words.readOnly}</p>
          ) : (
            <SaveLine words={words} locale={locale} signInHref={signInHref} />
          )}
          {editor ? <LengthLine editor={editor} copy={copy} words={words.count} /> : null}
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
        {isStopped && session.status.kind === 'failed' ? (
          <SaveTroubleNotice
            status={session.status}
            words={words}
            locale={locale}
            copyMine={copyMine}
            loadTheirs={loadTheirs}
          />
        ) : null}
        {backup && !readOnly && !isStopped ? (
          <BackupNotice
            at={backup.at}
            words={words.backup}
            locale={locale}
            restore={() => restoreBackup(backup)}
            drop={dropFound}
          />
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
        <div className="ed-page" dir="rtl" lang="ar">
          <StoryLine
            label={words.headline}
            hint={words.headlineHint}
            className="ed-headline"
            value={fields.headline}
            readOnly={readOnly}
            field={headline}
            onChange={(value) => edit({ headline: value })}
            next={() => focusStart(lead.current)}
          />
          <StoryLine
            label={words.lead}
            hint={words.leadHint}
            className="ed-lead"
            value={fields.lead}
            readOnly={readOnly}
            field={lead}
            onChange={(value) => edit({ lead: value })}
            next={() => {
              editor?.commands.setTextSelection(0);
              // Not commands.focus(): it waits for the next frame, and the first letter would land in the lead.
              editor?.view.focus();
            }}
            previous={() => focusEnd(headline.current)}
          />
          <EditorContext.Provider value={surroundings}>
            <EditorContent editor={editor} className="ed-body-place" />
          </EditorContext.Provider>
        </div>
      </div>
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

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function focusStart(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(0, 0);
}

type Queue = NonNullable<ReturnType<typeof useSessionStore>>['queue'];

/** Saves when the window is left, tries again when it is back, and asks before unsaved text is thrown away. */
function useWindowSaves(queue: Queue | undefined, read: () => string, id: string): void {
  useEffect(() => {
    if (!queue) return;
    const leave = () => {
      const { unsaved, revision, status } = queue.getSnapshot();
      if (!unsaved) return;
      // The request may die with the page; the copy on this device does not.
      writeBackup(localStorage, id, { revision, at: new Date().toISOString(), fields: read() });
      if (status.kind !== 'failed') void queue.flush();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    const comeBack = () => {
      const { status } = queue.getSnapshot();
      if (status.kind !== 'failed') return;
      if (status.trouble === 'network' || status.trouble === 'not_signed_in') void queue.flush();
    };
    const ask = (event: BeforeUnloadEvent) => {
      if (queue.getSnapshot().unsaved) event.preventDefault();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('blur', leave);
    window.addEventListener('focus', comeBack);
    window.addEventListener('online', comeBack);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', comeBack);
      window.removeEventListener('online', comeBack);
      window.removeEventListener('beforeunload', ask);
    };
  }, [queue, read, id]);
}

/** The copy on this device, where it holds other text than the story that came from the server. */
function useFoundBackup(editor: Editor | null, story: Story) {
  const [backup, setBackup] = useState<DraftBackup | null>(null);
  function look(stored: Story) {
    const found = setAside(localStorage, stored.id);
    const text = found && editor ? readSavedFields(found.fields, editor.schema) : null;
    if (!found || !text || !editor) return;
    if (isSameText(text, { ...fieldsOf(stored), body: stored.body }, editor.schema)) {
      dropAside(localStorage, stored.id);
    } else setBackup(found);
  }
  function dropFound() {
    dropAside(localStorage, story.id);
    setBackup(null);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the page has opened
  useEffect(() => {
    if (editor) look(story);
  }, [editor]);
  return { backup, look, dropFound };
}
