import { Extension } from '@tiptap/core';
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

/** Carries out the steps on the page's fields, when they are made, undone and redone. */
export function fieldSteps(fields: Fields): Extension {
  return Extension.create({
    name: 'fieldSteps',
    onTransaction({ transaction }) {
      for (const step of transaction.steps) {
        if (step instanceof FieldStep) fields.write(changesOf(step, fields.read()));
      }
    },
  });
}
