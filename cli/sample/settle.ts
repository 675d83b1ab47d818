/** Turns a sample story's blocks into a body: with the ids of stored pictures and with times told from the story's own. */
import type { DocNode, StoryBody } from '#document/types.ts';
import type { SampleBlock, SampleFigure } from './story.ts';

const hour = 3_600_000;

/** `pictures` has the media id of each figure in the story. */
export function settleBody(
  blocks: SampleBlock[],
  known: { pictures: Map<SampleFigure, string>; at: Date },
): StoryBody {
  return { type: 'doc', content: blocks.map((block) => settleBlock(block, known)) };
}

function settleBlock(block: SampleBlock, known: { pictures: Map<SampleFigure, string>; at: Date }): DocNode {
  if (isFigure(block)) {
    return {
      type: 'figure',
      attrs: { media: known.pictures.get(block) ?? '', alt: block.alt, credit: block.credit },
      content: [{ type: 'text', text: block.caption }],
    };
  }
  if (block.type === 'samplePost' && 'hoursBefore' in block) {
    const { url, text, author, handle, hoursBefore } = block;
    const postedAt = new Date(known.at.getTime() - hoursBefore * hour);
    postedAt.setUTCSeconds(0, 0);
    return {
      type: 'embed',
      attrs: { provider: 'x', url, text, author, handle, postedAt: postedAt.toISOString() },
    };
  }
  return block;
}

export function isFigure(block: SampleBlock): block is SampleFigure {
  return block.type === 'sampleFigure';
}
