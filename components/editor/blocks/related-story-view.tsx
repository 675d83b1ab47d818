'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useEditorSurroundings } from '../editor-context.tsx';
import type { FoundStory } from './find-stories.ts';
import { goBelow } from './insert-block.ts';
import { useFoundStories } from './use-found-stories.ts';

/** A link to one of our own stories: found by its words, shown by its headline as it is now. */
export function RelatedStoryView({ node, editor, getPos, updateAttributes, selected }: NodeViewProps) {
  const { words: all, readOnly, findStories } = useEditorSurroundings();
  const words = all.blocks.related;
  const id = String(node.attrs.story ?? '');
  const [known, setKnown] = useState<FoundStory | null | undefined>(undefined);
  const [choosing, setChoosing] = useState(false);
  const story = known?.id === id ? known : undefined;

  useEffect(() => {
    if (id === '' || known?.id === id || !findStories) return;
    let isOver = false;
    void findStories({ ids: [id] }).then(
      (found) => !isOver && setKnown(found[0] ?? null),
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [id, known, findStories]);

  function goOn() {
    const pos = getPos();
    if (pos === undefined) return;
    editor.view.dispatch(goBelow(editor.state.tr, pos + 1));
    editor.view.focus();
  }

  return (
    <NodeViewWrapper className="ed-related" data-selected={selected || undefined} contentEditable={false}>
      {/* biome-ignore lint/a11y/useSemanticElements: a card of the story, not a form's field set */}
      <div role="group" aria-label={words.label} data-drag-handle="">
        <p className="ed-related-label">{words.label}</p>
        {id === '' || choosing ? (
          <FindStory
            isNew={id === '' && selected}
            choose={(found) => {
              setKnown(found);
              setChoosing(false);
              updateAttributes({ story: found.id });
              goOn();
            }}
            leave={() => {
              setChoosing(false);
              const pos = getPos();
              if (pos !== undefined) editor.commands.setNodeSelection(pos);
              editor.view.focus();
            }}
          />
        ) : (
          <>
            <p className="ed-related-headline">{story?.headline ?? (known === null ? '' : '…')}</p>
            {known === null ? <p className="ed-problem">{words.hidden}</p> : null}
            {readOnly ? null : (
              <button type="button" className="ed-quiet-button" onClick={() => setChoosing(true)}>
                {words.change}
              </button>
            )}
          </>
        )}
      </div>
    </NodeViewWrapper>
  );
}

interface FindStoryProps {
  /** It was just inserted: what is typed next is the search. */
  isNew: boolean;
  choose(story: FoundStory): void;
  leave(): void;
}

/** An ARIA combobox over the published stories. */
function FindStory({ isNew, choose, leave }: FindStoryProps) {
  const { words: all, findStories, readOnly } = useEditorSurroundings();
  const words = all.blocks.related;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const found = useFoundStories(query, findStories);
  const [active, setActive] = useState(0);
  const stories = Array.isArray(found) ? found : [];

  useEffect(() => {
    if (isNew) field.current?.focus();
  }, [isNew]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    const story = stories[active];
    if (to !== undefined && stories.length > 0) setActive((to + stories.length) % stories.length);
    else if (event.key === 'Enter') story && choose(story);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="ed-find-story">
      <input
        ref={field}
        type="text"
        role="combobox"
        className="ed-attribute"
        aria-label={words.search}
        placeholder={words.search}
        aria-expanded={stories.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={stories.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        readOnly={readOnly}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${id}-list`} aria-label={words.results} className="ed-found">
        {stories.map((story, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={story.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="ed-pop-item"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(story)}
          >
            <span>{story.headline}</span>
          </div>
        ))}
      </div>
      <p role="status">
        {found === 'failed' ? words.failed : found && stories.length === 0 ? words.none : ''}
      </p>
    </div>
  );
}
