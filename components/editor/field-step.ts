import { type Editor, Extension } from '@tiptap/core';
import { isHistoryTransaction, redoDepth, undoDepth } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import { Step, StepMap, StepResult } from '@tiptap/pm/transform';
import type { PageFields } from './saving/working-copy.ts';

type Changes = Partial<PageFields>;

/**
 * A change of the fields above the text as a step of the text's own history: where a tool changes both, one undo takes
 * both back and one redo brings both again, also where nothing of the text was changed.
 */
export class FieldStep extends Step {
  readonly before: Changes;
  readonly after: Changes;

  constructor(before: Changes, after: Changes) {
    super();
    this.before = before;
    this.after = after;
  }

  apply(doc: Parameters<Step['apply']>[0]): StepResult {
    return StepResult.ok(doc);
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  invert(): Step {
    return new FieldStep(this.after, this.before);
  }

  map(): Step {
    return this;
  }

  toJSON(): { stepType: string; before: Changes; after: Changes } {
    return { stepType: 'fields', before: this.before, after: this.after };
  }
}

/** What a step changes in the fields as they stand: what was written in one of them since stays. */
export function changesOf({ before, after }: FieldStep, now: PageFields): Changes {
  const keys = Object.keys(after).filter((key): key is keyof PageFields => key in now);
  return Object.fromEntries(
    keys
      .filter((key) => now[key] === before[key] && after[key] !== before[key])
      .map((key) => [key, after[key]]),
  );
}

interface Fields {
  read(): PageFields;
  write(changes: Changes): void;
}

/** A step's place in the text's history: how deep that was once the step lay on top. */
interface Laid {
  depth: number;
  before: Changes;
  after: Changes;
}

interface FieldStepStorage {
  done: Laid[];
  undone: Laid[];
}

declare module '@tiptap/core' {
  interface Storage {
    fieldSteps: FieldStepStorage;
  }
}

/** Carries out the steps on the page's fields, when they are made, undone and redone. */
export function fieldSteps(fields: Fields): Extension {
  return Extension.create<unknown, FieldStepStorage>({
    name: 'fieldSteps',
    addStorage: () => ({ done: [], undone: [] }),
    onTransaction({ editor, transaction }) {
      for (const step of transaction.steps) {
        if (!(step instanceof FieldStep)) continue;
        fields.write(changesOf(step, fields.read()));
        lay(step, editor.state, isHistoryTransaction(transaction), this.storage);
      }
    },
  });
}

function lay(step: FieldStep, state: EditorState, isHistory: boolean, storage: FieldStepStorage): void {
  const { done, undone } = storage;
  const [last, next] = [done.at(-1), undone.at(-1)];
  if (!isHistory) {
    done.push({ depth: undoDepth(state), before: step.before, after: step.after });
    storage.undone = [];
  } else if (last && step.after === last.before) {
    done.pop();
    undone.push({ ...last, depth: redoDepth(state) });
  } else if (next && step.after === next.after) {
    undone.pop();
    done.push({ ...next, depth: undoDepth(state) });
  }
}

/**
 * Undo or redo pressed in a line above the text, where a tool wrote what stands in it: the browser's own undo knows nothing
 * of that. False, and nothing done, where something was written in the line or in the text since.
 */
export function stepBackFromLine(
  editor: Editor,
  line: 'headline' | 'lead',
  value: string,
  way: 'undo' | 'redo',
): boolean {
  const { done, undone } = editor.storage.fieldSteps;
  const isUndo = way === 'undo';
  const laid = (isUndo ? done : undone).at(-1);
  if (!laid || laid.depth !== (isUndo ? undoDepth : redoDepth)(editor.state)) return false;
  const stands = isUndo ? laid.after : laid.before;
  if (stands[line] !== value || laid.before[line] === laid.after[line]) return false;
  return isUndo ? editor.commands.undo() : editor.commands.redo();
}
