import type { EditorWords } from '#messages/ar/editor.ts';
import { Icon } from '../icons.tsx';
import type { Tool } from './tools.ts';

/** What is seen of a tool on its button, in the bar above the text and in the menu beside selected words. */
export function ToolFace({ tool, words }: { tool: Tool; words: EditorWords['toolbar'] }) {
  const { face } = tool;
  if ('icon' in face) return <Icon name={face.icon} />;
  if ('word' in face) return <span aria-hidden="true">{words[face.word]}</span>;
  const letter = words[tool.name].replace(/^خط /, '').slice(0, 1);
  return (
    <span aria-hidden="true" className={`ed-letter-${face.letter}`}>
      {letter}
    </span>
  );
}
