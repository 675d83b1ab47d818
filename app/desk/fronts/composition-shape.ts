import { z } from 'zod';
import { layoutNames } from '#document/front.ts';

/** A composition as a browser sends it; what it means is checked by the command. */
export const compositionShape = z.object({
  front: z.string().max(200),
  layout: z.enum(layoutNames),
  placements: z
    .array(
      z.object({
        slot: z.string().max(200),
        position: z.int(),
        story: z.string().max(64),
        until: z.string().max(40).nullable(),
      }),
    )
    .max(500),
});
