import { type Extensions, getSchema } from '@tiptap/core';
import { storyMarks, storyNodes } from './list.ts';

/**
 * For the editor, free of React: it adds node views, history and the like beside them. Don't set the
 * editor's `textDirection` option with these: it would put `dir` on nodes that have none.
 */
export const storyExtensions: Extensions = [...storyNodes, ...storyMarks].map((spec) => spec.extension);

/** The same schema for the server, where there is no editor. */
export const storySchema = getSchema(storyExtensions);
